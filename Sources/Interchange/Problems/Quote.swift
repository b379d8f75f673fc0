import Amounts

/// Texts of files inside sentences.
enum Quote {
  /// `„…“` and `"…"`.
  static func text(_ text: String) -> LocalizedText {
    let text = line(text)
    return LocalizedText(de: "„\(text)“", en: "\"\(text)\"")
  }

  /// The text on one line, without control characters, at most 60 characters.
  static func excerpt(_ text: String) -> String { line(text, limit: 60) }

  /// The text on one line, without control characters: a terminal would obey them. Texts of files
  /// come into sentences in no other way.
  static func line(_ text: String, limit: Int = 200) -> String {
    // Nothing behind the limit is looked at: a text may have megabytes.
    var line = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      guard count < limit * 4 else { break }
      let category = scalar.properties.generalCategory
      let isPlain =
        category != .control && category != .format && category != .lineSeparator
        && category != .paragraphSeparator
      line.unicodeScalars.append(isPlain ? scalar : " ")
    }
    let isWhole = text.unicodeScalars.dropFirst(limit * 4).isEmpty
    return line.count <= limit && isWhole ? line : line.prefix(limit - 1) + "…"
  }

  /// `„a“, „b“ oder „c“`; of more than twelve the first ones.
  static func list(_ texts: [String]) -> LocalizedText {
    LocalizedText(de: list(texts, .de), en: list(texts, .en))
  }

  private static func list(_ texts: [String], _ language: Language) -> String {
    let shown = texts.prefix(texts.count > 40 ? 12 : 40).map { text($0)[language] }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "–" }
    if texts.count > shown.count {
      let rest = texts.count - shown.count
      return shown.joined(separator: ", ")
        + language.pick(" und \(rest) weitere", " and \(rest) more")
    }
    return shown.dropLast().joined(separator: ", ") + language.pick(" oder ", " or ") + last
  }

  /// `Gemeint ist wohl „planned“.`
  static func suggestion(_ nearest: String?) -> LocalizedText? {
    nearest.map {
      LocalizedText(
        de: "Gemeint ist wohl \(text($0).de).", en: "Probably \(text($0).en) is meant.")
    }
  }
}
