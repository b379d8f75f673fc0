import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// Tables as offices and banks really hand them over.
@Suite("Habits of offices")
struct OfficeHabitTests {
  private static func input(_ text: String) -> InputBytes {
    InputBytes(Array(text.utf8), file: "t.csv")
  }

  /// `2026-02-05 12.50` for each row.
  private static func read(_ input: InputBytes, _ profile: String? = nil) throws -> [String] {
    let profile = try profile.map { try BookingProfile.read(Array($0.utf8), file: "p.yaml") }
    return try BookingTable.open(input, profile: profile).rows().map {
      $0.booking.date.isoText + " " + $0.booking.amount.plainText
    }
  }

  // MARK: Edges

  private static let head = "Buchungsdatum;Art;Teilvorhaben;Position;Betrag"
  private static let row = "01.02.2026;Ausgabe;M;SACH;12,50"

  @Test(
    "Separators at the end of the rows, of the headings or of both mean nothing",
    arguments: [("", ";"), (";", ""), (";;", ";;"), (";", "; ;"), ("", "")])
  func trailing(_ afterHead: String, _ afterRow: String) throws {
    let text = Self.head + afterHead + "\n" + Self.row + afterRow + "\n"
    #expect(try Self.read(Self.input(text)) == ["2026-02-01 12.50"])
    let own = "Tag;Summe" + afterHead + "\n01.02.2026;12,50" + afterRow + "\n"
    let profile = BookingProfileTests.profile(
      "date: Tag, amount: Summe", "constants: {kind: expense, measure: M, line: SACH}")
    #expect(try Self.read(Self.input(own), profile) == ["2026-02-01 12.50"])
    #expect(
      try ProfileSuggestion(Self.input(own), kind: .bookings, sheet: nil).yaml(.de)
        .contains("geraten aus 1 Zeile"))
  }

  @Test("A field too many that holds something is told, and so is one below no heading")
  func filledEdge() {
    let tooMany = Self.head + "\n" + Self.row + ";x\n"
    #expect(refusal { _ = try Self.read(Self.input(tooMany)) } == ["ROW_RAGGED"])
    let between =
      "Buchungsdatum;;Art;Teilvorhaben;Position;Betrag\n01.02.2026;%;Ausgabe;M;SACH;1,00\n"
    #expect(
      refusal { _ = try Self.read(Self.input(between.replacing("%", with: "x"))) }
        == ["HEADING_EMPTY"])
    #expect(refusal { _ = try Self.read(Self.input(between.replacing("%", with: " "))) }.isEmpty)
  }

  private static func sheet(beside: String) -> InputBytes {
    func texts(_ row: Int, _ texts: [String]) -> String {
      let cells = texts.enumerated().filter { !$0.element.isEmpty }.map { index, text in
        "<c r=\"\(["A", "B", "C", "D", "E", "F", "G"][index])\(row)\" t=\"inlineStr\">"
          + "<is><t xml:space=\"preserve\">\(text)</t></is></c>"
      }
      return "<row r=\"\(row)\">\(cells.joined())</row>"
    }
    let rows =
      texts(1, head.split(separator: ";").map(String.init))
      + texts(2, row.split(separator: ";").map(String.init) + ["", beside])
    return InputBytes(WorkbookBuilder(rows: rows).bytes, file: "kasse.xlsx")
  }

  @Test("A note beside the table is told by its cell; a lone space is none")
  func note() throws {
    #expect(try Self.read(Self.sheet(beside: " ")) == ["2026-02-01 12.50"])
    let problems = ProblemList()
    let table = try BookingTable.open(Self.sheet(beside: "bitte prüfen"), profile: nil)
    table.read(problems: problems) { _ in }
    #expect(
      problems.problems.map { $0.text(.de) } == [
        "kasse.xlsx, Blatt „Tabelle1“, Zelle G2: In Zelle G2 steht „bitte prüfen“, dort hat die Tabelle keine Überschrift. Löschen Sie es, oder geben Sie der Spalte eine Überschrift."
      ])
  }

  // MARK: Days

  @Test(
    "Days of two digits' years, with a time, and of ISO 8601 in all its forms are read",
    arguments: [
      "05.02.26", "5.2.26", "05.02.2026 00:00:00", "05.02.2026 23:59", "05.02.26 08:00 Uhr",
      "2026-02-05T00:00:00", "2026-02-05T23:30:00.000+01:00", "2026-02-05T12:00:00Z",
      "2026-02-05 12:00", "20260205",
    ])
  func days(_ text: String) throws {
    let table = Self.head + "\n" + Self.row.replacing("01.02.2026", with: text) + "\n"
    #expect(try Self.read(Self.input(table)) == ["2026-02-05 12.50"])
  }

  @Test(
    "Months by their names, a day of the week in front, and years in front are read",
    arguments: [
      ("2. Februar 2026", "2026-02-02"), ("02.Feb.2026", "2026-02-02"),
      ("5-Dec-26", "2026-12-05"), ("12-Dez-26", "2026-12-12"), ("2 March 2026", "2026-03-02"),
      ("2. März 2026", "2026-03-02"), ("02.Mrz.2026", "2026-03-02"),
      ("Feb 2, 2026", "2026-02-02"), ("3. Sept. 2026", "2026-09-03"),
      ("Mo, 02.02.2026", "2026-02-02"), ("Montag, den 2. Februar 2026", "2026-02-02"),
      ("Mo 02.02.26", "2026-02-02"), ("2026/02/05", "2026-02-05"), ("2026.02.05", "2026-02-05"),
      ("02. 02. 2026", "2026-02-02"), ("13-02-2026", "2026-02-13"),
      // 2 February 2026 was a Monday, and no month has a name of two letters.
      ("Di, 02.02.2026", "NO_SUCH_DAY"), ("30. Februar 2026", "NO_SUCH_DAY"),
      ("2. Fe 2026", "NOT_A_DATE"), ("Feb 2, 26", "NOT_A_DATE"),
      ("Mai 2026", "MONTH_WITHOUT_DAY"),
      ("1. Quartal 2026", "NOT_A_DATE"), ("2. Februar", "NOT_A_DATE"),
      ("02-03-2026", "DATE_AMBIGUOUS"),
    ])
  func words(_ text: String, _ wanted: String) throws {
    let table = Self.input(
      Self.head + "\n" + Self.row.replacing("01.02.2026", with: "\"\(text)\"") + "\n")
    var found = refusal { _ = try Self.read(table) }
    if found.isEmpty { found = try Self.read(table).map { String($0.prefix(10)) } }
    #expect(found == [wanted])
  }

  @Test(
    "Years of two digits behind strokes are read as the profile says, and never without",
    arguments: [
      ("05/02/26", "dmy", "2026-02-05"), ("02/05/26", "mdy", "2026-02-05"),
      ("02-03-2026", "dmy", "2026-03-02"), ("02-03-2026", "mdy", "2026-02-03"),
      ("02-03-26", "dmy", "2026-03-02"), ("02-03-2026", "iso", "NOT_A_DATE"),
      ("2. Februar 2026", "iso", "NOT_A_DATE"), ("2. Februar 2026", "dmy", "2026-02-02"),
      ("05/02/26", nil, "DATE_AMBIGUOUS"), ("13/02/26", nil, "NOT_A_DATE"),
      ("26-02-05", nil, "NOT_A_DATE"), ("05.02.26", "iso", "NOT_A_DATE"),
      ("05.02.2026 25:00", nil, "NOT_A_DATE"), ("30.02.26", nil, "NO_SUCH_DAY"),
      ("05.02.126", nil, "NOT_A_DATE"),
    ])
  func strokes(_ text: String, _ form: String?, _ wanted: String) throws {
    let profile = BookingProfileTests.profile(
      "date: Tag, amount: Summe",
      table: form.map { "decimalMark: comma, dates: \($0)" } ?? "decimalMark: comma",
      "constants: {kind: expense, measure: M, line: SACH}")
    let table = Self.input("Tag;Summe\n\(text);1,00\n")
    var found = refusal { _ = try Self.read(table, profile) }
    if found.isEmpty { found = try Self.read(table, profile).map { String($0.prefix(10)) } }
    #expect(found == [wanted])
  }

  // MARK: Headings in two rows

  private static let twoRows = """
    Belegliste 2026;;;;;
    Beleg;;Zahlung;;Betrag in EUR;
    Nr.;Datum;Empfänger;Datum;brutto;davon förderfähig
    1;01.02.2026;Firma;10.02.2026;119,00;100,00
    2;02.02.2026;Firma;11.02.2026;120,00;101,00
    Summe;;;;239,00;201,00

    """

  @Test("Headings of two rows are read together, and a suggestion reads its own file")
  func twoRowHeadings() throws {
    let suggestion = try ProfileSuggestion(
      Self.input(Self.twoRows), kind: .bookings, sheet: nil, known: .init(measures: ["M"]))
    let yaml = suggestion.yaml(.de)
    for line in [
      "  headingRow: 2", "  headingRows: 2", "  voucher: \"Beleg Nr.\"",
      "  paidOn: \"Zahlung Datum\"",
      "  counterparty: \"Zahlung Empfänger\"", "  amount: \"Betrag in EUR brutto\"",
      "  eligible: \"Betrag in EUR davon förderfähig\"",
    ] {
      #expect(yaml.contains("\n\(line) "), "\(line) in \(yaml)")
    }
    let profile = try BookingProfile.read(Array(yaml.utf8), file: "p.yaml")
    let bookings = try BookingTable.open(Self.input(Self.twoRows), profile: profile).rows()
      .map(\.booking)
    #expect(bookings.map(\.amount.plainText) == ["119.00", "120.00"])
    #expect(bookings.map { $0.eligible?.plainText } == ["100.00", "101.00"])
    #expect(bookings.map { $0.paidOn?.isoText } == ["2026-02-10", "2026-02-11"])
  }

  // MARK: Tables of banks

  private static let bank = """
    Buchungstag;Valutadatum;Name Zahlungsbeteiligter;Verwendungszweck;Betrag;Waehrung
    27.02.2026;27.02.2026;Druckhaus;RNr 17;-59,5;EUR
    26.02.2026;26.02.2026;Stadt;Eigenmittel;1000;EUR
    25.02.2026;25.02.2026;;Neue Geschäftsbedingungen;0;EUR

    """

  /// 59.50 go out on the plan line, 1000.00 come in on the source; the line of information moves
  /// nothing.
  @Test(
    "What holds for one direction only stands with its kind; a plan line is for kinds that have one",
    arguments: [
      """
      amounts: {negative: {kind: expense, line: SACH}, positive: {kind: own-funds, source: eigen}}
      constants: {measure: M}
      """,
      """
      amounts: {negative: expense, positive: {kind: own-funds, source: eigen}}
      constants: {measure: M, line: SACH}
      """,
      """
      amounts:
        negative: {kind: expense, measure: M, line: SACH}
        positive: {kind: own-funds, measure: M, source: eigen}
      """,
    ])
  func directions(_ kinds: String) throws {
    let profile = try BookingProfile.read(
      Array(
        BookingProfileTests.profile(
          "date: Buchungstag, amount: Betrag, purpose: Verwendungszweck", kinds
        ).utf8), file: "p.yaml")
    let survey = BookingSurvey()
    let problems = ProblemList()
    var rows: [String] = []
    try BookingTable.open(Self.input(Self.bank), profile: profile)
      .read(problems: problems, survey: survey) { row in
        let booking = row.booking
        rows.append(
          [
            booking.kind.rawValue, booking.amount.plainText, booking.measure, booking.line ?? "-",
            booking.source ?? "-",
          ].joined(separator: " "))
      }
    #expect(problems.problems.map(\.fault.code) == [])
    #expect(rows == ["expense 59.50 M SACH -", "own-funds 1000.00 M - eigen"])
    #expect(survey.leftOut == [LeftOutRow(line: 4, reason: .zero)])
  }

  @Test("A movement that is only pending is left out, and what the bank says of it is told")
  func pending() throws {
    let table = """
      "Girokonto";"DE02120300000000202051"
      "Kontostand vom 28.02.2026:";"940,50 €"
      ""
      "Buchungsdatum";"Wertstellung";"Status";"Verwendungszweck";"IBAN";"Betrag (€)"
      "27.02.26";"27.02.26";"Gebucht";"RNr 17";"DE89370400440532013000";"-59,5"
      "28.02.26";"28.02.26";"Vorgemerkt";"Karte";"DE75512108001245126199";"-3,5"

      """
    let profile = try BookingProfile.read(
      Array(
        BookingProfileTests.profile(
          "date: Buchungsdatum, amount: \"Betrag (€)\"",
          "amounts: {negative: {kind: expense, line: SACH}}\nconstants: {measure: M}"
        ).utf8), file: "p.yaml")
    let survey = BookingSurvey()
    let problems = ProblemList()
    var amounts: [String] = []
    try BookingTable.open(Self.input(table), profile: profile)
      .read(problems: problems, survey: survey) { amounts.append($0.booking.amount.plainText) }
    #expect(problems.problems.map(\.fault.code) == [])
    #expect(amounts == ["59.50"])
    #expect(survey.leftOut == [LeftOutRow(line: 6, reason: .pending("Vorgemerkt"))])
  }

  @Test("A balance below a bank's table is suggested to be left out; its account is no plan line")
  func suggestionForABank() throws {
    let table = """
      Umsätze Girokonto;;;Kundennummer: 123
      Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;Kundenreferenz;Betrag;Währung
      27.02.2026;27.02.2026;Überweisung;Druckhaus;RNr 17;DE89370400440532013000;K-1;-59,50;EUR
      26.02.2026;26.02.2026;Gutschrift;Stadt;Eigenmittel;DE75512108001245126199;K-2;1.000,00;EUR
      Kontostand;28.02.2026;;;940,50;EUR

      """
    let yaml = try ProfileSuggestion(
      Self.input(table), kind: .bookings, sheet: nil, known: .init(measures: ["M"])
    ).yaml(.de)
    #expect(yaml.contains("    - {column: date, startsWith: \"Kontostand\"}"))
    #expect(yaml.contains("  counterparty: \"Begünstigter / Auftraggeber\""))
    #expect(!yaml.contains("  line: \"IBAN\"") && !yaml.contains("  reference: "))
    let answered = yaml.replacing(
      "  # positive: {kind: drawdown", with: "  positive: {kind: own-funds")
    #expect(
      try Self.read(Self.input(table), answered) == ["2026-02-27 59.50", "2026-02-26 1000.00"])
  }

  /// The headings of each bank's download, what it writes above them included.
  @Test(
    "A table of a bank is known without a profile, in one message that says what to do",
    arguments: [
      "Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;Kategorie;Steuerrelevant;Glaeubiger ID;Mandatsreferenz",
      "Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie",
      "Umsätze Girokonto;;;;;Zeitraum: 30 Tage\nNeuer Kontostand;150,00;EUR\n\nBuchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;BIC;Kundenreferenz;Mandatsreferenz ;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung",
      "Umsatzanzeige;Datei erstellt am: 28.02.2026 12:00\n;Letztes Update: aktuell\n\nIBAN;DE02 1203 0000 0000 2020 51\nKontoname;Girokonto\nBank;ING\n\nBuchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung",
      "\"Girokonto\";\"DE02120300000000202051\"\n\"Kontostand vom 28.02.2026:\";\"150,00 €\"\n\"\"\n\"Buchungsdatum\";\"Wertstellung\";\"Status\";\"Zahlungspflichtige*r\";\"Zahlungsempfänger*in\";\"Verwendungszweck\";\"Umsatztyp\";\"IBAN\";\"Betrag (€)\";\"Gläubiger-ID\";\"Mandatsreferenz\";\"Kundenreferenz\"",
      "\"Datum\",\"Uhrzeit\",\"Zeitzone\",\"Name\",\"Typ\",\"Status\",\"Währung\",\"Brutto\",\"Gebühr\",\"Netto\",\"Absender E-Mail-Adresse\",\"Transaktionscode\",\"Guthaben\"",
      "Buchungstag;Valutadatum;Name Zahlungsbeteiligter;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung",
    ])
  func bankTables(_ head: String) {
    let codes = refusal { _ = try Self.read(Self.input(head + "\nx\n")) }
    #expect(codes == ["BANK_TABLE"])
  }

  @Test("A cash book of an office is none, and a table of bookings neither")
  func noBankTables() {
    for head in [
      "Datum;Text;Einnahme;Ausgabe;Saldo",
      "Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Grund der Zahlung",
    ] {
      let codes = refusal { _ = try Self.read(Self.input(head + "\nx;y;z\n")) }
      #expect(!codes.contains("BANK_TABLE"))
    }
  }

  @Test("A heading between the rows and a footnote are told once each")
  func loneTexts() {
    let text = Self.head + "\nBereich 2 Verkehr;;;;\n" + Self.row + "\n;;;;* vorläufig\n"
    #expect(
      refusal { _ = try Self.read(Self.input(text)) } == ["ROW_LONE_TEXT", "ROW_LONE_TEXT"])
  }

  @Test("A dash in the column of the other side stands for nothing", arguments: ["-", "– €", "0"])
  func dash(_ nothing: String) throws {
    let profile = BookingProfileTests.profile(
      "date: Tag, debit: Soll, credit: Haben",
      "constants: {measure: M}\namounts: {debit: expense, credit: own-funds}")
    let text = "Tag;Soll;Haben\n01.02.2026;12,50;\(nothing)\n02.02.2026;\(nothing);3,00\n"
    #expect(try Self.read(Self.input(text), profile) == ["2026-02-01 12.50", "2026-02-02 3.00"])
  }

  // MARK: Numbers of vouchers

  @Test(
    "A long number that a spreadsheet saved as a power of ten is refused, `1E5` is one",
    arguments: [
      ("4,71123E+11", "NOT_TEXT"), ("4.7E+17", "NOT_TEXT"), ("1E5", ""), ("RE+10", ""),
      ("7E+1", ""), ("2026-E+01", ""),
    ])
  func powers(_ voucher: String, _ wanted: String) {
    let text = Self.head + ";Beleg-Nr.\n" + Self.row + ";\(voucher)\n"
    #expect(refusal { _ = try Self.read(Self.input(text)) }.joined() == wanted)
  }

  @Test(
    "A number in a column of texts is taken as its format shows it, or refused",
    arguments: [
      ("000", "7", "007"), ("000", "1234", "1234"), ("0", "7", "7"), ("0E+00", "7", "7"),
      ("&quot;R-&quot;000", "7", "NOT_TEXT"), ("0%", "7", "NOT_TEXT"),
    ])
  func shown(_ format: String, _ number: String, _ wanted: String) throws {
    var file = WorkbookBuilder(
      rows: """
        <row r="1"><c r="A1" t="inlineStr"><is><t>Tag</t></is></c><c r="B1" t="inlineStr"><is><t>Summe</t></is></c><c r="C1" t="inlineStr"><is><t>Nr</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>01.02.2026</t></is></c><c r="B2"><v>12.5</v></c><c r="C2" s="1"><v>\(number)</v></c></row>
        """)
    file.styles =
      "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(format)\"/></numFmts>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs>"
    let profile = try BookingProfile.read(
      Array(
        BookingProfileTests.profile(
          "date: Tag, amount: Summe, voucher: Nr",
          "constants: {kind: expense, measure: M, line: SACH}"
        ).utf8), file: "p.yaml")
    var found = refusal {
      _ = try BookingTable.open(InputBytes(file.bytes, file: "t.xlsx"), profile: profile).rows()
    }
    if found.isEmpty {
      found = try BookingTable.open(InputBytes(file.bytes, file: "t.xlsx"), profile: profile)
        .rows().compactMap(\.booking.voucher)
    }
    #expect(found == [wanted])
  }

  // MARK: Workbooks to fill in

  @Test("An entry workbook saved as CSV leaves out rows in which only the reference stands")
  func preparedText() throws {
    let text = """
      Prüfung;Referenz;Buchungsdatum;Art;Teilvorhaben;Position;Betrag
      bereit;E-1-0001;2026-02-01;Ausgabe;M;SACH;119
      bereit;E-1-0002;2026-02-01;Ausgabe;M;SACH;59.5
      ;E-1-0003;;;;;
      ;E-1-0004;;;;;

      """
    #expect(try Self.read(Self.input(text)) == ["2026-02-01 119.00", "2026-02-01 59.50"])
  }
}
