public import Amounts
public import Funding
public import StoreAPI

/// An expense that is booked and not paid.
public struct OpenExpense: Hashable, Sendable {
  public let record: JournalRecord
  /// Its credit notes that stand.
  public let credits: [JournalRecord]
  /// What is to be paid, cents, above zero.
  public let left: Money
}

extension Ledger {
  /// Hands over the entries in the order of their numbers, one at a time: memory does not grow with
  /// the journal. `body` may ask the ledger, but not write to it.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func journal(
    _ filter: JournalFilter = JournalFilter(), _ body: (JournalRecord) throws -> Void
  ) throws {
    try store.read { try $0.journal(filter, body) }
  }

  /// The entries as an array, where they are known to be few.
  public func entries(_ filter: JournalFilter) throws(LedgerError) -> [JournalRecord] {
    try query { book in
      var records: [JournalRecord] = []
      try book.journal(filter) { records.append($0) }
      return records
    }
  }

  /// - Throws: ``LedgerError/unknownEntry(_:)``.
  public func entry(_ number: Int64) throws(LedgerError) -> JournalRecord {
    try query { book in
      guard let record = try book.entry(number) else { throw LedgerError.unknownEntry(number) }
      return record
    }
  }

  /// Expenses that are booked and not paid, in order; of one measure where it is named. What credit
  /// notes leave nothing of is not open.
  public func openExpenses(measure: String? = nil) throws(LedgerError) -> [OpenExpense] {
    try query { book in
      try book.records(.unpaid(measure: measure)).compactMap { record in
        let credits = try book.settlements(of: record.number).filter {
          $0.booking.kind == .creditNote
        }
        let left = try record.amountLeft(after: credits)
        return left > .zero ? OpenExpense(record: record, credits: credits, left: left) : nil
      }
    }
  }
}
