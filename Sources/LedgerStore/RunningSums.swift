import Amounts
import Bookkeeping
import Funding
import GRDB

/// The sums that entries add to `balance` and `activity`: kept in memory while they are posted and written at
/// once, because a statement per posting would cost as much as posting it.
struct RunningSums {
  struct BalanceKey: Hashable {
    let account: String
    let measure: String
    /// 202606.
    let month: Int
  }

  /// Cents.
  struct Balance: Equatable {
    var debit: Int64 = 0
    var credit: Int64 = 0
  }

  /// Cents.
  struct Flow: Equatable {
    var amount: Int64 = 0
    var eligible: Int64 = 0
    var unproven: Int64 = 0
    var unfiled: Int64 = 0

    init() {}

    init(_ activity: Activity) {
      amount = activity.amount.cents
      eligible = activity.eligible.cents
      unproven = activity.unproven.cents
      unfiled = activity.unfiled.cents
    }

    mutating func add(_ other: Flow) throws(LedgerError) {
      try RunningSums.add(other.amount, to: &amount)
      try RunningSums.add(other.eligible, to: &eligible)
      try RunningSums.add(other.unproven, to: &unproven)
      try RunningSums.add(other.unfiled, to: &unfiled)
    }
  }

  private(set) var balances: [BalanceKey: Balance] = [:]
  private(set) var flows: [Activity.Key: Flow] = [:]

  /// Whether it is time to write them, so that memory does not grow with the entries.
  var isLarge: Bool { flows.count + balances.count >= 65_536 }

  mutating func add(_ entry: Entry) throws(LedgerError) {
    let month = entry.bookedOn.yyyymm
    for posting in entry.postings {
      try add(
        account: posting.account, measure: posting.measure, month: month,
        cents: posting.amount.cents)
    }
  }

  mutating func add(account: String, measure: String, month: Int, cents: Int64) throws(LedgerError) {
    let key = BalanceKey(account: account, measure: measure, month: month)
    if cents > 0 {
      try Self.add(cents, to: &balances[key, default: Balance()].debit)
    } else {
      try Self.add(-cents, to: &balances[key, default: Balance()].credit)
    }
  }

  mutating func add(_ activities: [Activity]) throws(LedgerError) {
    for activity in activities {
      try flows[activity.key, default: Flow()].add(Flow(activity))
    }
  }

  private static func add(_ cents: Int64, to sum: inout Int64) throws(LedgerError) {
    let (result, overflow) = sum.addingReportingOverflow(cents)
    guard !overflow else { throw .beyondLimit }
    sum = result
  }

  /// Adds them to the tables and starts anew.
  mutating func flush(_ db: Database) throws(LedgerError) {
    try flushBalances(db)
    try flushFlows(db)
    balances.removeAll(keepingCapacity: true)
    flows.removeAll(keepingCapacity: true)
  }

  private func flushBalances(_ db: Database) throws(LedgerError) {
    let statement = try RawStatement(
      db,
      """
      INSERT INTO balance (account, measure, month, debit, credit) VALUES (?,?,?,?,?)
      ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit
      """)
    let ordered = balances.sorted {
      ($0.key.account, $0.key.measure, $0.key.month) < ($1.key.account, $1.key.measure, $1.key.month)
    }
    for (key, sum) in ordered {
      statement.bind(1, copying: key.account)
      statement.bind(2, copying: key.measure)
      statement.bind(3, Int64(key.month))
      statement.bind(4, sum.debit)
      statement.bind(5, sum.credit)
      try statement.run()
    }
  }

  private func flushFlows(_ db: Database) throws(LedgerError) {
    let statement = try RawStatement(
      db,
      """
      INSERT INTO activity
        (measure, kind, line, source, counts_on, known_on, amount, eligible, unproven, unfiled)
      VALUES (?,?,?,?,?,?,?,?,?,?)
      ON CONFLICT DO UPDATE SET amount = amount + excluded.amount,
        eligible = eligible + excluded.eligible, unproven = unproven + excluded.unproven,
        unfiled = unfiled + excluded.unfiled
      """)
    let ordered = flows.map { (row: ActivityRow($0.key), flow: $0.value) }.sorted { $0.row < $1.row }
    for (row, flow) in ordered {
      statement.bind(1, copying: row.measure)
      statement.bind(2, copying: row.kind)
      statement.bind(3, copying: row.line)
      statement.bind(4, copying: row.source)
      statement.bind(5, row.countsOn)
      statement.bind(6, row.knownOn)
      statement.bind(7, flow.amount)
      statement.bind(8, flow.eligible)
      statement.bind(9, flow.unproven)
      statement.bind(10, flow.unfiled)
      try statement.run()
    }
  }
}

/// The key of a row of `activity`: '' and 0 stand for none.
struct ActivityRow: Hashable, Comparable {
  let measure: String
  let kind: String
  let line: String
  let source: String
  let countsOn: Int64
  let knownOn: Int64

  init(_ key: Activity.Key) {
    measure = key.measure
    kind = key.kind.rawValue
    line = key.line ?? ""
    source = key.source ?? ""
    countsOn = key.countsOn.map { Int64($0.yyyymmdd) } ?? 0
    knownOn = Int64(key.knownOn.yyyymmdd)
  }

  static func < (a: ActivityRow, b: ActivityRow) -> Bool {
    (a.measure, a.kind, a.line, a.source, a.countsOn, a.knownOn)
      < (b.measure, b.kind, b.line, b.source, b.countsOn, b.knownOn)
  }
}
