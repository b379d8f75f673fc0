public import Amounts
public import StoreAPI

extension Ledger {
  /// The entries of a measure, added up.
  /// - Parameters:
  ///   - date: the last day of booking.
  ///   - through: the last day on which they count; nil: `date`.
  ///   - upTo: the highest number of an entry: what is booked meanwhile stays out.
  ///   - told: only expenses of which this was told, with what pays, lowers or takes them back.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func bookedSums(
    measure: String, asOf date: CalendarDate, through: CalendarDate? = nil, upTo: Int64 = .max,
    told: ListedFact? = nil
  ) throws(LedgerError) -> [BookedSum] {
    try query {
      try $0.bookedSums(
        measure: measure, bookedThrough: date, countedThrough: through ?? date, upTo: upTo,
        told: told)
    }
  }

  /// Of the expenses of a measure that are booked on a day and neither paid whole nor taken back:
  /// how many there are with an eligible part, what is retained counted by itself, and what is
  /// eligible of what is to be paid of them, cents.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func openSums(
    measure: String, asOf date: CalendarDate
  ) throws(LedgerError) -> (count: Int, eligible: Money) {
    try query { try $0.openSums(measure: measure, asOf: date) }
  }
}
