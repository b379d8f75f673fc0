import Foundation
import TestSupport
import Testing

/// The walk of a grant manager, by nothing but commands.
@Suite("The walk") struct WalkTests {
  @Test("from an empty ledger to a workbook that belongs to it")
  func wholeWalk() throws {
    let desk = try Desk(ledger: false)
    #expect(try desk.done("init").out.contains("foerderbuch project apply"))
    try desk.write(SampleFiles.project, to: "projekt.yaml")
    #expect(try desk.done("project", "apply", "projekt.yaml").out.contains("1 Teilvorhaben"))
    try desk.write(SampleFiles.bookings, to: "buchungen.csv")
    #expect(try desk.done("import", "buchungen.csv").out.contains("4 Buchungen angelegt (1–4)"))
    let recorded = try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1.190,00", "--date",
      "2025-08-01", "--paid-on", "2025-08-01", "--voucher", "R-1")
    #expect(recorded.out.contains("Gebucht: Buchung 5."))
    #expect(try desk.done("status", "--as-of", SampleFiles.day).out.contains("72.952,00"))
    #expect(desk.run("check", "--as-of", SampleFiles.day).out.contains("REDUCTION_DUE"))
    #expect(try desk.done("settle", "Z", "--as-of", SampleFiles.day).out.contains("7.048,00"))
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o",
      "Verwendungsnachweis.xlsx")
    #expect(try desk.bytes("Verwendungsnachweis.xlsx").starts(with: Data("PK".utf8)))
    #expect(try desk.done("reverse", "5", "--reason", "doppelt").out.contains("Buchung 6"))
    let proof = try desk.done("verify", "--deep", "--workbook", "Verwendungsnachweis.xlsx")
    #expect(proof.out.contains("In Ordnung: 6 Buchungen"))
    #expect(proof.out.contains("nach Buchung 5; seitdem kam 1 Buchung hinzu"))
    try desk.done("export", "hledger", "-o", "journal.hledger")
    try desk.done("export", "beancount", "-o", "journal.beancount")
    #expect(
      try desk.folder.names() == [
        "Verwendungsnachweis.xlsx", "buchungen.csv", "foerderbuch.sqlite", "journal.beancount",
        "journal.hledger", "projekt.yaml",
      ])
  }

  @Test("demo builds a ledger that is sound and has its workbooks")
  func demo() throws {
    let desk = try Desk(ledger: false)
    let answer = try desk.done("demo", "vorführung")
    for word in ["Gefunden:", "Hauptbuch:", "Arbeitsmappen:", "Als Nächstes:"] {
      #expect(answer.out.contains(word))
    }
    // The three commands to try next, as they stand there.
    let next = answer.out.split(separator: "\n").filter { $0.hasPrefix("  foerderbuch ") }
    let commands = next.filter { !$0.contains("--serve") }
    #expect(commands.count == 3)
    // The fourth stays until somebody ends it; with its address the answer ends.
    #expect(next.last?.hasSuffix("demo im-browser --serve   → http://127.0.0.1:8080/") == true)
    for command in commands {
      let words = command.split(separator: " ").dropFirst().map(String.init)
      #expect(desk.run(words).code == 0, "\(command)")
    }
    let again = desk.run("demo", "vorführung")
    #expect(again.code == 73)
    #expect(again.err.contains("nicht leer"))
  }

  @Test("import --json and project apply --json say what they did")
  func jsonOfWriting() throws {
    struct Applied: Decodable {
      struct Change: Decodable {
        let project, change: String
        let version: Int
      }
      let dryRun: Bool
      let changes: [Change]
    }
    struct Imported: Decodable {
      struct File: Decodable {
        let file, head: String
        let rows, entries, known: Int
        let first, last: Int64
      }
      let dryRun: Bool
      let files: [File]
    }
    let desk = try Desk()
    try desk.write(SampleFiles.project, to: "projekt.yaml")
    try desk.write(SampleFiles.bookings, to: "buchungen.csv")
    let applied = try desk.json("project", "apply", "projekt.yaml", as: Applied.self)
    #expect(applied.changes.map(\.change) == ["created"])
    let imported = try desk.json("import", "buchungen.csv", as: Imported.self)
    let file = try #require(imported.files.first)
    #expect((file.rows, file.entries, file.known) == (4, 4, 0))
    #expect((file.first, file.last) == (1, 4))
  }

  @Test("an amendment is a new version; a report as of an earlier day sees the earlier one")
  func amendment() throws {
    let desk = try Desk.booked()
    func award(asOf day: String) throws -> ContractAnswers.Award {
      let status = try desk.json("status", "--as-of", day, as: ContractAnswers.Status.self)
      return try #require(status.measures.first?.awards.first)
    }
    try desk.write(SampleFiles.amended, to: "änderung.yaml")
    let dry = try desk.done("project", "apply", "änderung.yaml", "--dry-run")
    #expect(try award(asOf: SampleFiles.day).amount == "80000.00")
    let applied = try desk.done("project", "apply", "änderung.yaml")
    // Only what comes next differs.
    func told(_ answer: Answer) -> [Substring] { answer.out.split(separator: "\n").dropLast() }
    #expect(told(applied) == told(dry))
    #expect(dry.out.hasSuffix("ohne --dry-run wird es übernommen.\n"))
    #expect(applied.out.contains("Fassung 2 ab 01.10.2025"))
    #expect(applied.out.contains("Höchstbetrag: 80.000,00\u{A0}€ → 84.000,00\u{A0}€"))
    #expect(try award(asOf: "2025-09-30").amount == "80000.00")
    #expect(try award(asOf: "2025-10-01").amount == "84000.00")
    #expect(try desk.done("project", "apply", "änderung.yaml").out.contains("unverändert"))
    // The old file is known, but no longer what holds.
    #expect(try desk.done("project", "apply", "projekt.yaml").out.contains("das ist Fassung 1"))
    #expect(try desk.done("verify").code == 0)
  }
}
