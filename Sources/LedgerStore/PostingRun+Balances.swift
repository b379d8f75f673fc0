import Amounts
import Bookkeeping
import Funding
import GRDB

extension PostingRun {
  /// Takes accounts that the ledger lacks, as its next act would; of a trial.
  mutating func adopt(_ new: [Account], _ act: Act) throws(LedgerError) {
    guard !new.isEmpty else { return }
    try new.adopt(db, act, with: &writer)
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
      let before =
        try Int64.fetchOne(
          db,
          sql: "SELECT sum(debit) - sum(credit) FROM balance WHERE account = ? AND measure = ?",
          arguments: [place[0], place[1]]) ?? 0
      return BalanceChange(
        account: place[0], measure: place[1], before: Money(cents: before),
        after: try Money(cents: before) + Money(cents: cents))
    }
  }
}

extension PostingRun {
  /// Keeps the account statements that something was booked from; those that are known already are
  /// left out.
  mutating func add(_ bankStatements: [StoredStatement]) throws {
    guard next > first else { return }
    for statement in bankStatements where try !statement.isKnown(db) {
      try statement.write(db, batch: try openBatch(), with: &writer)
    }
  }
}

extension PeriodLock {
  /// The lock as it stands.
  init(_ db: Database) throws {
    let day = try Int.fetchOne(db, sql: "SELECT max(through_on) FROM period_close")
    self.init(closedThrough: day.flatMap(CalendarDate.init(yyyymmdd:)))
  }
}
