import Funding

/// Words by which a voucher says that it lowers what was paid.
enum CreditNoteWords {
  /// The first text that begins with such a word.
  static func found(in texts: [String?]) -> String? {
    texts.lazy.compactMap { $0 }.first { text in
      guard let word = text.split(whereSeparator: { !$0.isLetter }).first else { return false }
      let first = word.lowercased()
      return words.contains(first) || first == "credit" && text.lowercased().contains("note")
        || ["gutschrift", "gutschriften", "storno"].contains(where: first.hasSuffix)
        || lowers(first, text)
    }
  }

  /// Whether a word that may as well name an expense lowers one here, since the text names the
  /// invoice: „Erstattung Reisekosten“ is an expense, „Erstattung zu R-17“ is none.
  private static func lowers(_ first: String, _ text: String) -> Bool {
    guard lowering.contains(first) else { return false }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.dropFirst()
    return words.contains { word in
      invoice.contains(String(word)) || word.hasPrefix("überzahl") || word.hasPrefix("ueberzahl")
        || isNumber(word)
    }
  }

  /// `r-17`, `re2026-4`: the number of a voucher.
  private static func isNumber(_ word: Substring) -> Bool {
    guard let first = word.first, first.isLetter, word.last?.isNumber ?? false else { return false }
    return word.prefix { $0.isLetter }.count <= 3 && !word.hasPrefix("kw")
  }

  private static let lowering: Set = [
    "erstattung", "rückerstattung", "rueckerstattung", "erstattet", "preisnachlass", "nachlass",
    "preisminderung", "minderung", "rabatt", "bonus", "gs", "überzahlung", "ueberzahlung",
    "rückzahlung", "rueckzahlung", "kürzung", "reklamation",
  ]

  private static let invoice: Set = [
    "zu", "re", "rg", "rnr", "rechnung", "rechnungen", "rechnungsnr", "beleg",
  ]

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
    guard let first = text.split(whereSeparator: { !$0.isLetter }).first?.lowercased() else {
      return false
    }
    return returns.contains(first) || lowers(first, text)
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
    "gutschrift", "gutschriften", "storno", "stornorechnung", "stornobuchung", "stornierung",
    "rechnungskorrektur",
    "korrekturrechnung", "gutschr", "gutschriftsanzeige", "rückvergütung", "retoure",
    "rechnungsgutschrift", "warengutschrift", "stornogutschrift", "warenrücksendung",
    "warenruecksendung", "rücksendung", "ruecksendung", "rücküberweisung", "rueckueberweisung",
    "warenrückgabe",
    "kaufpreiserstattung",
  ]
}
