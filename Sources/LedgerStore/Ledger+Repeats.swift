public import Funding
import StoreAPI

extension Ledger {
  /// The entries that a booking repeats: the one that is the same in all that tells one from
  /// another, else those that it may be, completed or corrected since.
  /// - Returns: in order; those of the first kind have `isSame`.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func entries(
    repeatedBy booking: Booking
  ) throws(LedgerError) -> [(record: JournalRecord, isSame: Bool)] {
    try query { book in
      var standing = StandingEntries(book, before: .max)
      if let record = try standing.entry(repeatedBy: booking) { return [(record, true)] }
      return try standing.entries(resembledBy: booking, isGrowing: false)
        .compactMap { try book.entry($0) }.map { ($0, false) }
    }
  }
}
