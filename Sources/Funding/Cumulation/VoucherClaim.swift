public import Amounts

/// A voucher that a booking claims for funding.
public struct VoucherClaim: Hashable, Sendable {
  public let voucher: String
  public let voucherDate: CalendarDate?
  public let payee: String?
  /// Gross amount of the booking, cents.
  public let amount: Money
  /// The eligible part of it, cents.
  public let eligible: Money
  public let project: String
  public let measure: String
  public let line: String?
  /// Number of the journal entry.
  public let entry: Int64

  public init(
    voucher: String, voucherDate: CalendarDate?, payee: String?, amount: Money, eligible: Money,
    project: String, measure: String, line: String?, entry: Int64
  ) {
    self.voucher = voucher
    self.voucherDate = voucherDate
    self.payee = payee
    self.amount = amount
    self.eligible = eligible
    self.project = project
    self.measure = measure
    self.line = line
    self.entry = entry
  }

  /// The claim that `record` makes; nil where it is no standing expense with a voucher number.
  public init?(_ record: JournalRecord, in portfolio: Portfolio) {
    let booking = record.booking
    guard booking.kind == .expense, record.reverses == nil, record.reversedBy == nil,
      let voucher = booking.voucher, !voucher.isEmpty, record.eligible > .zero,
      let project = portfolio.project(ofMeasure: booking.measure)
    else { return nil }
    self.init(
      voucher: voucher, voucherDate: booking.voucherDate, payee: booking.counterparty,
      amount: booking.amount, eligible: record.eligible, project: project.id,
      measure: booking.measure, line: booking.line, entry: record.number)
  }

  /// What makes two claims the same voucher: number, payee, date and amount.
  public struct Identity: Hashable, Sendable {
    let voucher: String
    let voucherDate: CalendarDate?
    let payee: String?
    let amount: Money
  }

  public var identity: Identity {
    Identity(
      voucher: TextKey.of(voucher), voucherDate: voucherDate, payee: payee.map(TextKey.of),
      amount: amount)
  }
}
