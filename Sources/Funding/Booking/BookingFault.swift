public import Amounts

/// Why a booking cannot be posted: facts; the sentence is made by the program's message renderer.
public enum BookingFault: Error, Hashable, Sendable {
  /// A column of a table of bookings, `contract.md` §3.
  public enum Field: String, Sendable, CaseIterable {
    case date, kind, measure, line, source, amount, eligible, reason, vat, voucher, voucherDate,
      paidOn,
      counterparty, purpose, method, quantity, unitRate, share, evidence, reference
  }

  case unknownMeasure(String, nearest: String?)
  case missing(Field, kind: BookingKind)
  /// The field has no meaning for the kind.
  case notForKind(Field, value: String, kind: BookingKind)
  /// `elsewhere`: measures that do have a line of this id.
  case unknownLine(String, measure: String, known: [String], elsewhere: [String])
  case unknownSource(String, measure: String, known: [String], elsewhere: [String])
  case sourceOfOtherKind(String, is: Source.Kind, needed: Source.Kind)
  case unknownAward(String, measure: String, known: [String], elsewhere: [String])
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
  case eligibleExceeds(eligible: Money, allowed: Money, amount: Money, deductedVat: Money)
  /// Less is eligible than amount less deductible VAT, and no reason is given.
  case reasonMissing(short: Money)
  case eligibleNegative(Money)
  /// Quantity × rate × share is another amount.
  case valuationDiffers(
    found: Money, gives: Money, quantity: Rational, unitRate: Money, share: Rate)
  case shareOutOfRange(Rate)
  case quantityNotPositive(Rational)
  case paymentBeforeInvoice(paidOn: CalendarDate, booked: CalendarDate)

  /// The column it is about.
  public var field: Field {
    switch self {
    case .unknownMeasure: .measure
    case .missing(let field, _), .notForKind(let field, _, _): field
    case .unknownLine, .lineTakesInKind, .lineTakesCash: .line
    case .unknownSource, .sourceOfOtherKind, .unknownAward: .source
    case .notPositive, .beyondLimit, .valuationDiffers: .amount
    case .vatExceedsAmount, .vatBeyondRates, .vatMissing: .vat
    case .eligibleExceeds, .eligibleNegative: .eligible
    case .reasonMissing: .reason
    case .shareOutOfRange: .share
    case .quantityNotPositive: .quantity
    case .paymentBeforeInvoice: .paidOn
    }
  }
}

/// All faults of one booking.
public struct BookingRefused: Error, Hashable, Sendable {
  public let faults: [BookingFault]
}
