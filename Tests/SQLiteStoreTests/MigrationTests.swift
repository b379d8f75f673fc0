import Amounts
import Bookkeeping
import Foundation
import Funding
import LedgerStore
import TestSupport
import Testing

@testable import SQLiteStore

/// A ledger of each earlier version: brought up to date, proved, gone on with, and kept as it was.
@Suite struct MigrationTests {
  @Test(arguments: 1..<Migrations.latest)
  func fromEachVersion(_ version: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("foerderbuch.sqlite")
    let (head, entries) = try Self.make(version, in: folder, at: path)
    let before = try RawFile(path: path).dump()
    #expect(throws: LedgerError.olderVersion(found: version, needed: Migrations.latest)) {
      try Ledger.open(at: path, .readOnly)
    }

    let ledger = try Ledger.open(at: path)
    let kept = try #require(ledger.predecessor)
    #expect(kept.hasSuffix("/foerderbuch.sqlite.v\(version)"))
    #expect(try ledger.head() == head)
    #expect(try ledger.entryCount() == entries)
    #expect(try ledger.verify(deep: true).problems == [])

    let sample = try SampleLedger(projects: version < 2 ? 1 : 0, in: folder, ledger)
    var random = SeededGenerator(seed: 5)
    try sample.post(random: &random, 5)
    let report = try ledger.verify(deep: true, expectedHead: version < 2 ? nil : head)
    #expect(report.problems == [])
    #expect(version < 2 || report.expected?.entries == entries)
    #expect(report.entries > entries)
    try ledger.close()

