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
      ("AG-Brutto gesamt;Projektanteil €", "4.000,00;2.000,00", "Projektanteil €"),
      ("Gesamtbetrag;davon Projekt", "100,00;60,00", "davon Projekt"),
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

  // MARK: What an office's own tables have

  @Test(
    "Of the amounts of a list each tells its own",
    arguments: [
      ("Gesamtkosten;zuwendungsfähige Kosten;bewilligte Zuwendung", "120,00;100,00;80,00"),
      ("Gesamtausgaben;förderfähige Gesamtkosten;Zuwendung", "120,00;100,00;80,00"),
      ("Gesamtvolumen;förderfähige Ausgaben;Fördermittel", "120,00;100,00;80,00"),
    ])
  func base(_ headings: String, _ values: String) throws {
    let suggestion = try Self.suggest(
      "Az.;Maßnahme;Zuwendungsempfänger;Zeitraum von;Zeitraum bis;\(headings)\n"
        + "1;A;X;01.01.2025;31.12.2025;\(values)\n7;B;Y;01.02.2025;31.12.2025;\(values)\n",
      .projects)
    let names = headings.split(separator: ";")
    let yaml = suggestion.yaml(.de)
    #expect(yaml.contains("  eligible: \"\(names[1])\"  # geraten"))
    #expect(yaml.contains("  id: \"Az.\"  # geraten"))
    // 2 × 100.00 and 2 × 80.00.
    #expect(suggestion.trial().sums.map(\.amount) == [Money(cents: 20_000), Money(cents: 16_000)])
  }

  @Test("Invoices and credit notes with signs are told by their signs")
  func creditNotes() throws {
    let yaml = try Self.suggest(
      "Datum;Art;Text;Betrag\n05.02.2026;Rechnung;Post;5,00\n06.02.2026;Gutschrift;Post;-1,00\n"
        + "07.02.2026;Rechnung;Post;6,00\n"
    ).yaml(.de)
    #expect(yaml.contains("# positive: expense  # OFFEN"))
    #expect(yaml.contains("# negative: credit-note  # OFFEN") && !yaml.contains("side:"))
  }

  @Test("What was paid of a grant is no grant, and a cost beside others is left open")
  func paid() throws {
    let yaml = try Self.suggest(
      "Titel;Empfänger;Beginn;Ende;Kosten;Personal;Zuwendung;ausgezahlt\n"
        + "A;X;Mai 2024;Dez 2025;120,00;20,00;80,00;10,00\n", .projects
    ).yaml(.de)
    #expect(
      yaml.contains(
        "  # eligible: \"Kosten\"  # OFFEN: nach der Überschrift, „120,00“; oder „Personal“?"))
    #expect(yaml.contains("  grant: \"Zuwendung\"  # geraten"))
    #expect(yaml.contains("  from: \"Beginn\"") && yaml.contains("  to: \"Ende\""))
  }

  /// 5.00 and 59.50 went out, 1,000.00 came in; what is pending stays out.
  @Test(
    "A bank's „Vorgang“ is no kind of booking",
    arguments: [
      ("Buchungstag;Wertstellung;Vorgang;Buchungstext;Umsatz in EUR", "05.02.2026", "64.50"),
      ("Buchungstag;Wertstellung (Valuta);Vorgang;Buchungstext;Umsatz in EUR", "offen", "59.50"),
    ])
  func comdirect(_ headings: String, _ day: String, _ spent: String) throws {
    let suggestion = try Self.suggest(
      "\(headings)\n\(day);06.02.2026;Lastschrift;Post;-5,00\n"
        + "05.02.2026;05.02.2026;Überweisung;Druckhaus;-59,50\n"
        + "04.02.2026;04.02.2026;Gutschrift;Bezirk;1.000,00\n")
    #expect(suggestion.yaml(.de).contains("  date: \"Buchungstag\"  # geraten"))
    let trial = suggestion.trial()
    #expect(trial.problems == nil, "\(trial.text(.de))")
    #expect(trial.sums.map(\.amount.plainText) == [spent, "1000.00"])
  }

  @Test("The words of a bank over amounts with signs are no kinds, whatever stands beside them")
  func movements() throws {
    let trial = try Self.suggest(
      "Datum;Text;Vorgang;Betrag\n05.02.2026;Post;Lastschrift;-5,00\n"
        + "06.02.2026;Bezirk;Überweisung;-7,00\n"
    ).trial()
    #expect(trial.problems == nil, "\(trial.text(.de))")
    #expect(trial.sums.map(\.amount.plainText) == ["12.00"])
  }

  @Test(
    "The euros count beside what was paid abroad",
    arguments: ["Währung;Fremdbetrag;Kurs;EUR-Betrag", "Währung;Fremdbetrag;Kurs;Betrag EUR"])
  func foreign(_ headings: String) throws {
    let suggestion = try Self.suggest(
      "Datum;Text;\(headings)\n05.02.2026;Hotel;CHF;100,00;0,93;93,00\n"
        + "06.02.2026;Bahn;EUR;;;20,00\n")
    let yaml = suggestion.yaml(.de)
    #expect(!yaml.contains("currency:") && !yaml.contains("oder „Kurs“"))
    let trial = suggestion.trial()
    #expect(trial.problems == nil, "\(trial.text(.de))")
    // 93.00 + 20.00.
    #expect(trial.sums.map(\.amount.plainText) == ["113.00"])
  }

  @Test("Amounts of another currency are not offered, and why is told")
  func otherCurrency() throws {
    let texts = [
      "Datum;Name;Betrag\n05.02.2026;A;10,00 €\n06.02.2026;B;$20.00\n",
      "Datum;Name;Betrag (USD)\n05.02.2026;A;10,00\n06.02.2026;B;20,00\n",
    ]
    for text in texts {
      let yaml = try Self.suggest(text).yaml(.de)
      #expect(yaml.contains("# amount: \"…\""))
      #expect(yaml.contains(" nennt USD: Beträge in anderer Währung weist das Programm zurück."))
    }
  }

  @Test("Columns of one heading are told by their letters, and a profile may say so")
  func twice() throws {
    let suggestion = try Self.suggest(
      "Datum;Text;Betrag;Betrag\n05.02.2026;A;119,00;100,00\n06.02.2026;B;20,00;10,00\n")
    #expect(
      suggestion.yaml(.de).contains(
        "# amount: \"Betrag [C]\"  # OFFEN: nach der Überschrift, „119,00“, „20,00“; oder „Betrag [D]“?"
      ))
    #expect(suggestion.trial().sums.map(\.amount.plainText) == ["139.00"])
  }

  @Test("Who is paid and who pays is told by the sign, or asked")
  func parties() throws {
    let head = "Datum;Betrag;Auftraggeber;Begünstigter\n"
    let one = try Self.suggest(
      head + "05.02.2026;10,00;Stadt;Druckhaus\n06.02.2026;11,00;Stadt;Post\n"
    ).yaml(.de)
    #expect(one.contains("# counterparty: \"Begünstigter\"  # OFFEN"))
    let both = try Self.suggest(
      head + "05.02.2026;-10,00;Stadt;Druckhaus\n06.02.2026;11,00;Bezirk;Stadt\n"
    ).yaml(.de)
    #expect(both.contains("counterparty: {negative: \"Begünstigter\", positive: \"Auftraggeber\"}"))
  }
}
