public import Amounts

/// An account statement of a bank.
public struct BankStatement: Hashable, Sendable {
  /// A balance of the account at the end of a day.
  public struct Balance: Hashable, Sendable {
    /// Below zero for a debt to the bank.
    public let amount: Money
    public let date: CalendarDate?

    public init(amount: Money, date: CalendarDate?) {
      self.amount = amount
      self.date = date
    }
  }

  public let format: StatementFormat
  /// The bank's own number of the statement, with the page where it has several.
  public let id: String?
  /// The running number of the statement in the year or of the account.
  public let sequence: String?
  /// The IBAN, or the account number where the bank gives no IBAN.
  public let account: String
  /// The first day, as the bank says, else the first day of booking.
  public let from: CalendarDate?
  /// The last day, as the bank says, else the last day of booking.
  public let to: CalendarDate?
  public let opening: Balance?
  public let closing: Balance?
  /// Whether the balances enclose exactly these transactions; those of a report within the day need
  /// not.
  public let isComplete: Bool
  /// The file of a zip file in which it stands.
  public let part: String?
  /// The transactions in the order of the file, pending ones included; batches are opened.
  public internal(set) var transactions: [BankTransaction]
  /// The line of the file on which it begins, from 1.
  public let line: Int

  public init(
    format: StatementFormat, id: String?, sequence: String?, account: String, from: CalendarDate?,
    to: CalendarDate?, opening: Balance?, closing: Balance?, isComplete: Bool = false,
    part: String? = nil, transactions: [BankTransaction], line: Int
  ) {
    let days = transactions.filter { $0.status == .booked }.map(\.bookedOn)
    self.format = format
    self.id = id
    self.sequence = sequence
    self.account = account
    self.from = from ?? days.min()
    self.to = to ?? days.max()
    self.opening = opening
    self.closing = closing
    self.isComplete = isComplete
    self.part = part
    self.transactions = transactions
    self.line = line
  }

  /// The sum of the booked transactions.
  /// - Throws: ``AmountError/beyondLimit``.
  public func bookedSum() throws(AmountError) -> Money {
    try transactions.filter { $0.status == .booked }.map(\.amount).sum()
  }

  /// What came in, or what went out, of the booked transactions, zero or more. Zero where it is
  /// more than can be counted.
  public func sum(in comesIn: Bool) -> Money {
    let amounts = transactions.filter {
      $0.status == .booked && $0.amount.isNegative != comesIn
    }
    return (try? amounts.map(\.amount).sum())?.magnitude ?? .zero
  }

  /// Whether opening balance and booked transactions give the closing balance.
  public var ties: Bool {
    guard let opening = opening?.amount, let closing = closing?.amount,
      let sum = try? opening + bookedSum()
    else { return false }
    return sum == closing
  }
}

/// The form in which a bank handed a statement out.
public enum StatementFormat: Hashable, Sendable {
  /// An account statement of ISO 20022, with its version: 2 is `camt.053.001.02`.
  case camt053(version: Int?)
  /// Movements within the day.
  case camt052(version: Int?)
  /// The table of the Sparkassen, which has no balances.
  case sparkasseCSV

  /// `CAMT.053.001.08`.
  public var name: String {
    switch self {
    case .camt053(let version): Self.name("CAMT.053", version)
    case .camt052(let version): Self.name("CAMT.052", version)
    case .sparkasseCSV: "Sparkasse CSV-CAMT"
    }
  }

  private static func name(_ message: String, _ version: Int?) -> String {
    guard let version else { return message }
    return message + ".001." + (version < 10 ? "0" : "") + String(version)
  }
}

extension BankStatement {
  /// The same with keys that none of `taken` has: those of the statements whose balances prove that
  /// they hold other movements.
  public func numbered(avoiding taken: Set<String>) -> BankStatement {
    var statement = self
    TransactionKey.assign(to: &statement, avoiding: taken)
    return statement
  }
}
