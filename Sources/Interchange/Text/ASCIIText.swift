/// German text in ASCII, for programs and locales that know nothing else.
enum ASCIIText {
  /// The letters that stand for a German character; nil where none do.
  static func letters(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ä": "ae"
    case "ö": "oe"
    case "ü": "ue"
    case "ß": "ss"
    case "Ä": "Ae"
    case "Ö": "Oe"
    case "Ü": "Ue"
    case "\u{1E9E}": "SS"
    default: nil
    }
  }

  /// The text on one line: German letters by two, some signs by their like, others by their number.
  static func line(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case " "..."~": line.unicodeScalars.append(scalar)
      case "\u{A0}", "\u{202F}", "\t", "\n", "\r", "\u{2028}", "\u{2029}": line += " "
      case "–", "—", "\u{2010}"..."\u{2012}": line += "-"
      case "„", "“", "”", "«", "»": line += "'"
      case "‚", "‘", "’": line += "'"
      case "€": line += "EUR"
      case "…": line += "..."
      default:
        line += letters(scalar) ?? "<\(String(scalar.value, radix: 16, uppercase: true))>"
      }
    }
    return line.split(separator: " ").joined(separator: " ")
  }
}
