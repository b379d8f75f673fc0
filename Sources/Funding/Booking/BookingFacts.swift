public import Amounts

/// What only some bookings tell: facts that auditors ask for and that most rows leave open
/// (`Bookings.md`).
public struct BookingFacts: Hashable, Sendable {
  /// The total of the voucher where the booking is a part of it, cents, gross.
  public var voucherTotal: Money?
  /// The period of the service that was bought.
  public var serviceFrom: CalendarDate?
  public var serviceTo: CalendarDate?
  /// The id of the order that the invoice belongs to; of an order its own id.
  public var order: String?
  /// The discount that the invoice offers for quick payment and that was not taken (Skonto).
  public var discountOffered: Rate?
  /// The part of a full post that the person has (Stellenanteil), for the limit of hours.
  public var staffShare: Rate?
  /// The number under which the object stands in the list of inventory.
  public var inventory: String?
  /// Of a credit note: the number of the voucher that it lowers. Of an invoice: those of the
  /// earlier ones that it corrects or completes, with `|` between them.
  public var forVoucher: String?
  /// Of an order: how it was awarded.
  public var procedure: Procedure?
  /// Of an order: how many offers were obtained.
  public var offers: Int?
  /// Of an invoice: the day by which it is to be paid.
  public var dueOn: CalendarDate?
  /// Of an invoice: the part that stays open until ``retentionDue`` (Sicherheitseinbehalt), cents.
  public var retention: Money?
  public var retentionDue: CalendarDate?
  /// Of a payment: the discount for quick payment that was taken with it (Skonto), cents. It has an
  /// entry of its own, which lowers the expense.
  public var discount: Money?
  /// Of a payment: the guarantee that takes the place of what was retained (Bürgschaft).
  public var guarantee: String?
  /// Of a credit note: the day on which the expense counts that it lowers, where that is another
  /// than its own. It follows from that expense.
  public var periodOn: CalendarDate?
  /// Of a credit note: the last day of the service of that expense, else the day of its voucher.
  public var servedOn: CalendarDate?

  public init(
    voucherTotal: Money? = nil, serviceFrom: CalendarDate? = nil, serviceTo: CalendarDate? = nil,
    order: String? = nil, discountOffered: Rate? = nil, staffShare: Rate? = nil,
    inventory: String? = nil, forVoucher: String? = nil, procedure: Procedure? = nil,
    offers: Int? = nil, dueOn: CalendarDate? = nil, retention: Money? = nil,
    retentionDue: CalendarDate? = nil, discount: Money? = nil, guarantee: String? = nil,
    periodOn: CalendarDate? = nil, servedOn: CalendarDate? = nil
  ) {
    self.voucherTotal = voucherTotal
    self.serviceFrom = serviceFrom
    self.serviceTo = serviceTo
    self.order = order
    self.discountOffered = discountOffered
    self.staffShare = staffShare
    self.inventory = inventory
    self.forVoucher = forVoucher
    self.procedure = procedure
    self.offers = offers
    self.dueOn = dueOn
    self.retention = retention
    self.retentionDue = retentionDue
    self.discount = discount
    self.guarantee = guarantee
    self.periodOn = periodOn
    self.servedOn = servedOn
  }

  /// Nothing told, as in nearly every booking.
  public static let none = BookingFacts()

  /// The period of the service where it was told: one day where only one of its ends was.
  public var service: DateRange? {
    guard let first = serviceFrom ?? serviceTo, let last = serviceTo ?? serviceFrom else {
      return nil
    }
    return DateRange(from: first, to: last)
  }
}

extension Booking {
  /// Without what follows from other entries.
  public var asSent: Booking {
    guard facts.periodOn != nil || facts.servedOn != nil else { return self }
    var sent = self
    (sent.facts.periodOn, sent.facts.servedOn) = (nil, nil)
    return sent
  }
}

/// How an order was awarded (Vergabeart), the freest first (UVgO § 8, VOB/A § 3).
public enum Procedure: String, Sendable, CaseIterable, Comparable {
  /// Direktauftrag.
  case direct
  /// Verhandlungsvergabe, freihändige Vergabe.
  case negotiated
  /// Beschränkte Ausschreibung.
  case restricted
  /// Öffentliche Ausschreibung, offenes Verfahren.
  case open

  public var name: LocalizedText {
    switch self {
    case .direct: LocalizedText(de: "Direktauftrag", en: "Direct award")
    case .negotiated: LocalizedText(de: "Verhandlungsvergabe", en: "Negotiated procedure")
    case .restricted: LocalizedText(de: "Beschränkte Ausschreibung", en: "Restricted procedure")
    case .open: LocalizedText(de: "Öffentliche Ausschreibung", en: "Open procedure")
    }
  }

  public static func < (a: Procedure, b: Procedure) -> Bool {
    allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
  }
}

extension BookingFacts {
  /// The earlier vouchers that an invoice tells of.
  public var earlierVouchers: [VoucherKey] {
    (forVoucher ?? "").split(separator: "|").map { VoucherKey(String($0)) }
  }
}
