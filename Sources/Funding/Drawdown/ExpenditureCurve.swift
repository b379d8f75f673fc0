import Amounts

/// Recognised expenditure of a measure as it grows day by day, through the eyes of one award: the
/// same cuts as ``Recognition``, in one pass over the activities.
struct ExpenditureCurve {
  /// What is recognised at the end of a day.
  struct Point {
    let date: CalendarDate
    /// Without in-kind, cents.
    let cash: Money
    /// In-kind after the cap, cents.
    let inKind: Money
  }

  /// One for each day on which it changes, in order; what was booked and taken back leaves none.
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
    var counted: [(day: CalendarDate, activity: Activity)] = []
    var open: [Money] = []
    for activity in activities {
      guard let id = activity.key.line, lines[id] != nil else { continue }
      guard let day = activity.key.countsOn else {
        open.append(activity.eligible)
        continue
      }
      if award.period.contains(day) { counted.append((day, activity)) }
    }
    counted.sort { $0.day < $1.day }
    let cap = Self.inKindCap(rules)
    var spent: [String: Money] = [:]
    var cash = Money.zero
    var valued = Money.zero
    var points: [Point] = []
    for (index, (day, activity)) in counted.enumerated() {
      guard let id = activity.key.line, let line = lines[id] else { continue }
      if line.inKind {
        valued = try valued + activity.eligible - activity.unproven
      } else if let limit = limits[id] {
        let before = spent[id] ?? .zero
        let after = try before + activity.eligible
        spent[id] = after
        cash = try cash + min(after, limit) - min(before, limit)
      } else {
        cash = try cash + activity.eligible
      }
      if index + 1 < counted.count, counted[index + 1].day == day { continue }
      var inKind = valued
      if let cap, !valued.isZero { inKind = min(valued, max(.zero, try cap.down(of: cash))) }
      let last = points.last
      guard cash != last?.cash ?? .zero || inKind != last?.inKind ?? .zero else { continue }
      points.append(Point(date: day, cash: cash, inKind: inKind))
    }
    self.points = points
    unpaid = try open.sum()
  }

  /// The part of cash expenditure up to which in-kind is recognised; nil where nothing caps it.
  private static func inKindCap(_ rules: RuleSet) -> Proportion? {
    guard let cap = rules.rate(.inKindCap) else { return nil }
    switch rules.inKindCapBase {
    case .cashOnly: return Proportion(cap)
    case .includingFictive:
      return cap < .full ? Proportion(cap.value / (.one - cap.value)) : nil
    }
  }
}