    #expect(try RawFile(path: kept).dump() == before)
    #expect(try RawFile(path: kept).integer("PRAGMA user_version") == Int64(version))
    // Nothing more is kept once it is up to date.
    #expect(try Ledger.open(at: path).predecessor == nil)
  }

  @Test("a file that lies where the ledger would be kept stays")
  func keepsEach() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("foerderbuch.sqlite")
    _ = try Self.make(11, in: folder, at: path)
    try folder.write(Data("mine".utf8), to: "foerderbuch.sqlite.v11")
    let ledger = try Ledger.open(at: path)
    #expect(ledger.predecessor?.hasSuffix(".v11-2") == true)
    try ledger.close()
    #expect(
      try Data(contentsOf: URL(filePath: folder.path("foerderbuch.sqlite.v11")))
        == Data("mine".utf8))
  }

  // MARK: Ledgers of then

  /// Makes a ledger with what `version` knew, in a file of the tables that it had. What came later
  /// added tables, words and sums, and never changed how a record is sealed.
  private static func make(
    _ version: Int, in folder: TemporaryFolder, at path: String
  ) throws -> (head: Digest256, entries: Int) {
    let source = folder.path("source.sqlite")
    let now = try Ledger.create(at: source)
    for (since, step) in steps where since <= version { try step(now, folder) }
    let (head, entries) = (try now.head(), try now.entryCount())
    try now.close()
    let evidence = folder.path("source.evidence")
    if FileManager.default.fileExists(atPath: evidence) {
      try FileManager.default.moveItem(
        atPath: evidence, toPath: folder.path("foerderbuch.evidence"))
    }
    let file = RawFile(path: path)
    for migration in Migrations.all.prefix(version) {
      try file.execute(
        migration.sql + """
          ; INSERT INTO migration VALUES (\(migration.version), '\(migration.name)',
          x'\(migration.hash.hexText)')
          """)
    }
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
    let tables = try file.texts(names)
    let filled = Set(["migration", "kind", "fact"])
    let grouped = "measure, kind, line, source, counts_on, known_on"
    var copies = tables.filter { !filled.contains($0) }.map { table in
      table == "activity" && version < 8
        ? """
        INSERT INTO activity SELECT \(grouped), sum(amount), sum(eligible), sum(unproven),
        sum(unfiled) FROM now.activity GROUP BY \(grouped)
        """ : "INSERT INTO \(table) SELECT * FROM now.\(table)"
    }
    copies = ["ATTACH '\(source)' AS now"] + copies
    copies += ["DETACH now", "PRAGMA user_version = \(version)", "PRAGMA journal_mode = WAL"]
    try file.execute(copies.joined(separator: ";"))
    // What it did not know is not in it.
    let later = try RawFile(path: source).texts(names).filter { !tables.contains($0) }
    for table in later where !filled.contains(table) && !["balance", "activity"].contains(table) {
      #expect(try RawFile(path: source).rowCount("SELECT * FROM \(table)") == 0, "\(table)")
    }
    return (head, entries)
  }

  private typealias Step = @Sendable (Ledger, TemporaryFolder) throws -> Void

  private static let act = SampleBooks.act

  /// What came with each version.
  private static let steps: [(since: Int, step: Step)] = [
    (2, { ledger, folder in _ = try SampleLedger(projects: 1, in: folder, ledger) }),
    (
      3,
      { ledger, _ in try ledger.closePeriod(through: CalendarDate(days: 10_000), act: act) }
    ),
    (4, { try post(12, seed: 4, $0, $1) }),
    (
      5,
      { ledger, folder in
        let proof = try folder.write(Data("r1".utf8), to: "r1.pdf")
        _ = try ledger.file([("r1.pdf", .sample(proof, "r1"))], for: 1, act: act)
      }
    ),
    (6, { ledger, _ in try submit(ledger, basis: []) }),
    (
      7,
      { ledger, _ in
        _ = try ledger.reverse(
          1, reason: "falsch", on: CalendarDate(days: 20_600), act: SampleBooks.act(of: "anna"))
      }
    ),
    (
      8,
      { ledger, folder in
        let order = Order(
          id: "A-1", orderedOn: CalendarDate(days: 18_990), measure: "SC-1-DO", line: "0831",
          partner: "Firma", value: Money(cents: 23_800))
        _ = try ledger.post([], orders: [order], act: act)
        try post(BookingFacts(voucherTotal: Money(cents: 23_800), order: "A-1"), ledger, folder)
      }
    ),
    (
      9,
      { ledger, _ in
        try submit(ledger, basis: [ReferenceFile(name: "rule-sets/a.yaml", content: [1])])
      }
    ),
    (
      10,
      { ledger, _ in
        let day = CalendarDate(days: 20_000)
        let statement = StoredStatement(
          account: "DE02", number: "1", from: day, to: day, opening: .zero,
          closing: Money(cents: 5),
          lines: [
            StoredStatement.Line(
              key: "1f", bookedOn: day, amount: Money(cents: 5), bankReference: "R",
              batchTotal: nil)
          ])
        _ = try ledger.post([], bankStatements: [statement], act: act)
      }
    ),
    (
      11,
      {
        try post(BookingFacts(dueOn: CalendarDate(days: 19_030)), $0, $1)
      }
    ),
    (
      12,
      { ledger, _ in
        _ = try ledger.propose(
          "record", amount: nil, content: "{}", files: [], act: ReleaseTests.act("anna"))
      }
    ),
  ]

  private static func post(
    _ count: Int, seed: UInt64, _ ledger: Ledger, _ folder: TemporaryFolder
  ) throws {
    let sample = try SampleLedger(projects: 0, in: folder, ledger)
    var random = SeededGenerator(seed: seed)
    try sample.post(random: &random, count)
  }

  private static func post(
    _ facts: BookingFacts, _ ledger: Ledger, _ folder: TemporaryFolder
  ) throws {
    try SampleLedger(projects: 0, in: folder, ledger).post([
      Booking(
        date: CalendarDate(days: 19_000), kind: .expense, measure: "SC-1-DO", line: "0831",
        amount: Money(cents: 11_900), voucher: "R \(facts.dueOn == nil ? 1 : 2)", facts: facts)
    ])
  }

  private static func submit(_ ledger: Ledger, basis: [ReferenceFile]) throws {
    _ = try ledger.submit(
      Submission.Report(
        kind: "interim", scope: "award:SC-1-B", form: "a", language: "de",
        asOf: CalendarDate(days: 20_000), options: ["year=2024"]),
      head: try ledger.head(), fileName: "a.xlsx", content: [80, 75], basis: basis, act: act)
  }
}
