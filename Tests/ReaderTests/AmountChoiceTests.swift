import Amounts
import Funding
import Interchange
import Testing

/// Which column a suggested profile takes where several may be meant.
@Suite("Suggestions among several columns") struct AmountChoiceTests {
  private static func suggest(
    _ text: String, _ kind: ProfileSuggestion.Kind = .bookings
  ) throws -> ProfileSuggestion {
    try ProfileSuggestion(
      InputBytes(Array(text.utf8), file: "t.csv"), kind: kind, sheet: nil,
      known: .init(measures: ["M"], lines: ["SACH"]))
  }

  @Test(
    "Several amounts are for a person to choose, what was paid before what was planned",
    arguments: [
      ("Bruttobetrag;Auszahlungsbetrag", "100,00;98,00", "Bruttobetrag"),
      ("Rechnungsbetrag;Skonto;Zahlbetrag", "100,00;2,00;98,00", "Rechnungsbetrag"),
      ("Plan;Ist", "100,00;60,00", "Ist"), ("Soll;Ist", "100,00;60,00", "Ist"),
      ("Ansatz 2026;Ist-Ausgaben", "100,00;60,00", "Ist-Ausgaben"),
      ("AG-Brutto gesamt;Projektanteil €", "4.000,00;2.000,00", "AG-Brutto gesamt"),
      ("Gesamtbetrag;davon Projekt", "100,00;60,00", "Gesamtbetrag"),
    ])
  func several(_ headings: String, _ values: String, _ offered: String) throws {
    let suggestion = try Self.suggest(
      "Datum;Lieferant;\(headings)\n05.02.2026;Druck;\(values)\n06.02.2026;Holz;\(values)\n")
    #expect(suggestion.open.contains("columns.amount"))
    #expect(suggestion.yaml(.de).contains("  # amount: \"\(offered)\"  # OFFEN: "))
    #expect(suggestion.trial().problems == nil)
  }

  @Test(
    "The gross amount beside its parts, and an amount beside counts, is clear",
    arguments: [
      ("Netto;USt;Brutto", "100,00;19,00;119,00", "Brutto"),
      ("Betrag;Saldo", "1,50;9,00", "Betrag"), ("Betrag;Skonto", "1,50;0,03", "Betrag"),
      ("Betrag;Betrag kumuliert", "1,50;9,00", "Betrag"), ("Betrag;Menge", "1,50;2,50", "Betrag"),
    ])
  func clear(_ headings: String, _ values: String, _ wanted: String) throws {
    let suggestion = try Self.suggest(
      "Datum;Lieferant;\(headings)\n05.02.2026;Druck;\(values)\n06.02.2026;Holz;\(values)\n")
    #expect(suggestion.yaml(.de).contains("  amount: \"\(wanted)\"  # geraten"))
  }

  @Test("A running sum alone is no amount")
  func runningSum() throws {
    let suggestion = try Self.suggest(
      "Datum;Text;Summe kumuliert\n05.02.2026;A;1,50\n06.02.2026;B;4,00\n")
    #expect(suggestion.yaml(.de).contains("# amount: \"…\""))
    #expect(suggestion.trial().lacking == ["columns.amount"])
  }

  @Test("Of two days the first is that of the booking where no column says so")
  func days() throws {
    let yaml = try Self.suggest(
      "Rechnungsdatum;Zahlungsdatum;Lieferant;Betrag\n05.01.2026;10.02.2026;Druck;100,00\n"
    ).yaml(.de)
    #expect(yaml.contains("  date: \"Rechnungsdatum\""))
    #expect(yaml.contains("  paidOn: \"Zahlungsdatum\""))
  }

  @Test("The word for a sum may stand where the days do")
  func sumBelowDays() throws {
    let suggestion = try Self.suggest(
      "Datum;Text;Betrag\n05.02.2026;A;1,50\n06.02.2026;B;2,50\nSumme;;4,00\n")
    #expect(suggestion.yaml(.de).contains("  date: \"Datum\"  # geraten"))
    #expect(suggestion.yaml(.de).contains("  totals: true"))
    #expect(suggestion.trial().sums.map(\.amount.plainText) == ["4.00"])
  }

  @Test("A table without headings names its columns by letters")
  func noHeadings() throws {
    let suggestion = try Self.suggest(
      "05.02.2026;A;-1,50\n06.02.2026;B;-20,00\n07.02.2026;C;-3,00\n")
    let yaml = suggestion.yaml(.de)
    for line in ["  headingRow: none  # geraten", "  date: \"A\"  #", "  amount: \"C\"  #"] {
      #expect(yaml.contains(line), "\(yaml)")
    }
    #expect(suggestion.trial().rows == 3)
    #expect(suggestion.trial().sums.map(\.amount.plainText) == ["24.50"])
  }

  @Test("Money that comes and goes in one column: what a minus most likely means is offered")
  func direction() throws {
    let yaml = try Self.suggest(
      "Datum;Text;Betrag\n05.02.2026;Druck;-1,50\n06.02.2026;Abruf;20,00\n"
    ).yaml(.de)
    #expect(yaml.contains("  # negative: expense  # OFFEN"))
    // One minus among many costs is a credit note.
    let costs = (1...8).map { "0\($0).02.2026;Druck;\($0),50\n" }.joined()
    let list = try Self.suggest("Datum;Text;Betrag\n\(costs)09.02.2026;Druck;-1,50\n").yaml(.de)
    #expect(list.contains("  # negative: credit-note  # OFFEN"))
  }

  @Test("A heading that was broken within a word is understood")
  func brokenHeading() throws {
    let yaml = try Self.suggest(
      """
      Name des Begünstigten;Bezeichnung des Vorhabens;Beginn;Ende;Förderfähige Ausgaben;Unions-Kofinanz-ierungs-satz  pro Achse
      Stadt;Radweg;01.01.2026;31.12.2026;1.000,00 €;80%

      """, .projects
    ).yaml(.de)
    #expect(yaml.contains("  rate: \"Unions-Kofinanz-ierungs-satz pro Achse\""))
    #expect(!yaml.contains("# rate: \"50%\""))
  }
}
