public import Amounts
import Bookkeeping
public import Funding
public import StoreAPI

extension Ledger {
  /// Standing eligible expenses of a measure whose voucher is dated, or whose service began, before
  /// `day`; in order of booking.
  /// - Parameter date: what is booked later is left out.
  public func vouchers(
    ofMeasure measure: String, before day: CalendarDate, asOf date: CalendarDate
  ) throws(LedgerError) -> [JournalRecord] {
    try query { book in
      try book.records(.early(measure: measure, before: day)).filter { record in
        record.reverses == nil && record.reversedBy == nil && record.eligible > .zero
          && record.entry.bookedOn <= date && record.begunOn.map { $0 < day } ?? false
      }
    }
  }
}
