public import Amounts

/// A voucher that a booking claims for funding.
public struct VoucherClaim: Hashable, Sendable {
  public let voucher: String
  public let voucherDate: CalendarDate?
  public let payee: String?
  /// Gross amount of the booking, cents.
  public let amount: Money
  /// What the booking says the whole voucher comes to, cents; nil where it says nothing.
  public let total: Money?
  /// The eligible part of it, less what credit notes took, cents.
  public let eligible: Money
  public let project: String
  public let measure: String
  public let line: String?
  /// Number of the journal entry.
  public let entry: Int64

  public init(
    voucher: String, voucherDate: CalendarDate?, payee: String?, amount: Money,
    total: Money? = nil, eligible: Money, project: String, measure: String, line: String?,
    entry: Int64
  ) {
    self.voucher = voucher
    self.voucherDate = voucherDate
    self.payee = payee
    self.amount = amount
    self.total = total
    self.eligible = eligible
    self.project = project
    self.measure = measure
    self.line = line
    self.entry = entry
  }

  /// The claim that `record` makes; nil where it is no standing expense with a voucher number.
  /// - Parameter credited: the eligible part of its credit notes, cents.
  public init?(_ record: JournalRecord, credited: Money = .zero, in portfolio: Portfolio) {
    let booking = record.booking
    guard booking.kind == .expense, record.reverses == nil, record.reversedBy == nil,
      let voucher = booking.voucher, !voucher.isEmpty,
      let eligible = try? record.eligible - credited, eligible > .zero,
      let project = portfolio.project(ofMeasure: booking.measure)
    else { return nil }
    self.init(
      voucher: voucher, voucherDate: booking.voucherDate, payee: booking.counterparty,
      amount: booking.amount, total: booking.facts.voucherTotal, eligible: eligible,
      project: project.id, measure: booking.measure, line: booking.line, entry: record.number)
  }

  /// What makes two claims the same voucher, as far as both tell its date: number and payee,
  /// however they are written.
  public struct Identity: Hashable, Sendable {
    let voucher: VoucherKey
    let payee: PayeeKey?
  }

  public var identity: Identity {
    Identity(voucher: VoucherKey(voucher), payee: payee.map(PayeeKey.init))
  }

  /// Claims that share one of these are looked at together: payee and number however they are
  /// written, payee and number as it stands on the invoice, this number and the date.
  public var traces: [String] {
    let own = identity
    let number = InvoiceKey(voucher).text
    let payee = own.payee?.text ?? ""
    return ["=\(own.voucher.text)|\(payee)", "~\(number)|\(payee)"]
      + (voucherDate.map { ["@\(number)|\($0.days)"] } ?? [])
  }
}
