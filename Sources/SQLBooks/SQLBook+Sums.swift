package import Amounts
package import Bookkeeping
package import Funding
package import StoreAPI

extension SQLBook {
  package func trialBalance(
    through month: Int, and days: DateRange?
  ) throws(LedgerError) -> [TrialBalance.Row] {
    var sql = "SELECT account, measure, debit, credit FROM balance WHERE month <= ?1"
    if days != nil {
      sql += """
         UNION ALL SELECT p.account, p.measure, max(p.amount, 0), max(-p.amount, 0)
        FROM entry e JOIN posting p ON p.entry = e.number WHERE e.booked_on BETWEEN ?2 AND ?3
        """
    }
    let rows = try db.prepare(
      "SELECT account, measure, sum(debit), sum(credit) FROM (\(sql)) b GROUP BY account, measure "
        + "ORDER BY account, measure")
    rows.bind(1, Int64(month))
    if let days {
      rows.bind(2, Int64(days.from.yyyymmdd))
      rows.bind(3, Int64(days.to.yyyymmdd))
    }
    var result: [TrialBalance.Row] = []
    while try rows.step() {
      result.append(
        TrialBalance.Row(
          account: rows.text(0), measure: rows.text(1), debit: rows.money(2),
          credit: rows.money(3)))
    }
    return result
  }

  package func balance(account: String, measure: String) throws(LedgerError) -> Money {
    let rows = try statements.statement(
      db,
      """
      SELECT coalesce(sum(debit), 0) - coalesce(sum(credit), 0) FROM balance
      WHERE account = ? AND measure = ?
      """)
    defer { rows.reset() }
    rows.bind(1, copying: account)
    rows.bind(2, copying: measure)
    return try rows.step() ? rows.money(0) : .zero
  }

  package func balances(_ body: (BalanceRow) throws -> Void) throws {
    let rows = try db.walk(
      "SELECT account, measure, month, debit, credit FROM balance ORDER BY 1, 2, 3")
    while try rows.step() {
      try body(
        BalanceRow(
          account: rows.text(0), measure: rows.text(1), month: Int(rows.integer(2)),
          debit: rows.integer(3), credit: rows.integer(4)))
    }
  }

  package func activities(measure: String?, _ body: (Activity) throws -> Void) throws {
    let rows = try db.walk(
      """
      SELECT measure, kind, line, source, counts_on, known_on, amount, eligible, unproven, unfiled,
        service_from, service_to, period_on
      FROM activity \(measure == nil ? "" : "WHERE measure = ?")
      ORDER BY measure, kind, line, source, counts_on, known_on, service_from, service_to, period_on
      """)
    if let measure { rows.bind(1, copying: measure) }
    while try rows.step() { try body(Self.activity(rows)) }
  }

  private static func activity(_ rows: any SQLStatement) throws(LedgerError) -> Activity {
    guard let kind = BookingKind(rawValue: rows.text(1)), let knownOn = rows.date(5) else {
      throw .damaged("activity")
    }
    let (line, source) = (rows.text(2), rows.text(3))
    let (from, to) = (try day(rows, 10), try day(rows, 11))
    let service = from.flatMap { from in to.flatMap { DateRange(from: from, to: $0) } }
    guard (service == nil) == (from == nil && to == nil) else { throw .damaged("activity") }
    return Activity(
      key: Activity.Key(
        measure: rows.text(0), kind: kind, line: line.isEmpty ? nil : line,
        source: source.isEmpty ? nil : source, countsOn: try day(rows, 4), knownOn: knownOn,
        service: service, periodOn: try day(rows, 12)),
      amount: rows.money(6), eligible: rows.money(7), unproven: rows.money(8),
      unfiled: rows.money(9))
  }

  /// A day of the sums, where 0 stands for none.
  private static func day(
    _ rows: any SQLStatement, _ column: Int32
  ) throws(LedgerError) -> CalendarDate? {
    guard rows.integer(column) != 0 else { return nil }
    guard let day = rows.date(column) else { throw .damaged("activity") }
    return day
  }

