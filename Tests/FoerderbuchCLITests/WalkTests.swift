import Amounts
import Bookkeeping
import Foundation
import Funding
import LedgerStore
import TestSupport
import Testing

/// The walk of a grant manager, by nothing but commands.
@Suite("The walk") struct WalkTests {
  private static let day = SampleFiles.day

  private static func booked() throws -> Desk {
    try Desk(project: SampleFiles.project, bookings: SampleFiles.bookings)
  }

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
    #expect(try desk.done("status", "--as-of", Self.day).out.contains("72.952,00"))
    #expect(desk.run("check", "--as-of", Self.day).out.contains("REDUCTION_DUE"))
    #expect(try desk.done("settle", "Z", "--as-of", Self.day).out.contains("7.048,00"))
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", Self.day, "-o", "Verwendungsnachweis.xlsx")
    #expect(try desk.bytes("Verwendungsnachweis.xlsx").starts(with: Data("PK".utf8)))
    #expect(try desk.done("reverse", "5", "--reason", "doppelt").out.contains("Buchung 6"))
    let proof = try desk.done("verify", "--deep", "--workbook", "Verwendungsnachweis.xlsx")
    #expect(proof.out.contains("In Ordnung: 6 Buchungen"))
    #expect(proof.out.contains("nach Buchung 5; seitdem kamen 1 Buchungen hinzu"))
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
    let commands = answer.out.split(separator: "\n").filter { $0.hasPrefix("  foerderbuch ") }
    #expect(commands.count == 3)
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

  // MARK: Settling and closing

