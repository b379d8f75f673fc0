import Amounts
import Funding

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
    /// Whether it begins by the day of the report.
    let isReached: Bool
  }

  let step: Step
  let periods: [Period]

  /// The last period that the day of the report lies in or after.
  var last: Int? { periods.lastIndex(where: \.isReached) }

  init(_ data: PortfolioData) {
    let tranches = data.measures.flatMap(\.spread)
    let asOf = data.basis.asOf
    let expenses = data.rows.compactMap { row -> CalendarDate? in
      if case .expense = row.value { row.day ?? asOf } else { nil }
    }
    guard let first = (tranches.map(\.period.from) + expenses).min(),
      let last = (tranches.map(\.period.to) + expenses).max()
    else {
      (step, periods) = (.month, [])
      return
    }
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    let step: Step = months <= 24 ? .month : months <= 108 ? .quarter : .year
    self.step = step
    var periods: [Period] = []
    var from = first.adding(months: -((first.month - 1) % step.rawValue)).firstOfMonth
    while from <= last {
      let to = from.adding(months: step.rawValue).adding(days: -1)
      guard let days = DateRange(from: from, to: to) else { break }
      periods.append(
        Period(days: days, label: Self.label(from, step), isReached: from <= asOf))
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
}
