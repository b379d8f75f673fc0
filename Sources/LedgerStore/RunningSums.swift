import Amounts
import Bookkeeping
import Funding
import StoreAPI

/// The sums that entries add to `balance` and `activity`: kept in memory while they are posted and
/// written at once, because a statement per posting would cost as much as posting it.
struct RunningSums {
  /// Names stand as numbers of ``names``: sums are looked up several times for each entry.
  struct BalanceKey: Hashable {
    let account: Int32
    let measure: Int32
    /// 202606.
    let month: Int32
  }

  /// Cents.
  struct Balance: Equatable {
    var debit: Int64 = 0
    var credit: Int64 = 0
  }

  struct FlowKey: Hashable {
    let measure: Int32
    let kind: Int32
    let line: Int32
    let source: Int32
    let countsOn: CalendarDate?
    let knownOn: CalendarDate
    let service: DateRange?
    let periodOn: CalendarDate?
  }

  /// Cents.
  struct Flow: Equatable {
    var amount: Int64 = 0
    var eligible: Int64 = 0
    var unproven: Int64 = 0
    var unfiled: Int64 = 0

    static var sums: [(ActivitySum, KeyPath<Flow, Int64>)] {
      [
        (.amount, \.amount), (.eligible, \.eligible), (.unproven, \.unproven),
        (.unfiled, \.unfiled),
      ]
    }

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

  private(set) var names = Names()
  private(set) var balances: [BalanceKey: Balance] = [:]
  private(set) var flows: [FlowKey: Flow] = [:]

  /// Whether it is time to write them, so that memory does not grow with the entries.
  var isLarge: Bool { flows.count + balances.count >= 131_072 }

  mutating func add(_ entry: Entry) throws(LedgerError) {
    let month = entry.bookedOn.yyyymm
    for posting in entry.postings {
      try add(
        account: posting.account, measure: posting.measure, month: month,
        cents: posting.amount.cents)
    }
  }

  mutating func add(account: String, measure: String, month: Int, cents: Int64) throws(LedgerError)
  {
    let key = balanceKey(account: account, measure: measure, month: month)
    guard cents != .min else { throw .beyondLimit }
    if cents > 0 {
      try Self.add(cents, to: &balances[key, default: Balance()].debit)
    } else {
      try Self.add(-cents, to: &balances[key, default: Balance()].credit)
    }
  }

  mutating func add(_ activities: [Activity]) throws(LedgerError) {
    for activity in activities {
      try flows[flowKey(activity.key), default: Flow()].add(Flow(activity))
    }
  }

  /// Moves an in-kind contribution to what is proven: the first file that proves it is kept now.
  /// What took it back moves with it.
  mutating func addProof(of entry: Int64, _ book: any BookReading) throws(LedgerError) {
    guard let record = try book.entry(entry), record.booking.kind.isUnpaid else { return }
    let reversal = try record.reversedBy.flatMap { (number) throws(LedgerError) in
      try book.entry(number)
    }
    for record in [record, reversal].compactMap({ $0 }) {
      try add(record.activities(isFiled: true))
      try add(record.activities(isFiled: false).map(\.negated))
    }
  }

  private static func add(_ cents: Int64, to sum: inout Int64) throws(LedgerError) {
    let (result, overflow) = sum.addingReportingOverflow(cents)
    guard !overflow else { throw .beyondLimit }
    sum = result
  }

  mutating func balanceKey(account: String, measure: String, month: Int) -> BalanceKey {
    BalanceKey(
      account: names.number(account), measure: names.number(measure),
      month: Int32(clamping: month))
  }

  mutating func flowKey(_ key: Activity.Key) -> FlowKey {
    FlowKey(
      measure: names.number(key.measure), kind: names.number(key.kind.rawValue),
      line: names.number(key.line ?? ""), source: names.number(key.source ?? ""),
      countsOn: key.countsOn, knownOn: key.knownOn, service: key.service, periodOn: key.periodOn)
  }

  /// Takes the sum of `key` out; zero where there is none.
  mutating func take(_ key: BalanceKey) -> Balance {
    balances.removeValue(forKey: key) ?? Balance()
  }

  /// Takes the sum of `key` out; zero where there is none.
  mutating func take(_ key: FlowKey) -> Flow { flows.removeValue(forKey: key) ?? Flow() }

  /// The sums in the order of their rows.
  var orderedBalances: [(key: BalanceKey, value: Balance)] {
    let rank = names.ranks
    return balances.sorted { a, b in
      (rank[Int(a.key.account)], rank[Int(a.key.measure)], a.key.month)
        < (rank[Int(b.key.account)], rank[Int(b.key.measure)], b.key.month)
    }
  }

  /// The sums in the order of their rows.
  var orderedFlows: [(key: FlowKey, value: Flow)] {
    let rank = names.ranks
    func order(_ key: FlowKey) -> (Int32, Int32, Int32, Int32, Int32, Int32) {
      (
        rank[Int(key.measure)], rank[Int(key.kind)], rank[Int(key.line)], rank[Int(key.source)],
        key.countsOn?.days ?? .min, key.knownOn.days
      )
    }
    func rest(_ key: FlowKey) -> (Int32, Int32, Int32) {
      (
        key.service?.from.days ?? .min, key.service?.to.days ?? .min, key.periodOn?.days ?? .min
      )
    }
    return flows.sorted { a, b in
      let (former, latter) = (order(a.key), order(b.key))
      return former == latter ? rest(a.key) < rest(b.key) : former < latter
    }
  }

  // MARK: Writing

  /// Adds them to those that are kept, in the order of their keys, and starts anew: random places
  /// in a large table are what costs.
  mutating func flush(to book: any BookWriting) throws(LedgerError) {
    try book.add(
      balances: orderedBalances.map { key, sum in
        BalanceRow(
          account: names[key.account], measure: names[key.measure], month: Int(key.month),
          debit: sum.debit, credit: sum.credit)
      })
    try book.add(activities: orderedFlows.compactMap(activity))
    balances.removeAll(keepingCapacity: true)
    flows.removeAll(keepingCapacity: true)
  }

  private func activity(_ key: FlowKey, _ flow: Flow) -> Activity? {
    func name(_ number: Int32) -> String? { names[number].isEmpty ? nil : names[number] }
    guard let kind = BookingKind(rawValue: names[key.kind]) else { return nil }
    return Activity(
      key: Activity.Key(
        measure: names[key.measure], kind: kind, line: name(key.line), source: name(key.source),
        countsOn: key.countsOn, knownOn: key.knownOn, service: key.service,
        periodOn: key.periodOn),
      amount: Money(cents: flow.amount), eligible: Money(cents: flow.eligible),
      unproven: Money(cents: flow.unproven), unfiled: Money(cents: flow.unfiled))
  }
}

/// Texts that come again and again, as small numbers.
struct Names {
  private var numbers: [String: Int32] = [:]
  private var texts: [String] = []

  mutating func number(_ text: String) -> Int32 {
    if let known = numbers[text] { return known }
    let number = Int32(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }

  subscript(number: Int32) -> String { texts[Int(number)] }

  /// The place of each text in the order of all of them, by its number.
  var ranks: [Int32] {
    var ranks = [Int32](repeating: 0, count: texts.count)
    for (rank, number) in texts.indices.sorted(by: { texts[$0] < texts[$1] }).enumerated() {
      ranks[number] = Int32(rank)
    }
    return ranks
  }
}
