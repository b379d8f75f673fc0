import Amounts
import Foundation
import TestSupport
import Testing

@testable import LedgerStore

/// Numbers that nobody would book, written in behind the triggers.
@Suite("Extreme values", .timeLimit(.minutes(5))) struct ExtremeTests {
  @Test("rows with keys far away are named at once, and nothing is booked behind them")
  func farKeys() throws {
    let cases: [(String, VerificationProblem?)] = [
      (
        "INSERT INTO seal VALUES (1000000000, 'entry', 1, zeroblob(32))", nil
      ),
      ("INSERT INTO seal VALUES (9223372036854775807, 'entry', 1, zeroblob(32))", nil),
      ("INSERT INTO seal VALUES (-1, 'entry', 1, zeroblob(32))", nil),
      (
        Self.again("entry", "number", 4_000_000_000_000),
        .recordUnsealed(table: "entry", id: 4_000_000_000_000)
      ),
      (Self.again("entry", "number", .max), .recordUnsealed(table: "entry", id: .max)),
      (Self.again("entry", "number", -1), .recordUnsealed(table: "entry", id: -1)),
      (Self.again("entry", "number", 0), .recordUnsealed(table: "entry", id: 0)),
      (Self.again("batch", "id", .max), .recordUnsealed(table: "batch", id: .max)),
      (Self.again("batch", "id", 1_000_000), .recordUnsealed(table: "batch", id: 1_000_000)),
    ]
    for (sql, problem) in cases {
      let sample = try TamperingTests.copy()
      try RawFile(path: sample.path).forge("PRAGMA ignore_check_constraints = ON; " + sql)
      let report = try Ledger.open(at: sample.path, .readOnly).verify()
      #expect(!report.isSound, "\(sql)")
      #expect(report.problemCount < 100, "\(sql): \(report.problemCount)")
      if let problem { #expect(report.problems.contains(problem), "\(sql)") }
      guard !sql.contains("(-1"), !sql.contains(" = -1"), !sql.contains(" = 0") else { continue }
      let before = try RawFile(path: sample.path).dump()
      let ledger = try Ledger.open(at: sample.path)
      let error = #expect(throws: LedgerError.self, "\(sql)") {
        _ = try ledger.reverse(
          3, reason: "falsch", on: CalendarDate(days: 20_600), act: SampleBooks.act)
      }
      if case .damaged? = error {} else { Issue.record("\(sql): \(String(describing: error))") }
      try ledger.close()
      #expect(try RawFile(path: sample.path).dump() == before)
    }
  }

  private static func again(_ table: String, _ key: String, _ value: Int64) -> String {
    """
    CREATE TEMP TABLE taken AS SELECT * FROM \(table) LIMIT 1;
    UPDATE taken SET \(key) = \(value); INSERT INTO \(table) SELECT * FROM taken
    """
  }

  @Test("no number of a sum, a day or an amount ends the proof")
  func extremes() throws {
    let columns: [(String, [String])] = [
      ("balance", ["month", "debit", "credit"]),
      ("activity", ["counts_on", "known_on", "amount", "eligible", "unproven", "unfiled"]),
      ("entry", ["booked_on", "amount", "eligible", "vat", "paid_on", "counts_on", "settles"]),
      ("posting", ["amount"]), ("period_close", ["through_on"]),
      ("submission", ["as_of", "entries", "batch"]), ("evidence", ["bytes", "entry"]),
      ("plan_line", ["planned", "eligible"]), ("award_version", ["amount", "begins_on"]),
      ("project_version", ["effective_on", "version"]), ("commitment", ["value", "ordered_on"]),
    ]
    for (table, names) in columns {
      for name in names {
        for value in [Int64.min, .max] {
          let sample = try TamperingTests.copy()
          try RawFile(path: sample.path).forge(
            "PRAGMA ignore_check_constraints = ON; UPDATE OR IGNORE \(table) SET \(name) = \(value)"
          )
          let report = try Ledger.open(at: sample.path, .readOnly).verify(deep: true)
          #expect(!report.isSound, "\(table).\(name) = \(value)")
        }
      }
    }
  }

  @Test("a digest that is none, and a day that does not exist, are named with all the rest")
  func unreadableSubmission() throws {
    for change in ["as_of = 20260631", "head = x'78'", "sha256 = x'78'"] {
      let sample = try TamperingTests.copy()
      try RawFile(path: sample.path).forge(
        "PRAGMA ignore_check_constraints = ON; UPDATE submission SET \(change)")
      let problems = try Ledger.open(at: sample.path, .readOnly).verify().problems
      #expect(problems.contains(.recordChanged(table: "submission", id: 1)), "\(change)")
      #expect(
        problems.contains { if case .unreadable = $0 { true } else { false } }, "\(change)")
    }
  }

  @Test("an index that hides entries is found, though the words of the shipped one are put back")
  func rewrittenIndex() throws {
    for (index, words) in [
      ("posting_account", " WHERE entry < 20"), ("entry_reverses", " AND number < 1"),
    ] {
      let sample = try TamperingTests.copy()
      try RawFile(path: sample.path).execute(
        """
        PRAGMA writable_schema = ON;
        CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_master WHERE name = '\(index)';
        UPDATE sqlite_master SET sql = sql || '\(words)' WHERE name = '\(index)';
        PRAGMA writable_schema = RESET
        """)
      let file = RawFile(path: sample.path)
      let text = try #require(
        try file.texts("SELECT sql FROM sqlite_master WHERE name = '\(index)'").first)
      try file.execute("REINDEX \(index)")
      let shipped = text.dropLast(words.count).replacing("'", with: "''")
      try file.execute(
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_master SET sql = '\(shipped)' WHERE name = '\(index)';
        PRAGMA writable_schema = RESET
        """)
      let problems = try Ledger.open(at: sample.path, .readOnly).verify().problems
      #expect(
        problems.contains { if case .fileDamaged = $0 { true } else { false } },
        "\(index): \(problems)")
    }
  }

  @Test("a sum of a measure that does not exist is named")
  func strangeSum() throws {
    let sample = try TamperingTests.copy()
    try RawFile(path: sample.path).forge(
      """
      CREATE TEMP TABLE taken AS SELECT * FROM activity LIMIT 1;
      UPDATE taken SET measure = 'FREMD'; INSERT INTO activity SELECT * FROM taken
      """)
    #expect(
      try Ledger.open(at: sample.path, .readOnly).verify().problems
        == [.identityDiffers(table: "measure", id: "FREMD", isMissing: true)])
  }
}
