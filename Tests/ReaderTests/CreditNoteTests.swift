import Funding
import Interchange
import TestSupport
import Testing

/// Texts by which a booking says that it is the opposite of its kind.
@Suite("Credit notes and returns") struct CreditNoteTests {
  @Test("Money that came back is no receipt")
  func returns() {
    let profile = Own.profile(
      "date: Tag, amount: Betrag, purpose: Text",
      "constants: {measure: M, source: S}\namounts: {negative: expense, positive: donation}")
    func read(_ text: String) -> [String] {
      Own.outcome("Tag;Betrag;Text\n01.02.2026;59,50;\(text)\n", profile) {
        $0.booking.kind.rawValue
      }
    }
    for text in ["Rücklastschrift R-17", "Storno R-17", "Rückgabe Lastschrift", "Stornierung"] {
      #expect(read(text) == ["RETURN_AS_RECEIPT"])
    }
    // Wherever the word stands that means nothing else, or where an invoice is named beside it.
    for text in [
      "Druckhaus Storno R-17", "SEPA Rücklastschrift Müller", "Druckhaus Gutschrift G-1 zu R-17",
      "Erstattung zur Rechnung 17", "Gutschrift zu RE-2026/17", "Druckhaus Überzahlung RG 17",
    ] {
      #expect(read(text) == ["RETURN_AS_RECEIPT"], "\(text)")
    }
    for text in [
      "Gutschrift NRW-KW-01", "Gutschrift zu 436-0815 Abruf 2", "Druckhaus: Storno R-17",
      "Erstattung Personalkosten", "Gutschrift Spende Reh 17",
    ] {
      #expect(read(text) == ["donation"], "\(text)")
    }
    for text in ["Spende", "Müller: Rückzahlung Darlehen", "Erstattung EFRE", "Gutschrift"] {
      #expect(read(text) == ["donation"])
    }
    // Too much was paid, or a tax comes back; only who wrote the kind knows better.
    for text in [
      "Zuviel gezahlt R-17", "Zu viel überwiesen", "Umsatzsteuererstattung 4. Quartal",
      "Erstattung Umsatzsteuer", "Vorsteuer-Erstattung", "Betrag zurückerhalten",
      "wieder gutgeschrieben", "Skonto-Rückforderung", "Rückerst. R-1", "Refund R-1",
    ] {
      #expect(read(text) == ["RETURN_AS_RECEIPT"], "\(text)")
    }
    for text in [
      "Zinsen gutgeschrieben", "Erstattung August", "Kostenerstattung EFRE", "Verlusterstattung",
      "Förderung Zuviel e. V.", "Müller: Umsatzsteuererstattung",
    ] {
      #expect(read(text) == ["donation"], "\(text)")
    }
    let named = Own.profile(
      "date: Tag, amount: Betrag, counterparty: Name, purpose: Text",
      "constants: {measure: M, source: S}\namounts: {negative: expense, positive: donation}")
    for (name, outcome) in [
      ("Finanzamt Nordfelde", "RETURN_AS_RECEIPT"), ("Förderverein Finanzamt", "donation"),
    ] {
      let table = "Tag;Betrag;Name;Text\n01.02.2026;59,50;\(name);4. Quartal\n"
      #expect(Own.outcome(table, named) { $0.booking.kind.rawValue } == [outcome], "\(name)")
    }
    // What a supplier gives back is none of the holder's own money, unless a person says so.
    let own = Own.profile(
      "date: Tag, amount: Betrag, purpose: Text",
      "constants: {measure: M, source: S}\namounts: {negative: expense, positive: own-funds}")
    for (text, outcome) in [
      ("Erstattung Druckhaus", "RETURN_AS_RECEIPT"), ("Überzahlung Post", "RETURN_AS_RECEIPT"),
      ("Eigenmittel: Erstattung Druckhaus", "own-funds"), ("Eigenmittel 2026", "own-funds"),
    ] {
      let table = "Tag;Betrag;Text\n01.02.2026;59,50;\(text)\n"
      #expect(Own.outcome(table, own) { $0.booking.kind.rawValue } == [outcome], "\(text)")
    }
  }

  @Test("Money that was given back is no expense, unless somebody says that it is one")
  func givenBack() {
    func read(_ text: String, _ rest: String) -> [String] {
      Own.outcome(
        "Tag;Betrag;Text\n01.02.2026;\(rest.contains("negative") ? "-" : "")100,00;\(text)\n",
        Own.profile("date: Tag, amount: Betrag, purpose: Text", rest)
      ) { $0.booking.kind.rawValue }
    }
    let bySign = "constants: {measure: M}\namounts: {negative: expense, positive: donation}"
    let told = "constants: {measure: M, kind: expense}"
    for text in ["Rückzahlung", "Rückerstattung Spende", "Refund T-5"] {
      #expect(read(text, bySign) == ["RETURN_AS_EXPENSE"], "\(text)")
      #expect(read(text, told) == ["expense"], "\(text)")
    }
    for text in ["Max: Rückzahlung Auslagen", "Erstattung Fahrtkosten", "Rücktransport"] {
      #expect(read(text, bySign) == ["expense"], "\(text)")
    }
  }

