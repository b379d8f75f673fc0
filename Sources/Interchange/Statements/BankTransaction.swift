public import Amounts

/// A movement on a bank account.
public struct BankTransaction: Hashable, Sendable {
  /// How far the bank has got with it.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Part of the balance.
    case booked
    /// Announced: it may still change or vanish, and is never booked here.
    case pending
    /// For information only, no movement.
    case information
  }

  /// The place of a transaction in the batch it was booked with.
  public struct BatchPart: Hashable, Sendable {
    /// From 1.
    public let position: Int
    public let count: Int
    /// What the bank booked for the whole batch.
    public let total: Money
    /// The bank's reference of the whole batch.
    public let reference: String?

    public init(position: Int, count: Int, total: Money, reference: String? = nil) {
      self.position = position
      self.count = count
      self.total = total
      self.reference = reference
    }
  }

  /// What was not taken as it stands there.
  public enum Note: Hashable, Sendable {
    /// The bank names no booking date; the value date stands for it.
    case bookedOnValueDate
    /// A day that no calendar has, of a month of thirty days as interest counts them; it was read
    /// as the last day of February. Holds the text.
    case dayOfInterestMonth(String)
    /// The bank took its fee off a batch before it booked it, so that the payments add up to more.
    case feeTakenOff(Money)
    /// The bank settled its fee with a single payment.
    case feeIncluded(Money)
  }

  /// Above zero for money that came in, below zero for money that went out.
  public var amount: Money
  public var status: Status
  public var bookedOn: CalendarDate
  /// The day from which on interest counts.
  public var valueOn: CalendarDate?
  /// Who paid, or was paid.
  public var counterparty: String?
  /// The counterparty's IBAN, or account number.
  public var counterpartyAccount: String?
  /// What the sender wrote (Verwendungszweck), on one line.
  public var remittance: String?
  /// What else the details tell of what is paid: the numbers of invoices in a structured text. No
  /// part of ``key``, which older programs made without it.
  public var documents: [String] = []
  /// The structured reference of the payee's invoice.
  public var creditorReference: String?
  /// What the bank calls it (Buchungstext).
  public var bookingText: String?
  /// The sender's reference.
  public var endToEndID: String?
  public var mandateID: String?
  /// The payee's id for direct debits (Gläubiger-ID).
  public var creditorID: String?
  /// The bank's own reference.
  public var bankReference: String?
  /// Whether it takes an earlier transaction back, as the bank says by mark, code or text. The
  /// amount has its own sign all the same.
  public var isReversal = false
  /// Nil for a transaction that was booked on its own.
  public var batch: BatchPart?
  /// How many payments a batch holds that the bank did not break down; 0 for all others.
  public var unopenedPayments = 0
  public var notes: [Note] = []
  /// Where it stands in the file, from 1.
  public var line: Int
  /// What tells it from all others.
  public internal(set) var key = TransactionKey.none

  /// Money that came in and whose text says that it came back.
  var saysReturned: Bool {
    amount > .zero
      && [remittance, bookingText].contains { $0.map(CreditNoteWords.isReturn) ?? false }
  }

  public init(amount: Money, status: Status, bookedOn: CalendarDate, line: Int) {
    self.amount = amount
    self.status = status
    self.bookedOn = bookedOn
    self.line = line
  }
}

extension [BankTransaction] {
  /// Marks what a bank books one by one under one reference as the parts of a batch, since another
  /// file may have it as a whole.
  mutating func joinBatches() {
    var groups: [String: [Int]] = [:]
    for (index, line) in enumerated() {
      guard let reference = line.bankReference, line.batch == nil, line.status == .booked,
        line.unopenedPayments == 0, !line.isReversal, !line.amount.isZero
      else { continue }
      let side = line.amount.isNegative ? "-" : "+"
      groups[side + line.bookedOn.isoText + reference, default: []].append(index)
    }
    for group in groups.values where group.count > 1 {
      guard let total = try? group.map({ self[$0].amount }).sum() else { continue }
      for (position, index) in group.enumerated() {
        self[index].batch = BankTransaction.BatchPart(
          position: position + 1, count: group.count, total: total,
          reference: self[index].bankReference)
      }
    }
  }
}
