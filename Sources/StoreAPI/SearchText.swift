import Foundation

/// How texts are searched: case, accents and the two ways to write umlauts do not tell them apart,
/// so that `Müller`, `MUELLER` and `mueller` find each other.
public enum SearchText {
  /// `text` as it is compared.
  public static func folded(_ text: String) -> String {
    let lower = text.precomposedStringWithCanonicalMapping.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    let written = lower.reduce(into: "") { written, letter in
      switch letter {
      case "ä": written += "ae"
      case "ö": written += "oe"
      case "ü": written += "ue"
      case "ß": written += "ss"
      default: written.append(letter)
      }
    }
    return written.folding(options: .diacriticInsensitive, locale: nil)
  }
}
