import StoreAPI

/// Prepared statements that are kept from one transaction to the next: preparing what one entry
/// needs would take longer than writing it.
///
/// Sendable because it is only used by who holds the ledger's writing connection, which is one
/// thread at a time.
package final class StatementCache: @unchecked Sendable {
  private var statements: [String: any SQLStatement] = [:]
  private var inserts: [SealedRecord: [any SQLStatement]] = [:]

  package init() {}

  func statement(_ db: any SQLConnection, _ sql: String) throws(LedgerError) -> any SQLStatement {
    if let known = statements[sql] { return known }
    let fresh = try db.prepare(sql)
    statements[sql] = fresh
    return fresh
  }

  /// A statement that nobody else gets before it was given back: its rows may be walked over while
  /// others ask the same.
  func take(_ db: any SQLConnection, _ sql: String) throws(LedgerError) -> any SQLStatement {
    if let known = statements.removeValue(forKey: sql) { return known }
    return try db.prepare(sql)
  }

  func give(_ statement: any SQLStatement, _ sql: String) {
    statement.reset()
    statements[sql] = statement
  }

  /// The inserts of the tables of `record`, and behind them the one of its seal.
  func inserts(_ db: any SQLConnection, _ record: SealedRecord) throws(LedgerError)
    -> [any SQLStatement]
  {
    if let known = inserts[record] { return known }
    var fresh: [any SQLStatement] = []
    for table in record.tables { fresh.append(try db.prepare(table.insert)) }
    fresh.append(
      try db.prepare(
        "INSERT INTO seal (sequence, record, id, hash) VALUES (?,'\(record.rawValue)',?,?)"))
    inserts[record] = fresh
    return fresh
  }

  /// Gives all statements back to the database; SQLite closes no connection that has one.
  package func removeAll() {
    statements.removeAll()
    inserts.removeAll()
  }
}
