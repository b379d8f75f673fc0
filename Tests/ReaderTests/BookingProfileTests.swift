import Amounts
import Funding
import Interchange
import TestSupport
import Testing

@Suite("An office's own table of bookings")
struct BookingProfileTests {
  /// A profile; `columns` and what stands below are given as YAML.
  static func profile(
    _ columns: String, table: String = "decimalMark: comma", _ more: String = ""
  ) -> String {
    """
    format: foerderbuch/profile/1
    id: probe
    title: {de: "Probe", en: "Sample"}
    kind: bookings
    table: {\(table)}
    columns: {\(columns)}
    \(more)
    """
  }

  static let plain = profile(
    "date: Tag, amount: Summe EUR, voucher: Beleg, line: Konto",
    "constants: {kind: expense, measure: M}")

  private static func open(
    _ input: InputBytes, _ profile: String
  ) throws -> BookingTable<TableFile> {
    try .open(input, profile: BookingProfile.read(Array(profile.utf8), file: "p.yaml"))
  }

  private static func read(_ text: String, _ profile: String) throws -> [BookingRow] {
    try open(InputBytes(Array(text.utf8), file: "t.csv"), profile).rows()
  }

  /// `NOT_A_DATE@3` for each problem.
  private static func problems(_ text: String, _ profile: String) -> [String] {
    do {
      _ = try read(text, profile)
      return []
    } catch let problems as InputProblems {
      return problems.problems.map { "\($0.fault.code)@\($0.place.line ?? 0)" }
    } catch {
      return ["\(error)"]
    }
  }

  /// `expense 12.50 M SACH` for each row.
  private static func rows(_ text: String, _ profile: String) throws -> [String] {
    try read(text, profile).map { row in
      let booking = row.booking
      return [
        booking.kind.rawValue, booking.amount.plainText, booking.measure, booking.line ?? "-",
      ]
      .joined(separator: " ")
    }
  }

