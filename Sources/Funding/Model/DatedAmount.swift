public import Amounts

/// An amount on a day.
public struct DatedAmount: Hashable, Sendable {
  public let date: CalendarDate
  /// Cents.
  public let amount: Money

  public init(_ date: CalendarDate, _ amount: Money) {
    self.date = date
    self.amount = amount
  }
}
