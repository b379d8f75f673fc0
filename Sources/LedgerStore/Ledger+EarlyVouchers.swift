public import Amounts
import Bookkeeping
public import Funding
import GRDB

extension Ledger {
  /// Standing eligible expenses of a measure whose voucher is dated, or whose service began, before
  /// `day`; in order of booking.
  /// - Parameter date: what is booked later is left out.
  public func vouchers(
    ofMeasure measure: String, before day: CalendarDate, asOf date: CalendarDate
  ) throws(LedgerError) -> [JournalRecord] {
    try query { db in
      let numbers = try Int64.fetchAll(
        db,
        sql: """
          SELECT number FROM entry
          WHERE kind = 'expense' AND measure = :measure AND voucher_on < :day
          UNION
          SELECT e.number FROM entry_fact f JOIN entry e ON e.number = f.entry
          WHERE f.fact IN ('service-from', 'service-to') AND f.value < :day
            AND e.kind = 'expense' AND e.measure = :measure
          ORDER BY 1
          """, arguments: ["measure": measure, "day": day.yyyymmdd])
      guard !numbers.isEmpty else { return [] }
      let reader = try JournalReader(single: db)
      var records: [JournalRecord] = []
      for number in numbers {
        guard let record = try reader.record(number), record.reverses == nil,
          record.reversedBy == nil, record.eligible > .zero, record.entry.bookedOn <= date,
          record.begunOn.map({ $0 < day }) ?? false
        else { continue }
        records.append(record)
      }
      return records
    }
  }
}
