/// Whether a text can be kept and printed.
public enum TextCheck {
  /// Why `text` cannot be taken where one line is wanted, such as a name or a reason; nil where it
  /// can. A line break would forge a line of a list.
  public static func lineFault(_ text: String) -> ValueFault? {
    let unseen = text.unicodeScalars.first {
      $0.value == 0x09 || $0.value == 0x0A || $0.value == 0x0D || isUnseen($0)
    }
    return unseen.map { .controlCharacter($0.value) }
  }

  /// Control characters but tab and line breaks, and the marks that turn the direction of writing:
  /// they make a text look like another.
  public static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF, 0x202A...0x202E, 0x2066...0x2069: true
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
