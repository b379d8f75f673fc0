/// Whether a text can be kept and printed.
public enum TextCheck {
  /// The most characters of a text that is kept, such as a cell, a name or a reason.
  public static let limit = 4000

  /// Why `text` cannot be taken where one line is wanted, such as a name or a reason; nil where it
  /// can. A line break would forge a line of a list.
  /// - Parameter limit: the most characters.
  public static func lineFault(_ text: String, limit: Int = limit) -> ValueFault? {
    let unseen = text.unicodeScalars.first {
      switch $0.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: true
      default: isUnseen($0)
      }
    }
    return unseen.map { .controlCharacter($0.value) } ?? fault(text, limit: limit)
  }

  /// Control characters but tab and line breaks, and the marks that turn the direction of writing:
  /// they make a text look like another.
  public static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Why `text` cannot be taken; nil where it can.
  /// - Parameter limit: the most characters.
  static func fault(_ text: String, limit: Int) -> ValueFault? {
    let length = text.unicodeScalars.count
    if length > limit { return .textTooLong(length: length, limit: limit) }
    return text.unicodeScalars.first(where: isUnseen).map { .controlCharacter($0.value) }
  }
}
