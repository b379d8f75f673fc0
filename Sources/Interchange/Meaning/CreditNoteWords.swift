import Funding

/// Words by which a text says that money came back: that a voucher lowers what was paid, or that a
/// payment was returned.
enum CreditNoteWords {
  /// A text with its words in small letters.
  private struct Words {
    let text: String
    let all: [String]
    /// The first word with what a hyphen joins to it: „Bonus-Gutschrift“.
    let compound: String

    init(_ text: String) {
      self.text = text
      let small = text.lowercased()
      all = small.split { !$0.isLetter }.map(String.init)
      compound =
        small.contains("-")
        ? small.split(whereSeparator: \.isWhitespace).first?.filter(\.isLetter) ?? ""
        : all.first ?? ""
    }

    var first: String { all.first ?? "" }
    var beginnings: [String] { first == compound ? [first] : [first, compound] }

    func has(_ wanted: Set<String>) -> Bool { all.contains(where: wanted.contains) }
    func begins(_ wanted: Set<String>) -> Bool { beginnings.contains(where: wanted.contains) }

    /// Whether the first word is what something costs: „Stornogebühr“, „Gutschriften-Software“.
    var isCost: Bool { costs.contains { compound.hasSuffix($0) && compound.count > $0.count } }
  }

  /// The first text that begins with the word for a credit note, or names one and the invoice that
  /// it is for, or says that money came back.
  static func found(in texts: [String?]) -> String? {
    texts.lazy.compactMap { $0 }.first { text in
      let said = Words(text)
      let isNamed =
        said.begins(words) || said.begins(bank)
        || said.first == "credit" && said.has(["note", "memo"])
        || said.beginnings.contains { word in
          ["gutschrift", "gutschriften", "storno"].contains(where: word.hasSuffix)
            || isClaimedBack(word)
        }
        || (said.has(bank) || said.has(received) || said.has(["gutgeschrieben"])
          || endsAsCreditNote(said))
          && !text.contains(":")
      return
        (isNamed || lowers(said) || lowersInvoice(text, lowerings)
        || isHeldMoney(said))
        && !said.isCost && said.first != "rechnung"
    }
  }

  /// „Skonto-Rückforderung“: what a supplier had taken too much of. A claim of the funder is none.
  private static func isClaimedBack(_ word: String) -> Bool {
    ["rückforderung", "rueckforderung"].contains(where: word.hasSuffix)
      && ["skonto", "rabatt", "bonus", "kaution", "pfand", "überzahl", "ueberzahl"]
        .contains(where: word.hasPrefix)
  }

  /// „Vergütung Altgeräte Gutschr.“; „Honorar lt. Gutschrift“ is paid by a credit note.
  private static func endsAsCreditNote(_ said: Words) -> Bool {
    guard let last = said.all.last, said.all.count > 1,
      ["gutschr", "gutschrift", "gutschriften"].contains(last)
    else { return false }
    return !["per", "laut", "lt", "gem", "gemäß", "mit", "zur", "durch"]
      .contains(said.all[said.all.count - 2])
  }

  /// „Zuviel gezahlt R-17“, „zu viel überwiesenes Geld“.
  private static func isOverpaid(_ said: Words) -> Bool {
    let isTooMuch =
      said.all.contains { $0.hasPrefix("zuviel") }
      || zip(said.all, said.all.dropFirst()).contains { $0 == "zu" && $1 == "viel" }
    return isTooMuch
      && said.all.contains { word in
        ["gezahlt", "bezahlt", "überwiesen", "ueberwiesen", "entrichtet", "abgebucht", "berechnet"]
          .contains { word.hasPrefix($0) || word == "zuviel" + $0 }
      }
  }

  /// „Betrag zurückerhalten“, „wieder gutgeschrieben“; „Zinsen gutgeschrieben“ are income.
  private static func isReceived(_ said: Words) -> Bool {
    said.has(received) || said.has(["gutgeschrieben"]) && said.has(["wieder", "zurück", "zurueck"])
  }

