import Amounts
import Testing

@testable import Interchange

@Suite struct ConfigDocumentTests {
  private func fault(_ bytes: [UInt8]) -> InputProblem? {
    do {
      _ = try ConfigDocument.read(bytes, file: "x.yaml")
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test func keepsLiteralTextAndPlaces() throws {
    let text = "a: 0812\nb: 2021-03-15\nc: [1.50, \"null\", null, ~]\nd:\n  2024: yes\n"
    let root = try ConfigDocument.read(Array(text.utf8), file: "x.yaml")
    guard case .mapping(let entries) = root.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.key) == ["a", "b", "c", "d"])
    #expect(entries[0].value.text == "0812")
    #expect(entries[1].value.text == "2021-03-15")
    #expect(entries[1].value.line == 2)
    #expect(entries[1].value.column == 4)
    guard case .list(let list) = entries[2].value.content else {
      Issue.record("no list")
      return
    }
    #expect(
      list.map(\.content) == [
        .scalar("1.50", quoted: false), .scalar("null", quoted: true), .null, .null,
      ])
    #expect(entries[3].value.kind == .mapping)
  }

  @Test(arguments: [
    ("", "FILE_EMPTY"), ("# only a comment\n", "FILE_EMPTY"), ("a: 1\na: 2\n", "DUPLICATE_KEY"),
    ("a: 1\n\"a\": 2\n", "DUPLICATE_KEY"), ("? [x]\n: 1\n", "KEY_NOT_TEXT"),
    ("a: [1\n", "CONFIG_SYNTAX"), ("a: *nobody\n", "CONFIG_SYNTAX"),
    ("a: 1\n---\nb: 2\n", "CONFIG_SEVERAL_DOCUMENTS"), ("a: \"x\u{0}\"\n", "FILE_BINARY"),
    ("{\"a\": \"b", "CONFIG_SYNTAX"),
  ])
  func refuses(_ text: String, _ code: String) {
    #expect(fault(Array(text.utf8))?.fault.code == code)
  }

  @Test func namesTheByteThatIsNoUTF8() {
    #expect(fault(Array("a: K".utf8) + [0xE4, 0x73, 0x65])?.fault == .file(.notUTF8(byte: 5)))
  }

  @Test func takesAByteOrderMark() throws {
    let root = try ConfigDocument.read([0xEF, 0xBB, 0xBF] + Array("a: 1".utf8), file: "x")
    #expect(root.kind == .mapping)
  }

  @Test func boundsNesting() {
    let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(fault(Array(deep.utf8))?.fault.code == "CONFIG_TOO_DEEP")
    let abyss = String(repeating: "[", count: 100_000)
    #expect(fault(Array(abyss.utf8))?.fault.code == "CONFIG_SYNTAX")
  }

  @Test func boundsAliases() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<30 {
      bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(fault(Array(bomb.utf8))?.fault.code == "CONFIG_TOO_MANY_ALIASES")

    // Below the number of aliases, the values they write out are counted.
    var wide = "a0: &a0 [" + String(repeating: "x, ", count: 2000) + "x]\n"
    for level in 1..<11 {
      wide += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(fault(Array(wide.utf8))?.fault.code == "CONFIG_TOO_MANY_VALUES")
  }

  @Test func boundsTheSize() {
    let big = [UInt8](repeating: UInt8(ascii: "#"), count: ConfigDocument.byteLimit + 1)
    #expect(fault(big)?.fault.code == "FILE_TOO_LARGE")
  }
}

@Suite struct ConfigReaderTests {
  private struct Line: Equatable {
    let id: String
    let planned: Money
  }

  private func lines(_ text: String) throws(InputProblems) -> [Line] {
    let line = ConfigForm<Line>.mapping { map in
      let id = map.required("id", .identifier)
      let planned = map.required("planned", .money)
      guard let id, let planned else { return nil }
      return Line(id: id, planned: planned)
    }
    return try ConfigReader.read(
      Array(text.utf8), file: "plan.yaml",
      as: .mapping { $0.required("lines", .list(of: line)) })
  }

  @Test func tellsAllProblemsWithPathAndLine() throws {
    let text = """
      lines:
        - {id: A, planned: "1.00"}
        - {id: A B  C, planed: "2.00"}
        - {id: C, planned: "3,00"}
      """
    let problems = try #require(throws: InputProblems.self) { try lines(text) }
    #expect(
      problems.problems.map { "\($0.place.line ?? 0) \($0.place.path ?? "") \($0.fault.code)" } == [
        "3 lines[1].id NOT_AN_ID", "3 lines[1].planned MISSING_KEY",
        "3 lines[1].planed UNKNOWN_KEY", "4 lines[2].planned NOT_AN_AMOUNT",
      ])
    let unknown = InputFault.config(
      .unknownKey("planed", nearest: "planned", known: ["id", "planned"]))
    #expect(problems.problems.contains { $0.fault == unknown })
    #expect(problems.problems.last?.value == "3,00")
  }

  @Test func readsWhatIsRight() throws {
    #expect(
      try lines("lines: [{id: 0812, planned: 600000.00}]")
        == [Line(id: "0812", planned: Money(cents: 60_000_000))])
  }

  @Test func keepsAtMostTwoHundredButCountsAll() throws {
    let rows = String(repeating: "  - {id: A, planned: x}\n", count: 300)
    let problems = try #require(throws: InputProblems.self) { try lines("lines:\n" + rows) }
    #expect(problems.problems.count == 200)
    #expect(problems.count == 300)
    #expect(
      problems.text(.de).hasSuffix("… und 100 weitere Fehler (insgesamt 300); --json nennt alle."))
  }

  @Test func readsTablesOfKeys() throws {
    let years = try ConfigReader.read(
      Array("{2021: \"1.00\", 2022: \"2.00\"}".utf8), file: "x",
      as: ConfigForm.table(keys: ConfigForm<Int>.integer(1990...2099), values: .money))
    #expect(years.map(\.key) == [2021, 2022])
  }
}
