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
  var netValue: Money { Money(cents: value.cents - (vat?.cents ?? 0)) }

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
  /// What a payee invoiced on it, gross and without VAT as far as it was told. Cents.
  public struct Invoiced: Hashable, Sendable {
    /// Nil where the invoice names nobody.
    public let payee: String?
    public let gross: Money
    public let net: Money

    public init(payee: String?, gross: Money, net: Money) {
      self.payee = payee
      self.gross = gross
      self.net = net
    }
  }

  /// Its latest version.
  public let order: Order
  /// The day of its first version: the conclusion of the contract.
  public let concludedOn: CalendarDate
  /// Invoices that name it less their credit notes, gross, cents.
  public let invoiced: Money
  /// The same without VAT as far as it was told.
  let invoicedNet: Money
  /// Of the payees those that are somebody else than the partner of the order.
  public let others: [Invoiced]

  /// - Parameter invoices: less credit notes, by payee.
  /// - Throws: ``AmountError/beyondLimit``.
  public init(
    order: Order, concludedOn: CalendarDate, invoices: [Invoiced] = []
  ) throws(AmountError) {
    self.order = order
    self.concludedOn = concludedOn
    invoiced = try invoices.map(\.gross).sum()
    invoicedNet = try invoices.map(\.net).sum()
    let partner = PartyName(order.partner)
    others = invoices.filter { invoice in
      guard let payee = invoice.payee, invoice.gross > .zero else { return false }
      return PayeeKey(payee) != PayeeKey(order.partner) && !PartyName(payee).fits(partner)
    }
  }

  /// What it comes to without VAT for the rules of procurement: its value, or what was invoiced on
  /// it if that is more.
  var netValue: Money { max(order.netValue, invoicedNet) }

  /// What is ordered and not invoiced yet, cents, never below zero.
  public var outstanding: Money {
    Money(cents: max(0, order.value.cents - invoiced.cents))
  }
}

extension Order {
  /// Whether another order is the same in all but its id.
  public func isAlike(_ other: Order) -> Bool {
    id != other.id && (measure, line, value) == (other.measure, other.line, other.value)
      && orderedOn == other.orderedOn && PayeeKey(partner) == PayeeKey(other.partner)
  }
}
