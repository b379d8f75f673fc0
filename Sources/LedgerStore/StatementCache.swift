import GRDB

/// Prepared statements that are kept from one transaction to the next: preparing what one entry
/// needs would take longer than writing it.
///
/// Sendable because it is only used by who holds the ledger's writing connection, which is one
/// thread at a time.
final class StatementCache: @unchecked Sendable {
  private var statements: [String: RawStatement] = [:]
  private var inserts: [SealedRecord: [RawStatement]] = [:]

  func statement(_ db: Database, _ sql: String) throws(LedgerError) -> RawStatement {
    if let known = statements[sql] { return known }
    let fresh = try RawStatement(db, sql)
    statements[sql] = fresh
    return fresh
  }

  /// The inserts of the tables of `record`, and behind them the one of its seal.
  func inserts(_ db: Database, _ record: SealedRecord) throws(LedgerError) -> [RawStatement] {
    if let known = inserts[record] { return known }
    var fresh: [RawStatement] = []
    for table in record.tables { fresh.append(try RawStatement(db, table.insert)) }
    fresh.append(
      try RawStatement(
        db, "INSERT INTO seal (sequence, record, id, hash) VALUES (?,'\(record.rawValue)',?,?)"))
    inserts[record] = fresh
    return fresh
  }

  /// Gives all statements back to SQLite, which closes no connection that has one.
  func removeAll() {
    statements.removeAll()
    inserts.removeAll()
  }
}
