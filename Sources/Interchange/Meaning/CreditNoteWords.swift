import Funding

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

  /// A booking whose text says that it is the opposite, and whether its purpose says so.
  static func fault(
    _ kind: BookingKind, purpose: String?, voucher: String?
  ) -> (fault: AmountFault, isPurpose: Bool)? {
    switch kind {
    case .expense:
      found(in: [purpose, voucher]).map { (.creditNote($0), $0 == purpose) }
    case .drawdown, .ownFunds, .partnerCash, .donation, .otherPublic, .revenue:
      purpose.flatMap { isReturn($0) ? (.returned($0), true) : nil }
    default: nil
    }
  }

  /// Whether a text begins with a word of money that came back, which is nobody's payment.
  private static func isReturn(_ text: String) -> Bool {
    text.split(whereSeparator: { !$0.isLetter }).first.map {
      returns.contains($0.lowercased())
    } ?? false
  }

  private static let returns: Set = [
    "storno", "stornierung", "rücklastschrift", "ruecklastschrift", "lastschriftrückgabe",
    "rückgabe", "rueckgabe", "rückbuchung", "rueckbuchung", "rücküberweisung", "rueckueberweisung",
    "rückläufer", "rueckläufer", "rueckzahlung", "rückzahlung", "rückerstattung", "rückvergütung",
    "retoure", "chargeback", "refund", "return",
  ]

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
