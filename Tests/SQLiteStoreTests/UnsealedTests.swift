import Amounts
import Bookkeeping
import Foundation
import TestSupport
import Testing

@testable import LedgerStore

/// What no seal stands for, and what `verify` compares instead.
@Suite struct UnsealedTests {
  @Test("wrong sums, a lost trigger and a dangling reference are found")
  func rest() throws {
    let cases: [(String, (VerificationProblem) -> Bool)] = [
      (
        "UPDATE balance SET debit = debit + 1 WHERE account = '1800'",
        { if case .balanceDiffers("1800", _, _, _, _) = $0 { true } else { false } }
      ),
      (
        "DELETE FROM balance WHERE account = '3500'",
        { if case .balanceDiffers("3500", _, _, _, _) = $0 { true } else { false } }
      ),
      (
        "UPDATE activity SET eligible = eligible + 1 WHERE kind = 'expense'",
        {
          if case .activityDiffers(_, "expense", _, _, .eligible, _, _) = $0 { true } else { false }
        }
      ),
      (
        "DELETE FROM activity WHERE kind = 'drawdown'",
        {
          if case .activityDiffers(_, "drawdown", _, _, .amount, _, _) = $0 { true } else { false }
        }
      ),
      (
        "DELETE FROM item WHERE id = 'eigen'",
        { $0 == .danglingReference(table: "entry", to: "item") }
      ),
      (
        "DELETE FROM item WHERE id = 'eigen' AND measure = 'SC-1-DO'",
        { $0 == .identityDiffers(table: "item", id: "SC-1-DO/eigen", isMissing: true) }
      ),
      (
        "INSERT INTO project VALUES ('fremd')",
        { $0 == .identityDiffers(table: "project", id: "fremd", isMissing: false) }
      ),
      (
        "UPDATE measure SET project = 'SC-2' WHERE id = 'SC-1-DO'",
        { $0 == .identityDiffers(table: "measure", id: "SC-1-DO/SC-2", isMissing: false) }
      ),
      (
        "UPDATE award SET project = 'SC-2' WHERE id = 'SC-1-B'",
        { $0 == .identityDiffers(table: "award", id: "SC-1-B/SC-1", isMissing: true) }
      ),
      (
        "INSERT INTO kind VALUES ('gift')",
        { $0 == .identityDiffers(table: "kind", id: "gift", isMissing: false) }
      ),
      (
        "DELETE FROM fact WHERE id = 'order'",
        { $0 == .identityDiffers(table: "fact", id: "order", isMissing: true) }
      ),
      (
        "INSERT INTO migration VALUES (99, 'x', zeroblob(32))",
        { $0 == .migrationChanged(version: 99) }
      ),
      (
        "UPDATE posting SET amount = amount + 1 WHERE entry = 4 AND line_no = 1",
        {
          $0 == .checkFound(query: "checks/entries-balance.sql", rows: 1, first: "4 | SC-1-DO | 1")
        }
      ),
      ("CREATE TABLE mine (a)", { $0 == .schemaChanged(name: "mine") }),
      (
        "UPDATE migration SET sha256 = zeroblob(32) WHERE version = 2",
        { $0 == .migrationChanged(version: 2) }
      ),
    ]
    for (sql, isExpected) in cases {
      let sample = try TamperingTests.copy()
      try RawFile(path: sample.path).forge(sql)
      let problems = try Ledger.open(at: sample.path, .readOnly).verify(deep: true).problems
      #expect(problems.contains(where: isExpected), "\(sql): \(problems)")
    }
    let sample = try TamperingTests.copy()
    try RawFile(path: sample.path).execute("DROP TRIGGER entry_no_update")
    #expect(
      try Ledger.open(at: sample.path, .readOnly).verify().problems
        == [.schemaChanged(name: "entry_no_update")])
  }

  @Test(
    "a trigger is found that bears the name of its table, or one that SQLite's own names begin with"
  )
  func hiddenTriggers() throws {
    let body = "AFTER INSERT ON entry BEGIN SELECT 1; END"
    let sample = try TamperingTests.copy()
    try RawFile(path: sample.path).execute("CREATE TRIGGER entry \(body)")
    #expect(
      try Ledger.open(at: sample.path, .readOnly).verify().problems
        == [.schemaChanged(name: "entry")])
    let other = try TamperingTests.copy()
    try RawFile(path: other.path).execute(
      """
      CREATE TRIGGER zz \(body); PRAGMA writable_schema = ON;
      UPDATE sqlite_master SET name = 'sqlite_x', sql = replace(sql, 'zz', 'sqlite_x')
      WHERE name = 'zz'; PRAGMA writable_schema = RESET
      """)
    #expect(
      try Ledger.open(at: other.path, .readOnly).verify().problems
        == [.schemaChanged(name: "sqlite_x")])
  }

  @Test("no column of any table can be changed behind the triggers without being named")
  func everyColumn() throws {
    let sample = try TamperingTests.copy()
    let tables = try RawFile(path: sample.path).texts(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1")
    let kept = try Data(contentsOf: URL(filePath: sample.path))
    var tried = 0
    for table in tables {
      for column in try Self.columns(table, sample.path) {
        let (name, type) = (column.name, column.type)
        let change =
          switch type {
          case "INTEGER": "coalesce(\(name), 0) + 1"
          case "TEXT": "coalesce(\(name), '') || ' '"
          default: "zeroblob(32)"
          }
        try kept.write(to: URL(filePath: sample.path))
        // The last row; what a constraint of the schema refuses needs no more.
        let changed = try? RawFile(path: sample.path).forge(
          """
          PRAGMA ignore_check_constraints = ON;
          UPDATE \(table) SET \(name) = \(change) WHERE (\(column.keys)) = (
            SELECT \(column.keys) FROM \(table) WHERE \(name) IS NOT (\(change))
            ORDER BY \(column.keys) DESC LIMIT 1)
          """)
        guard changed == 1 else { continue }
        tried += 1
        let report = try Ledger.open(at: sample.path, .readOnly).verify()
        #expect(!report.isSound, "\(table).\(name) = \(change)")
      }
    }
    #expect(tried > 200, "\(tried)")
  }

  /// The columns of a table, and by which of them its rows are known.
  private static func columns(
    _ table: String, _ path: String
  ) throws -> [(name: String, type: String, keys: String)] {
    let info = "FROM pragma_table_info('\(table)')"
    let file = RawFile(path: path)
    let keys = try file.texts("SELECT name \(info) WHERE pk > 0 ORDER BY pk").joined(
      separator: ", ")
    return zip(
      try file.texts("SELECT name \(info) ORDER BY cid"),
      try file.texts("SELECT type \(info) ORDER BY cid")
    ).map { ($0, $1, keys.isEmpty ? "rowid" : keys) }
  }

  @Test("what cannot be read is named, and the rest is compared all the same")
  func unreadable() throws {
    let sample = try TamperingTests.copy()
    try RawFile(path: sample.path).forge(
      "UPDATE posting SET amount = amount + 1 WHERE entry = 4 AND line_no = 1")
    for deep in [false, true] {
      let problems = try Ledger.open(at: sample.path, .readOnly).verify(deep: deep).problems
      #expect(problems.contains(.recordChanged(table: "entry", id: 4)))
      #expect(problems.contains(.unreadable("entry 4")))
    }
  }
}
