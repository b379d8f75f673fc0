public import Amounts

/// A payment that falls due, told when money is drawn for it.
public struct DuePayment: Hashable, Sendable {
  public let on: CalendarDate
  /// Eligible amount, cents.
  public let amount: Money
  /// The plan line it will be booked on, so that its limit is heeded; nil where that is not told.
  public let line: String?

  public init(on: CalendarDate, amount: Money, line: String? = nil) {
    self.on = on
    self.amount = amount
    self.line = line
  }
}
