/// Words by which a voucher says that it lowers what was paid.
enum CreditNoteWords {
  /// The first text that begins with such a word.
  static func found(in texts: [String?]) -> String? {
    texts.lazy.compactMap { $0 }.first { text in
      guard let word = text.split(whereSeparator: { !$0.isLetter }).first else { return false }
      let first = word.lowercased()
      return words.contains(first) || first == "credit" && text.lowercased().contains("note")
    }
  }

  /// Whether words name invoices, beside which such a word is a credit note.
  static func isBeside(_ texts: [String]) -> Bool {
    texts.contains { $0.lowercased().contains("rechnung") }
  }

  static let words: Set = [
    "gutschrift", "gutschriften", "storno", "stornorechnung", "stornierung", "rechnungskorrektur",
    "korrekturrechnung", "gutschr", "gutschriftsanzeige", "rückvergütung", "retoure",
    "rechnungsgutschrift", "warengutschrift", "stornogutschrift",
  ]
}
