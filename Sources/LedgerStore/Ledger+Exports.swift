public import Amounts
public import StoreAPI

extension Ledger {
  /// Hands over the rows of a table that is handed out, one at a time.
  /// - Parameter name: the file of its query in `Schemas`, such as `exports/02-buchungen.sql`.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func table(_ name: String, _ body: ([StoredValue]) throws -> Void) throws {
    try store.read { try $0.table(name, body) }
  }

  /// The days up to which it was closed, each once, in order.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func closedDays() throws(LedgerError) -> [CalendarDate] {
    try query { book in
      let rows = try book.rows(RowQuery(SealedRecord.periodClose.table, ["through_on"]))
      return Set(try rows.map { try $0["through_on"] as CalendarDate }).sorted()
    }
  }
}
