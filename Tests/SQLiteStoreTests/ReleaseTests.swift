import Amounts
import Bookkeeping
import Foundation
import Funding
import TestSupport
import Testing

@testable import LedgerStore
@testable import SQLiteStore

/// Two people, as the database and `verify` see them.
@Suite struct ReleaseTests {
  static func act(_ person: String, login: String? = nil) -> Act {
    var act = Act(
      person: person, login: login ?? person, moment: SampleBooks.recordedAt, day: "2026-06-30")
    act.personID = person
    return act
  }

  private static func expense(_ cents: Int64) -> Booking {
    Booking(
      date: CalendarDate(days: 19_000), kind: .expense, measure: "SC-1-DO", line: "0831",
      amount: Money(cents: cents))
  }

  @Test("the database takes no release by who proposed, nor by the same login or nobody")
  func twoPeople() throws {
    let sample = try SampleLedger()
    let ledger = sample.ledger
    let id = try ledger.propose(
      "record", amount: nil, content: "{}", files: [], act: Self.act("anna"))
    for act in [Self.act("anna"), Self.act("bert", login: "anna"), SampleBooks.act] {
      let error = #expect(throws: LedgerError.self) { try ledger.release(id, act: act) {} }
      guard case .refusedByDatabase? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    try ledger.release(id, act: Self.act("bert")) {}
    #expect(throws: LedgerError.self) { try ledger.release(id, act: Self.act("carla")) {} }
    #expect(try ledger.verify(deep: true).problems == [])
  }

  @Test("verify names what reaches the limit without a release, and nothing below or before")
  func withoutRelease() throws {
    let sample = try SampleLedger()
    let ledger = sample.ledger
    try sample.post([Self.expense(60_000)])
    try ledger.set(
      FourEyes(effectiveOn: "2026-06-30", from: "500.00", kinds: ["expense"]),
      act: Self.act("vera"))
    try sample.post([Self.expense(49_999)])
    #expect(try ledger.verify().problems == [])
    #expect(throws: LedgerError.needsRelease(from: "500.00", amount: "500.00")) {
      try sample.post([Self.expense(50_000)])
    }
    // Somebody says that it is a release, and there is none.
    var act = SampleBooks.act
    act.proposal = 7
    let desk = BookingDesk(portfolio: try ledger.currentPortfolio(), chart: sample.chart)
    let proposals = try desk.propose(Self.expense(50_000))
    let number = try #require(try ledger.post(proposals, act: act).numbers?.lowerBound)
    #expect(
      try ledger.verify().problems == [.withoutRelease(table: "entry", id: number)])
  }

  @Test(
    "a change of people, settings, proposals and decisions is named",
    arguments: [
      ("person", "roles = 'audit'"), ("person", "login = 'x'"), ("four_eyes", "from_amount = 1"),
      ("four_eyes", "effective_on = 20400101"), ("proposal", "content = 'x'"),
      ("proposal_file", "content = x'00'"), ("decision", "first_batch = 1"),
      ("actor", "person = 'x'"), ("actor", "login = NULL"),
    ])
  func changed(table: String, change: String) throws {
    let sample = try TamperingTests.copy()
    try RawFile(path: sample.path).forge("UPDATE \(table) SET \(change)")
    let problems = try Ledger.open(at: sample.path, .readOnly).verify().problems
    let kind = table == "proposal_file" ? "proposal" : table
    #expect(
      problems.contains {
        if case .recordChanged(kind, _) = $0 { true } else { false }
      }, "\(problems)")
  }

  @Test("a ledger of an earlier version is brought up to date, and its chain goes on")
  func migration() throws {
    let sample = try SampleLedger()
    try sample.post([Self.expense(60_000)])
    let head = try sample.ledger.head()
    try sample.ledger.close()
    let file = RawFile(path: sample.path)
    for table in ["entry", "posting", "seal"] {
      try file.execute("DROP TRIGGER \(table)_no_replace")
    }
    try file.execute("DROP TRIGGER migration_no_delete")
    for table in [
      "bank_line_ignored", "decision", "proposal_file", "proposal", "four_eyes", "person", "actor",
    ] {
      try file.execute("DROP TABLE \(table)")
    }
    try file.execute(
      """
      DELETE FROM migration WHERE version >= 12;
      CREATE TRIGGER migration_no_delete BEFORE DELETE ON migration
      BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;
      PRAGMA user_version = 11
      """)
    #expect(throws: LedgerError.olderVersion(found: 11, needed: Migrations.latest)) {
      try Ledger.open(at: sample.path, .readOnly)
    }
    let ledger = try Ledger.open(at: sample.path)
    #expect(try ledger.head() == head)
    #expect(try ledger.verify(deep: true).problems == [])
    try ledger.set(FourEyes(effectiveOn: "2026-07-01", from: "1.00"), act: Self.act("vera"))
    #expect(try ledger.verify(deep: true).problems == [])
  }
}
