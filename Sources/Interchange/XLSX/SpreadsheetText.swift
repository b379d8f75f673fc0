/// Texts of a workbook: `_x000D_` stands for a character that XML cannot hold.
enum SpreadsheetText {
  /// The most characters that a cell keeps, in UTF-16 units.
  static let limit = 32_767

  /// Resolves `_xHHHH_` in the bytes from `start` on.
  static func resolve(_ bytes: inout [UInt8], from start: Int) {
    guard let first = nextEscape(bytes[start...]) else { return }
    var result: [UInt8] = []
    var rest = bytes[start...]
    var escape: (at: Int, unit: UInt16)? = first
    var units: [UInt16] = []
    while let found = escape {
      // Two escapes side by side can be the halves of one character.
      if found.at > rest.startIndex, !units.isEmpty { flush(&units, to: &result) }
      result += rest[..<found.at]
      units.append(found.unit)
      rest = rest[(found.at + 7)...]
      escape = nextEscape(rest)
    }
    flush(&units, to: &result)
    result += rest
    bytes.replaceSubrange(start..., with: result)
  }

  private static func flush(_ units: inout [UInt16], to result: inout [UInt8]) {
    result += String(decoding: units, as: UTF16.self).utf8
    units.removeAll()
  }

  private static func nextEscape(_ bytes: ArraySlice<UInt8>) -> (at: Int, unit: UInt16)? {
    var index = bytes.startIndex
    while index + 7 <= bytes.endIndex {
      if bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
        bytes[index + 6] == UInt8(ascii: "_")
      {
        let digits = bytes[index + 2..<index + 6].map(hex)
        if let unit = unit(digits) { return (index, unit) }
      }
      index += 1
    }
    return nil
  }

  private static func unit(_ digits: [UInt16?]) -> UInt16? {
    var unit: UInt16 = 0
    for digit in digits {
      guard let digit else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func hex(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A")) + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
  }
}
