public import Amounts
public import Bookkeeping
public import Funding
import GRDB

extension Ledger {
  // MARK: The chain

  /// How many entries there are.
  public func entryCount() throws(LedgerError) -> Int {
    try query { try Int.fetchOne($0, sql: "SELECT coalesce(max(number), 0) FROM entry") ?? 0 }
  }

  /// The seal of the last record: it stands for all that was ever written.
  public func head() throws(LedgerError) -> Digest256 {
    try query { try SealedWriter.end($0, StatementCache()).head }
  }

  // MARK: Sums

  /// What was booked on a measure, day by day.
  public func activities(measure: String) throws(LedgerError) -> [Activity] {
    try query { db in
      var activities: [Activity] = []
      try Self.forEachActivity(db, "WHERE measure = ?", { $0.bind(1, copying: measure) }) {
        activities.append($0)
      }
      try Self.tellHoursApart(db, measure: measure, in: &activities)
      return activities
    }
  }

  /// What was booked on a measure, day by day; what was paid after the end of an award entry by
  /// entry, since it may count by the day of its service.
  public func activities(
    measure: String, under awards: [Award]
  ) throws(LedgerError) -> [Activity] {
    let sums = try activities(measure: measure)
    func isLate(_ activity: Activity, _ end: CalendarDate) -> Bool {
      activity.key.kind == .expense && activity.key.countsOn.map { $0 > end } ?? false
    }
    guard let end = awards.map(\.period.to).min(), sums.contains(where: { isLate($0, end) }) else {
      return sums
    }
    let late = try query { db in
      let reader = try JournalReader(
        db,
        """
        WHERE e.measure = ?1 AND e.counts_on > ?2
          AND e.kind IN ('expense', 'payment', 'credit-note') ORDER BY e.number
        """
      ) { statement in
        statement.bind(1, copying: measure)
        statement.bind(2, Int64(end.yyyymmdd))
      }
      var late: [Activity] = []
      while let record = try reader.next() { late += record.activities.filter { isLate($0, end) } }
      return late
    }
    return sums.filter { !isLate($0, end) } + late
  }

  /// What was booked on each measure, in the order of their ids; one measure is in memory at a
  /// time.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func activities(_ body: (_ measure: String, [Activity]) throws -> Void) throws {
    try read { db in
      var group: [Activity] = []
      try Self.forEachActivity(db, "") { activity in
        if let measure = group.first?.key.measure, measure != activity.key.measure {
          try Self.tellHoursApart(db, measure: measure, in: &group)
          try body(measure, group)
          group.removeAll(keepingCapacity: true)
        }
        group.append(activity)
      }
      if let measure = group.first?.key.measure {
        try Self.tellHoursApart(db, measure: measure, in: &group)
        try body(measure, group)
      }
    }
  }

  static func forEachActivity(
    _ db: Database, _ condition: String, _ bind: (RawStatement) -> Void = { _ in },
    _ body: (Activity) throws -> Void
  ) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT measure, kind, line, source, counts_on, known_on, amount, eligible, unproven, unfiled,
        service_from, service_to, period_on
      FROM activity \(condition)
      ORDER BY measure, kind, line, source, counts_on, known_on, service_from, service_to, period_on
      """)
    bind(rows)
    while try rows.step() {
      guard let kind = BookingKind(rawValue: rows.text(1)),
        let knownOn = CalendarDate(yyyymmdd: Int(rows.integer(5)))
      else { throw LedgerError.damaged("activity") }
      let (line, source) = (rows.text(2), rows.text(3))
      let (from, to) = (try storedDay(rows, 10), try storedDay(rows, 11))
      let service = from.flatMap { from in to.flatMap { DateRange(from: from, to: $0) } }
      guard (service == nil) == (from == nil && to == nil) else {
        throw LedgerError.damaged("activity")
      }
      try body(
        Activity(
          key: Activity.Key(
            measure: rows.text(0), kind: kind, line: line.isEmpty ? nil : line,
            source: source.isEmpty ? nil : source,
            countsOn: try storedDay(rows, 4), knownOn: knownOn, service: service,
            periodOn: try storedDay(rows, 12)),
          amount: Money(cents: rows.integer(6)), eligible: Money(cents: rows.integer(7)),
          unproven: Money(cents: rows.integer(8)), unfiled: Money(cents: rows.integer(9))))
    }
  }

  /// A day of the sums, where 0 stands for none.
  private static func storedDay(
    _ rows: RawStatement, _ column: Int32
  ) throws(LedgerError) -> CalendarDate? {
    let number = rows.integer(column)
    guard number != 0 else { return nil }
    guard let day = CalendarDate(yyyymmdd: Int(number)) else { throw .damaged("activity") }
    return day
  }

  /// Debit and credit of every account and measure.
  /// - Parameter date: counts what is booked up to this day; nil: everything.
  public func trialBalance(asOf date: CalendarDate? = nil) throws(LedgerError) -> TrialBalance {
    try query { try Self.trialBalance($0, asOf: date) }
  }

  static func trialBalance(_ db: Database, asOf date: CalendarDate?) throws -> TrialBalance {
    let isWholeMonth = date.map { $0 == $0.endOfMonth } ?? true
    let lastMonth = date.map { isWholeMonth ? $0.yyyymm : $0.adding(months: -1).yyyymm } ?? .max
    var sql = "SELECT account, measure, debit, credit FROM balance WHERE month <= :month"
    var arguments: StatementArguments = ["month": lastMonth]
    if let date, !isWholeMonth {
      // The days of a month that is not over have no sums of their own.
      sql += """
         UNION ALL SELECT p.account, p.measure, max(p.amount, 0), max(-p.amount, 0)
        FROM entry e JOIN posting p ON p.entry = e.number WHERE e.booked_on BETWEEN :first AND :last
        """
      arguments += ["first": date.firstOfMonth.yyyymmdd, "last": date.yyyymmdd]
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT account, measure, sum(debit), sum(credit) FROM (\(sql)) GROUP BY account, measure
        """, arguments: arguments)
    return TrialBalance(
      rows: rows.map { row in
        TrialBalance.Row(
          account: row[0], measure: row[1], debit: Money(cents: row[2]),
          credit: Money(cents: row[3]))
      })
  }

  /// What is posted on accounts for one item of a measure, debit less credit, cents: how much of an
  /// award's grant was booked as used, on its grant account.
  public func posted(
    on accounts: [String], item: String, measure: String
  ) throws(LedgerError) -> Money {
    try query { db in
      let marks = databaseQuestionMarks(count: accounts.count)
      let cents = try Int64.fetchOne(
        db,
        sql: """
          SELECT coalesce(sum(amount), 0) FROM posting
          WHERE account IN (\(marks)) AND measure = ? AND item = ?
          """, arguments: StatementArguments(accounts) + [measure, item])
      return Money(cents: cents ?? 0)
    }
  }

  /// Delivered units of a fixed amount per unit that are booked on a measure up to `date`.
  public func units(measure: String, asOf date: CalendarDate) throws(LedgerError) -> Rational {
    try query { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT quantity, reverses IS NULL FROM entry
          WHERE measure = ? AND method = 'units' AND booked_on <= ?
          """, arguments: [measure, date.yyyymmdd])
      return try rows.map { row -> Rational in
        guard let text = row[0] as String?, let quantity = Rational(text: text) else {
          throw LedgerError.damaged("entry")
        }
        return (row[1] as Bool) ? quantity : -quantity
      }.sum()
    }
  }
}
