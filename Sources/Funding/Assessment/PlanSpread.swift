public import Amounts

/// When the plan of a measure wants its money spent: by the yearly tranches of its awards where
/// they name any, else evenly over the funding period.
public struct PlanSpread: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Day by day over the funding period.
    case even
    /// By the awards' yearly tranches, day by day within a year.
    case years
    /// Not at all: neither project nor award has a period.
    case none
  }

  /// A part of the plan that is spread evenly over its days.
  public struct Tranche: Hashable, Sendable {
    public let period: DateRange
    /// Cents.
    public let amount: Money

    public init(period: DateRange, amount: Money) {
      (self.period, self.amount) = (period, amount)
    }
  }

  public let kind: Kind
  /// In the order of their days; they add up to the planned expenditure.
  public let tranches: [Tranche]

  public init(_ settlement: MeasureSettlement, of project: Project) {
    let awards = project.awards(ofMeasure: settlement.measure.id)
    let from = awards.map(\.period.from).min() ?? project.period?.from
    let to = awards.map(\.period.to).max() ?? project.period?.to
    let planned = settlement.plannedTotal
    guard let from, let to, let whole = DateRange(from: from, to: to) else {
      (tranches, kind) = ([], .none)
      return
    }
    var years: [Int: Rational] = [:]
    for award in awards {
      for (year, amount) in award.years { years[year, default: .zero] += amount.exact }
    }
    let parts: [(days: DateRange, weight: Rational)] = years.keys.sorted().compactMap { year in
      guard let first = CalendarDate(year: year, month: 1, day: 1),
        let days = DateRange(from: max(from, first), to: min(to, first.endOfYear)),
        let weight = years[year], weight > .zero
      else { return nil }
      return (days, weight)
    }
    guard !parts.isEmpty else {
      (tranches, kind) = ([Tranche(period: whole, amount: planned)], .even)
      return
    }
    let amounts = planned.allocated(by: parts.map(\.weight))
    tranches = zip(parts, amounts).map { Tranche(period: $0.days, amount: $1) }
    kind = .years
  }

  /// What should have been spent by the end of `date`, down to the cent.
  /// - Throws: ``AmountError/beyondLimit``.
  public func planned(by date: CalendarDate) throws(AmountError) -> Money {
    let exact = tranches.map { $0.amount.exact * $0.period.elapsed(by: date) }.sum()
    return try Money(rounding: exact, .down)
  }
}

extension DateRange {
  /// The part of the days that is over at the end of `date`, 0 to 1.
  func elapsed(by date: CalendarDate) -> Rational {
    let over = Rational(Int64(from.days(to: date)) + 1, over: Int64(from.days(to: to)) + 1)
    return over.clamped(.zero, .one)
  }
}
