import TestSupport
import Testing

/// What a program is told when a command fails: codes, places and values, apart from the sentence.
@Suite("Failures as JSON") struct FailureAnswerTests {
  struct Told: Decodable, Equatable {
    struct Place: Decodable, Equatable {
      var file, sheet, column, path, option: String?
      var row: Int?
    }
    var code: String
    var place: Place?
    var found, allowed: String?
  }

  private struct Failure: Decodable {
    let errors: [Told]
  }

  private func told(_ desk: Desk, _ arguments: [String]) throws -> [Told] {
    try desk.run(arguments + ["--json"]).json(as: Failure.self).errors
  }

  @Test("a table names file, row, column, what stands there and what could")
  func table() throws {
    let desk = try Desk(project: SampleFiles.project)
    let row = BookingFile.spend("1,00", line: "SACH").replacing("Ausgabe", with: "Ausgaben?")
    try desk.write(BookingFile(rows: [BookingFile.draw("5,00"), row]).csv, to: "b.csv")
    let told = try told(desk, ["import", "b.csv"])
    #expect(told.map(\.place) == [.init(file: "b.csv", column: "Art", row: 3)])
    #expect(told.map(\.found) == ["Ausgaben?"])
    #expect(told[0].allowed?.contains("Ausgabe") == true)
  }

  @Test("a project file names the way to the value")
  func project() throws {
    let desk = try Desk()
    try desk.write(
      SampleFiles.project.replacing("\"80000.00\"", with: "\"80000.001\""), to: "p.yaml")
    let told = try told(desk, ["project", "apply", "p.yaml"])
    #expect(told.first?.place?.file == "p.yaml")
    #expect(told.first?.place?.path == "awards[0].amount")
    #expect(told.first?.found == "80000.001")
  }

  @Test("rows that the ledger does not take have the code of their reason")
  func rows() throws {
    let desk = try Desk(project: SampleFiles.project)
    let file = BookingFile(rows: [
      BookingFile.spend("1,00", line: "SACH") + "a", BookingFile.spend("2,00", line: "SACH"),
    ])
    try desk.write(file.csv, to: "b.csv")
    try desk.done("import", "b.csv")
    var later = file
    later.rows[0] = BookingFile.spend("3,00", line: "SACH") + "a"
    later.rows.append(BookingFile.spend("4,00", line: "SACH"))
    try desk.write(later.csv, to: "c.csv")
    let told = try told(desk, ["import", "c.csv"])
    #expect(told.map(\.code) == ["REFERENCE_TAKEN", "REPEATED_ROWS", "REPEATS_ENTRY"])
    #expect(told.map(\.place?.row) == [2, nil, 3])
    #expect(told.allSatisfy { $0.place?.file == "c.csv" })
    #expect(told[0].found == "a")
  }

  @Test("a closed period names the day and what is open")
  func closed() throws {
    let desk = try Desk.booked()
    try desk.done("close", "2025-12-31")
    try desk.write(BookingFile(rows: [BookingFile.draw("7,00")]).csv, to: "b.csv")
    let told = try told(desk, ["import", "b.csv"])
    #expect(
      told == [
        Told(
          code: "CLOSED_PERIOD", place: .init(file: "b.csv", row: 2), found: "2025-07-01",
          allowed: "nach dem 31.12.2025")
      ])
  }

  @Test("a line of an account statement is named by its number")
  func statement() throws {
    let desk = try Desk.booked()
    try desk.write(BankFile(lines: [BankFile.Line(amount: "100.00")]).xml, to: "a.xml")
    #expect(
      try told(desk, ["import", "a.xml", "--accept", "1,9"]) == [
        Told(code: "NO_SUCH_MOVEMENT", place: .init(file: "a.xml", row: 9)),
        Told(code: "NO_CLEAR_PROPOSAL", place: .init(file: "a.xml", row: 1)),
      ])
    #expect(
      try told(desk, ["import", "a.xml", "--assign", "1=expense:M:SACH"]).map(\.code)
        == ["OTHER_DIRECTION"])
  }

  @Test(
    "options and the ledger have codes of their own",
    arguments: [
      (
        ["status", "--as-of", "neulich"],
        Told(code: "NOT_A_DATE", place: .init(option: "--as-of"), found: "neulich")
      ),
      (
        [
          "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,234", "--date",
          "2025-08-01",
        ], Told(code: "", place: .init(option: "--amount"), found: "1,234")
      ),
      (["settle", "Y"], Told(code: "UNKNOWN_ID", found: "Y", allowed: "Z")),
      (["reverse", "99", "--reason", "x"], Told(code: "UNKNOWN_ENTRY", found: "99")),
      (["status", "--ledger", "n.sqlite"], Told(code: "NO_SUCH_LEDGER")),
    ])
  func codes(_ arguments: [String], _ wanted: Told) throws {
    let told = try told(try Desk.booked(), arguments)
    #expect(told.count == 1)
    if !wanted.code.isEmpty { #expect(told[0].code == wanted.code) }
    #expect(told[0].place == wanted.place)
    if let found = wanted.found { #expect(told[0].found == found) }
    if let allowed = wanted.allowed { #expect(told[0].allowed == allowed) }
  }
}