  /// „Umsatzsteuererstattung 4. Quartal“: a tax that came back is nobody's grant.
  private static func isTaxBack(_ said: Words) -> Bool {
    let tax: Set = ["ust", "mwst"]
    return said.all.contains { word in
      ["erstattung", "rückerstattung", "guthaben"].contains(where: word.hasSuffix)
        && (word.contains("steuer") || tax.contains(where: word.hasPrefix))
    } || said.has(back) && (said.has(tax) || said.all.contains { $0.hasSuffix("steuer") })
  }

  /// A payee whose name is such a word: „Rückbuchung F“. A company may bear it as well.
  private static func isPayee(_ name: String) -> Bool {
    let said = Words(name)
    return (said.begins(words) || said.begins(bank) || isHeldMoney(said)) && !said.isCost
      && !said.has(companies)
  }

  /// Money that was held by somebody and came back: „Kaution zurück“, „Erstattung Doppelzahlung“,
  /// „Guthaben aus Jahresabrechnung“. „Erstattung Fahrtkosten“ and „Kaution Saal“ are expenses.
  private static func isHeldMoney(_ said: Words) -> Bool {
    if said.beginnings.contains(where: { $0.hasSuffix("guthaben") }) {
      // A card that is filled has a „Guthaben“, too.
      return !said.all.contains { word in
        ["prepaid", "auflad", "aufgeladen", "einzahlung", "karte"].contains(where: word.contains)
      }
    }
    return isOverpaid(said)
      || said.has(back)
        && said.all.contains { word in
          held.contains(where: word.hasSuffix) && !back.contains(word)
        }
  }

