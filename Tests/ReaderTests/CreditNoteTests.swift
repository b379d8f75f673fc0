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
    for text in ["Spende", "Müller: Rückzahlung Darlehen", "Erstattung EFRE", "Gutschrift"] {
      #expect(read(text) == ["donation"])
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
