public import Amounts

/// An order (Auftrag): a commitment to a partner, as it was recorded. It posts nothing.
public struct Order: Hashable, Sendable {
  /// The office's own id, such as the number of the order.
  public let id: String
  /// The day the contract was concluded; of a changed order that of the change.
  public let orderedOn: CalendarDate
  public let measure: String
  /// Plan line.
  public let line: String
  public let partner: String
  /// Gross, cents.
  public let value: Money
  /// VAT contained in ``value``, cents; nil where it was not told.
  public let vat: Money?
  public let procedure: Procedure?
  /// How many offers were obtained.
  public let offers: Int?
  /// The number of the award procedure (Vergabe-Nr.).
  public let tender: String?
  public let purpose: String?
  /// The sender's own id of the row.
  public let reference: String?

  public init(
    id: String, orderedOn: CalendarDate, measure: String, line: String, partner: String,
    value: Money, vat: Money? = nil, procedure: Procedure? = nil, offers: Int? = nil,
    tender: String? = nil, purpose: String? = nil, reference: String? = nil
  ) {
    self.id = id
    self.orderedOn = orderedOn
    self.measure = measure
    self.line = line
    self.partner = partner
    self.value = value
    self.vat = vat
    self.procedure = procedure
    self.offers = offers
    self.tender = tender
    self.purpose = purpose
    self.reference = reference
  }

  /// The order that a checked booking of kind ``BookingKind/order`` tells of.
  public init?(_ booking: Booking) {
    guard booking.kind == .order, let id = booking.facts.order, let line = booking.line,
      let partner = booking.counterparty
    else { return nil }
    self.init(
      id: id, orderedOn: booking.date, measure: booking.measure, line: line, partner: partner,
      value: booking.amount, vat: booking.vat, procedure: booking.facts.procedure,
      offers: booking.facts.offers, tender: booking.voucher, purpose: booking.purpose,
      reference: booking.reference)
  }

  /// Without VAT as far as it was told, cents: thresholds of procurement are net (UVgO § 3).
  public var netValue: Money { Money(cents: value.cents - (vat?.cents ?? 0)) }

  /// The first thing that two records of one order say differently; nil where they are the same.
  func difference(
    from other: Order
  ) -> (field: BookingFault.Field, known: String, found: String)? {
    func texts(_ order: Order) -> [(BookingFault.Field, String)] {
      [
        (.date, order.orderedOn.isoText), (.measure, order.measure), (.line, order.line),
        (.counterparty, order.partner), (.amount, order.value.plainText),
        (.vat, order.vat?.plainText ?? "–"), (.procedure, order.procedure?.rawValue ?? "–"),
        (.offers, order.offers.map(String.init) ?? "–"), (.voucher, order.tender ?? "–"),
        (.purpose, order.purpose ?? "–"), (.reference, order.reference ?? "–"),
      ]
    }
    return zip(texts(other), texts(self)).first { $0.0.1 != $0.1.1 }.map {
      ($0.0.0, $0.0.1, $0.1.1)
    }
  }
}

/// An order as it stands on a day, with what was invoiced on it.
public struct OrderStanding: Hashable, Sendable {
  /// Its latest version.
  public let order: Order
  /// The day of its first version: the conclusion of the contract.
  public let concludedOn: CalendarDate
  /// Invoices that name it less their credit notes, gross, cents.
  public let invoiced: Money

  public init(order: Order, concludedOn: CalendarDate, invoiced: Money) {
    self.order = order
    self.concludedOn = concludedOn
    self.invoiced = invoiced
  }

  /// What is ordered and not invoiced yet, cents, never below zero.
  public var outstanding: Money {
    Money(cents: max(0, order.value.cents - invoiced.cents))
  }
}
