import Amounts
import Bookkeeping
import Funding
import StoreAPI

extension PostingRun {
  /// Takes accounts that the ledger lacks, as its next act would; of a trial.
  mutating func adopt(_ new: [Account], _ act: Act) throws(LedgerError) {
    guard !new.isEmpty else { return }
    try new.adopt(act, with: &writer)
    places.add(accounts: new.map(\.number))
  }

  /// What each balance that a trial touched was and would be, by account, then measure.
  func balanceChanges() throws -> [BalanceChange] {
    var added: [[String]: Int64] = [:]
    for (key, sum) in sums.balances {
      let place = [sums.names[key.account], sums.names[key.measure]]
      let (cents, beyond) = (added[place] ?? 0).addingReportingOverflow(sum.debit - sum.credit)
      guard !beyond else { throw LedgerError.beyondLimit }
      added[place] = cents
    }
    return try added.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { place, cents in
      let before = try book.balance(account: place[0], measure: place[1])
      return BalanceChange(
        account: place[0], measure: place[1], before: before,
        after: try before + Money(cents: cents))
    }
  }

  // What a trial would have booked is found like what is booked.

  func entries(_ reference: String) throws(LedgerError) -> [JournalRecord] {
    try book.entries(reference: reference) + tried.entries(reference: reference)
  }

  func settlements(of number: Int64) throws(LedgerError) -> [JournalRecord] {
    try book.settlements(of: number) + tried.settlements(of: number)
  }

  func entry(_ number: Int64) throws(LedgerError) -> JournalRecord? {
    try book.entry(number) ?? tried.entry(number)
  }
}

extension PostingRun {
  /// Keeps the account statements that were imported, also those that nothing was booked from:
  /// their balances tell the next gap. Those that are known already are left out.
  mutating func add(_ bankStatements: [StoredStatement]) throws(LedgerError) {
    for statement in bankStatements {
      guard try !book.bankStatements(account: statement.account).contains(statement) else {
        continue
      }
      try statement.write(batch: try openBatch(), with: &writer)
    }
  }
}

extension BookReading {
  /// The lock as it stands.
  func periodLock() throws(LedgerError) -> PeriodLock {
    var last: CalendarDate?
    for row in try rows(RowQuery(SealedRecord.periodClose.table, ["through_on"])) {
      let day: CalendarDate = try row["through_on"]
      last = last.map { max($0, day) } ?? day
    }
    return PeriodLock(closedThrough: last)
  }
}
