/// How texts are searched: case, accents and the two ways to write umlauts do not tell them apart,
/// so that `Müller`, `MUELLER` and `mueller` find each other.
public enum SearchText {
  /// `text` as it is compared.
  public static func folded(_ text: String) -> String {
    let lower = text.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    return lower.reduce(into: "") { written, letter in
      switch letter {
      case "ä": written += "ae"
      case "ö": written += "oe"
      case "ü": written += "ue"
      case "ß": written += "ss"
      default: for scalar in letter.unicodeScalars { written += plain(scalar) }
      }
    }
  }

  /// A letter without its accent: `é`, LATIN SMALL LETTER E WITH ACUTE, as `e`.
  private static func plain(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return String(scalar) }
    if scalar.properties.generalCategory == .nonspacingMark { return "" }
    let words = scalar.properties.name?.split(separator: " ") ?? []
    guard words.count > 4, words[0] == "LATIN", words[4] == "WITH", words[3].count == 1 else {
      return String(scalar)
    }
    return words[3].lowercased()
  }
}
