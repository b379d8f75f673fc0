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

  /// Whether nothing but white space stands in it.
  public var isEmpty: Bool {
    guard case .text(let bytes) = self else { return false }
    return bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}

/// A row of a table, valid only while it is handed over.
public struct TableRow {
  /// The line of a text file on which the row begins, or the row of a sheet; from 1.
  public let line: Int
  public let cells: UnsafeBufferPointer<TableCell>

  public init(line: Int, cells: UnsafeBufferPointer<TableCell>) {
    self.line = line
    self.cells = cells
  }
}

/// Where rows come from: a CSV file, a sheet of a workbook.
public protocol TableSource {
  /// The file and sheet, for messages.
  var place: SourcePosition { get }

  /// Hands over every row in which something stands, the headings first, and can be called again.
  ///
  /// Faults of the source itself go to `problems`; reading goes on as long as it makes sense.
  func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure)
}
