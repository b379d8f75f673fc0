import Funding

/// Words by which a text says that money came back: that a voucher lowers what was paid, or that a
/// payment was returned.
enum CreditNoteWords {
  /// The first text that begins with the word for a credit note, or names one and the invoice that
  /// it is for.
  static func found(in texts: [String?]) -> String? {
    texts.lazy.compactMap { $0 }.first { text in
      let first = first(text)
      return words.contains(first) || first == "credit" && text.lowercased().contains("note")
        || ["gutschrift", "gutschriften", "storno"].contains(where: first.hasSuffix)
        || lowers(first, text) || lowersInvoice(text, words)
    }
  }

  /// Whether a word that may as well name an expense lowers one here, since the text names the
  /// invoice: „Erstattung Reisekosten“ is an expense, „Erstattung zu R-17“ is none.
  private static func lowers(_ first: String, _ text: String) -> Bool {
    guard loweringFirst.contains(first) else { return false }
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

  private static let invoice: Set = [
    "zu", "re", "rg", "rnr", "rechnung", "rechnungen", "rechnungsnr", "beleg",
  ]

  /// A booking whose text says that it is the opposite, and whether its purpose says so.
  /// - Parameter isTold: whether a person named the kind; else a sign or a side does.
  static func fault(
    _ kind: BookingKind, purpose: String?, voucher: String?, isTold: Bool
  ) -> (fault: AmountFault, isPurpose: Bool)? {
    switch kind {
    case .expense:
      if let found = found(in: [purpose, voucher]) {
        return (.creditNote(found), found == purpose)
      }
      guard !isTold, let purpose, returns.contains(first(purpose)) else { return nil }
      return (.givenBack(purpose), true)
    case .ownFunds, .partnerCash:
      guard let purpose else { return nil }
      // Of what a sign says only: who names the kind knows what „Erstattung“ is.
      let isRefund = !isTold && lowering.contains(first(purpose)) && !purpose.contains(":")
      return isRefund || isReturn(purpose) ? (.returned(purpose), true) : nil
    case .drawdown, .donation, .otherPublic, .revenue:
      return purpose.flatMap { isReturn($0) ? (.returned($0), true) : nil }
    default: return nil
    }
  }

  /// Whether a text says that money came back, which is nobody's payment: by its first word, by a
  /// word that means nothing else, or by naming an invoice that it lowers.
  /// Behind a name and a colon nothing counts: so a person says that it is a receipt after all.
  static func isReturn(_ text: String) -> Bool {
    if returns.contains(first(text)) || lowers(first(text), text) { return true }
    return !text.contains(":")
      && (!plain.isDisjoint(with: tokens(text))
        || lowersInvoice(text, words.union(lowering)))
  }

  /// `Gutschrift G-1 zu R-17`, `Erstattung zur Rechnung 17`; banks call every receipt a
  /// „Gutschrift“, so that the word alone says nothing.
  private static func lowersInvoice(_ text: String, _ words: Set<String>) -> Bool {
    let parts = text.lowercased().split(whereSeparator: \.isWhitespace)
    guard let word = parts.firstIndex(where: { words.contains($0.filter(\.isLetter)) }) else {
      return false
    }
    return parts.indices.dropFirst(word + 1).contains { index in
      let letters = String(parts[index].prefix(while: \.isLetter))
      // The number stands with its letters or behind them.
      return letters.hasPrefix("rechnung")
        || invoices.contains(letters)
          && parts[index...].prefix(2).contains { $0.contains(where: \.isNumber) }
    }
  }

  private static func tokens(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  private static func first(_ text: String) -> String {
    text.split(whereSeparator: { !$0.isLetter }).first?.lowercased() ?? ""
  }

  /// Words that say so at the beginning of a text.
  private static let returns: Set = plain.union([
    "rückgabe", "rueckgabe", "rueckzahlung", "rückzahlung", "rückerstattung", "rueckerstattung",
    "rückvergütung", "rueckverguetung", "zahlungsrückerstattung", "retouren", "return", "returned",
    "reversal",
  ])

  /// Words that say so wherever they stand.
  private static let plain: Set = [
    "storno", "stornierung", "stornobuchung", "rücklastschrift", "ruecklastschrift",
    "lastschriftrückgabe", "lastschriftrueckgabe", "lastschriftretoure", "rückbuchung",
    "rueckbuchung", "rücküberweisung", "rueckueberweisung", "rückläufer", "ruecklaeufer",
    "retoure", "chargeback", "refund",
  ]

  /// Words that lower an invoice where one is named beside them.
  private static let lowering: Set = [
    "erstattung", "rückerstattung", "rueckerstattung", "erstattet", "überzahlung", "ueberzahlung",
    "korrektur", "minderung", "preisminderung", "nachlass", "preisnachlass", "rückzahlung",
    "rueckzahlung", "kürzung", "reklamation",
  ]

  /// Words that lower it where they stand first.
  private static let loweringFirst = lowering.union(["rabatt", "bonus", "gs"])

  /// What stands before the number of an invoice.
  private static let invoices: Set = [
    "r", "re", "rg", "rnr", "rgnr", "renr", "rech", "rechn", "er", "inv", "invoice", "beleg",
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
