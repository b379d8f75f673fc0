import Amounts

/// Expenditure over time against the plan: a step for each month, quarter or year.
struct PortfolioTimeline {
  /// How long a step is, by the length of the whole.
  enum Step: Int {
    case month = 1
    case quarter = 3
    case year = 12
  }

  struct Period {
    let days: DateRange
    let label: String
    let actual: Money
    /// From the beginning to the end of the period, or to the day of the report; nil after it.
    let cumulative: Money?
    /// What should have been spent by the end of the period.
    let planned: Money
  }

  let step: Step
  let periods: [Period]
  /// What should have been spent by the day of the report.
  let plannedToDate: Money

  init(_ data: PortfolioData) throws(AmountError) {
    let tranches = data.measures.flatMap(\.spread)
    let asOf = data.basis.asOf
    plannedToDate = try Self.planned(tranches, by: asOf)
    var expenses: [(day: CalendarDate, amount: Money)] = []
    for row in data.rows {
      if case .expense(let amount, _) = row.value { expenses.append((row.day ?? asOf, amount)) }
    }
    expenses.sort { $0.day < $1.day }
    let days = tranches.map(\.period.from) + expenses.map(\.day)
    guard let first = days.min(),
      let last = (tranches.map(\.period.to) + expenses.map(\.day)).max()
    else {
      (step, periods) = (.month, [])
      return
    }
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    let step: Step = months <= 24 ? .month : months <= 108 ? .quarter : .year
    self.step = step
    var periods: [Period] = []
    var from = first.adding(months: -((first.month - 1) % step.rawValue)).firstOfMonth
    var sum = Money.zero
    var next = 0
    while from <= last {
      let to = from.adding(months: step.rawValue).adding(days: -1)
      var actual = Money.zero
      while next < expenses.count, expenses[next].day <= to {
        actual = try actual + expenses[next].amount
        next += 1
      }
      sum = try sum + actual
      guard let days = DateRange(from: from, to: to) else { break }
      periods.append(
        Period(
          days: days, label: Self.label(from, step), actual: actual,
          cumulative: from <= asOf ? sum : nil, planned: try Self.planned(tranches, by: to)))
      from = from.adding(months: step.rawValue)
    }
    self.periods = periods
  }

  private static func label(_ day: CalendarDate, _ step: Step) -> String {
    switch step {
    case .month: "\(day.month < 10 ? "0" : "")\(day.month)/\(day.year)"
    case .quarter: "Q\((day.month + 2) / 3) \(day.year)"
    case .year: String(day.year)
    }
  }

  /// What the tranches come to by a day, each spread over its days; rounded as the workbook rounds:
  /// to the millionth of a euro, then to the cent, so that no binary noise decides a half cent.
  static func planned(
    _ tranches: [PortfolioData.Tranche], by day: CalendarDate
  ) throws(AmountError) -> Money {
    var sum = Rational.zero
    for tranche in tranches where tranche.period.from <= day {
      let days = tranche.period.from.days(to: tranche.period.to) + 1
      let passed = min(days, tranche.period.from.days(to: day) + 1)
      sum += tranche.amount.exact * Rational(Int64(passed), over: Int64(days))
    }
    return try Money(rounding: sum.roundedToMillionth, .halfUp)
  }
}

extension Rational {
  /// Cents, rounded to the millionth of a euro.
  var roundedToMillionth: Rational {
    let scale = Rational(10_000)
    let half = Rational(1, over: 2)
    let scaled = self * scale
    let whole = scaled.sign < 0 ? -scaled + half : scaled + half
    guard let floor = whole.floor else { return self }
    return Rational(scaled.sign < 0 ? -floor : floor) / scale
  }
}
