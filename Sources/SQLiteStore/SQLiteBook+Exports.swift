import Assets
import StoreAPI

extension SQLiteBook {
  func table(_ name: String, _ body: ([StoredValue]) throws -> Void) throws {
    guard let sql = Assets.text(name) else { throw LedgerError.damaged(name) }
    let rows = try RawStatement(db, sql)
    while try rows.step() { try body(rows.values) }
  }
}
