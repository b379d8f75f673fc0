public import Amounts

/// A booked expense that is not paid (offener Beleg).
public struct OpenVoucher: Hashable, Sendable {
  /// Number of the entry.
  public let number: Int64
  public let measure: String
  public let line: String?
  /// What is to be paid, cents, above zero.
  public let amount: Money
  /// It cannot be paid before.
  public let bookedOn: CalendarDate
  /// Voucher number and other references that a payment may quote.
  public let references: [String]
  let keys: [ReferenceKey]
  public let purpose: String?
  public let payee: BankParty

  public init(
    number: Int64, measure: String, line: String?, amount: Money, bookedOn: CalendarDate,
    references: [String], purpose: String? = nil, payee: BankParty
  ) {
    self.number = number
    self.measure = measure
    self.line = line
    self.amount = amount
    self.bookedOn = bookedOn
    self.references = references
    keys = references.map(ReferenceKey.init)
    self.purpose = purpose
    self.payee = payee
  }
}
