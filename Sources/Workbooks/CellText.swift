/// Makes any text fit for a cell, without changing what people read.
enum CellText {
  /// The most UTF-16 units a cell holds.
  static let limit = 32_767

  /// Whether the text can be written as it is: short enough, no control characters, nothing that
  /// looks like an escape. Nearly every text is.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      // UTF-16 never takes more units than UTF-8 takes bytes.
      guard bytes.count <= limit else { return false }
      for (index, byte) in bytes.enumerated() {
        if byte < 0x20 { if byte != 0x0A && byte != 0x09 { return false } }
        if byte == 0xEF { return false }
        if byte == UInt8(ascii: "_"), index + 1 < bytes.count,
          bytes[index + 1] == UInt8(ascii: "x")
        {
          return false
        }
      }
      return true
    } ?? false
  }

  /// The text as the file format writes it: line ends as line feeds, control characters as
  /// `_xHHHH_`, and a text that looks like such an escape protected by one.
  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0x0D:
        let isPair = index + 1 < scalars.count && scalars[index + 1].value == 0x0A
        if !isPair { result.append("\n") }
      case 0x09, 0x0A: result.append(scalar)
      case 0..<0x20: result.append(contentsOf: escape(scalar.value).unicodeScalars)
      // XML has no place for these two, escaped or not.
      case 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      case 0x5F where looksLikeEscape(scalars[index...]):
        result.append(contentsOf: escape(0x5F).unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A text for a place that holds one line: header, name, document property.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          switch $0.value {
          case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: " "
          default: $0
          }
        }))
  }

  /// The text in pieces of at most `size` UTF-16 units, broken between characters.
  static func pieces(_ text: String, size: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var units = 0
    for character in text {
      let count = character.utf16.count
      if units + count > size {
        pieces.append(piece)
        (piece, units) = ("", 0)
      }
      piece.append(character)
      units += count
    }
    return pieces + [piece]
  }

  private static func looksLikeEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.count >= 7 else { return false }
    let head = scalars.prefix(7)
    return head[head.startIndex + 1] == "x" && head[head.startIndex + 6] == "_"
      && head.dropFirst(2).prefix(4).allSatisfy(\.properties.isASCIIHexDigit)
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
  }
}