  package func posted(
    on accounts: [String], item: String, measure: String
  ) throws(LedgerError) -> Money {
    let rows = try db.prepare(
      """
      SELECT coalesce(sum(amount), 0) FROM posting
      WHERE measure = ?1 AND item = ?2 AND account IN (\(SQL.marks(accounts.count, from: 3)))
      """)
    rows.bind(1, copying: measure)
    rows.bind(2, copying: item)
    rows.bind(3, copying: accounts)
    return try rows.step() ? rows.money(0) : .zero
  }

  package func bookedSums(
    measure: String, bookedThrough: CalendarDate, countedThrough: CalendarDate, upTo: Int64,
    told: ListedFact?
  ) throws(LedgerError) -> [BookedSum] {
    // What is told of an expense holds of what pays it, lowers it, or takes it back.
    let listed =
      told.map {
        """
         AND EXISTS (SELECT 1 FROM entry_fact f
            WHERE f.entry = coalesce(e.settles, e.reverses, e.number)
              AND \(SQL.told("f", $0.rawValue)))
        """
      } ?? ""
    let rows = try db.prepare(
      """
      SELECT kind, line, source, counts_on IS NOT NULL, count(*), sum(sign * amount),
        sum(sign * CASE WHEN reverses IS NULL THEN coalesce(vat, 0) ELSE -coalesce(vat, 0) END),
        sum(sign * eligible)
      FROM (SELECT *, CASE kind WHEN 'credit-note' THEN -1 ELSE 1 END AS sign FROM entry) e
      WHERE measure = ?1 AND booked_on <= ?2 AND coalesce(counts_on, booked_on) <= ?3
        AND number <= ?4\(listed)
      GROUP BY 1, 2, 3, 4 ORDER BY kind, line NULLS FIRST, source NULLS FIRST, 4
      """)
    rows.bind(1, copying: measure)
    rows.bind(2, Int64(bookedThrough.yyyymmdd))
    rows.bind(3, Int64(countedThrough.yyyymmdd))
    rows.bind(4, upTo)
    var sums: [BookedSum] = []
    while try rows.step() {
      guard let kind = BookingKind(rawValue: rows.text(0)) else {
        throw .damaged("entry of \(measure)")
      }
      sums.append(
        BookedSum(
          kind: kind, line: rows.optionalText(1), source: rows.optionalText(2),
          counts: rows.integer(3) == 1, count: Int(rows.integer(4)), amount: rows.money(5),
          vat: rows.money(6), eligible: rows.money(7)))
    }
    return sums
  }

  package func openSums(
    measure: String, asOf date: CalendarDate
  ) throws(LedgerError) -> (count: Int, eligible: Money) {
    let rows = try db.prepare(
      """
      SELECT coalesce(sum(CASE WHEN retained > 0 AND retained < owed THEN 2 ELSE 1 END), 0), coalesce(sum(rest), 0)
      FROM (
        SELECT e.eligible - (
            SELECT coalesce(sum(s.eligible), 0) FROM entry s
            WHERE s.settles = e.number AND s.booked_on <= ?2
              AND (s.kind = 'payment' OR s.counts_on IS NULL)) AS rest,
          e.amount - (
            SELECT coalesce(sum(s.amount), 0) FROM entry s
            WHERE s.settles = e.number AND s.booked_on <= ?2
              AND (s.kind = 'payment' OR s.counts_on IS NULL)) AS owed,
          coalesce((
            SELECT CAST(f.value AS BIGINT) FROM entry_fact f
            WHERE f.entry = e.number AND \(SQL.told("f", "retention"))), 0) AS retained
        FROM entry e
        WHERE measure = ?1 AND booked_on <= ?2 AND kind = 'expense' AND counts_on IS NULL
          AND reverses IS NULL
          AND NOT EXISTS (
            SELECT 1 FROM entry r WHERE r.reverses = e.number AND r.booked_on <= ?2)) o
      WHERE rest > 0
      """)
    rows.bind(1, copying: measure)
    rows.bind(2, Int64(date.yyyymmdd))
    guard try rows.step() else { return (0, .zero) }
    return (Int(rows.integer(0)), rows.money(1))
  }

