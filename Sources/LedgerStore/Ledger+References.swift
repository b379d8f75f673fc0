public import Funding
public import StoreAPI

extension Ledger {
  /// The entries booked under a reference or one that continues it, such as `bank:1f/2` for
  /// `bank:1f`, by number; reversals left out.
  public func entries(
    references: [String]
  ) throws(LedgerError) -> [String: [JournalRecord]] {
    try query { book in
      var found: [String: [JournalRecord]] = [:]
      for reference in references {
        let records = try book.records(.referencePrefix(reference))
        if !records.isEmpty { found[reference] = records }
      }
      return found
    }
  }
}
