import Amounts
import Assets
import Foundation
import Funding
import TestSupport
import Testing

@testable import LedgerStore

/// The auditor's queries of `Schemas/checks`: silent on a sound ledger, and each of them finds its
/// fault.
@Suite struct CheckQueryTests {
  private static let faults = [
    "balances-equal-journal": "UPDATE balance SET debit = debit + 1 WHERE account = '1800'",
    "closed-days-untouched": "INSERT INTO period_close VALUES (9, 1, 20220101)",
    "entries-balance": "DELETE FROM posting WHERE entry = 3 AND line_no = 1",
    "evidence-in-place": "UPDATE evidence SET position = 3",
    "numbers-without-gap": "DELETE FROM entry WHERE number = 4",
    "payments-match-expenses": "UPDATE entry SET amount = amount + 1 WHERE settles IS NOT NULL",
    "places-known": "DELETE FROM item WHERE id = 'eigen'",
    "reversals-mirror": "UPDATE posting SET account = '9' WHERE entry = 1",
    "seals-complete": "DELETE FROM seal WHERE record = 'entry' AND id = 5",
  ]

  private static let names = Assets.names(in: "checks").compactMap {
    $0.split(separator: "/").last.map { String($0.dropLast(".sql".count)) }
  }

  @Test("each check has a fault that it finds")
  func complete() { #expect(Self.names == Self.faults.keys.sorted()) }

  @Test("a check is silent on a sound ledger and speaks on a faulty one", arguments: names)
  func check(name: String) throws {
    var random = SeededGenerator(seed: 21)
    let sample = try SampleLedger()
    try sample.post(random: &random, 60)
    let day = CalendarDate(days: 19_000)
    try sample.post([
      Booking(
        date: day, kind: .expense, measure: "SC-1-DO", line: "0831", amount: Money(cents: 100),
        paidOn: day.adding(days: 5))
    ])
    _ = try sample.ledger.reverse(
      1, reason: "falsch", on: CalendarDate(days: 20_600), act: SampleBooks.act)
    let proof = try sample.folder.write(Data("r1".utf8), to: "r1.pdf")
    _ = try sample.ledger.file(
      [("r1.pdf", .sample(proof, "r1"))], for: 1, act: SampleBooks.act)
    try sample.ledger.close()
    let file = RawFile(path: sample.path)
    let query = try #require(Assets.text("checks/\(name).sql"))
    #expect(try file.rowCount(query) == 0)
    try file.forge("PRAGMA ignore_check_constraints = ON; " + (try #require(Self.faults[name])))
    #expect(try file.rowCount(query) > 0)
  }
}
