import Amounts
import Bookkeeping
import Foundation
import Funding
import GRDB
import TestSupport
import Testing

@testable import LedgerStore

/// What the triggers refuse, and what the chain finds when they are gone round.
@Suite struct TamperingTests {
  /// A copy of a closed ledger with rows in every table.
  static func copy() throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    let path = try folder.write(try full.get(), to: "foerderbuch.sqlite")
    let source = try folder.write(Data("r1".utf8), to: "r1.pdf")
    _ = try EvidenceStore(
      folder: folder.path("foerderbuch.evidence")
    ).keep(.sample(source, "r1"), name: "r1.pdf")
    return (folder, path)
  }

  private static let full = Result {
    var random = SeededGenerator(seed: 11)
    let sample = try SampleLedger(projects: 2)
    let act = SampleBooks.act
    try sample.post([
      Booking(
        date: CalendarDate(days: 19_000), kind: .expense, measure: "SC-1-DO", line: "0831",
        amount: Money(cents: 11_900), voucher: "R 1", evidence: ["r1.pdf"],
        facts: BookingFacts(
          voucherTotal: Money(cents: 23_800), serviceTo: CalendarDate(days: 19_000),
          discountOffered: Rate(percent: 2)))
    ])
    let proof = try sample.folder.write(Data("r1".utf8), to: "r1.pdf")
    _ = try sample.ledger.file([("r1.pdf", .sample(proof, "r1"))], for: 1, act: act)
    try sample.post(random: &random, 40)
    _ = try sample.ledger.reverse(
      2, reason: "falsch", on: CalendarDate(days: 20_600), act: act)
    let desk = BookingDesk(portfolio: try sample.ledger.currentPortfolio(), chart: sample.chart)
    let measure = try #require(try SampleBooks.project().measure("SC-1-DO"))
    let use = try #require(
      desk.propose(
        useOf: "SC-1-B", measure: measure, by: Money(cents: 5), on: CalendarDate(days: 20_000)))
    let settlement = BookedSettlement(
      award: "SC-1-B", asOf: CalendarDate(days: 20_000), entitled: Money(cents: 5), drawn: .zero,
      ruleSet: StoredRuleSet(name: "a", content: [1]), edition: "1")
    let day = CalendarDate(days: 20_000)
    let statement = StoredStatement(
      account: "DE02", number: "1", from: day, to: day, opening: .zero, closing: Money(cents: 5),
      lines: [
        StoredStatement.Line(
          key: "1f", bookedOn: day, amount: Money(cents: 5), bankReference: "R", batchTotal: nil,
          ignored: "privat")
      ])
    _ = try sample.ledger.post(
      [use], settlements: [settlement], bankStatements: [statement], act: act)
    _ = try sample.ledger.submit(
      Submission.Report(
        kind: "interim", scope: "award:SC-1-B", form: "a", language: "de",
        asOf: CalendarDate(days: 20_000), options: ["year=2024"]),
      head: try sample.ledger.head(), fileName: "a.xlsx", content: [80, 75],
      basis: [ReferenceFile(name: "rule-sets/a.yaml", content: [1])], act: act)
    let order = Order(
      id: "A-1", orderedOn: CalendarDate(days: 18_990), measure: "SC-1-DO", line: "0831",
      partner: "Firma", value: Money(cents: 23_800))
    _ = try sample.ledger.post([], orders: [order], act: act)
    try addPeople(to: sample.ledger)
    try sample.ledger.closePeriod(
      through: CalendarDate(days: 18_000), act: SampleBooks.act(of: "muster"))
    try sample.ledger.close()
    return try Data(contentsOf: URL(filePath: sample.path))
  }

  private static func addPeople(to ledger: Ledger) throws {
    _ = try ledger.change(act: SampleBooks.act) { _ in
      [Person(id: "vera", name: "Vera", roles: [.admin], login: "vera")]
    }
    try ledger.set(
      FourEyes(effectiveOn: "2030-01-01", from: "500.00"), act: ReleaseTests.act("vera"))
    let id = try ledger.propose(
      "record", amount: "500.00", content: "{}",
      files: [ProposalFile(path: "/r.pdf", content: [80])], act: ReleaseTests.act("anna"))
    try ledger.release(id, act: ReleaseTests.act("bert")) {}
  }

  /// Sums that follow from the journal; they have to be updated.
  private static let derived: Set = ["balance", "activity"]

  private static func tables(_ path: String) throws -> [String] {
    try RawFile(path: path).texts(
      """
      SELECT name FROM sqlite_master
      WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name
      """
    ).filter { !derived.contains($0) }
  }

  @Test("UPDATE, DELETE and REPLACE are refused on every table that is evidence")
  func triggers() throws {
    let sample = try Self.copy()
    let file = RawFile(path: sample.path)
    let before = try file.dump()
    for table in try Self.tables(sample.path) {
      try #require(try file.integer("SELECT count(*) FROM \(table)") ?? 0 > 0, "\(table) is empty")
      let column = try #require(
        try file.texts("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid DESC").first)
      for sql in [
        "UPDATE \(table) SET \(column) = \(column)", "DELETE FROM \(table)",
        "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
      ] {
        let error = #expect(throws: DatabaseError.self, "\(sql)") { try file.execute(sql) }
        #expect(error?.message == "\(table) is append-only", "\(sql)")
      }
    }
    #expect(try file.dump() == before)
  }

  @Test("a row that takes the place of another by a second unique key is refused")
  func replaceBySecondKey() throws {
    let sample = try Self.copy()
    let file = RawFile(path: sample.path)
    let before = try file.dump()
    for sql in [
      "REPLACE INTO account SELECT id + 1000, batch, number, name_de, name_en, kind FROM account",
      "REPLACE INTO rule_set SELECT id + 1000, batch, name, sha256, content FROM rule_set",
      """
      REPLACE INTO plan_line
      SELECT version, position + 1000, measure, id, title, planned, eligible, in_kind, consent
      FROM plan_line
      """,
      """
      REPLACE INTO source
      SELECT version, position + 1000, measure, id, kind, organisation, planned,
        counts_as_own_share, fixed
      FROM source
      """,
      """
      REPLACE INTO organisation
      SELECT version, position + 1000, id, name, kind, input_vat_deductible FROM organisation
      """,
    ] {
      let error = #expect(throws: DatabaseError.self, "\(sql)") { try file.execute(sql) }
      #expect(error?.message?.hasSuffix("is append-only") == true, "\(sql)")
    }
    #expect(try file.dump() == before)
  }

  @Test("a row that takes the place of another in the journal is refused, after an import too")
  func replaceInJournal() throws {
    let sample = try SampleLedger()
    var random = SeededGenerator(seed: 9)
    // So many that the triggers are taken away meanwhile.
    try sample.post(random: &random, 1100)
    _ = try sample.ledger.reverse(
      3, reason: "falsch", on: CalendarDate(days: 20_600), act: SampleBooks.act)
    try sample.ledger.close()
    let file = RawFile(path: sample.path)
    let before = try file.dump()
    for (sql, table) in [
      (Self.again("entry", "number"), "entry"),
      // The number is new, and the entry that was reversed would be reversed by this one.
      (Self.again("entry", "number", as: "number + 1000", "reverses = 3"), "entry"),
      (Self.again("posting", "amount", as: "amount * 2", "entry = 4"), "posting"),
      (Self.again("seal", "hash", as: "zeroblob(32)", "sequence = 30"), "seal"),
    ] {
      let error = #expect(throws: DatabaseError.self, "\(sql)") { try file.execute(sql) }
      #expect(error?.message == "\(table) is append-only", "\(sql)")
    }
    #expect(try file.dump() == before)
    #expect(try Ledger.open(at: sample.path, .readOnly).verify().problems == [])
  }

  /// Puts a row in the place of one of `table`, with another value of `column`.
  private static func again(
    _ table: String, _ column: String, as value: String? = nil, _ condition: String = "true"
  ) -> String {
    """
    CREATE TEMP TABLE taken AS SELECT * FROM \(table) WHERE \(condition);
    UPDATE taken SET \(column) = \(value ?? column);
    REPLACE INTO \(table) SELECT * FROM taken
    """
  }

  @Test("without their triggers a row that takes the place of another is found")
  func replacedWithoutTrigger() throws {
    let cases: [(String, VerificationProblem)] = [
      (
        Self.again("entry", "purpose", as: "'x'", "number = 5"),
        .recordChanged(table: "entry", id: 5)
      ),
      (
        Self.again("posting", "amount", as: "amount * 2", "entry = 4"),
        .recordChanged(table: "entry", id: 4)
      ),
      (Self.again("seal", "hash", as: "zeroblob(32)", "sequence = 30"), .sealChanged(sequence: 30)),
    ]
    for (sql, problem) in cases {
      let sample = try Self.copy()
      try RawFile(path: sample.path).forge(sql)
      #expect(try Ledger.open(at: sample.path, .readOnly).verify().problems.contains(problem))
    }
  }

  @Test("every column of every table is sealed, or stands for something that is")
  func allSealed() throws {
    let sample = try SampleLedger()
    // Identities are repeated in the sealed versions; the chain does not seal itself; a migration
    // is compared with the shipped one.
    let unsealed: Set = [
      "project", "measure", "award", "item", "kind", "fact", "seal", "migration",
    ]
    let file = RawFile(path: sample.path)
    var sealed: [String: [String]] = [:]
    for table in SealedRecord.allCases.flatMap(\.tables) { sealed[table.name] = table.columns }
    for table in try Self.tables(sample.path) where !unsealed.contains(table) {
      let columns = try file.texts("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid")
      #expect(sealed[table] == columns, "\(table)")
    }
  }

  @Test(
    "a changed byte is found and named",
    arguments: [
      ("UPDATE entry SET purpose = 'x' WHERE number = 7", "entry", 7),
      ("UPDATE entry SET voucher = NULL, reason = voucher WHERE number = 1", "entry", 1),
      ("UPDATE entry SET counterparty = '' WHERE number = 3", "entry", 3),
      ("UPDATE posting SET amount = amount + 1 WHERE entry = 4", "entry", 4),
      ("UPDATE posting SET party = 'p' WHERE entry = 5 AND line_no = 1", "entry", 5),
      ("DELETE FROM posting WHERE entry = 6 AND line_no = 2", "entry", 6),
      ("INSERT INTO entry_evidence VALUES (8, 99, 'x.pdf')", "entry", 8),
      ("UPDATE entry_fact SET value = value + 1 WHERE position = 1", "entry", 1),
      ("UPDATE entry_fact SET fact = 'service-from' WHERE position = 2", "entry", 1),
      ("DELETE FROM entry_fact WHERE position = 3", "entry", 1),
      ("INSERT INTO entry_fact VALUES (7, 1, 'order', 'A-1')", "entry", 7),
      ("UPDATE commitment SET value = value - 1", "commitment", 1),
      ("UPDATE commitment SET ordered_on = 20300101", "commitment", 1),
      (
        "UPDATE plan_line SET planned = planned + 1 WHERE version = 2 AND position = 1",
        "project_version", 2
      ),
      ("UPDATE award_override SET value = '1' WHERE version = 1", "project_version", 1),
      ("UPDATE batch SET recorded_at = '2020-01-01T00:00:00Z' WHERE id = 3", "batch", 3),
      ("UPDATE account SET kind = 'income' WHERE number = '1800'", "account", 1),
      ("UPDATE rule_set SET content = x'02'", "rule_set", 1),
      ("UPDATE settlement SET entitled = 6", "settlement", 1),
      ("UPDATE evidence SET name = 'r2.pdf'", "evidence", 1),
      ("UPDATE evidence SET bytes = 3", "evidence", 1),
      ("UPDATE period_close SET through_on = 20200101", "period_close", 1),
    ] as [(String, String, Int64)])
  func changedByte(sql: String, table: String, id: Int64) throws {
    let sample = try Self.copy()
    try RawFile(path: sample.path).forge(sql)
    let report = try Ledger.open(at: sample.path, .readOnly).verify()
    #expect(report.problems.contains(.recordChanged(table: table, id: id)))
    let changed = report.problems.filter {
      if case .recordChanged = $0 { true } else { false }
    }
    #expect(changed.count == 1)
  }

  @Test("swapped, removed and added rows, and forged seals, are found and named")
  func rows() throws {
    let cases: [(String, [VerificationProblem])] = [
      (
        """
        UPDATE entry SET number = -1 WHERE number = 7; UPDATE entry SET number = 7 WHERE number = 8;
        UPDATE entry SET number = 8 WHERE number = -1
        """, [.recordChanged(table: "entry", id: 7), .recordChanged(table: "entry", id: 8)]
      ),
      (
        "DELETE FROM entry WHERE number = 7; DELETE FROM posting WHERE entry = 7",
        [.recordMissing(table: "entry", id: 7), .numberMissing(7...7)]
      ),
      (
        "DELETE FROM entry WHERE number = 7",
        [
          .recordMissing(table: "entry", id: 7), .partWithoutRecord(table: "posting", id: 7),
          .numberMissing(7...7),
        ]
      ),
      (
        "INSERT INTO period_close VALUES (2, 1, 20990101)",
        [.recordUnsealed(table: "period_close", id: 2)]
      ),
      ("UPDATE seal SET hash = zeroblob(32) WHERE sequence = 40", [.sealChanged(sequence: 40)]),
      ("UPDATE seal SET record = 'x' WHERE sequence = 20", [.sealUnknown(sequence: 20)]),
      (
        "DELETE FROM seal WHERE record = 'period_close'",
        [.recordUnsealed(table: "period_close", id: 1)]
      ),
    ]
    for (sql, expected) in cases {
      let sample = try Self.copy()
      // CHECK (number > 0) is in the way of a swap.
      try RawFile(path: sample.path).forge("PRAGMA ignore_check_constraints = ON; " + sql)
      let problems = try Ledger.open(at: sample.path, .readOnly).verify().problems
      for problem in expected { #expect(problems.contains(problem), "\(sql): \(problems)") }
      let others = problems.filter { !expected.contains($0) }
      // A swap leaves wrong months behind, a missing entry wrong balances, an unknown seal its
      // record.
      #expect(
        others.allSatisfy {
          switch $0 {
          case .balanceDiffers, .activityDiffers, .recordUnsealed, .endMissing: true
          default: false
          }
        }, "\(sql): \(others)")
    }
  }

  @Test("a removed end is found against a head that was noted elsewhere")
  func removedTail() throws {
    let sample = try SampleLedger()
    var random = SeededGenerator(seed: 8)
    try sample.post(random: &random, 10)
    let middle = try sample.ledger.head()
    let entries = try sample.ledger.entryCount()
    try sample.post([
      Booking(
        date: CalendarDate(days: 19_000), kind: .ownFunds, measure: "SC-1-DO", source: "eigen",
        amount: Money(cents: 100))
    ])
    let last = try sample.ledger.head()
    #expect(try sample.ledger.verify(expectedHead: middle).expected?.entries == entries)
    #expect(try sample.ledger.verify(expectedHead: last).expected?.entries == entries + 1)
    try sample.ledger.close()
    let number = entries + 1
    // Whoever does it well removes all that tells of it.
    try RawFile(path: sample.path).forge(
      """
      DELETE FROM entry WHERE number = \(number); DELETE FROM posting WHERE entry = \(number);
      DELETE FROM seal WHERE record = 'entry' AND id = \(number);
      UPDATE balance SET debit = debit - 100 WHERE account = '1800' AND month = 202201;
      UPDATE balance SET credit = credit - 100 WHERE account = '4500' AND month = 202201;
      DELETE FROM balance WHERE debit = 0 AND credit = 0;
      UPDATE activity SET amount = amount - 100
      WHERE kind = 'own-funds' AND source = 'eigen' AND counts_on = 20220108;
      DELETE FROM activity WHERE amount = 0
      """)
    let ledger = try Ledger.open(at: sample.path, .readOnly)
    let end = try #require(try ledger.missingEnd())
    #expect(end.known == end.found + 1)
    #expect(try ledger.verify().problems == [.endMissing(end)])
    // And what the file knows of its seals.
    try RawFile(path: sample.path).forgetSeals()
    #expect(try ledger.verify().problems == [])
    #expect(try ledger.verify(expectedHead: last).problems == [.headNotFound(last)])
    #expect(try ledger.verify(expectedHead: middle).isSound)
  }

  @Test("a byte turned over in the file itself is noticed")
  func flippedByte() throws {
    try forAll(20) { random in
      let sample = try Self.copy()
      var bytes = try Data(contentsOf: URL(filePath: sample.path))
      // Of the text of an entry: somewhere in the pages of the table.
      let needle = Data("Firma".utf8)
      let place = try #require(bytes.range(of: needle))
      let index = place.lowerBound + random.int(0...needle.count - 1)
      bytes[index] ^= UInt8(1 << random.int(0...7))
      try bytes.write(to: URL(filePath: sample.path))
      let report = try Ledger.open(at: sample.path, .readOnly).verify()
      try #require(!report.isSound)
    }
  }

  @Test("another name in the file is found")
  func forgedRecorder() throws {
    let sample = try SampleLedger(projects: 1)
    let named = sample.ledger
    try named.closePeriod(
      through: CalendarDate(days: 18_000), act: SampleBooks.act(of: "A. Muster"))
    try RawFile(path: sample.path).forge("UPDATE recorder SET name = 'B. Muster'")
    #expect(
      try named.verify().problems.contains {
        if case .recordChanged(table: "recorder", id: _) = $0 { true } else { false }
      })
  }
}
