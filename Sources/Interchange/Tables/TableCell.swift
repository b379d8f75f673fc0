public import Amounts

/// A cell of a table, valid only while its row is handed over.
public enum TableCell {
  /// UTF-8 without quotes, white space as it stands in the file.
  case text(UnsafeBufferPointer<UInt8>)
  /// The decimal text of a number cell of a spreadsheet: `1234.56`.
  case number(UnsafeBufferPointer<UInt8>)
  /// A number cell with a date format.
  case date(CalendarDate)
  case bool(Bool)

  /// The text as a person reads it.
  public var string: String {
    switch self {
    case .text(let bytes), .number(let bytes): String(decoding: bytes, as: UTF8.self)
    case .date(let date): date.isoText
    case .bool(let value): value ? "true" : "false"
    }
  }

  /// Whether it is what a reader of a sheet puts where a formula has no value.
  var isUncomputed: Bool {
    guard case .text(let bytes) = self else { return false }
    return bytes.count == 1 && bytes[0] == UInt8(ascii: "=")
  }

  /// Whether nothing but white space stands in it.
  public var isEmpty: Bool {
    guard case .text(let bytes) = self else { return false }
    return bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}
