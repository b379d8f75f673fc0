public import Amounts
import Bookkeeping
public import Funding
public import StoreAPI

extension Ledger {
  /// Hands over the entries in the order of their numbers, one at a time: memory does not grow with
  /// the journal. `body` may ask the ledger, but not write to it.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func journal(
    _ filter: JournalFilter = JournalFilter(), _ body: (JournalRecord) throws -> Void
  ) throws {
    try store.read { try $0.journal(seen(filter, $0), body) }
  }

  /// The entries as an array, where they are known to be few.
  public func entries(_ filter: JournalFilter) throws(LedgerError) -> [JournalRecord] {
    try query { book in
      var records: [JournalRecord] = []
      try book.journal(seen(filter, book)) { records.append($0) }
      return records
    }
  }

  /// - Throws: ``LedgerError/unknownEntry(_:)``, ``LedgerError/withheldEntry(_:)``.
  public func entry(_ number: Int64) throws(LedgerError) -> JournalRecord {
    try query { book in
      guard let record = try book.entry(number) else { throw LedgerError.unknownEntry(number) }
      guard try isSeen(record.booking.measure, book) else {
        throw LedgerError.withheldEntry(number)
      }
      return record
    }
  }

  /// Expenses of which something is to be paid, in order.
  /// - Parameters:
  ///   - measure: nil: of all.
  ///   - day: as they stood on it; nil: with all that is booked.
  public func openExpenses(
    measure: String? = nil, asOf day: CalendarDate? = nil
  ) throws(LedgerError) -> [OpenExpense] {
    let last = day ?? CalendarDate(yyyymmdd: 9999_12_31) ?? CalendarDate(days: 0)
    return try query { book in
      try book.records(.unpaid(measure: measure, asOf: last)).filter {
        try isSeen($0.booking.measure, book)
      }.map { record in
        let settlements = try book.records(.settling(record.number)).filter { settlement in
          guard settlement.entry.bookedOn <= last else { return false }
          guard let reversal = settlement.reversedBy else { return true }
          return try book.entry(reversal).map { $0.entry.bookedOn > last } ?? true
        }
        return try OpenExpense(record, settledBy: settlements)
      }.filter { $0.left > .zero }
    }
  }

  /// The same of some entries, with all that is booked.
  public func openExpenses(among numbers: [Int64]) throws(LedgerError) -> [OpenExpense] {
    try query { book in
      try numbers.compactMap { number in
        guard let record = try book.entry(number), record.booking.kind == .expense,
          record.reversedBy == nil, record.reverses == nil
        else { return nil }
        return try OpenExpense(
          record, settledBy: try book.records(.settling(number)).filter { $0.reversedBy == nil })
      }.filter { $0.left > .zero }
    }
  }
}
