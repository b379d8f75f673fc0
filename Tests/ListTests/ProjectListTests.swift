import Amounts
import Funding
import Interchange
import Testing

@Suite("Lists of projects")
struct ProjectListTests {
  private static let twinProfile = ListText.profile(
    table: "decimalMark: comma, dates: dmy, rates: percent",
    more: """
      whenEmpty: {recipient: "(nicht genannt)"}
      skip:
        columnNumbers: true
        rows: [{column: recipient, startsWith: "* "}]
      """)

  @Test(
    "The same list in every dialect gives the same projects",
    arguments: [
      "liste-semikolon.csv", "liste-komma.csv", "liste-cp1252.csv", "liste-bom-crlf.csv",
      "liste-utf16.csv", "liste-tab.csv", "liste.xlsx",
    ])
  func twins(fixture: String) throws {
    let list = try ListText.read(fixture: fixture, profile: Self.twinProfile)
    let model = try ListText.read(fixture: "liste-semikolon.csv", profile: Self.twinProfile)
    #expect(list.rows.map(\.project) == model.rows.map(\.project))
    #expect(list.rows.count == 3)
    #expect(list.eligible == Money(cents: 112_761_328))
    // 61,728.39 + 500,000.00 + 2,078.25, each rounded down by itself.
    #expect(list.grant == Money(cents: 56_380_664))
  }