  package func postingSums(_ filter: ListFilter) throws(LedgerError) -> [PostingSum] {
    let rows = try db.prepare(
      """
      SELECT p.account, p.measure, count(*), sum(max(p.amount, 0)), sum(max(-p.amount, 0))
      FROM entry e JOIN posting p ON p.entry = e.number
      WHERE \(filter.condition(db.dialect, measure: "p.measure"))
      GROUP BY p.account, p.measure ORDER BY p.account, p.measure
      """)
    filter.bind(rows)
    var sums: [PostingSum] = []
    while try rows.step() {
      sums.append(
        PostingSum(
          account: rows.text(0), measure: rows.text(1), count: Int(rows.integer(2)),
          debit: rows.money(3), credit: rows.money(4)))
    }
    return sums
  }

  package func voucherSums(_ filter: VoucherFilter) throws(LedgerError) -> [VoucherSum] {
    let isPayments = filter.side != .receipts
    let vat =
      "(CASE WHEN e.reverses IS NULL THEN coalesce(e.vat, 0) ELSE -coalesce(e.vat, 0) END)"
    let rows = try db.prepare(
      """
      SELECT place, source, count(*), sum(amount), sum(vat), sum(eligible), min(amount),
        max(amount)
      FROM (
        SELECT \(filter.rank) AS rank, \(filter.place) AS place,
          \(isPayments ? "coalesce(e.source, '')" : "''") AS source,
          \(VoucherFilter.signed("e.amount")) AS amount, \(VoucherFilter.signed(vat)) AS vat,
          \(VoucherFilter.signed("e.eligible")) AS eligible
        FROM entry e WHERE \(filter.condition)) v
      GROUP BY rank, place, source ORDER BY rank, place, source
      """)
    filter.bind(rows)
    var sums: [VoucherSum] = []
    while try rows.step() {
      sums.append(
        VoucherSum(
          place: rows.text(0), source: rows.text(1), count: Int(rows.integer(2)),
          amount: rows.money(3), vat: rows.money(4), eligible: rows.money(5),
          lowest: rows.money(6), highest: rows.money(7)))
    }
    return sums
  }

  package func entrySums(
    _ filter: ListFilter
  ) throws(LedgerError) -> (count: Int, amount: Money, eligible: Money, postings: Int) {
    let rows = try db.prepare(
      """
      SELECT count(*), coalesce(sum(e.amount), 0), coalesce(sum(e.eligible), 0)
      FROM entry e WHERE \(filter.condition(db.dialect))
      """)
    filter.bind(rows)
    let postings = try db.prepare(
      """
      SELECT count(*) FROM entry e JOIN posting p ON p.entry = e.number
      WHERE \(filter.condition(db.dialect, measure: "p.measure"))
      """)
    filter.bind(postings)
    guard try rows.step(), try postings.step() else { return (0, .zero, .zero, 0) }
    return (Int(rows.integer(0)), rows.money(1), rows.money(2), Int(postings.integer(0)))
  }

  package func kindSums(_ filter: ListFilter) throws(LedgerError) -> [KindSum] {
    let rows = try db.prepare(
      """
      SELECT e.kind, e.measure, count(*), sum(e.amount), sum(e.eligible)
      FROM entry e WHERE \(filter.condition(db.dialect))
      GROUP BY e.kind, e.measure ORDER BY e.kind, e.measure
      """)
    filter.bind(rows)
    var sums: [KindSum] = []
    while try rows.step() {
      guard let kind = BookingKind(rawValue: rows.text(0)) else {
        throw .damaged("kind \(rows.text(0))")
      }
      sums.append(
        KindSum(
          kind: kind, measure: rows.text(1), count: rows.integer(2), amount: rows.money(3),
          eligible: rows.money(4)))
    }
    return sums
  }

