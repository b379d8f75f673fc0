public import Amounts
import Bookkeeping
public import Funding

/// An entry as lists of vouchers show it (Belegliste, ANBest-P Nr. 6): who was paid or paid, when,
/// what for, how much, and where it stands in the plan. A reversal has negative amounts.
public struct VoucherLine: Hashable, Sendable {
  /// Its number; 0 for a flat rate, which no entry books.
  public var entry: Int64
  /// The project mark (Projektkennzeichen) that belongs on every voucher (ANBest-P Nr. 6.7).
  public var project = ""
  /// Id of the measure.
  public var measure = ""
  public var voucher = ""
  public var bookedOn: CalendarDate
  /// The day of payment or of the credit; nil for value that is no money.
  public var paidOn: CalendarDate?
  /// The day that decides to which budget year it belongs and whether it lies in the funding
  /// period; nil where no list asks for it.
  public var day: CalendarDate?
  public var voucherDate: CalendarDate?
  public var counterparty = ""
  public var purpose = ""
  /// The kind of booking, as people read it.
  public var kind = ""
  /// The same where a form has words of its own for it; nil for a flat rate.
  public var booking: BookingKind?
  /// Id of the plan line; empty for receipts.
  public var line = ""
  /// Id of the source or award; empty where the entry names none.
  public var source = ""
  /// Gross.
  public var amount: Money
  /// The value added tax in ``amount``.
  public var vat = Money.zero
  public var eligible = Money.zero
  /// What of ``eligible`` counts where its day does not tell: of a service that reaches beyond the
  /// funding period, or one that was paid after it; nil: its day tells.
  public var counted: Money?
  /// Why less than ``amount`` is eligible.
  public var reason = ""
  /// Vergabe-Nr.
  public var tender = ""
  /// The expense that it pays, lowers or takes back, or that it is itself; 0 for none.
  public var expense: Int64 = 0
  /// The number in the list of inventory.
  public var inventory = ""
  /// The part of a full post that the person has (Stellenanteil).
  public var staffShare: Rate?
  /// The period of the service.
  public var service: DateRange?
  /// Hours worked, and months at a flat rate, of staff paid by them; below zero in a reversal.
  public var hours: Rational?
  public var months: Rational?
  /// The place in the order of time among all payments or receipts of the list, from 1.
  public var chronological: Int64?

  public init(entry: Int64, bookedOn: CalendarDate, amount: Money) {
    self.entry = entry
    self.bookedOn = bookedOn
    self.amount = amount
  }

  /// An entry as far as it counts on one side of its measure.
  /// - Parameter language: of the kind, and of a purpose that the entry does not name.
  public init(_ record: JournalRecord, _ movement: Movement, _ language: Language) {
    let booking = record.booking
    self.init(entry: record.number, bookedOn: record.entry.bookedOn, amount: movement.amount)
    measure = booking.measure
    voucher = booking.voucher ?? ""
    voucherDate = booking.voucherDate
    paidOn = booking.kind.isUnpaid ? nil : record.countsOn
    counterparty = booking.counterparty ?? ""
    kind = booking.kind.name[language]
    self.booking = booking.kind
    purpose = booking.purpose ?? kind
    line = movement.line ?? ""
    source = movement.source ?? ""
    day = movement.day
    eligible = movement.eligible
    reason = booking.reason ?? ""
    let adds = (record.reverses == nil) != (booking.kind == .creditNote)
    vat = adds ? booking.vat ?? .zero : -(booking.vat ?? .zero)
  }

  /// The day that decides: where nothing else is told that of payment, or of booking.
  var dayThatCounts: CalendarDate { day ?? paidOn ?? bookedOn }
}

extension VoucherLine {
  /// What is not eligible, as every row computes it.
  private static let ineligible = Formula.difference(
    .own(column: "gross"), .own(column: "eligible"))

  /// The cells of a payment.
  func payment(_ number: Int64) -> [String: Cell] {
    [
      "number": Cell(.integer(number)), "entry": entryCell,
      "chronological": .integer(chronological),
      "project": .text(project), "measure": .text(measure), "voucher": .text(voucher),
      "bookedOn": Cell(.date(bookedOn)), "paidOn": .date(paidOn),
      "voucherDate": .date(voucherDate), "counterparty": .text(counterparty),
      "purpose": .text(purpose), "kind": .text(kind), "line": .text(line),
      "gross": .money(amount), "vat": .money(vat), "eligible": .money(eligible),
      "ineligible": .money(Self.ineligible), "reason": .text(reason),
      "source": .text(source), "tender": .text(tender), "day": .date(day),
      "hours": hours.map { Cell(.number($0)) } ?? .empty,
      "months": months.map { Cell(.number($0)) } ?? .empty,
    ]
  }

  /// The cells of a receipt.
  func receipt(_ number: Int64) -> [String: Cell] {
    [
      "number": Cell(.integer(number)), "entry": entryCell,
      "chronological": .integer(chronological),
      "project": .text(project), "measure": .text(measure), "voucher": .text(voucher),
      "bookedOn": Cell(.date(bookedOn)), "receivedOn": .date(paidOn),
      "counterparty": .text(counterparty), "purpose": .text(purpose), "kind": .text(kind),
      "source": .text(source), "amount": .money(amount), "day": .date(day),
    ]
  }

  private var entryCell: Cell { entry > 0 ? Cell(.integer(entry)) : .empty }
}
