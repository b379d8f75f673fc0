import Assets
package import StoreAPI

extension SQLBook {
  package func table(_ name: String, _ body: ([StoredValue]) throws -> Void) throws {
    guard let sql = Assets.text(name) else { throw LedgerError.damaged(name) }
    let rows = try db.walk(sql)
    while try rows.step() { try body(rows.values) }
  }
}
