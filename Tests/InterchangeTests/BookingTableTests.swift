import Amounts
import Funding
import Interchange
import Testing

@Suite struct BookingTableTests {
  private func rows(
    _ text: String, mark: DecimalMark? = nil
  ) throws(InputProblems) -> [BookingRow] {
    try BookingTable(
      CSVReader(InputBytes(Array(text.utf8), file: "b.csv")), decimalMark: mark
    ).rows()
  }

  private func problems(_ text: String, mark: DecimalMark? = nil) throws -> [InputProblem] {
    try #require(throws: InputProblems.self) { try rows(text, mark: mark) }.problems
  }

  @Test func readsEveryColumnInGerman() throws {
    let heading = BookingColumn.allCases.map(\.german).joined(separator: ";")
    let row = [
      "31.03.2024", "Sachleistung", "SC-883-DO", "SACH", "tu", "170,00", "1.150,00 €", "Skonto",
      "27,14", "B-17", "30.03.2024", "2024-04-02", "TU Dortmund", "\"Workshop; Konzept\"",
      "Stunden", "17,5", "10,00", "50 %", "\"zettel.pdf|liste.pdf\"", "R-1",
      "1.700,00", "01.03.2024", "31.03.2024", "A-7", "2 %", "50 %", "INV-1", "B-16",
      "Verhandlungsvergabe", "3", "30.04.2024", "8,50", "31.03.2029", "3,40",
    ].joined(separator: ";")
    let booking = try #require(try rows(heading + "\n" + row + "\n").first?.booking)
    #expect(
      booking
        == Booking(
          date: try #require(CalendarDate(year: 2024, month: 3, day: 31)), kind: .inKind,
          measure: "SC-883-DO", line: "SACH", source: "tu", amount: Money(cents: 17_000),
          eligible: Money(cents: 115_000), reason: "Skonto", vat: Money(cents: 2714),
          voucher: "B-17", voucherDate: CalendarDate(year: 2024, month: 3, day: 30),
          paidOn: CalendarDate(year: 2024, month: 4, day: 2), counterparty: "TU Dortmund",
          purpose: "Workshop; Konzept", method: .hours, quantity: Rational(35, over: 2),
          unitRate: Money(cents: 1000), share: Rate(percent: 50),
          evidence: ["zettel.pdf", "liste.pdf"], reference: "R-1",
          facts: BookingFacts(
            voucherTotal: Money(cents: 170_000),
            serviceFrom: CalendarDate(year: 2024, month: 3, day: 1),
            serviceTo: CalendarDate(year: 2024, month: 3, day: 31), order: "A-7",
            discountOffered: Rate(percent: 2), staffShare: Rate(percent: 50), inventory: "INV-1",
            forVoucher: "B-16", procedure: .negotiated, offers: 3,
            dueOn: CalendarDate(year: 2024, month: 4, day: 30), retention: Money(cents: 850),
            retentionDue: CalendarDate(year: 2029, month: 3, day: 31),
            discount: Money(cents: 340))))
  }

  @Test func readsEnglishHeadingsInAnyOrder() throws {
    let text = "AMOUNT,Measure,kind,date\n1234.56,M,other-public,2024-02-29\n"
    let booking = try #require(try rows(text).first?.booking)
    #expect(booking.amount == Money(cents: 123_456))
    #expect(booking.kind == .otherPublic)
    #expect(booking.date == CalendarDate(year: 2024, month: 2, day: 29))
    #expect(booking.line == nil)
  }

  @Test(arguments: BookingKind.importable)
  func readsEveryKindByKeyAndName(_ kind: BookingKind) throws {
    for word in [kind.rawValue, kind.name.de, kind.name.de.uppercased(), kind.name.en] {
      let booking = try rows("date;kind;measure;amount\n2024-01-01;\(word);M;1,00\n").first?.booking
      #expect(booking?.kind == kind, "\(word)")
    }
  }

  /// Column, value, and the fault it must give.
  @Test(arguments: [
    ("Buchungsdatum", "30.02.2024", "NO_SUCH_DAY"),
    ("Buchungsdatum", "01/02/2024", "DATE_AMBIGUOUS"),
    ("Buchungsdatum", "gestern", "NOT_A_DATE"), ("Buchungsdatum", "", "VALUE_MISSING"),
    ("Art", "Ausgaben", "NOT_ONE_OF"), ("Art", "recognise", "NOT_ONE_OF"),
    ("Teilvorhaben", " ", "VALUE_MISSING"),
    ("Betrag", "1.234", "AMOUNT_AMBIGUOUS"), ("Betrag", "1.234,567", "AMOUNT_DECIMALS"),
    ("Betrag", "-5,00", "CREDIT_IS_NO_EXPENSE"), ("Betrag", "0,00", "AMOUNT_NOT_ABOVE_ZERO"),
    ("Betrag", "99999999999999999999", "AMOUNT_BEYOND_LIMIT"), ("Betrag", "zwölf", "NOT_AN_AMOUNT"),
    ("Betrag", "", "VALUE_MISSING"), ("Umsatzsteuer", "-1,00", "AMOUNT_TOO_SMALL"),
    ("davon zuwendungsfähig", "1,00-", "NOT_AN_AMOUNT"),
    ("Tag der Zahlung", "31.4.2024", "NO_SUCH_DAY"),
    ("Bewertung", "Stunde", "NOT_ONE_OF"), ("Menge", "1.250", "NUMBER_AMBIGUOUS"),
    ("Menge", "-3", "NOT_A_NUMBER"), ("Anteil", "50", "RATE_OUTSIDE"),
    ("Anteil", "halb", "NOT_A_RATE"), ("Skonto angeboten", "2", "RATE_OUTSIDE"),
    ("Leistung bis", "31.02.2026", "NO_SUCH_DAY"), ("Angebote", "0", "NUMBER_OUTSIDE"),
    ("Angebote", "2,5", "NUMBER_OUTSIDE"), ("Vergabeart", "geheim", "NOT_ONE_OF"),
    ("Belegbetrag", "-1,00", "AMOUNT_TOO_SMALL"),
    ("Position", "A\u{7}B", "CONTROL_CHARACTER"),
  ])
  func refusesACell(_ column: String, _ value: String, _ code: String) throws {
    var cells = [
      "Buchungsdatum": "01.02.2024", "Art": "Ausgabe", "Teilvorhaben": "M", "Betrag": "1,00",
    ]
    cells[column] = value
    let keys = cells.keys.sorted()
    let text =
      keys.joined(separator: ";") + "\n" + keys.map { cells[$0] ?? "" }.joined(separator: ";")
      + "\n"
    // A whole empty row would be passed over; here the other columns are filled.
    let found = try problems(text)
    #expect(found.map(\.fault.code) == [code])
    #expect(found.first?.place.line == 2)
    #expect(found.first?.place.heading == column)
  }

  @Test func readsWhatTheSenderSaysIsTheMark() throws {
    let text = "date;kind;measure;amount\n2024-01-01;expense;M;1.234\n"
    #expect(try rows(text, mark: .comma).first?.booking.amount == Money(cents: 123_400))
    #expect(try problems(text, mark: .point).map(\.fault.code) == ["AMOUNT_DECIMALS"])
  }

  @Test func tellsAllProblemsOfAFileAtOnce() throws {
    let text = """
      Buchungsdatum;Art;Teilvorhaben;Betrag;Menge
      30.02.2024;Ausgaben;;1.234;x
      01.02.2024;Ausgabe;M;1,00;
      01.02.2024;Ausgabe;M;1,00
      Buchungsdatum;Art;Teilvorhaben;Betrag;Menge
      """
    #expect(
      try problems(text).map { "\($0.place.line ?? 0) \($0.fault.code)" } == [
        "2 NO_SUCH_DAY", "2 NOT_ONE_OF", "2 VALUE_MISSING", "2 AMOUNT_AMBIGUOUS", "2 NOT_A_NUMBER",
        "4 ROW_RAGGED", "5 HEADINGS_AGAIN",
      ])
  }

  @Test(arguments: [
    ("Buchungsdatum;Art;Teilvorhaben;Betrag\n", ["NO_ROWS"]),
    ("Buchungsdatum;Art;Teilvorhaben;Betrag;Betrag\n", ["HEADING_TWICE"]),
    ("Buchungsdatum;Art;Teilvorhaben;Betrag;amount\n", ["HEADING_TWICE"]),
    ("Buchungsdatum;Art;Teilvorhaben;Betrag;\n1;2;3;4;5\n", ["HEADING_EMPTY"]),
    ("Buchungsdatun;Art;Teilvorhaben;Betrag\n", ["HEADING_UNKNOWN", "HEADING_MISSING"]),
    ("Betrag\n1\n", ["HEADING_MISSING", "HEADING_MISSING", "HEADING_MISSING"]),
  ])
  func refusesHeadings(_ text: String, _ codes: [String]) throws {
    #expect(try problems(text).map(\.fault.code) == codes)
  }

  @Test func suggestsTheNearestHeading() throws {
    let found = try problems("Buchungsdatun;Art;Teilvorhaben;Betrag\n")
    guard case .table(.unknownHeading(_, let nearest, _)) = found.first?.fault else {
      Issue.record("\(found)")
      return
    }
    #expect(nearest == "Buchungsdatum")
  }

  @Test func messageNamesBothReadings() throws {
    let text = "Buchungsdatum;Art;Teilvorhaben;Betrag\n01.02.2024;Ausgabe;M;1.234\n"
    #expect(
      try problems(text).first?.text(.de)
        == "b.csv, Zeile 2, Spalte „Betrag“: „1.234“ lässt sich auf zwei Arten lesen: als "
        + "1.234,00\u{A0}€ oder als Betrag mit drei Nachkommastellen. Schreiben Sie 1.234,00, "
        + "oder nennen Sie das Dezimalzeichen der Datei.")
  }
}