  @Test("settle --post books the use of the grant once")
  func settleTwice() throws {
    let desk = try Self.booked()
    let first = try desk.json(
      "settle", "Z", "--as-of", Self.day, "--post", as: ContractAnswers.Settlement.self)
    #expect(first.entries == [5])
    #expect(first.entitled == "72000.00")
    let second = try desk.json(
      "settle", "Z", "--as-of", Self.day, "--post", as: ContractAnswers.Settlement.self)
    #expect(second.entries == nil)
    #expect(try entryCount(desk) == 5)
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "0,03", "--date",
      "2025-09-01", "--paid-on", "2025-09-01")
    // 80 % of three cents is two whole cents: only the difference is booked.
    let third = try desk.json(
      "settle", "Z", "--as-of", Self.day, "--post", as: ContractAnswers.Settlement.self)
    #expect(third.entries == [7])
    #expect(third.entitled == "72000.02")
    let ledger = try Ledger.open(at: desk.ledger, .readOnly)
    #expect(try ledger.entry(7).booking.amount == Money(cents: 2))
  }

  @Test("close books the use of the grant and locks every booking day up to it")
  func close() throws {
    let desk = try Self.booked()
    #expect(try desk.done("close", Self.day).out.contains("31.12.2025"))
    #expect(try entryCount(desk) == 5)
    let before = try desk.snapshot()
    for (date, language, words) in [
      ("2025-12-31", "de", "31.12.2025 liegt im abgeschlossenen Zeitraum"),
      ("2025-07-01", "en", "lies in the closed period up to"),
    ] {
      let late = desk.run(
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date", date,
        "--language", language)
      #expect(late.code == 65)
      #expect(late.err.contains(words))
    }
    #expect(desk.run("reverse", "1", "--reason", "falsch", "--on", Self.day).code == 65)
    #expect(desk.run("close", "2025-06-30").code == 65)
    #expect(try desk.snapshot() == before)
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2026-01-01")
    try desk.done("reverse", "1", "--reason", "falsch", "--on", "2026-01-01")
  }

  // MARK: Reversal

  @Test("a reversal is linked both ways and restores every balance")
  func reversal() throws {
    let desk = try Self.booked()
    let before = try trialBalance(desk)
    let status = try desk.done("status", "--json", "--as-of", Self.day).out
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "119,00", "--date",
      "2025-08-01", "--paid-on", "2025-08-01")
    #expect(try trialBalance(desk) != before)
    try desk.done("reverse", "5", "--reason", "doppelt erfasst", "--on", "2025-08-02")
    #expect(try trialBalance(desk) == before)
    #expect(try desk.done("status", "--json", "--as-of", Self.day).out == status)
    let ledger = try Ledger.open(at: desk.ledger, .readOnly)
    #expect(try ledger.entry(5).reversedBy == 6)
    #expect(try ledger.entry(6).reverses == 5)
    try ledger.close()
    let again = desk.run("reverse", "5", "--reason", "noch einmal")
    #expect(again.code == 65)
    #expect(again.err.contains("schon durch Buchung 6 storniert"))
    #expect(desk.run("reverse", "6", "--reason", "zurück").err.contains("selbst die Stornierung von 5"))
    #expect(desk.run("reverse", "99", "--reason", "?").err.contains("Buchung 99 gibt es nicht"))
    #expect(desk.run("reverse", "1", "--reason", " ").code == 64)
  }

  /// Debit less credit by account and measure, without accounts that are even.
  private func trialBalance(_ desk: Desk) throws -> [[String]: Money] {
    let ledger = try Ledger.open(at: desk.ledger, .readOnly)
    let rows = try ledger.trialBalance().rows.map { ([$0.account, $0.measure], try $0.balance()) }
    return Dictionary(uniqueKeysWithValues: rows.filter { !$0.1.isZero })
  }

  private func entryCount(_ desk: Desk) throws -> Int {
    try Ledger.open(at: desk.ledger, .readOnly).entryCount()
  }

  // MARK: Amendments

  @Test("an amendment is a new version; a report as of an earlier day sees the earlier one")
  func amendment() throws {
    let desk = try Self.booked()
    func award(asOf day: String) throws -> ContractAnswers.Award {
      let status = try desk.json("status", "--as-of", day, as: ContractAnswers.Status.self)
      return try #require(status.measures.first?.awards.first)
    }
    try desk.write(SampleFiles.amended, to: "änderung.yaml")
    let dry = try desk.done("project", "apply", "änderung.yaml", "--dry-run")
    #expect(try award(asOf: Self.day).amount == "80000.00")
    let applied = try desk.done("project", "apply", "änderung.yaml")
    #expect(applied.out == dry.out)
    #expect(applied.out.contains("Fassung 2 ab 01.10.2025"))
    #expect(applied.out.contains("80000.00 → 84000.00"))
    #expect(try award(asOf: "2025-09-30").amount == "80000.00")
    #expect(try award(asOf: "2025-10-01").amount == "84000.00")
    #expect(try desk.done("project", "apply", "änderung.yaml").out.contains("unverändert"))
    #expect(try desk.done("verify").code == 0)
  }

  // MARK: Dry runs

  @Test(
    "a dry run writes nothing",
    arguments: [
      [
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "10,00", "--date",
        "2025-08-01",
      ],
      ["import", "mehr.csv"], ["project", "apply", "änderung.yaml"],
    ])
  func dryRun(_ command: [String]) throws {
    // On a ledger that nothing was booked in yet as on one in use.
    for desk in [try Desk(project: SampleFiles.project), try Self.booked()] {
      try desk.write(BookingFile(rows: [BookingFile.spend("1,00", line: "SACH")]).csv, to: "mehr.csv")
      try desk.write(SampleFiles.amended, to: "änderung.yaml")
      let before = try desk.snapshot()
      let answer = desk.run(command + ["--dry-run"])
      #expect(answer.code == 0, "\(answer.err)")
      #expect(try desk.snapshot() == before)
      #expect(desk.run(command).code == 0)
      #expect(try desk.snapshot() != before)
    }
  }

  @Test("record --dry-run shows postings, balances before and after, and new findings")
  func recordDryRun() throws {
    let desk = try Self.booked()
    let answer = try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "20.000,00", "--date",
      "2025-08-01", "--paid-on", "2025-08-01", "--dry-run")
    for words in [
      "Probelauf, nichts gebucht", "Soll €", "Haben €", "vorher €", "nachher €", "TOTAL_OVERRUN",
    ] {
      #expect(answer.out.contains(words), "\(words)")
    }
  }

  // MARK: Proof

  @Test("verify knows a head noted earlier, a workbook, and that a tail is missing")
  func tail() throws {
    let desk = try Self.booked()
    let noted = try desk.json("verify", as: ContractAnswers.Verification.self)
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-08-01")
    try desk.done("report", "statement-of-use", "Z", "--as-of", Self.day, "-o", "nachweis.xlsx")
    let later = try desk.json("verify", as: ContractAnswers.Verification.self)
    #expect(later.head != noted.head)
    try desk.done("verify", "--head", noted.head.description)
    try desk.done("verify", "--workbook", "nachweis.xlsx")

    // The last entry with its seals, and the sums with it: what is left is a sound ledger of four entries.
    try RawFile(path: desk.ledger).forge(
      """
      DELETE FROM seal WHERE sequence > (SELECT sequence FROM seal WHERE lower(hex(hash)) = '\(noted.head)');
      DELETE FROM posting WHERE entry = 5; DELETE FROM entry WHERE number = 5;
      DELETE FROM batch WHERE id = (SELECT max(id) FROM batch);
      UPDATE balance SET debit = debit - 100 WHERE account = '5220' AND month = 202508;
      UPDATE balance SET credit = credit - 100 WHERE account = '3500' AND month = 202508;
      DELETE FROM balance WHERE debit = 0 AND credit = 0;
      DELETE FROM activity WHERE known_on = 20250801;
      """)
    try desk.done("verify", "--head", noted.head.description)
    #expect(try desk.json("verify", as: ContractAnswers.Verification.self).entries == 4)
    for proof in [["--head", later.head.description], ["--workbook", "nachweis.xlsx"]] {
      let answer = desk.run(["verify"] + proof)
      #expect(answer.code == 1)
      #expect(answer.out.contains("Das Ende wurde abgeschnitten"))
      let json = desk.run(["verify", "--json"] + proof)
      #expect(json.code == 1)
      let verification = try json.json(as: ContractAnswers.Verification.self)
      #expect(!verification.ok)
      #expect(verification.problems.count == 1)
    }
    #expect(desk.run("verify", "--head", "abc").code == 64)
  }

  @Test("verify names the entry whose byte was changed")
  func changed() throws {
    let desk = try Self.booked()
    try RawFile(path: desk.ledger).forge("UPDATE entry SET purpose = 'anders' WHERE number = 2")
    let before = try desk.snapshot()
    let answer = desk.run("verify")
    #expect(answer.code == 1)
    #expect(answer.out.contains("Buchung 2: nicht mehr so, wie versiegelt wurde"))
    #expect(desk.run("verify", "--language", "en").out.contains("entry 2: not as it was sealed"))
    #expect(try desk.snapshot() == before)
  }

  @Test("a workbook of another ledger, or of another program, is told apart")
  func otherWorkbook() throws {
    let desk = try Self.booked()
    let other = try Self.booked()
    try other.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-08-01")
    let path = other.folder.path("fremd.xlsx")
    try other.done("report", "statement-of-use", "Z", "--as-of", Self.day, "-o", path)
    #expect(desk.run("verify", "--workbook", path).code == 1)
    #expect(desk.run("verify", "--workbook", "buchungen.csv").code == 65)
    #expect(desk.run("verify", "--workbook", "fehlt.xlsx").code == 66)
  }
}
