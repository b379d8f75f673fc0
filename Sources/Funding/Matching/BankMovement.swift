public import Amounts

/// A line of an account statement, reduced to what matching looks at.
public struct BankMovement: Hashable, Sendable {
  /// Above zero for money that came in, below zero for money that went out.
  public var amount: Money
  public var bookedOn: CalendarDate
  /// The day from which on interest counts (Wertstellung).
  public var valueOn: CalendarDate?
  /// Who paid, or was paid.
  public var counterparty: String?
  /// Account number of the counterparty, as the bank writes it.
  public var account: String?
  /// All that sender and bank wrote: purpose, references.
  public var texts: [String]
  /// Takes an earlier line back; nothing is proposed for it.
  public var isReversal = false
  /// Several payments that the bank booked as one and did not break down.
  public var isBatch = false
  /// Measures whose recipient is known to have another account; nothing of them is proposed.
  public var foreignMeasures: Set<String> = []

  public init(
    amount: Money, bookedOn: CalendarDate, valueOn: CalendarDate? = nil,
    counterparty: String? = nil, account: String? = nil, texts: [String] = [],
    isReversal: Bool = false, isBatch: Bool = false
  ) {
    self.amount = amount
    self.bookedOn = bookedOn
    self.valueOn = valueOn
    self.counterparty = counterparty
    self.account = account
    self.texts = texts
    self.isReversal = isReversal
    self.isBatch = isBatch
  }
}
