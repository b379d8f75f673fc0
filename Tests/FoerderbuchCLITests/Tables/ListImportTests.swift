import TestSupport
import Testing

@Suite("Lists of projects that come again")
struct ListImportTests {
  private struct Result: Decodable {
    struct Missing: Decodable { let id, title: String }
    let created, amended, unchanged: Int
    let missing: [Missing]
  }

  static let profile = """
    format: foerderbuch/profile/1
    id: liste
    title: {de: "Liste", en: "List"}
    kind: projects
    columns: {recipient: Empfänger, title: Vorhaben, from: Beginn, to: Ende, eligible: Ausgaben, grant: Zuwendung}
    table: {decimalMark: comma, dates: dmy}
    project: {idPrefix: "L-", rest: ownCash}
    award:
      funder: {id: land, name: "Land", level: land}
      ruleSet: anbest-p-nrw
      awardedOn: from
    """

  private static let head = "Empfänger;Vorhaben;Beginn;Ende;Ausgaben;Zuwendung\n"
  private static let rows = [
    "Kreis Süd;Bücherei;01.03.2025;28.02.2027;80.000,00;64.000,00\n",
    "Uni West;Labor;01.03.2025;28.02.2027;100.000,00;80.000,00\n",
  ]
  private static let front = "Amt Nord;Radweg;01.01.2025;31.12.2026;50.000,00;40.000,00\n"

  static let table = head + rows.joined()

  private static func desk() throws -> Desk {
    let desk = try Desk()
    try desk.write(profile, to: "liste.yaml")
    try desk.write(table, to: "liste.csv")
    try desk.done("project", "import-list", "liste.csv", "--profile", "liste.yaml")
    try desk.done(
      "record", "drawdown", "--date", "2025-04-01", "--measure", "L-0001", "--source", "L-0001",
      "--amount", "1000,00")
    return desk
  }

  @Test("A new row in front is a new project; bookings stay where they are")
  func newRow() throws {
    let desk = try Self.desk()
    try desk.write(Self.head + Self.front + Self.rows.joined(), to: "liste.csv")
    let result: Result = try desk.json(
      "project", "import-list", "liste.csv", "--profile", "liste.yaml")
    #expect([result.created, result.amended, result.unchanged] == [1, 0, 2])
    let status = try desk.done("status").out
    // 1,000.00 of the library, none of the cycle path.
    #expect(status.contains("Bücherei"))
    let lines = status.split(separator: "\n").filter { $0.contains("1.000,00") }
    #expect(!lines.isEmpty)
    #expect(
      try desk.done("project", "import-list", "liste.csv", "--profile", "liste.yaml").out
        .contains("0 neu, 0 geändert, 3 unverändert"))
  }

  @Test("A row less changes nothing, and the project that is gone is told")
  func rowLess() throws {
    let desk = try Self.desk()
    try desk.write(Self.head + Self.rows[1], to: "liste.csv")
    let before = try desk.snapshot()
    let answer = try desk.done("project", "import-list", "liste.csv", "--profile", "liste.yaml")
    #expect(answer.out.contains("0 neu, 0 geändert, 1 unverändert"))
    #expect(
      answer.out.contains(
        "1 Vorhaben steht nicht mehr in der Liste und bleibt, wie es ist: L-0001 Bücherei."))
    #expect(try desk.snapshot() == before)
  }

  @Test("With --json every problem of a list is there")
  func everyProblem() throws {
    let desk = try Self.desk()
    let bad = String(repeating: "Kreis;X;morgen;28.02.2027;1,00;1,00\n", count: 300)
    try desk.write(Self.head + bad, to: "liste.csv")
    let arguments = ["project", "import-list", "liste.csv", "--profile", "liste.yaml"]
    struct Refused: Decodable {
      let errors: [Error]
      struct Error: Decodable {
        init(from decoder: any Decoder) throws {}
      }
    }
    let answer = desk.run(arguments + ["--json"])
    #expect(answer.code == 65)
    let refused: Refused = try answer.json()
    #expect(refused.errors.count == 300)
    #expect(desk.run(arguments).err.contains("--json"))
  }

  @Test("A list with problems comes back as a workbook, and is taken over once it was corrected")
  func problemWorkbook() throws {
    let desk = try Self.desk()
    let path = "Amt Nord;Radweg;morgen;31.12.2026;50.000,00;40.000,00\n"
    try desk.write(Self.head + Self.rows.joined() + path, to: "neu.csv")
    let answer = desk.run(
      "project", "import-list", "neu.csv", "--profile", "liste.yaml", "--report-problems",
      "fehler.xlsx")
    #expect(answer.code == 65)
    #expect(
      answer.err.contains("dann: foerderbuch project import-list fehler.xlsx --profile liste.yaml"))
    #expect(try desk.texts("fehler.xlsx").contains("morgen"))
    // As it is, the workbook is refused for the same row, which is its fourth.
    let again = desk.run("project", "import-list", "fehler.xlsx", "--profile", "liste.yaml")
    #expect(again.code == 65)
    #expect(again.err.contains("„morgen“"))
    #expect(again.err.contains("Zelle D4"))
    #expect(again.err.split(separator: "\n").count == 1)
  }
}
