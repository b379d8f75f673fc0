public import Amounts

/// A booked expense that is not paid (offener Beleg), or one for which money may come back.
public struct OpenVoucher: Hashable, Sendable {
  /// Number of the entry.
  public let number: Int64
  /// Numbers of the entries of a voucher that is split over several; of any other one its own.
  public let numbers: [Int64]
  public let measure: String
  public let line: String?
  /// What is to be paid, or may come back, cents, above zero.
  public var amount: Money
  /// The amount of the whole voucher, cents.
  public let whole: Money
  /// What was offered for quick payment.
  public let discount: Rate?
  /// The day on which the time for a discount begins.
  public let issuedOn: CalendarDate
  /// It was paid beyond what was owed, and comes back as a whole.
  public let isSurplus: Bool
  /// It cannot be paid before.
  public let bookedOn: CalendarDate
  /// Voucher number and other references that a payment may quote.
  public let references: [String]
  /// All of it is retained until this day, so that no line is taken for its payment before.
  public let retainedUntil: CalendarDate?
  let keys: [ReferenceKey]
  public let purpose: String?
  public let payee: BankParty

  public init(
    number: Int64, measure: String, line: String?, amount: Money, bookedOn: CalendarDate,
    references: [String], purpose: String? = nil, payee: BankParty, whole: Money? = nil,
    discount: Rate? = nil, issuedOn: CalendarDate? = nil, isSurplus: Bool = false,
    parts: [Int64] = [], retainedUntil: CalendarDate? = nil
  ) {
    self.retainedUntil = retainedUntil
    self.number = number
    numbers = parts.isEmpty ? [number] : parts
    self.measure = measure
    self.line = line
    self.amount = amount
    self.bookedOn = bookedOn
    self.references = references
    keys = references.map(ReferenceKey.init)
    self.purpose = purpose
    self.payee = payee
    self.whole = whole ?? amount
    self.discount = discount
    self.issuedOn = issuedOn ?? bookedOn
    self.isSurplus = isSurplus
  }
}
