public import Amounts

/// What rules look at of a measure beside its sums: few records, each by itself.
public struct MeasureRecords: Sendable {
  /// Orders of the measure, concluded by the day of the report.
  public let orders: [OrderStanding]
  /// Standing expenses whose voucher or service is older than a notice of the measure.
  public let vouchers: [JournalRecord]
  /// Open parts of invoices that fall due after the day of the report.
  let deferred: [DuePayment]
  /// What was paid of invoices that are booked after the day of the report, by plan line, cents.
  let prepaid: [String: Money]

  public init(
    orders: [OrderStanding] = [], vouchers: [JournalRecord] = [], deferred: [DuePayment] = [],
    prepaid: [String: Money] = [:]
  ) {
    self.orders = orders
    self.vouchers = vouchers
    self.deferred = deferred
    self.prepaid = prepaid
  }

  public static let none = MeasureRecords()

  /// What is ordered on a plan line and not invoiced yet, gross, cents.
  /// - Throws: ``AmountError/beyondLimit``.
  public func ordered(line: String) throws(AmountError) -> Money {
    try orders.filter { $0.order.line == line }.map(\.outstanding).sum()
  }
}
