/// Whether a text can be kept and printed.
enum TextCheck {
  /// Why `text` cannot be taken; nil where it can.
  /// - Parameter limit: the most characters.
  static func fault(_ text: String, limit: Int) -> ValueFault? {
    let length = text.unicodeScalars.count
    if length > limit { return .textTooLong(length: length, limit: limit) }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: continue
      case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF, 0x202A...0x202E, 0x2066...0x2069:
        // Also the marks that turn the direction of writing: they make a text look like another.
        return .controlCharacter(scalar.value)
      default: continue
      }
    }
    return nil
  }
}
