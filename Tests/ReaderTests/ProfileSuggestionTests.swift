import Amounts
import Funding
import Interchange
import TestSupport
import Testing

@Suite("Suggested profiles")
struct ProfileSuggestionTests {
  private static func suggest(
    _ text: String, _ kind: ProfileSuggestion.Kind = .bookings, measures: [String] = ["M"]
  ) throws -> ProfileSuggestion {
    try suggest(InputBytes(Array(text.utf8), file: "daten/Kasse 2025.csv"), kind, measures)
  }

  private static func suggest(
    _ input: InputBytes, _ kind: ProfileSuggestion.Kind = .bookings, _ measures: [String] = ["M"]
  ) throws -> ProfileSuggestion {
    try ProfileSuggestion(input, kind: kind, sheet: nil, known: .init(measures: measures))
  }

  /// Takes the `#` off the lines that were left open, as a person does.
  private static func completed(_ yaml: String, _ answers: [String: String] = [:]) -> String {
    yaml.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.contains("# OFFEN"), let mark = line.firstIndex(of: "#") else {
        return String(line)
      }
      var text = String(line[..<mark] + line[mark...].dropFirst(2))
      for (key, answer) in answers where text.contains(key) {
        text = String(line[..<mark]) + answer
      }
      return text
    }.joined(separator: "\n")
  }

  @Test("Headings of staff, of two rows and of EU lists; a credit note without its invoice")
  func clerksHeadings() throws {
    let staff = try Self.suggest(
      "Monat;Name;Stellenanteil;AG-Brutto\nJanuar 2026;Meier;50 %;2.400,00\n"
        + "Februar 2026;Meier;50 %;2.410,50\n")
    let yaml = staff.yaml(.de)
    #expect(yaml.contains("date: \"Monat\""), "\(yaml)")
    #expect(yaml.contains("staffShare: \"Stellenanteil\""), "\(yaml)")
    #expect(!yaml.contains("\n  share:"))
    let bills = try Self.suggest(
      "Datum;Rechnung Nr.;Zahlung Text;Betrag\n05.02.2026;R-1;Flyer;100,00\n"
        + "06.02.2026;G-1;Flyer;-10,00\n07.02.2026;R-2;Server;1.234,56\n")
    #expect(bills.yaml(.de).contains("voucher: \"Rechnung Nr.\""))
    #expect(bills.yaml(.de).contains("purpose: \"Zahlung Text\""))
    #expect(bills.trial().text(.de).contains("zu Beleg"))
    let list = try Self.suggest(
      "Operation name,Beneficiary name,Operation start date,Operation end date,"
        + "Total eligible expenditure (EUR),Union co-financing rate,EU contribution (EUR)\n"
        + "Path,City A,01/03/2025,31/12/2026,\"100,000.00\",60%,\"60,000.00\"\n"
        + "Hall,City B,13/04/2025,30/06/2027,\"50,000.00\",40%,\"20,000.00\"\n", .projects)
    #expect(list.yaml(.de).contains("\n  grant: \"EU contribution (EUR)\""), "\(list.yaml(.de))")
    #expect(list.yaml(.de).contains("\n  eligible: \"Total eligible expenditure (EUR)\""))
  }

  private static func amounts(_ text: String, _ profile: String) throws -> [String] {
    let table = try BookingTable.open(
      InputBytes(Array(text.utf8), file: "t.csv"),
      profile: BookingProfile.read(Array(profile.utf8), file: "p.yaml"))
    return try table.rows().map { "\($0.booking.kind.rawValue) \($0.booking.amount.plainText)" }
  }

  private static let cash = """
    Kassenbuch der Stadt;;;;;;
    Lfd. Nr.;Buchungstag;Belegnummer;Lieferant;Buchungstext;Kostenart;Betrag EUR
    1;2;3;4;5;6;7
    1;01.07.2025;R-1;Druckhaus;Flyer;SACH;-1.234,56
    2;02.07.2025;R-2;Bürobedarf;Papier;SACH;-99,90
    3;03.07.2025;B-1;Land;Abruf;;10.000,00
    Summe;;;;;;8.665,54
    """

  /// The lines of a suggestion that name a column.
  private static func columns(_ input: InputBytes) throws -> [String] {
    var found: [String] = []
    for line in try suggest(input).yaml(.de).split(separator: "\n") where line.hasPrefix("  ") {
      let open = line.drop { $0 == " " || $0 == "#" }
      if let end = open.firstIndex(of: "#") {
        found.append(open[..<end].split(separator: " ").joined(separator: " "))
      }
    }
    return found
  }

  @Test("A discount is no plan line, and English headings are known")
  func headings() throws {
    let german = try Self.columns(
      InputBytes(
        Array(
          """
          Rechnungsdatum;fällig am;Kreditor;RE-Nr.;Brutto;Skonto €
          01.02.2026;01.03.2026;Druckhaus;R-1;119,00;2,38
          05.02.2026;05.03.2026;Buchladen;R-2;107,00;1,00

          """.utf8), file: "r.csv"))
    #expect(!german.contains { $0.hasPrefix("line: \"Skonto") })
    #expect(german.contains("date: \"Rechnungsdatum\""), "\(german)")
    let english = try Self.columns(
      InputBytes(
        Array(
          """
          Invoice date,Due date,Vendor,Invoice No,Net,VAT,Gross
          2026-02-01,2026-03-01,Print Ltd,I-1,100.00,19.00,119.00
          2026-02-05,2026-03-05,Books Ltd,I-2,100.00,7.00,107.00

          """.utf8), file: "r.csv"))
    for line in [
      "date: \"Invoice date\"", "counterparty: \"Vendor\"", "voucher: \"Invoice No\"",
      "amount: \"Gross\"", "vat: \"VAT\"",
    ] {
      #expect(english.contains(line), "\(line) in \(english)")
    }
  }

  @Test("Sums that were never calculated change no column, and an e-invoice is told as one")
  func uncalculated() throws {
    var file = WorkbookBuilder(table: [
      ["Datum", "Firma", "Brutto"], ["01.02.2026", "A", "10,00"], ["02.02.2026", "B", "20,00"],
    ])
    file.sheets[0].content = file.sheets[0].content.replacing(
      "</sheetData>",
      with: "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Summe</t></is></c>"
        + "<c r=\"C4\"><f>SUM(C2:C3)</f></c></row></sheetData>")
    let found = try Self.columns(InputBytes(file.bytes, file: "r.xlsx"))
    #expect(found.contains("amount: \"Brutto\""), "\(found)")
    let invoice = InputBytes(
      Array("<?xml version=\"1.0\"?><Invoice><ID>1</ID></Invoice>".utf8), file: "r.xml")
    for kind in [ProfileSuggestion.Kind.bookings, .projects] {
      let told = refusal { _ = try Self.suggest(invoice, kind) }
      #expect(told == ["NEEDS_NO_PROFILE"])
    }
  }

  @Test("Every guess is marked, with three examples, and what no table tells is left open")
  func guesses() throws {
    let suggestion = try Self.suggest(Self.cash)
    let yaml = suggestion.yaml(.de)
    for line in [
      "id: kasse-2025", "  headingRow: 2  # geraten: 7 Überschriften",
      "  decimalMark: comma  # geraten: „-1.234,56“, „-99,90“, „10.000,00“",
      "  # paidOn: \"Buchungstag\"  # OFFEN: wenn der Buchungstag der Tag der Zahlung ist",
      "  date: \"Buchungstag\"  # geraten: nach der Überschrift, „01.07.2025“, „02.07.2025“, „03.07.2025“",
      "  amount: \"Betrag EUR\"  # geraten", "  line: \"Kostenart\"  # geraten",
      "  negative: expense  # geraten: 2 Beträge unter null",
      "  # positive: {kind: drawdown, source: \"…\"}  # OFFEN: 1 Betrag über null",
      "  measure: \"M\"  # geraten: das einzige Teilvorhaben im Hauptbuch",
      "  columnNumbers: true  # geraten: Zeile 3",
      "  totals: true  # geraten: Zeile 7 nennt 8.665,54\u{A0}€",
    ] {
      #expect(yaml.contains(line), "\(line)\n\(yaml)")
    }
    #expect(suggestion.open == ["columns.paidOn", "columns.reference", "amounts.positive"])
    #expect(suggestion.yaml(.en).contains("# OPEN: "))
  }

  /// 59.50 and 1,234.56 spent, 9.50 credited: what a minus means, only the office knows.
  @Test("A list of costs with a credit note leaves both signs open")
  func credits() throws {
    let suggestion = try Self.suggest(
      """
      Datum;Beleg;Text;Kostenart;Betrag
      05.02.2026;R-1;Flyer;SACH;59,50
      07.02.2026;R-2;Nachlass Flyer;SACH;9,50-
      09.02.2026;R-3;Server;SACH;1.234,56
      """)
    #expect(suggestion.open.contains("amounts.positive"))
    #expect(suggestion.open.contains("amounts.negative"))
    #expect(
      suggestion.yaml(.de).contains("  # negative: credit-note  # OFFEN: 1 Betrag unter null"))
  }

  @Test("The suggested profile, completed, reads the table it was made from")
  func completes() throws {
    let yaml = try Self.suggest(Self.cash).yaml(.de)
    #expect(
      try Self.amounts(Self.cash, Self.completed(yaml)) == [
        "expense 1234.56", "expense 99.90", "drawdown 10000.00",
      ])
    // As it is, the row whose kind was left open is refused.
    #expect(refusal { _ = try Self.amounts(Self.cash, yaml) } == ["VALUE_MISSING"])
  }

  @Test("What can be read in two ways is left open with three values in both readings")
  func ambiguous() throws {
    let text = """
      Datum;Beleg;Soll;Haben
      01/02/2025;1;4.156;
      03/04/2025;2;5.200;
      05/06/2025;3;;6.100
      07/08/2025;4;7.100;
      """
    let suggestion = try Self.suggest(text)
    let yaml = suggestion.yaml(.de)
    #expect(
      suggestion.open == [
        "table.decimalMark", "table.dates", "columns.paidOn", "amounts.credit", "constants.line",
      ])
    for line in [
      "#   Zeile 2: „4.156“ = 4.156,00\u{A0}€ oder Betrag mit drei Nachkommastellen",
      "#   Zeile 2: „01/02/2025“ = 01.02.2025 oder 02.01.2025",
      "#   Zeile 4: „05/06/2025“ = 05.06.2025 oder 06.05.2025",
    ] {
      #expect(yaml.contains(line), "\(line)\n\(yaml)")
    }
    #expect(!yaml.contains("Zeile 5: „07/08/2025“"))
    #expect(
      try Self.amounts(text, Self.completed(yaml)) == [
        "expense 4156.00", "expense 5200.00", "drawdown 6100.00", "expense 7100.00",
      ])
  }

  @Test("Words for kinds are guessed one by one; a column without a known heading by its content")
  func kinds() throws {
    let text = """
      Wann,Vorgangsart,Wert,Kostenstelle
      2025-07-01,Auszahlung,12.50,4711
      2025-07-02,Mittelabruf,1000.00,4711
      2025-07-03,Gutschein,5.00,4712
      """
    let suggestion = try Self.suggest(text)
    let yaml = suggestion.yaml(.de)
    for line in [
      "  date: \"Wann\"  # geraten: nach dem Inhalt",
      "  amount: \"Wert\"  # geraten: nach dem Inhalt",
      "    \"Auszahlung\": expense  # geraten: „Ausgabe“",
      "    \"Mittelabruf\": drawdown  # geraten: „Zuwendungseingang“",
      "    # \"Gutschein\": expense  # OFFEN", "# \"4711\": \"…\"  # OFFEN: eines von M",
    ] {
      #expect(yaml.contains(line), "\(line)\n\(yaml)")
    }
    #expect(suggestion.open.contains("values.kind.Gutschein"))
    _ = try BookingProfile.read(Array(yaml.utf8), file: "p.yaml")
  }

  @Test("A suggestion is tried on its own file, and says what it gives")
  func trial() throws {
    let trial = try Self.suggest(Self.cash).trial()
    #expect(trial.problems == nil)
    #expect(trial.rows == 3)
    #expect(trial.leftOut == 2)
    // 1,234.56 + 99.90 paid, 10,000.00 drawn.
    #expect(trial.sums.map(\.amount) == [Money(cents: 133_446), Money(cents: 1_000_000)])
    #expect(
      trial.text(.de).contains("3 Zeilen, 2 weggelassen; Ausgabe 1.334,46\u{A0}€"))
    let faulty = try Self.suggest(
      "Datum;Betrag\n01.01.2025;1,50\n02.01.2025;1,50\n03.01.2025;1,50\n31.02.2025;2,50\n"
    ).trial()
    #expect(faulty.problems?.problems.map(\.fault.code) == ["NO_SUCH_DAY"])
    #expect(faulty.text(.de).contains("1 Fehler, zuerst"))
  }

  @Test("Rows without day and amount are offered to be left out, and the list then reads")
  func strayRows() throws {
    let text = """
      Name des Begünstigten;Bezeichnung des Vorhabens;Beginn;Ende;Förderfähige Ausgaben;Fördersatz
      beneficiary name;operation name;start;end;total eligible expenditure;rate
      Musterwerk GmbH;Drehbank;01.03.2015;31.12.2015;1.000,00;50,00
      Stadt Beispiel;Brücke;01.04.2015;31.12.2016;3.000,00;50,00
      Amt A;Halle;01.04.2015;31.12.2016;1.000,00;50,00
      Amt B;Labor;01.04.2015;31.12.2016;1.000,00;50,00
      Amt C;Radweg;01.04.2015;31.12.2016;1.000,00;50,00
      Amt D;Netz;01.04.2015;31.12.2016;1.000,00;50,00
      * Der Satz gilt je Prioritätsachse und steht in der Richtlinie.;;;;;

      """
    let suggestion = try Self.suggest(text, .projects)
    let yaml = suggestion.yaml(.de)
    for line in [
      "    - {column: recipient, is: \"beneficiary name\"}  # geraten: Zeile 2 hat weder Tag noch Betrag",
      "    - {column: recipient, startsWith: \"* Der Satz gilt je\"}  # geraten: Zeile 9",
    ] {
      #expect(yaml.contains(line), "\(line)\n\(yaml)")
    }
    let trial = suggestion.trial()
    #expect(trial.problems == nil, "\(trial.text(.de))")
    #expect(trial.rows == 6)
    #expect(trial.sums.map(\.amount) == [Money(cents: 800_000), Money(cents: 400_000)])
  }

  @Test("A running number is left open: it may start anew in every file")
  func runningNumber() throws {
    let text = "Datum;Lfd. Nr.;Betrag\n01.01.2025;7;1,50\n02.01.2025;8;2,50\n"
    let suggestion = try Self.suggest(text)
    #expect(suggestion.open.contains("columns.reference"))
    #expect(
      suggestion.yaml(.de).contains(
        "  # reference: {column: \"Lfd. Nr.\", scope: file}  # OFFEN: eine laufende Nummer"))
    // Numbers of the office that do not count the rows are its own.
    let own = try Self.suggest(text.replacing(";8;", with: ";12;"))
    #expect(!own.open.contains("columns.reference"))
  }

  @Test(
    "Where several columns may be meant the choice is left open",
    arguments: [
      ("Datum der Zahlung;Eingang am;Betrag\n01.01.2025;02.01.2025;1,50\n", "columns.date"),
      ("Datum;Name Firma;Empfänger Ort;Betrag\n01.01.2025;A;B;1,50\n", "columns.counterparty"),
    ])
  func rivals(text: String, open: String) throws {
    #expect(try Self.suggest(text).open.contains(open))
  }

  @Test("A profile whose open places were not filled in is refused by their names")
  func openPlaces() throws {
    let text = "Text;Wert\nA;1,50\nB;2,50\n"
    let yaml = try Self.suggest(text, measures: []).yaml(.de)
    let codes = refusal { _ = try BookingProfile.read(Array(yaml.utf8), file: "p.yaml") }
    #expect(codes == ["MISSING_KEY", "MISSING_KEY"])
  }

  @Test(
    "Nothing to guess from is an error", arguments: ["", "a\n", "Datum;Betrag\n", "1;2\n3;4\n"])
  func nothing(_ text: String) {
    #expect(refusal { _ = try Self.suggest(text) }.count == 1)
  }

  @Test("Headings with every sign that YAML minds are quoted, and a workbook names its sheet")
  func quoting() throws {
    let workbook = WorkbookBuilder(table: [
      ["Datum", "Betrag: \\ # \u{22}", "Text"], ["01.07.2025", "1,50", "x"],
      ["02.07.2025", "2,50", "y"],
    ])
    let yaml = try Self.suggest(workbook.input).yaml(.de)
    #expect(yaml.contains("sheet: \"Tabelle1\""))
    let profile = try BookingProfile.read(Array(yaml.utf8), file: "p.yaml")
    #expect(try BookingTable.open(workbook.input, profile: profile).rows().count == 2)
    // The twin as CSV has no sheets.
    let twin = "Datum;\"Betrag: \\ # \"\"\";Text\n01.07.2025;1,50;x\n"
    let csv = InputBytes(Array(twin.utf8), file: "t.csv")
    #expect(try BookingTable.open(csv, profile: profile).rows().count == 1)
  }

  @Test("A list of projects")
  func projects() throws {
    let text = """
      Liste der Vorhaben;;;;;
      Name des Begünstigten;Bezeichnung des Vorhabens;Beginn;Ende;Förderfähige Ausgaben;Fördersatz
      1;2;3;4;5;6
      Musterwerk GmbH;Drehbank;01.03.2015;31.12.2015;1.000,00;50,00
      Stadt Beispiel;Brücke;01.04.2015;31.12.2016;3.000,00;50,00
      Summe;;;;4.000,00;
      """
    let suggestion = try Self.suggest(text, .projects)
    #expect(suggestion.open == ["award.funder", "award.ruleSet"])
    let yaml = Self.completed(
      suggestion.yaml(.de), ["funder:": "funder: {id: f, name: F, level: eu}"])
    let list = try ProjectList.read(
      InputBytes(Array(text.utf8), file: "l.csv"),
      profile: Profile.read(Array(yaml.utf8), file: "p.yaml"))
    #expect(list.rows.count == 2)
    #expect(list.grant == Money(cents: 200_000))
    #expect(list.leftOut.map(\.line) == [3, 6])
  }
}
