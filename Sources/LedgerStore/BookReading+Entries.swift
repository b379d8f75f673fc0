import Funding
import StoreAPI

extension BookReading {
  /// What was booked with the reference; reversals left out.
  func entries(reference: String) throws(LedgerError) -> [JournalRecord] {
    try records(.reference(reference))
  }

  /// Payments and credit notes of an expense that stand, in order of booking.
  func settlements(of expense: Int64) throws(LedgerError) -> [JournalRecord] {
    try records(.settling(expense)).filter { $0.reversedBy == nil }
  }

  func records(_ query: EntryQuery) throws(LedgerError) -> [JournalRecord] {
    try records(try entries(query))
  }

  func records(_ numbers: [Int64]) throws(LedgerError) -> [JournalRecord] {
    var records: [JournalRecord] = []
    for number in numbers {
      if let record = try entry(number) { records.append(record) }
    }
    return records
  }
}
