public import Amounts

/// An entry of the ledger that moved money on the bank account.
public struct BookedMovement: Hashable, Sendable {
  /// Number of the entry.
  public let number: Int64
  /// Above zero for money that came in.
  public let amount: Money
  /// Booking day and day of payment.
  public let days: [CalendarDate]
  public let references: [String]
  let keys: [ReferenceKey]
  public let purpose: String?
  public let party: BankParty
  /// It was booked from a statement; only the very same day makes it the same movement.
  public let isFromStatement: Bool
  /// It is a credit note, whose money may come much later.
  public let isCredit: Bool
  /// It takes an entry back, as the bank did on the day.
  public let isReversal: Bool
  /// A line is known to be it; what came back may be it still.
  public var isUsedUp = false

  public init(
    number: Int64, amount: Money, days: [CalendarDate], references: [String],
    purpose: String? = nil, party: BankParty, isFromStatement: Bool = false,
    isCredit: Bool = false, isReversal: Bool = false
  ) {
    self.number = number
    self.amount = amount
    self.days = days
    self.references = references
    keys = references.map(ReferenceKey.init)
    self.purpose = purpose
    self.party = party
    self.isFromStatement = isFromStatement
    self.isCredit = isCredit
    self.isReversal = isReversal
  }
}