  @Test("Rows that are none are named")
  func leftOut() throws {
    let list = try ListText.read(fixture: "liste.xlsx", profile: Self.twinProfile)
    #expect(list.headingLine == 4)
    #expect(
      list.leftOut == [
        LeftOutRow(line: 5, reason: .columnNumbers),
        LeftOutRow(line: 9, reason: .text("* Fußnote: Satz je Prioritätsachse")),
      ])
  }

  @Test("A row becomes one project, one measure, one award, and the rest is own cash")
  func project() throws {
    let list = try ListText.read(fixture: "liste-komma.csv", profile: Self.twinProfile)
    let project = try #require(list.rows.first?.project)
    #expect(project.id == "P-0001")
    #expect(project.measures.map(\.title) == ["Neue Drehbank (Übungsstadt)"])
    #expect(project.organisations.map(\.name) == ["Musterwerk GmbH"])
    #expect(project.organisations.map(\.id) == ["musterwerk-gmbh"])
    #expect(project.measures[0].sources.map(\.planned) == [Money(cents: 6_172_839)])
    let award = try #require(project.awards.first)
    #expect(award.amount == Money(cents: 6_172_839))
    #expect(award.rate == Rate(percent: 50))
    #expect(award.awardedOn.isoText == "2015-03-01")
  }

  private static let head = "Titel;Name;Beginn;Ende;Ausgaben;Zuwendung;Eigenmittel\n"

  @Test(
    "What does not fit is told with its row and never mended",
    arguments: [
      ("A;Amt;01.01.2015;31.12.2015;100,00;60,00;40,00", []),
      ("A;Amt;01.01.2015;31.12.2015;100,00;60,00;39,99", ["LIST_SOURCES_DIFFER@2"]),
      ("A;Amt;31.12.2015;01.01.2015;100,00;60,00;40,00", ["LIST_PERIOD_REVERSED@2"]),
      ("A;Amt;01.01.2015;31.12.2015;100,00;0,00;100,00", ["AMOUNT_NOT_ABOVE_ZERO@2"]),
      (";Amt;30.02.2015;31.12.2015;100,00;60,00;40,00", ["VALUE_MISSING@2", "NO_SUCH_DAY@2"]),
      ("A;Amt;01.01.2015;31.12.2015;100,00;60,00", ["ROW_RAGGED@2"]),
      ("A;Amt;01.01.2015;31.12.2015;100,001;60,00;40,00", ["AMOUNT_DECIMALS@2"]),
      ("A;Amt;01.01.2015;31.12.2015;1.00,00;60,00;40,00", ["NOT_AN_AMOUNT@2"]),
      ("", ["NO_ROWS"]),
      (Self.head.dropLast().description, ["HEADINGS_AGAIN@2"]),
      ("1;2;3;4;5;6;7", ["LIST_COLUMN_NUMBERS@2"]),
    ])
  func refused(row: String, codes: [String]) {
    let profile = ListText.profile(
      columns: ListText.financing, table: "decimalMark: comma", rest: false)
    let found = ListText.problems {
      _ = try ListText.read(Self.head + row + "\n", profile: profile)
    }
    #expect(found.sorted() == codes.sorted())
  }

  @Test("A grant that is not its rate of the eligible expenditure is told with the difference")
  func grantAndRate() throws {
    let columns = """
      {title: T, recipient: N, from: B, to: E, eligible: A, grant: Z, rate: S}
      """
    let profile = ListText.profile(columns: columns, table: "decimalMark: comma, rates: percent")
    func list(_ grant: String) -> String {
      "T;N;B;E;A;Z;S\nX;Amt;01.01.2015;31.12.2015;1000,55;\(grant);50\n"
    }
    // 500.275 rounded any way, down to whole euros too.
    for grant in ["500,00", "500,27", "500,28"] {
      #expect(ListText.problems { _ = try ListText.read(list(grant), profile: profile) } == [])
    }
    let found = ListText.problems { _ = try ListText.read(list("512,00"), profile: profile) }
    #expect(found == ["LIST_GRANT_DIFFERS@2"])
  }

  private static let rows = """
    \(Self.head)A;Amt;01.01.2015;31.12.2015;100,00;60,00;40,00
    B;Amt;01.01.2015;31.12.2015;200,00;120,00;80,00

    """

  @Test(
    "A row of totals is recognised, and left out only where the profile says so",
    arguments: ["Summe;;;;300,00;180,00;120,00", ";;;;300,00;;"])
  func totals(total: String) throws {
    let text = Self.rows + total + "\n"
    let plain = ListText.profile(
      columns: ListText.financing, table: "decimalMark: comma", rest: false)
    #expect(
      ListText.problems { _ = try ListText.read(text, profile: plain) } == ["LIST_TOTAL_ROW@4"])
    let list = try ListText.read(text, profile: plain + "\nskip: {totals: true}\n")
    #expect(list.rows.count == 2)
    #expect(list.eligible == Money(cents: 30000))
    #expect(
      list.leftOut == [LeftOutRow(line: 4, reason: .total(Money(cents: 30000)))])
  }

  @Test("A row of totals that states another sum is told")
  func totalDiffers() {
    let profile =
      ListText.profile(columns: ListText.financing, table: "decimalMark: comma", rest: false)
      + "\nskip: {totals: true}\n"
    let found = ListText.problems {
      _ = try ListText.read(Self.rows + "Summe;;;;300,01;;\n", profile: profile)
    }
    #expect(found == ["LIST_TOTAL_DIFFERS@4"])
    // 60 + 120 of grants, 40 + 80 of own money.
    for (rest, isTold) in [
      ("999,00;120,00", true), ("180,00;120,01", true), ("180,00;120,00", false), (";", false),
    ] {
      let found = ListText.problems {
        _ = try ListText.read(Self.rows + "Summe;;;;300,00;\(rest)\n", profile: profile)
      }
      #expect(found == (isTold ? ["LIST_TOTAL_DIFFERS@4"] : []), "\(rest)")
    }
  }

  @Test("A project whose amount happens to be the sum of those above it stays a project")
  func sumByChance() throws {
    let profile = ListText.profile(
      columns: ListText.financing, table: "decimalMark: comma", rest: false)
    let list = try ListText.read(
      Self.rows + "C;Amt;01.01.2015;31.12.2015;300,00;180,00;120,00\n", profile: profile)
    #expect(list.rows.count == 3)
  }

  @Test("An id twice is told with the first row")
  func duplicateID() {
    let columns = """
      {id: Nr, title: T, recipient: N, from: B, to: E, eligible: A, grant: Z}
      """
    let profile = ListText.profile(columns: columns, table: "decimalMark: comma")
    let row = "7;X;Amt;01.01.2015;31.12.2015;100,00;50,00\n"
    let found = ListText.problems {
      _ = try ListText.read("Nr;T;N;B;E;A;Z\n" + row + row, profile: profile)
    }
    #expect(found == ["LIST_DUPLICATE_ID@3"])
  }

  @Test("Who is not named is somebody else in every row; the same name is the same organisation")
  func organisations() throws {
    let columns = "{title: T, recipient: N, from: B, to: E, eligible: A, grant: Z}"
    let profile =
      ListText.profile(columns: columns, table: "decimalMark: comma")
      + "\nwhenEmpty: {recipient: unbekannt}\n"
    let row = "01.01.2015;31.12.2015;100,00;50,00\n"
    let list = try ListText.read(
      "T;N;B;E;A;Z\nX;;\(row)Y;;\(row)Z;Amt A;\(row)Z;amt  a;\(row)Z;Amt-A;\(row)",
      profile: profile)
    let ids = list.rows.map { $0.project.organisations[0].id }
    #expect(ids == ["p-0001", "p-0002", "amt-a", "amt-a", "amt-a-2"])
  }
}
