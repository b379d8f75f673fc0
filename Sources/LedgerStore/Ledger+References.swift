public import Funding

extension Ledger {
  /// The entries booked under a reference or one that continues it, such as `bank:1f/2` for
  /// `bank:1f`, by number; reversals left out.
  public func entries(
    references: [String]
  ) throws(LedgerError) -> [String: [JournalRecord]] {
    try query { db in
      let reader = try JournalReader(single: db)
      let numbers = try RawStatement(
        db,
        """
        SELECT number FROM entry
        WHERE reference >= ? AND reference < ? AND reverses IS NULL ORDER BY number
        """)
      var found: [String: [JournalRecord]] = [:]
      for reference in references {
        defer { numbers.reset() }
        numbers.bind(1, copying: reference)
        // Behind every reference that goes on with a printable sign.
        numbers.bind(2, copying: reference + "\u{7F}")
        while try numbers.step() {
          if let record = try reader.record(numbers.integer(0)) {
            found[reference, default: []].append(record)
          }
        }
      }
      return found
    }
  }
}
