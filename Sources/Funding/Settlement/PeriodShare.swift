public import Amounts

/// What of expenditure lies in the funding period of an award (Bewilligungszeitraum, VV Nr. 1.3 zu
/// § 44 LHO/BHO): the one answer that recognition, the use of funds and every list take.
///
/// What is paid outside the period does not count; where the notice allows it
/// (``PaymentsAfterPeriod/servicesInside``), what is paid later for a service inside does, until
/// the statement of use is due. Of a service that reaches beyond the period the days inside count,
/// pro rata, down to the cent: once for each plan line and service, so that a credit note or a
/// reversal takes back to the cent what it lowers.
public struct PeriodShare {
  private struct Place: Hashable {
    let line: String
    let service: DateRange
  }

  private let period: DateRange?
  /// The last day on which a payment for a service inside counts; nil: none after the period does.
  private let lateUntil: CalendarDate?
  private var sums: [Place: (eligible: Money, counted: Money)] = [:]

  /// - Parameters:
  ///   - award: nil for a measure without one: everything counts.
  ///   - rules: tell when the statement of use is due.
  public init(_ award: Award?, _ rules: RuleSet?) {
    period = award?.period
    guard let award, let rules, award.milestones.paymentsAfterPeriod == .servicesInside else {
      lateUntil = nil
      return
    }
    lateUntil = Deadlines.statementDue(of: award, by: rules)
  }

  /// Whether the day that decides lies in the period; what is not paid yet has none.
  public func contains(_ key: Activity.Key) -> Bool {
    guard let day = key.periodOn ?? key.countsOn else { return false }
    guard let period, !period.contains(day) else { return true }
    guard let lateUntil, day > period.to, day <= lateUntil, let served = key.servedOn else {
      return false
    }
    return period.contains(served)
  }

  /// Adds one activity of a plan line that lies in the period, and returns by how much that changes
  /// what is eligible of services inside, and what counts of it, cents.
  /// - Parameter counted: of the activity, after what rules take away.
  /// - Throws: ``AmountError/beyondLimit``.
  mutating func add(
    _ activity: Activity, counted: Money
  ) throws(AmountError) -> (eligible: Money, counted: Money) {
    guard let service = activity.key.service, let period, !period.covers(service) else {
      return (activity.eligible, counted)
    }
    let place = Place(line: activity.key.line ?? "", service: service)
    let before = sums[place] ?? (.zero, .zero)
    let after = (
      eligible: try before.eligible + activity.eligible, counted: try before.counted + counted
    )
    sums[place] = after
    let share = Rational(period.commonDays(service), over: service.dayCount)
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
}
