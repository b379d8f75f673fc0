public import Amounts

/// Simple interest (§ 49a (3) and (4) VwVfG): no compounding, split where the base rate changes,
/// rounded once.
public struct InterestCalculation: Hashable, Sendable {
  public let rows: [InterestRow]
  /// The sum of the rows, rounded once, half up, cents.
  public let total: Money

  /// - Throws: ``InterestError/amount(_:)`` where the sum does not fit.
  public init(rows: [InterestRow]) throws(InterestError) {
    self.rows = rows
    do {
      total = try Money(rounding: rows.map(\.interest).sum(), .halfUp)
    } catch {
      throw .amount(error)
    }
  }

  /// Interest on `principal` for the days after `start` up to and with `end`; no rows where `end`
  /// is not later or nothing is owed.
  /// - Parameters:
  ///   - principal: cents, not below zero.
  ///   - start: payout, or the day an award became void: the day before the first day of interest.
  ///   - end: the day of use or repayment.
  /// - Throws: ``InterestError`` where the table does not reach a day of the period.
  public static func rows(
    on principal: Money, after start: CalendarDate, through end: CalendarDate,
    by dayCount: DayCount,
    table: BaseRateTable
  ) throws(InterestError) -> [InterestRow] {
    guard principal > .zero else { return [] }
    var rows: [InterestRow] = []
    var before = start
    while before < end {
      let from = before.adding(days: 1)
      let to = min(end, from.endOfHalfYear)
      let base = try table.rate(on: from)
      let rate = Rate(base.value + table.margin.value)
      let days = dayCount.days(after: before, through: to)
      let year = Rational(dayCount.yearLength(on: from))
      rows.append(
        InterestRow(
          principal: principal, from: from, to: to, days: days, baseRate: base, rate: rate,
          interest: principal * rate * Rational(Int64(days)) / year))
      before = to
    }
    return rows
  }
}
