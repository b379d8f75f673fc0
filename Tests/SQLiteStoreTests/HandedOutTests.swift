import Assets
import GRDB
import TestSupport
import Testing

@testable import LedgerStore

/// The tables of `Schemas/exports` hand out all that a ledger holds.
@Suite("Handed out") struct HandedOutTests {
  /// Words and names that stand in other tables, and sums that come from the entries.
  private static let elsewhere: Set = ["kind", "fact", "item", "activity"]

  @Test("every table of a ledger is in one of them")
  func complete() throws {
    let sample = try SampleLedger()
    try sample.ledger.close()
    let tables = try DatabaseQueue(path: sample.path).read {
      try String.fetchSet($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    let queries = Assets.names(in: "exports").compactMap(Assets.text).joined(separator: "\n")
    let named = Set(queries.matches(of: /(?:FROM|JOIN) ([a-z_]+)/).map { String($0.1) })
    #expect(tables.subtracting(named) == Self.elsewhere)
  }

  @Test(
    "each query answers with the columns that stand above it",
    arguments: Assets.names(in: "exports"))
  func columns(_ name: String) throws {
    let sample = try SampleLedger()
    try sample.ledger.close()
    let query = try #require(Assets.text(name))
    let described = query.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("-- ") }.map {
      $0.dropFirst(3).trimmingPrefix("* ").prefix { $0 != " " }
    }
    let found = try DatabaseQueue(path: sample.path).read {
      try $0.makeStatement(sql: query).columnNames
    }
    #expect(found == described.map { String($0) })
  }
}