  @Test("Columns, constants and words become the program's own")
  func words() throws {
    let profile = Self.profile(
      "date: Tag, amount: Summe EUR, measure: Stelle, line: Stelle, kind: Was",
      """
      values:
        kind: {Auszahlung: expense, "Spende erhalten": Spende}
        measure: {"4711": M, "4712": N}
        line: {"4711": SACH}
      whenEmpty: {kind: expense}
      """)
    let text = """
      Kasse;;;;
      Tag;Nr;Stelle;Was;Summe EUR
      1.7.2025;1;4711;AUSZAHLUNG;12,50
      2.7.2025;2;4712;Spende  erhalten;1.000,00 €
      3.7.2025;3;4711;;3
      """
    #expect(
      try Self.rows(text, profile) == [
        "expense 12.50 M SACH", "donation 1000.00 N 4712", "expense 3.00 M SACH",
      ])
  }

  @Test(
    "The sign tells the kind, before the amount or behind it, and goes off with that of the tax")
  func signs() throws {
    let profile = Self.profile(
      "date: Tag, amount: Betrag, vat: Steuer",
      """
      constants: {measure: M}
      amounts: {negative: expense, positive: drawdown}
      """)
    let text = """
      Tag;Betrag;Steuer
      01.07.2025;-119,00;-19,00
      02.07.2025;1.000,00;
      03.07.2025;59,50-;9,50-
      04.07.2025;- 1,00 €;
      """
    let rows = try Self.read(text, profile).map(\.booking)
    #expect(rows.map(\.kind) == [.expense, .drawdown, .expense, .expense])
    #expect(rows.map(\.amount.plainText) == ["119.00", "1000.00", "59.50", "1.00"])
    #expect(rows.map { $0.vat?.plainText } == ["19.00", nil, "9.50", nil])
    // A tax that does not go with its amount.
    #expect(
      Self.problems("Tag;Betrag;Steuer\n01.07.2025;-119,00;19,00\n", profile)
        == ["AMOUNT_TOO_SMALL@2"])
  }

  @Test("A table with the opposite sign, and a sign that nobody explains")
  func reversed() throws {
    let reversed = Self.profile(
      "date: Tag, amount: Betrag", table: "decimalMark: comma, sign: reversed",
      "constants: {measure: M, kind: expense}")
    #expect(
      try Self.rows("Tag;Betrag\n01.07.2025;-5,00\n", reversed) == ["expense 5.00 M -"])
    #expect(
      Self.problems("Tag;Betrag\n01.07.2025;5,00\n", reversed) == ["CREDIT_IS_NO_EXPENSE@2"])
    let oneSided = Self.profile(
      "date: Tag, amount: Betrag", "constants: {measure: M}\namounts: {positive: expense}")
    #expect(
      Self.problems("Tag;Betrag\n01.07.2025;-5,00\n", oneSided) == ["CREDIT_IS_NO_EXPENSE@2"])
    let other = Self.profile(
      "date: Tag, amount: Betrag", "constants: {measure: M}\namounts: {negative: expense}")
    #expect(Self.problems("Tag;Betrag\n01.07.2025;5,00\n", other) == ["VALUE_MISSING@2"])
  }

  @Test("Two columns of amounts tell the kind")
  func sides() throws {
    let profile = Self.profile(
      "date: Tag, debit: Soll, credit: Haben",
      "constants: {measure: M}\namounts: {debit: expense, credit: own-funds}")
    let text = """
      Tag;Soll;Haben
      01.07.2025;12,50;
      02.07.2025;0,00;3,00
      """
    #expect(
      try Self.rows(text, profile) == ["expense 12.50 M -", "own-funds 3.00 M -"])
    #expect(
      Self.problems(
        "Tag;Soll;Haben\n01.07.2025;1,00;2,00\n02.07.2025;;\n03.07.2025;-1,00;\n", profile)
        == ["DEBIT_AND_CREDIT@2", "VALUE_MISSING@3"])
  }

  @Test(
    "What a profile lacks or mistakes is told by name",
    arguments: [
      (profile("date: T, amount: B", "constants: {kind: expense}"), ["MISSING_KEY"]),
      (profile("amount: B", "constants: {kind: expense, measure: M}"), ["MISSING_KEY"]),
      (profile("date: T", "constants: {kind: expense, measure: M}"), ["MISSING_KEY"]),
      (profile("date: T, amount: B", "constants: {measure: M}"), ["MISSING_KEY"]),
      (
        profile("date: T, ammount: B", "constants: {kind: expense, measure: M}"),
        ["UNKNOWN_KEY", "MISSING_KEY"]
      ),
      (
        profile("date: T, amount: B", "constants: {kind: Ausgaben, measure: M}"),
        ["MISSING_KEY", "NOT_ONE_OF"]
      ),
      (
        profile("date: T, amount: B, measure: M", "constants: {kind: expense, measure: M}"),
        ["DUPLICATE_KEY"]
      ),
      (
        profile(
          "date: T, amount: B",
          "constants: {kind: expense, measure: M}\namounts: {positive: expense}"),
        ["PROFILE_KIND_TOLD_TWICE"]
      ),
      (
        profile(
          "date: T, debit: S, credit: H", "constants: {measure: M}\namounts: {debit: expense}"),
        ["PROFILE_KIND_OF_AMOUNTS"]
      ),
      (
        profile("date: T, amount: B", "constants: {kind: expense, measure: M}\nskip: {rows: [{}]}"),
        ["MISSING_KEY"]
      ),
      (
        profile("date: T, amount: B", "constants: {kind: expense, measure: M}\naward: {}"),
        ["UNKNOWN_KEY"]
      ),
      (
        profile("date: T, amount: B", "constants: {kind: expense, measure: M}")
          .replacing("kind: bookings", with: "kind: projects"), ["PROFILE_OTHER_KIND"]
      ),
    ])
  func faulty(_ profile: String, _ codes: [String]) {
    #expect(refusal { _ = try BookingProfile.read(Array(profile.utf8), file: "p.yaml") } == codes)
  }

  @Test("A heading that the profile names and the table lacks is told, and one that stands twice")
  func headings() {
    #expect(
      Self.problems("Tag;Beleg\n1;2\n", Self.plain) == ["HEADING_MISSING@1", "HEADING_MISSING@1"])
    #expect(
      Self.problems("Tag;Tag;Summe EUR;Beleg;Konto\n", Self.plain) == ["HEADING_TWICE@1"])
  }

  @Test("A faulty cell is told at its place in the file, under its own heading")
  func places() throws {
    let text = "Liste;;;\nTag;Beleg;Konto;Summe EUR\n30.02.2025;B;SACH;1,00\n01.07.2025;B;SACH;x\n"
    let problems = try #require(throws: InputProblems.self) { try Self.read(text, Self.plain) }
    #expect(
      problems.problems.map { $0.place.text(.de) } == [
        "t.csv, Zeile 3, Spalte „Tag“", "t.csv, Zeile 4, Spalte „Summe EUR“",
      ])
  }

  // MARK: Rows that are no bookings

  private static let skipping = plain + "\nskip: {totals: true, columnNumbers: true}\n"
  private static let head = "Tag;Beleg;Konto;Summe EUR\n"
  private static let two = head + "01.07.2025;B1;SACH;100,00\n02.07.2025;B2;SACH;200,00\n"

  @Test(
    "A row of totals is recognised, refused with a way out, and left out where the profile says so",
    arguments: [
      ";;;300,00", "Summe;;;300,00", ";Gesamtsumme:;;300,00", "31.12.2025;Summe;;300,00",
    ])
  func totals(_ row: String) throws {
    let text = Self.two + row + "\n"
    let problems = try #require(throws: InputProblems.self) { try Self.read(text, Self.plain) }
    let told = problems.problems.filter { $0.fault.code == "LIST_TOTAL_ROW" }
    #expect(told.map(\.place.line) == [4])
    #expect(told.first?.text(.de).contains("300,00") == true)
    #expect(told.first?.text(.de).contains("skip: {totals: true}") == true)
    let survey = BookingSurvey()
    let table = try Self.open(InputBytes(Array(text.utf8), file: "t.csv"), Self.skipping)
    let list = ProblemList()
    #expect(table.read(problems: list, survey: survey) { _ in } == 2)
    #expect(list.isEmpty)
    #expect(
      survey.leftOut == [LeftOutRow(line: 4, reason: .total(Money(cents: 30_000)))])
  }

  @Test("Subtotals are left out too, and one that states another sum is told")
  func subtotals() throws {
    let text =
      Self.two + ";Zwischensumme;;300,00\n03.07.2025;B3;SACH;50,00\n;Zwischensumme;;50,00\n"
      + ";Summe;;350,00\n"
    #expect(try Self.rows(text, Self.skipping).count == 3)
    #expect(
      Self.problems(Self.two + ";Summe;;300,01\n", Self.skipping) == ["LIST_TOTAL_DIFFERS@4"])
    #expect(
      Self.problems(Self.two + "Summe:;;;299,99\n", Self.skipping) == ["LIST_TOTAL_DIFFERS@4"])
  }

  @Test("A booking whose amount happens to be the sum of those above it stays a booking")
  func byChance() throws {
    let rows = try Self.rows(
      Self.two + "03.07.2025;Summe der Reisen;SACH;300,00\n04.07.2025;B;SACH;600,00\n", Self.plain)
    #expect(rows.count == 4)
  }

  @Test("Column numbers, and rows told by their text")
  func otherRows() throws {
    #expect(
      Self.problems(Self.head + "1;2;3;4\n01.07.2025;B;SACH;1,00\n", Self.plain)
        == ["LIST_COLUMN_NUMBERS@2"])
    let profile =
      Self.plain
      + "\nskip: {columnNumbers: true, rows: [{startsWith: \"Stand:\"}, {column: voucher, is: übertrag}]}\n"
    let text =
      Self.head + "1;2;3;4\n01.07.2025;B;SACH;1,00\n02.07.2025;Übertrag;;1,00\nStand: heute\n"
    #expect(try Self.rows(text, profile).count == 1)
  }

  @Test("Nothing but headings is an error that tells what was found")
  func empty() throws {
    let problems = try #require(throws: InputProblems.self) {
      try Self.read(Self.head + "1;2;3;4\n", Self.skipping)
    }
    #expect(problems.problems.map(\.fault.code) == ["NO_ROWS"])
    #expect(problems.text(.de).contains("„Summe EUR“"))
    #expect(problems.text(.de).contains("1 Zeile ließ das Profil weg"))
  }

  // MARK: Dialects

  private static let model = """
    Kassenbuch;;;
    Tag;Beleg;Konto;Summe EUR
    01.07.2025;="0815";SÄCH;"1.234,56 €"
    02.07.2025;"Zwei
    Zeilen";SÄCH;12,5
    """

  /// The same table in every dialect.
  private static let dialects: [(name: String, bytes: [UInt8])] = [
    ("UTF-8", Array(model.utf8)), ("BOM", [0xEF, 0xBB, 0xBF] + Array(model.utf8)),
    ("CRLF", Array(model.replacing("\n", with: "\r\n").utf8)),
    ("tab", Array(model.replacing(";", with: "\t").utf8)),
    (
      "Windows-1252",
      model.replacing("€", with: "EUR").unicodeScalars.map { UInt8($0.value & 0xFF) }
    ),
    ("UTF-16LE", [0xFF, 0xFE] + model.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    ("UTF-16BE", [0xFE, 0xFF] + model.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
    (
      "comma",
      Array(
        model.replacing("1.234,56 €", with: "1.234,56\u{A0}€").replacing("12,5", with: "\"12,5\"")
          .replacing(";", with: ",").utf8)
    ),
    (
      "xlsx",
      WorkbookBuilder(table: [
        ["Kassenbuch"], ["Tag", "Beleg", "Konto", "Summe EUR"],
        ["01.07.2025", "0815", "SÄCH", "1.234,56 €"],
        ["02.07.2025", "Zwei\nZeilen", "SÄCH", "12,5"],
      ]).bytes
    ),
  ]

  @Test("The same table in every dialect gives the same bookings", arguments: dialects.indices)
  func twins(_ index: Int) throws {
    let dialect = Self.dialects[index]
    let rows = try Self.open(InputBytes(dialect.bytes, file: dialect.name), Self.plain).rows()
    let model = try Self.read(Self.model, Self.plain)
    // A comma takes a line more than the quotes around it do.
    let bookings = rows.map(\.booking).map { booking in
      var booking = booking
      booking.voucher = booking.voucher?.replacing("\r\n", with: "\n")
      return booking
    }
    #expect(bookings == model.map(\.booking), "\(dialect.name)")
    #expect(model.map(\.booking.voucher) == ["0815", "Zwei\nZeilen"])
    #expect(model.map(\.booking.amount.plainText) == ["1234.56", "12.50"])
  }
}

@Suite("How a table was read")
struct TableReadingsTests {
  private static func survey(_ text: String) -> (BookingSurvey, [String]) {
    let survey = BookingSurvey()
    let problems = ProblemList()
    if let reader = try? CSVReader(InputBytes(Array(text.utf8), file: "t.csv")) {
      BookingTable(reader).read(problems: problems, survey: survey) { _ in }
    }
    return (survey, problems.collected.problems.map { "\($0.fault.code)@\($0.place.line ?? 0)" })
  }

  private static let head = "Buchungsdatum;Art;Teilvorhaben;Betrag\n"

  private static func table(_ rows: [(date: String, amount: String)]) -> String {
    head + rows.map { "\($0.date);Ausgabe;M;\($0.amount)\n" }.joined()
  }

  @Test("The first value of each form is kept with how it was read")
  func samples() {
    let (survey, codes) = Self.survey(
      Self.table([
        ("01.07.2025", "1.234,56 €"), ("2025-07-02", "7"), ("31/07/2025", "1.234.567"),
        ("01.07.2025", "3,5"),
      ]))
    #expect(codes == [])
    #expect(survey.readings.amounts.map(\.form) == [.comma, .whole])
    #expect(survey.readings.amounts.first?.sample.value == "1234.56")
    #expect(survey.readings.days.map(\.form) == [.points, .iso, .strokes])
    #expect(survey.readings.days.last?.sample.line == 4)
  }

  @Test(
    "Two decimal marks in one column are refused with both",
    arguments: [
      (["1.234,56", "1,234.56"], true), (["12,5", "12.50"], true), (["1.234,56", "1.234"], false),
      (["1.234.567", "1,50"], false), (["12,50", "7"], false),
    ])
  func mixedMarks(_ amounts: [String], _ isMixed: Bool) {
    let (_, codes) = Self.survey(Self.table(amounts.map { ("01.07.2025", $0) }))
    #expect(codes.contains("MIXED_DECIMAL_MARKS@3") == isMixed)
  }

  @Test("From the fourth value on that can be read in two ways one message tells of all")
  func manyDoubts() {
    for count in 1...6 {
      let rows = (1...count).map { ("0\($0)/01/2025", "\($0).156") }
      // 01/01/2025 is the same day either way.
      let (_, codes) = Self.survey(Self.table(rows))
      let amounts =
        count > 3
        ? ["LIST_AMOUNTS_AMBIGUOUS@2"] : (1...count).map { "AMOUNT_AMBIGUOUS@\($0 + 1)" }
      let dates =
        count > 4
        ? ["LIST_DATES_AMBIGUOUS@3"] : (1..<count).map { "DATE_AMBIGUOUS@\($0 + 2)" }
      #expect(codes.sorted() == (amounts + dates).sorted())
    }
  }

  @Test("A total below a table that keeps to the rules is told as such")
  func total() {
    let (_, codes) = Self.survey(
      Self.table([("01.07.2025", "1,00"), ("02.07.2025", "2,00")]) + ";;;3,00\n")
    #expect(codes == ["LIST_TOTAL_ROW@4"])
  }
}
