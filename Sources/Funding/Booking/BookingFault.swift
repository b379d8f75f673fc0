public import Amounts

/// Why a booking cannot be posted: facts; the sentence is made by the program's message renderer.
public enum BookingFault: Error, Hashable, Sendable {
  /// A column of a table of bookings, `Bookings.md`.
  public enum Field: String, Sendable, CaseIterable {
    case date, kind, measure, line, source, amount, eligible, reason, vat, voucher, voucherDate,
      paidOn,
      counterparty, purpose, method, quantity, unitRate, share, evidence, reference
    case voucherTotal, serviceFrom, serviceTo, order, discountOffered, staffShare, inventory
    case forVoucher = "for"
    case procedure, offers, dueOn, retention, retentionDue, discount, guarantee
  }

  case unknownMeasure(String, nearest: String?)
  case missing(Field, kind: BookingKind)
  /// The field has no meaning for the kind.
  case notForKind(Field, value: Term, kind: BookingKind)
  /// `elsewhere`: measures that do have a line of this id.
  case unknownLine(
    String, nearest: String?, measure: String, known: [String], elsewhere: [String])
  case unknownSource(
    String, nearest: String?, measure: String, known: [String], elsewhere: [String])
  case sourceOfOtherKind(String, is: Source.Kind, needed: Source.Kind)
  case unknownAward(
    String, nearest: String?, measure: String, known: [String], elsewhere: [String])
  /// An expense on a line for in-kind contributions.
  case lineTakesInKind(String)
  /// An in-kind contribution on a line for cash.
  case lineTakesCash(String, inKindLines: [String])
  case notPositive(Money)
  case beyondLimit(Money)
  case vatExceedsAmount(vat: Money, amount: Money)
  /// More VAT than any rate of the EU makes; the most there can be.
  case vatBeyondRates(vat: Money, amount: Money, most: Money)
  /// The recipient deducts input VAT, so the VAT has to be told, be it zero.
  case vatMissing(organisation: String, deductible: Rate)
  /// `deducted`: VAT and the discount that was offered and not taken.
  case eligibleExceeds(
    eligible: Money, allowed: Money, amount: Money, deductedVat: Money, unusedDiscount: Money)
  /// Less is eligible than amount less deductible VAT, and no reason is given.
  case reasonMissing(short: Money)
  case eligibleNegative(Money)
  /// Quantity × rate × share is another amount.
  case valuationDiffers(
    found: Money, gives: Money, quantity: Rational, unitRate: Money, share: Rate)
  /// A text of more characters than are kept.
  case textTooLong(Field, String, limit: Int)
  case shareOutOfRange(Rate)
  case quantityNotPositive(Rational)
  /// A day decades away from its project: most likely its year is mistyped.
  case dayFarOff(Field, CalendarDate, period: DateRange)
  /// A payment of an expense of which payments and credit notes leave nothing.
  case nothingLeftToPay(Int64, amount: Money)
  /// A payment, with the discount that it takes, of more than is open.
  case paysTooMuch(Int64, amount: Money, discount: Money, open: Money)
  /// A guarantee where nothing is retained on the day.
  case guaranteesNothing(String, entry: Int64, on: CalendarDate)
  /// A payment of a voucher that no standing expense has.
  case paymentWithoutVoucher(String)
  /// A payment of an expense that was taken back.
  case isTakenBack(String, entry: Int64, by: Int64)
  /// A payment that several open expenses could be meant by.
  case paymentAmbiguous(String, entries: [Int64])
  /// What is retained of an invoice is nothing, or not less than the invoice.
  case retentionOutside(retention: Money, amount: Money)
  /// The invoice, or what is retained of it, would be due before its day.
  case dueBeforeInvoice(Field, CalendarDate, invoice: CalendarDate)
  /// The booking is more than the whole voucher.
  case partAboveTotal(amount: Money, total: Money)
  /// With what is booked of the voucher already (`entries`) it is more than the whole.
  case partsAboveTotal(amount: Money, booked: Money, total: Money, entries: [Int64])
  case serviceReversed(from: CalendarDate, to: CalendarDate)
  /// A rate of this column that is not above 0 % and up to 100 %.
  case rateOutOfRange(Field, Rate)
  case unknownOrder(String, nearest: String?)
  case orderOfOtherMeasure(String, is: String)
  /// The order was placed after the invoice that belongs to it.
  case orderAfterInvoice(String, orderedOn: CalendarDate, invoiced: CalendarDate)
  /// The order of this id is known with other content.
  case orderDiffers(String, field: Field, known: String, found: String)
  case offersNotPositive(Int)
  /// A credit note for a voucher that no standing expense has.
  case creditWithoutVoucher(String)
  /// A credit note that several entries could be meant by.
  case creditAmbiguous(String, entries: [Int64])
  case creditExceeds(String, amount: Money, voucher: Money, credited: Money)
  /// More money than was paid for the voucher and has not come back yet, cents.
  case creditNotPaid(String, amount: Money, paid: Money)
  case creditBeforeInvoice(date: CalendarDate, invoice: CalendarDate)

  /// The column it is about.
  public var field: Field {
    switch self {
    case .unknownMeasure: .measure
    case .missing(let field, _), .notForKind(let field, _, _): field
    case .unknownLine, .lineTakesInKind, .lineTakesCash: .line
    case .unknownSource, .sourceOfOtherKind, .unknownAward: .source
    case .notPositive, .beyondLimit, .valuationDiffers, .creditExceeds, .nothingLeftToPay,
      .creditNotPaid,
      .paysTooMuch:
      .amount
    case .paymentWithoutVoucher, .isTakenBack, .paymentAmbiguous: .voucher
    case .guaranteesNothing: .guarantee
    case .retentionOutside: .retention
    case .partAboveTotal, .partsAboveTotal: .voucherTotal
    case .serviceReversed: .serviceTo
    case .rateOutOfRange(let field, _), .orderDiffers(_, let field, _, _),
      .dayFarOff(let field, _, _), .dueBeforeInvoice(let field, _, _),
      .textTooLong(let field, _, _):
      field
    case .unknownOrder, .orderOfOtherMeasure, .orderAfterInvoice: .order
    case .offersNotPositive: .offers
    case .creditWithoutVoucher, .creditAmbiguous: .forVoucher
    case .creditBeforeInvoice: .date
    case .vatExceedsAmount, .vatBeyondRates, .vatMissing: .vat
    case .eligibleExceeds, .eligibleNegative: .eligible
    case .reasonMissing: .reason
    case .shareOutOfRange: .share
    case .quantityNotPositive: .quantity
    }
  }
}

/// All faults of one booking.
public struct BookingRefused: Error, Hashable, Sendable {
  public let faults: [BookingFault]

  package init(faults: [BookingFault]) { self.faults = faults }
}
