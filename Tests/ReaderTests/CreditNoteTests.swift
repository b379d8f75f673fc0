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