  /// What a bank or a supplier writes, and whether it lowers an expense.
  static let texts: [(String, Bool)] = [
    ("Bonus-Gutschrift", true), ("Erstattung Kaution", true), ("Doppelzahlung zurück", true),
    ("Guthaben aus Jahresabrechnung", true), ("Korr. K1", true), ("Überzahlung erstattet", true),
    ("Kaution zurück", true), ("Rückbuchung", true), ("SEPA-Lastschriftrückgabe", true),
    ("Lastschrift-Rückgabe Müller", true), ("Ruecklastschrift mangels Deckung", true),
    ("Überweisungsrückgabe IBAN falsch", true), ("Rückläufer 12.02.", true),
    ("Umsatz-Storno", true), ("Storno-Rechnung R-1", true), ("Stromguthaben 2025", true),
    ("Nebenkosten-Guthaben", true), ("Anzahlung zurückerstattet", true),
    ("Rückzahlung der Überzahlung aus R-1", true), ("Mietkaution zurückgezahlt", true),
    ("Pfandrückgabe", true), ("Credit memo 17", true), ("Kartenrückerstattung 4711", true),
    ("Korr. R-17", true), ("Chargeback 17", true),
    ("Skonto-Rückforderung", true), ("Zuviel gezahltes zurück", true),
    ("Zuviel gezahlt", true), ("Refund R-1", true), ("Rückerst. R-1", true),
    ("Vergütung Altgeräte Gutschr.", true), ("Betrag zurückerhalten", true),
    ("wieder gutgeschrieben", true), ("Minderrechnung", true), ("Zu viel Berechnetes", true),
    ("Refund T-5", false), ("Refundable ticket Bahn", false), ("Honorar lt. Gutschrift", false),
    ("Minderjährigenbetreuung", false), ("Viel gezahlt", false), ("Auslagenersatz", false),
    ("Rückforderung der Zuwendung", false), ("Zuviel e. V. Beitrag", false),
    ("Erstattungsantrag", false), ("Gutschriftverfahren-Gebühr", false), ("Stornogebühr", false),
    ("Storno-Kosten Hotel", false), ("Gutschriften-Software", false), ("Rückfahrkarte", false),
    ("Hin und zurück Köln", false), ("Kaution Saal", false), ("Kautionsversicherung", false),
    ("Prepaid-Guthaben", false), ("Guthaben aufladen", false), ("Guthabenkarte Post", false),
    ("Retourenscheine", false), ("Korrekturlesen Broschüre", false), ("Korrekturabzug 2", false),
    ("Erstattung Fahrtkosten", false), ("Auslagen erstattet", false), ("Rückbau Bühne", false),
    ("Rechnung Kaution zurück", false), ("Bonusheft", false), ("Rücktransport Exponate", false),
    ("Nachlassverwaltung", false),
  ]

  @Test("Words by which money came back, and words that only look so", arguments: texts)
  func words(_ text: String, isReturn: Bool) {
    let profile = Own.profile(
      "date: Tag, amount: Betrag, purpose: Text", "constants: {measure: M, kind: expense}")
    #expect(
      Own.outcome("Tag;Betrag;Text\n01.02.2026;9,50;\(text)\n", profile) { _ in "read" }
        == [isReturn ? "CREDIT_NOTE_AS_EXPENSE" : "read"])
  }

  @Test("A payee or a voucher that is no name says so, too")
  func payees() {
    let profile = Own.profile(
      "date: Tag, amount: Betrag, counterparty: Name, voucher: Beleg",
      "constants: {measure: M, kind: expense}")
    func read(_ name: String, _ voucher: String) -> [String] {
      Own.outcome(
        "Tag;Betrag;Name;Beleg\n01.02.2026;10,00;A;1\n01.02.2026;11,00;B;2\n"
          + "02.02.2026;21,00;\(name);\(voucher)\n", profile
      ) { _ in "" }.filter { !$0.isEmpty }
    }
    #expect(read("Rückbuchung F", "K3") == ["CREDIT_NOTE_AS_EXPENSE"])
    #expect(read("F – Doppelzahlung zurück", "K3") == ["CREDIT_NOTE_AS_EXPENSE"])
    #expect(read("F", "Korr. K1") == ["CREDIT_NOTE_AS_EXPENSE"])
    #expect(read("Retoure GmbH", "K3").isEmpty)
    #expect(read("F", "K3").isEmpty)
    // 10.00 + 11.00, and nobody is paid.
    #expect(read("", "SU") == ["LIST_TOTAL_ROW"])
  }

  @Test("A credit note is no expense, whatever its sign")
  func creditNotes() {
    let profile = Own.profile(
      "date: Tag, amount: Betrag, purpose: Text", "constants: {measure: M, kind: expense}")
    for text in ["Gutschrift Flyer", "Storno Rechnung 5", "Rechnungskorrektur", "Credit note 7"] {
      #expect(
        Own.outcome("Tag;Betrag;Text\n01.02.2026;9,50;\(text)\n", profile) { _ in "read" }
          == ["CREDIT_NOTE_AS_EXPENSE"])
    }
    for text in ["Rechnung zur Gutschrift", "Stornogebühr", "Kreditkarte"] {
      #expect(
        Own.outcome("Tag;Betrag;Text\n01.02.2026;9,50;\(text)\n", profile) { _ in "read" }
          == ["read"])
    }
  }
}
