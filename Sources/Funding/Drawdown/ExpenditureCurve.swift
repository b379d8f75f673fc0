import Amounts

/// Recognised expenditure of a measure as it grows day by day, through the eyes of one award: the same cuts as
/// ``Recognition``, in one pass over the activities.
struct ExpenditureCurve {
  /// What is recognised at the end of a day.
  struct Point {
    let date: CalendarDate
    /// Without in-kind, cents.
    let cash: Money
    /// In-kind after the cap, cents.
    let inKind: Money
  }

  /// One for each day with an activity, in order.
  let points: [Point]
  /// Eligible expenses booked and not yet paid, cents.
  let unpaid: Money

  /// - Parameter activities: of the measure, already limited to the day of the report.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    measure: Measure, award: Award, rules: RuleSet, activities: [Activity]
  ) throws(AmountError) {
    let isFixed = award.financing == .fixed || award.financing == .fixedPerUnit
    let overrun = isFixed ? nil : rules.rate(.lineOverrunLimit)
    var limits: [String: Money] = [:]
    var lines: [String: PlanLine] = [:]
    for line in measure.lines {
      lines[line.id] = line
      guard !line.inKind, line.consent == nil, let overrun else { continue }
      limits[line.id] = try Money(
        rounding: line.planned.exact * (.one + overrun.value), .down)
    }
    var days: [CalendarDate: [Activity]] = [:]
    var open: [Money] = []
    for activity in activities {
      guard let id = activity.key.line, lines[id] != nil else { continue }
      guard let day = activity.key.countsOn else {
        open.append(activity.eligible)
        continue
      }
      if award.period.contains(day) { days[day, default: []].append(activity) }
    }
    var spent: [String: Money] = [:]
    var cash = Money.zero
    var valued = Money.zero
    var points: [Point] = []
    for day in days.keys.sorted() {
      for activity in days[day] ?? [] {
        guard let id = activity.key.line, let line = lines[id] else { continue }
        if line.inKind {
          valued = try valued + activity.eligible - activity.unproven
          continue
        }
        let before = spent[id] ?? .zero
        let after = try before + activity.eligible
        spent[id] = after
        guard let limit = limits[id] else {
          cash = try cash + activity.eligible
          continue
        }
        cash = try cash + min(after, limit) - min(before, limit)
      }
      let cap = try Recognition.inKindLimit(rules, cash: cash)
      points.append(
        Point(date: day, cash: cash, inKind: cap.map { min(valued, max($0, .zero)) } ?? valued))
    }
    self.points = points
    unpaid = try open.sum()
  }
}
