public import Amounts

/// What was delivered of a fixed amount per unit (Festbetrag je Einheit), by day.
public struct DeliveredUnits: Hashable, Sendable {
  public struct Delivery: Hashable, Sendable {
    public let on: CalendarDate
    /// Units; below zero where a delivery was taken back.
    public let quantity: Rational

    public init(on day: CalendarDate, quantity: Rational) {
      on = day
      self.quantity = quantity
    }
  }

  public static let zero = DeliveredUnits([])

  /// In the order of days, one for each day on which the total changes.
  public let deliveries: [Delivery]
  /// Of all days.
  public let total: Rational

  public init(_ deliveries: [Delivery]) {
    var days: [CalendarDate: Rational] = [:]
    for delivery in deliveries { days[delivery.on, default: .zero] += delivery.quantity }
    self.deliveries = days.filter { !$0.value.isZero }
      .map { Delivery(on: $0.key, quantity: $0.value) }.sorted { $0.on < $1.on }
    total = self.deliveries.map(\.quantity).sum()
  }

  /// Delivered by the end of `day`.
  public func through(_ day: CalendarDate) -> Rational {
    deliveries.prefix { $0.on <= day }.map(\.quantity).sum()
  }

  /// With a further delivery, so that the total is `whole`; the same where it is that much.
  func reaching(_ whole: Rational, on day: CalendarDate) -> DeliveredUnits {
    whole <= total
      ? self : DeliveredUnits(deliveries + [Delivery(on: day, quantity: whole - total)])
  }
}
