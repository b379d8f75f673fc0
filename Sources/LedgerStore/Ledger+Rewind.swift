public import Bookkeeping
import Funding
public import StoreAPI

extension Ledger {
  /// The ledger as it was when `head` was the seal of its last record: everything that came later
  /// is gone, and the sums are made anew.
  ///
  /// A workbook is proven by making it again from the state that it names.
  /// - Returns: nil where no record has that seal.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func rewound(to head: Digest256) throws(LedgerError) -> Ledger? {
    let found = try query { book in
      (
        end: try book.chainEnd(),
        sequence: head == Chain.genesis ? 0 : try book.sequence(of: head)
      )
    }
    guard let sequence = found.sequence else { return nil }
    if found.end.head == head { return self }
    do {
      return Ledger(
        try store.rewound(to: sequence) { book in
          var sums = RunningSums()
          try book.journal(JournalFilter()) { record in
            try sums.add(record.entry)
            try sums.add(record.activities)
            if sums.isLarge { try sums.flush(to: book) }
          }
          try sums.flush(to: book)
        })
    } catch {
      throw LedgerError(any: error)
    }
  }

  /// Writes the state of now to a file of its own, without the files of evidence.
  /// - Parameter path: nothing lies there yet.
  public func copy(to path: String) throws(LedgerError) {
    do { try store.copy(to: path, isForReading: false) } catch { throw LedgerError(any: error) }
  }
}
