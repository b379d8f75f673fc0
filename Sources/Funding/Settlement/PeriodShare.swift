public import Amounts

/// What of expenditure lies in the funding period of an award (Bewilligungszeitraum, VV Nr. 1.3 zu
/// § 44 LHO/BHO): the one answer that recognition, the use of funds and every list take.
///
/// What is paid outside the period does not count; where the notice allows it
/// (``PaymentsAfterPeriod/servicesInside``), what is paid later for a service inside does, until
/// the statement of use is due. Of a service that reaches beyond the period the days inside count,
/// pro rata, down to the cent: once for each plan line and service, so that a credit note or a
/// reversal takes back to the cent what it lowers. Of several awards of a measure what lies in the
/// period of any of them counts.
public struct PeriodShare {
  /// As one award sees it.
  private struct View {
    let period: DateRange
    /// The last day on which a payment for a service inside counts; nil: none after the period
    /// does.
    let lateUntil: CalendarDate?

    init(_ award: Award, _ rules: RuleSet) {
      period = award.period
      lateUntil =
        award.milestones.paymentsAfterPeriod == .servicesInside
        ? Deadlines.lastPayment(of: award, by: rules) : nil
    }

    /// The day inside on which it counts; nil where it does not.
    func day(of key: Activity.Key) -> CalendarDate? {
      guard let day = key.periodOn ?? key.countsOn else { return nil }
      if period.contains(day) { return day }
      guard let lateUntil, day > period.to, day <= lateUntil else { return nil }
      return period.lastDay(ofServiceOf: key)
    }
  }

  private struct Place: Hashable {
    let line: String
    let service: DateRange
    /// The periods that the payment lies in.
    let periods: [DateRange]
  }

  /// None for a measure without an award: everything counts.
  private let views: [View]
  private var sums: [Place: (eligible: Money, counted: Money)] = [:]

  /// - Parameter awards: with their rules, which tell when the statement of use is due; none for a
  ///   measure without one.
  public init(_ awards: [(award: Award, rules: RuleSet)]) {
    views = awards.map { View($0.award, $0.rules) }
  }

  /// Whether the day that decides lies in the period; what is not paid yet has none.
  public func contains(_ key: Activity.Key) -> Bool {
    views.isEmpty
      ? (key.periodOn ?? key.countsOn) != nil : views.contains { $0.day(of: key) != nil }
  }

  /// The day of the service on which something counts that was paid after the period; nil for all
  /// else.
  func lateDay(of key: Activity.Key) -> CalendarDate? {
    let days = views.compactMap { $0.day(of: key) }
    return days.contains { $0 == key.periodOn ?? key.countsOn } ? nil : days.max()
  }

  /// Adds one activity of a plan line that lies in the period, and returns by how much that changes
  /// what is eligible of services inside, and what counts of it, cents.
  /// - Parameter counted: of the activity, after what rules take away.
  /// - Throws: ``AmountError/beyondLimit``.
  mutating func add(
    _ activity: Activity, counted: Money
  ) throws(AmountError) -> (eligible: Money, counted: Money) {
    guard let service = activity.key.service, !views.isEmpty else {
      return (activity.eligible, counted)
    }
    let inside = views.filter { $0.day(of: activity.key) != nil }
    // What is not paid yet may be paid in any of them.
    let periods = (inside.isEmpty ? views : inside).map(\.period)
    guard !periods.contains(where: { $0.covers(service) }) else {
      return (activity.eligible, counted)
    }
    let place = Place(line: activity.key.line ?? "", service: service, periods: periods)
    let before = sums[place] ?? (.zero, .zero)
    let after = (
      eligible: try before.eligible + activity.eligible, counted: try before.counted + counted
    )
    sums[place] = after
    let share = Rational(service.days(inAnyOf: periods), over: service.dayCount)
    return (
      try after.eligible.part(share) - before.eligible.part(share),
      try after.counted.part(share) - before.counted.part(share)
    )
  }

  /// By how much one more activity of a plan line changes what is eligible of services and
  /// payments inside, cents.
  /// - Throws: ``AmountError/beyondLimit``.
  public mutating func add(_ activity: Activity) throws(AmountError) -> Money {
    guard contains(activity.key) else { return .zero }
    return try add(activity, counted: activity.eligible).eligible
  }
}

extension Money {
  /// `share` of it, towards zero to the cent: what is taken back is what was given.
  fileprivate func part(_ share: Rational) throws(AmountError) -> Money {
    let part = try Money(rounding: magnitude.exact * share, .down)
    return isNegative ? -part : part
  }
}

extension DateRange {
  /// Whether all days of `other` lie in it.
  func covers(_ other: DateRange) -> Bool { contains(other.from) && contains(other.to) }

  /// How many days there are, both ends included.
  var dayCount: Int64 { Int64(from.days(to: to)) + 1 }

  /// How many days both have.
  func commonDays(_ other: DateRange) -> Int64 {
    DateRange(from: max(from, other.from), to: min(to, other.to))?.dayCount ?? 0
  }

  /// How many of its days lie in at least one of `periods`.
  fileprivate func days(inAnyOf periods: [DateRange]) -> Int64 {
    var days: Int64 = 0
    var next = from
    for period in periods.sorted(by: { $0.from < $1.from }) {
      guard let part = DateRange(from: max(next, period.from), to: min(to, period.to)) else {
        continue
      }
      days += part.dayCount
      next = part.to.adding(days: 1)
    }
    return days
  }

  /// The last day inside of the service that was paid for: of its period where that was told, else
  /// its last day or the day of the voucher; nil where it lies outside.
  func lastDay(ofServiceOf key: Activity.Key) -> CalendarDate? {
    if let service = key.service {
      return commonDays(service) > 0 ? min(to, service.to) : nil
    }
    return key.servedOn.flatMap { contains($0) ? $0 : nil }
  }
}