  package func orderSums(
    _ filter: ListFilter
  ) throws(LedgerError) -> (count: Int, value: Money, vat: Money, invoiced: Money) {
    let measures = filter.measures ?? []
    let among =
      filter.measures == nil ? "" : " AND c.measure IN (\(SQL.marks(measures.count, from: 2)))"
    let latest = """
      FROM commitment c WHERE c.ordered_on <= ?1\(among) AND NOT EXISTS (
        SELECT 1 FROM commitment n
        WHERE n.order_id = c.order_id AND n.version > c.version AND n.ordered_on <= ?1)
      """
    let orders = try db.prepare(
      "SELECT count(*), coalesce(sum(c.value), 0), coalesce(sum(c.vat), 0) " + latest)
    let invoiced = try db.prepare(
      """
      SELECT coalesce(sum(\(VoucherFilter.signed("e.amount"))), 0)
      FROM entry e JOIN entry_fact f ON f.entry = e.number AND f.fact = 'order'
      WHERE e.booked_on <= ?1 AND f.value IN (SELECT c.order_id \(latest))
      """)
    for rows in [orders, invoiced] {
      rows.bind(1, Int64(filter.through.yyyymmdd))
      rows.bind(2, copying: measures)
    }
    guard try orders.step(), try invoiced.step() else {
      return (0, .zero, .zero, .zero)
    }
    return (Int(orders.integer(0)), orders.money(1), orders.money(2), invoiced.money(0))
  }

  package func invoiced(
    through day: CalendarDate?
  ) throws(LedgerError) -> [String: [OrderStanding.Invoiced]] {
    let rows = try db.prepare(
      """
      SELECT f.value, e.counterparty, sum(\(VoucherFilter.signed("e.amount"))),
        sum(\(VoucherFilter.signed("(e.amount - coalesce(e.vat, 0))")))
      FROM entry_fact f JOIN entry e ON e.number = f.entry
      WHERE f.fact = 'order' AND e.booked_on <= ? GROUP BY f.value, e.counterparty
      ORDER BY min(e.number)
      """)
    rows.bind(1, day.map { Int64($0.yyyymmdd) } ?? .max)
    var invoiced: [String: [OrderStanding.Invoiced]] = [:]
    while try rows.step() {
      invoiced[rows.text(0), default: []].append(
        OrderStanding.Invoiced(
          payee: rows.optionalText(1), gross: rows.money(2), net: rows.money(3)))
    }
    return invoiced
  }

  // MARK: Writing

  package func add(balances: [BalanceRow]) throws(LedgerError) {
    let statement = try statements.statement(
      db,
      """
      INSERT INTO balance (account, measure, month, debit, credit) VALUES (?,?,?,?,?)
      ON CONFLICT (account, measure, month) DO UPDATE
      SET debit = balance.debit + excluded.debit, credit = balance.credit + excluded.credit
      """)
    for row in balances {
      statement.bind(1, copying: row.account)
      statement.bind(2, copying: row.measure)
      statement.bind(3, Int64(row.month))
      statement.bind(4, row.debit)
      statement.bind(5, row.credit)
      try statement.run()
    }
  }

  package func add(activities: [Activity]) throws(LedgerError) {
    let statement = try statements.statement(
      db,
      """
      INSERT INTO activity
        (measure, kind, line, source, counts_on, known_on, service_from, service_to, period_on,
        amount, eligible, unproven, unfiled)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
      ON CONFLICT (
        measure, kind, line, source, counts_on, known_on, service_from, service_to, period_on)
      DO UPDATE SET amount = activity.amount + excluded.amount,
        eligible = activity.eligible + excluded.eligible,
        unproven = activity.unproven + excluded.unproven,
        unfiled = activity.unfiled + excluded.unfiled
      """)
    func number(_ day: CalendarDate?) -> Int64 { day.map { Int64($0.yyyymmdd) } ?? 0 }
    for activity in activities {
      let key = activity.key
      statement.bind(1, copying: key.measure)
      statement.bind(2, copying: key.kind.rawValue)
      statement.bind(3, copying: key.line ?? "")
      statement.bind(4, copying: key.source ?? "")
      statement.bind(5, number(key.countsOn))
      statement.bind(6, number(key.knownOn))
      statement.bind(7, number(key.service?.from))
      statement.bind(8, number(key.service?.to))
      statement.bind(9, number(key.periodOn))
      statement.bind(10, activity.amount.cents)
      statement.bind(11, activity.eligible.cents)
      statement.bind(12, activity.unproven.cents)
      statement.bind(13, activity.unfiled.cents)
      try statement.run()
    }
  }
}
