public import Amounts
public import Bookkeeping

/// A text format in which another program adds the journal up again.
public protocol JournalFormat {
  init(names: JournalNames)

  /// What stands before the first entry: the accounts and the currency.
  func header() -> String

  /// How many entries have a text that had to be written otherwise.
  var adapted: Int { get }

  /// An entry.
  /// - Throws: ``JournalExportError`` where it posts to an account without a name.
  mutating func text(_ entry: JournalEntry) throws(JournalExportError) -> String

  /// What accounts come to after everything booked up to and including a day: the other program
  /// compares it with its own sums.
  /// - Parameter balances: debit less credit by the name of the account, in the order of names.
  func assertion(_ balances: [(name: String, amount: Money)], after day: CalendarDate) -> String
}

/// Why a journal cannot be exported.
public enum JournalExportError: Error, Hashable, Sendable {
  /// An entry posts to an account that was not among those in use when the export began.
  case unknownAccount(JournalAccount, entry: Int64)
}
