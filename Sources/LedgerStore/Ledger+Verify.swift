import Amounts
public import Bookkeeping
import Foundation
import Funding
import GRDB

extension Ledger {
  /// Proves that the ledger is what was written: every record against its seal, no number left out,
  /// every entry balanced, the stored balances those of the journal, the schema that of the
  /// migrations, and every file that is kept as evidence the one that was filed.
  ///
  /// - Parameters:
  ///   - deep: also rebuilds the sums of the measures, lets SQLite check every reference and page,
  ///     and looks for files of evidence that no entry knows.
  ///   - expectedHead: a head noted elsewhere, such as in a workbook; it tells whether the end was
  ///     cut off.
  public func verify(
    deep: Bool = false, expectedHead: Digest256? = nil
  ) throws(LedgerError) -> VerificationReport {
    try query { db in
      var chain = try ChainCheck(db, expectedHead: expectedHead)
      try chain.run()
      var problems = chain.problems
      try Self.compareBalances(chain.sums, db, &problems)
      try Self.checkSchema(db, &problems)
      let evidence = try EvidenceCheck(db, evidenceStore, withStrangers: deep, &problems)
      if deep {
        try Self.compareActivities(db, &problems)
        try Self.checkFile(db, &problems)
      }
      return VerificationReport(
        entries: chain.entries, records: chain.records, head: chain.head,
        expected: chain.expected, problems: problems.problems, problemCount: problems.count,
        evidence: evidence.files, strangers: evidence.strangers)
    }
  }

  /// How much of what reports on some measures rest on is as it was written: their entries with
  /// postings and evidence, the versions of their projects, and the sums that are kept beside.
  /// - Parameter measures: nil for the whole ledger.
  /// - Returns: how many records and sums there are, and how many of them are sound.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func soundness(
    of measures: [String]? = nil
  ) throws(LedgerError) -> (records: Int, sound: Int) {
    try query { db in
      var chain = try ChainCheck(db, measures: measures)
      try chain.run()
      var problems = chain.problems
      if measures == nil { try Self.compareBalances(chain.sums, db, &problems) }
      let sums = try Self.compareActivities(db, of: measures, &problems)
      let records = chain.records + sums
      return (records, max(0, records - problems.count))
    }
  }

  private static func compareBalances(
    _ sums: RunningSums, _ db: Database, _ problems: inout ProblemList
  ) throws {
    var rest = sums
    let rows = try Row.fetchCursor(
      db, sql: "SELECT account, measure, month, debit, credit FROM balance ORDER BY 1, 2, 3")
    while let row = try rows.next() {
      let key = rest.balanceKey(account: row[0], measure: row[1], month: row[2])
      let stored = RunningSums.Balance(debit: row[3], credit: row[4])
      let journal = rest.take(key)
      if stored != journal { problems.add(difference(key, rest.names, stored, journal)) }
    }
    for (key, journal) in rest.orderedBalances {
      problems.add(difference(key, rest.names, RunningSums.Balance(), journal))
    }
  }

  private static func difference(
    _ key: RunningSums.BalanceKey, _ names: Names, _ stored: RunningSums.Balance,
    _ journal: RunningSums.Balance
  ) -> VerificationProblem {
    .balanceDiffers(
      account: names[key.account], measure: names[key.measure], month: Int(key.month),
      stored: Money(cents: stored.debit - stored.credit),
      journal: Money(cents: journal.debit - journal.credit))
  }

  /// One measure at a time, so that memory does not grow with the journal.
  /// - Returns: how many sums there are.
  @discardableResult
  private static func compareActivities(
    _ db: Database, of measures: [String]? = nil, _ problems: inout ProblemList
  ) throws -> Int {
    var count = 0
    for measure in try measures ?? String.fetchAll(db, sql: "SELECT id FROM measure ORDER BY id") {
      var rest = RunningSums()
      let reader = try JournalFilter(measures: [measure]).reader(db)
      while let record = try reader.next() { try rest.add(record.activities) }
      try forEachActivity(db, "WHERE measure = ?", { $0.bind(1, copying: measure) }) { activity in
        count += 1
        let key = rest.flowKey(activity.key)
        let stored = RunningSums.Flow(activity)
        let journal = rest.take(key)
        if stored != journal { problems.add(difference(key, rest.names, stored, journal)) }
      }
      for (key, journal) in rest.orderedFlows {
        problems.add(difference(key, rest.names, RunningSums.Flow(), journal))
      }
    }
    return count
  }

  private static func difference(
    _ key: RunningSums.FlowKey, _ names: Names, _ stored: RunningSums.Flow,
    _ journal: RunningSums.Flow
  ) -> VerificationProblem {
    func name(_ number: Int32) -> String? { names[number].isEmpty ? nil : names[number] }
    return .activityDiffers(
      measure: names[key.measure], kind: names[key.kind], line: name(key.line),
      source: name(key.source), stored: Money(cents: stored.eligible),
      journal: Money(cents: journal.eligible))
  }

  /// The schema against one made from the shipped migrations.
  private static func checkSchema(_ db: Database, _ problems: inout ProblemList) throws {
    let recorded = try Row.fetchAll(
      db, sql: "SELECT version, sha256 FROM migration ORDER BY version")
    for migration in Migrations.all {
      let row = recorded.first { $0[0] == migration.version }
      if (row?[1] as Data?) != migration.hash.blob {
        problems.add(.migrationChanged(version: migration.version))
      }
    }
    let fresh = try DatabaseQueue().write { db in
      try Migrations.apply(to: db, from: 0)
      return try schema(db)
    }
    let found = try schema(db)
    for name in Set(fresh.keys).union(found.keys).sorted() where fresh[name] != found[name] {
      problems.add(.schemaChanged(name: name))
    }
  }

  private static func schema(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return Dictionary(rows.map { ($0[0], $0[1] ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  private static func checkFile(_ db: Database, _ problems: inout ProblemList) throws {
    let dangling = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check")
    while let row = try dangling.next() {
      problems.add(.danglingReference(table: row[0], to: row[2]))
    }
    for message in try String.fetchAll(db, sql: "PRAGMA integrity_check") where message != "ok" {
      problems.add(.fileDamaged(message))
    }
  }
}
