public import Amounts

/// A personnel flat rate (Personalausgabenpauschale): staff by group at a fixed amount a month, or
/// an hour for those who work for several projects (EFRE/JTF NRW; Art. 55 VO (EU) 2021/1060).
public struct StaffFlatRate: Hashable, Sendable {
  /// The group, such as `LG1`.
  public let group: String
  /// Cents for a full month of full-time work.
  public let monthly: Money
  /// Hours that a full-time year counts, over all publicly funded projects together.
  public let yearlyHours: Int64
  public let norm: String

  public init(group: String, monthly: Money, yearlyHours: Int64, norm: String) {
    self.group = group
    self.monthly = monthly
    self.yearlyHours = yearlyHours
    self.norm = norm
  }

  /// The pay of `months` at `share` of full time, down to the cent.
  /// - Throws: ``AmountError/beyondLimit``.
  public func amount(months: Rational, share: Rate) throws(AmountError) -> Money {
    try Money(rounding: monthly * share * months, .down)
  }

  /// The pay of `hours`, down to the cent: twelve months over the yearly hours, rounded once.
  /// - Throws: ``AmountError/beyondLimit``.
  public func amount(hours: Rational) throws(AmountError) -> Money {
    try Money(
      rounding: monthly.exact * Rational(12) * hours / Rational(yearlyHours), .down)
  }

  /// The hours that a person at `share` of full time may work for funded projects in a year: 70 %
  /// of 1,720 are 1,204.
  public func hours(share: Rate) -> Rational { Rational(yearlyHours) * share.value }
}
