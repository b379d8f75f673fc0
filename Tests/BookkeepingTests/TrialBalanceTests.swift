import Amounts
import Bookkeeping
import TestSupport
import Testing

@Suite("Trial balance") struct TrialBalanceTests {
  @Test("debit and credit of every account and measure, ordered")
  func rows() throws {
    let balance = try TrialBalance(of: [
      EntryTests.entry([EntryTests.posting("5210", 300), EntryTests.posting("1800", -300)]),
      EntryTests.entry([EntryTests.posting("1800", 1000), EntryTests.posting("3800", -1000)]),
      EntryTests.entry([
        EntryTests.posting("5210", 70, measure: "B"), EntryTests.posting("1800", -70, measure: "B"),
      ]),
    ])
    let rows = balance.rows.map {
      "\($0.account) \($0.measure) \($0.debit.cents) \($0.credit.cents)"
    }
    #expect(
      rows == ["1800 A 1000 300", "1800 B 0 70", "3800 A 0 1000", "5210 A 300 0", "5210 B 70 0"])
    #expect(try balance.rows[0].balance() == Money(cents: 700))
    #expect(try balance.totals() == (Money(cents: 1370), Money(cents: 1370)))
  }

  @Test("a sum beyond the limit is an error")
  func beyondLimit() throws {
    let large = try EntryTests.entry([
      EntryTests.posting("5210", .max), EntryTests.posting("1800", -.max),
    ])
    #expect(throws: AmountError.beyondLimit) { try TrialBalance(of: [large, large]) }
    // Each row fits, their total does not.
    let rows = ["5210", "5220"].map {
      TrialBalance.Row(account: $0, measure: "A", debit: Money(cents: .max), credit: .zero)
    }
    #expect(throws: AmountError.beyondLimit) { try TrialBalance(rows: rows).totals() }
  }

  @Test(
    "random entries: debit equals credit, order does not matter, reversal restores every balance")
  func properties() throws {
    try forAll(500) { random in
      let entries = try (0..<random.int(1...12)).map { _ in try Self.entry(&random) }
      let balance = try TrialBalance(of: entries)
      let totals = try balance.totals()
      try #require(totals.debit == totals.credit)
      let shuffled = entries.shuffled(using: &random)
      try #require(try TrialBalance(of: shuffled) == balance)
      let extra = try (0..<random.int(1...5)).map { _ in try Self.entry(&random) }
      let taken = extra.map { $0.reversal(on: EntryTests.day, text: "Storno") }
      let after = try TrialBalance(of: entries + extra + taken)
      try #require(try Self.balances(after) == Self.balances(balance))
    }
  }

  /// The balances that are not zero, by account and measure.
  private static func balances(_ balance: TrialBalance) throws -> [[String]: Money] {
    var result: [[String]: Money] = [:]
    for row in balance.rows {
      let left = try row.balance()
      if !left.isZero { result[[row.account, row.measure]] = left }
    }
    return result
  }

  private static func entry(_ random: inout SeededGenerator) throws -> Entry {
    var postings: [Posting] = []
    for measure in ["A", "B"].prefix(random.int(1...2)) {
      let side: Int64 = random.pick(1, -1)
      let amounts = (0..<random.int(1...3)).map { _ in random.int(Int64(1)...1_000_000) * side }
      for cents in amounts {
        let account = random.pick("1800", "5210", "3800")
        postings.append(EntryTests.posting(account, cents, measure: measure))
      }
      postings.append(EntryTests.posting("4500", -amounts.reduce(0, +), measure: measure))
    }
    return try EntryTests.entry(postings)
  }
}