  /// Whether a word that may as well name an expense lowers one here, since the text names the
  /// invoice: „Erstattung Reisekosten“ is an expense, „Erstattung zu R-17“ is none.
  private static func lowers(_ said: Words) -> Bool {
    guard loweringFirst.contains(said.first) else { return false }
    let words = said.text.lowercased()
      .split { !$0.isLetter && !$0.isNumber && $0 != "-" }.dropFirst()
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

  /// A booking whose text says that it is the opposite, and the column that says so.
  /// - Parameter isTold: whether a person named the kind; else a sign or a side does.
  static func fault(
    _ kind: BookingKind, purpose: String?, voucher: String?, counterparty: String?, isTold: Bool
  ) -> (fault: AmountFault, column: BookingColumn)? {
    switch kind {
    case .expense:
      if let found = found(in: [purpose, voucher]) {
        return (.creditNote(found), found == purpose ? .purpose : .voucher)
      }
      if let counterparty, isPayee(counterparty) {
        return (.creditNote(counterparty), .counterparty)
      }
      guard !isTold, let purpose, returns.contains(Words(purpose).first) else { return nil }
      return (.givenBack(purpose), .purpose)
    case .ownFunds, .partnerCash, .drawdown, .donation, .otherPublic, .revenue:
      // Of what a sign says only: who names the kind knows what „Erstattung“ is.
      if !isTold, !(purpose?.contains(":") ?? false) {
        let said = Words(purpose ?? "")
        let isOwn = kind == .ownFunds || kind == .partnerCash
        if let purpose, isTaxBack(said) || isOwn && lowering.contains(said.first) {
          return (.returned(purpose), .purpose)
        }
        // A tax office gives back what it was paid, and no grants.
        if let counterparty, Words(counterparty).first == "finanzamt" {
          return (.returned(counterparty), .counterparty)
        }
      }
      return purpose.flatMap { isReturn($0) ? (.returned($0), .purpose) : nil }
    default: return nil
    }
  }

  /// Whether a text says that money came back, which is nobody's payment: by its first word, by a
  /// word that means nothing else, or by naming an invoice that it lowers.
  /// Behind a name and a colon nothing counts: so a person says that it is a receipt after all.
  static func isReturn(_ text: String) -> Bool {
    let said = Words(text)
    if returns.contains(said.first) || lowers(said) { return true }
    return !text.contains(":")
      && (said.has(plain) || isReceived(said) || isClaimedBack(said.compound)
        || lowersInvoice(text, words.union(lowering)) || isHeldMoney(said))
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

  /// Whether words name invoices, beside which such a word is a credit note.
  static func isBeside(_ texts: [String]) -> Bool {
    texts.contains { $0.lowercased().contains("rechnung") }
  }

  // MARK: The words

  /// Words separated by spaces, in both ways of writing umlauts.
  private static func spelled(_ words: String) -> Set<String> {
    let list = words.split(separator: " ").map(String.init)
    return Set(list).union(
      list.map {
        $0.replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue")
      })
  }

  static let words: Set = spelled(
    "gutschrift gutschriften storno stornorechnung stornobuchung stornierung rechnungskorrektur "
      + "korrekturrechnung gutschr gutschriftsanzeige rückvergütung retoure rechnungsgutschrift "
      + "warengutschrift stornogutschrift warenrücksendung rücksendung rücküberweisung "
      + "warenrückgabe pfandrückgabe kaufpreiserstattung minderrechnung")

  /// Words of banks that say so wherever they stand.
  private static let bank: Set = spelled(
    "rücklastschrift lastschriftrückgabe lastschriftretoure rückbuchung rücküberweisung "
      + "rückläufer überweisungsrückgabe überweisungsrückruf kartenrückerstattung retoure chargeback"
  )

  /// Words that say so wherever they stand, of money that came in.
  private static let plain: Set = bank.union(["storno", "stornierung", "stornobuchung", "refund"])

  /// Words that say so at the beginning of a text.
  private static let returns: Set = plain.union(
    spelled(
      "rückgabe rückzahlung rückerstattung rückvergütung zahlungsrückerstattung retouren return "
        + "returned reversal"))

  /// Words that lower an invoice where one is named beside them.
  private static let lowering: Set = spelled(
    "erstattung rückerstattung rückerst erstattet überzahlung korrektur korr minderung preisminderung "
      + "nachlass preisnachlass rückzahlung kürzung reklamation")

  /// Words that lower it where they stand first.
  private static let loweringFirst = lowering.union(["rabatt", "bonus", "gs"])

  private static let invoice: Set = [
    "zu", "re", "rg", "rnr", "rechnung", "rechnungen", "rechnungsnr", "beleg",
  ]

  /// What stands before the number of an invoice.
  private static let invoices: Set = [
    "r", "re", "rg", "rnr", "rgnr", "renr", "rech", "rechn", "er", "inv", "invoice", "beleg",
  ]

  /// Ends of words for money that somebody holds.
  private static let held = [
    "kaution", "pfand", "doppelzahlung", "überzahlung", "ueberzahlung", "fehlzahlung",
    "vorauszahlung", "anzahlung", "abschlag", "abschlagszahlung", "guthaben", "doppelbuchung",
    "fehlüberweisung", "fehlueberweisung",
  ]

  /// Words that say so where an invoice is named behind them.
  private static let lowerings: Set = words.union(["refund", "refunded"])

  /// Words of who got money back, wherever they stand.
  private static let received: Set = spelled(
    "zurückerhalten zurückbekommen zurückgebucht rückgebucht wiedergutgeschrieben")

  /// Words beside which such money came back.
  private static let back: Set = spelled(
    "zurück zurückgezahlt zurückbezahlt zurückerhalten zurücküberwiesen zurückerstattet erstattet "
      + "erstattung rückerstattung rückerstattet rückzahlung")

  /// Ends of compounds that name what something costs.
  private static let costs: Set = spelled(
    "gebühr gebühren kosten versicherung entgelt pauschale verfahren software antrag anträge "
      + "programm karte karten schein scheine etikett etiketten prüfung verwaltung service buch")

  private static let companies: Set = [
    "gmbh", "ggmbh", "mbh", "ag", "kg", "ug", "ohg", "se", "eg", "ev",
  ]
}
