public import Amounts
public import Bookkeeping
public import Funding
public import StoreAPI

extension Ledger {
  // MARK: The chain

  /// How many entries there are.
  public func entryCount() throws(LedgerError) -> Int {
    try query { Int(try $0.lastID(of: .entry)) }
  }

  /// The seal of the last record: it stands for all that was ever written.
  public func head() throws(LedgerError) -> Digest256 { try query { try $0.chainEnd().head } }

  /// The same with how far it goes.
  public func position() throws(LedgerError) -> (head: Digest256, position: HeadPosition) {
    try query { book in
      let end = try book.chainEnd()
      let entries = Int(try book.lastID(of: .entry))
      return (end.head, HeadPosition(records: Int(end.sequence), entries: entries))
    }
  }

  /// The numbers of what pays an expense or lowers it, reversed or not; reversals left out.
  public func settling(_ expense: Int64) throws(LedgerError) -> [Int64] {
    try query { try $0.entries(.settling(expense)) }
  }

  // MARK: Sums

  /// What was booked on a measure, day by day.
  public func activities(measure: String) throws(LedgerError) -> [Activity] {
    try query { book in
      var activities: [Activity] = []
      try book.activities(measure: measure) { activities.append($0) }
      try Self.tellHoursApart(book, measure: measure, in: &activities)
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
    let late = try query { book in
      var late: [Activity] = []
      let filter = JournalFilter(
        measures: [measure], kinds: [.expense, .payment, .creditNote], countsAfter: end)
      try book.journal(filter) { late += $0.activities.filter { isLate($0, end) } }
      return late
    }
    return sums.filter { !isLate($0, end) } + late
  }

  /// What was booked on each measure, in the order of their ids; one measure is in memory at a
  /// time.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func activities(_ body: (_ measure: String, [Activity]) throws -> Void) throws {
    try store.read { book in
      var group: [Activity] = []
      try book.activities(measure: nil) { activity in
        if let measure = group.first?.key.measure, measure != activity.key.measure {
          try Self.tellHoursApart(book, measure: measure, in: &group)
          try body(measure, group)
          group.removeAll(keepingCapacity: true)
        }
        group.append(activity)
      }
      if let measure = group.first?.key.measure {
        try Self.tellHoursApart(book, measure: measure, in: &group)
        try body(measure, group)
      }
    }
  }

  /// Debit and credit of every account and measure.
  /// - Parameter date: counts what is booked up to this day; nil: everything.
  public func trialBalance(asOf date: CalendarDate? = nil) throws(LedgerError) -> TrialBalance {
    try query { book in
      let rows = try book.trialBalance(asOf: date).rows
      return TrialBalance(rows: try rows.filter { try isSeen($0.measure, book) })
    }
  }

  /// What is posted on accounts for one item of a measure, debit less credit, cents: how much of an
  /// award's grant was booked as used, on its grant account.
  public func posted(
    on accounts: [String], item: String, measure: String
  ) throws(LedgerError) -> Money {
    try query { try $0.posted(on: accounts, item: item, measure: measure) }
  }

  /// Delivered units of a fixed amount per unit that are booked on a measure up to `date`.
  public func units(
    measure: String, asOf date: CalendarDate
  ) throws(LedgerError) -> DeliveredUnits {
    try query { book in
      let deliveries = RowQuery(
        SealedRecord.entry.table, ["booked_on", "quantity", "reverses"],
        where: [
          "measure": [.text(measure)], "method": [.text(ValuationMethod.units.rawValue)],
        ])
      return DeliveredUnits(
        try book.rows(deliveries).compactMap { row in
          let day: CalendarDate = try row["booked_on"]
          guard day <= date else { return nil }
          let text: String = try row["quantity"]
          guard let quantity = Rational(text: text) else { throw LedgerError.damaged("entry") }
          let reverses: Int64? = try row["reverses"]
          return DeliveredUnits.Delivery(
            on: day, quantity: reverses == nil ? quantity : -quantity)
        })
    }
  }
}

extension BookReading {
  func trialBalance(asOf date: CalendarDate?) throws(LedgerError) -> TrialBalance {
    guard let date else { return TrialBalance(rows: try trialBalance(through: .max, and: nil)) }
    if date == date.endOfMonth {
      return TrialBalance(rows: try trialBalance(through: date.yyyymm, and: nil))
    }
    // The days of a month that is not over have no sums of their own.
    return TrialBalance(
      rows: try trialBalance(
        through: date.adding(months: -1).yyyymm,
        and: DateRange(from: date.firstOfMonth, to: date)))
  }
}
