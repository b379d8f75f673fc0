public import Amounts

/// Interest on one principal within one half-year.
public struct InterestRow: Hashable, Sendable {
  /// Cents.
  public let principal: Money
  /// The first day that bears interest.
  public let from: CalendarDate
  /// The last day that bears interest.
  public let to: CalendarDate
  /// As the day count has it; 30E/360 counts a 31st as the 30th.
  public let days: Int
  let baseRate: Rate
  /// Base rate and margin.
  public let rate: Rate
  /// Exact, cents.
  public let interest: Rational

  /// The interest in EUR with six decimals, as notices show it: `144.467671`.
  public var interestText: String { (interest / Rational(100)).decimalText(places: 6) }
}
