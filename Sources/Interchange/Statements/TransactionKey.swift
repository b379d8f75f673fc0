import Amounts
import Bookkeeping

/// Tells a transaction from all others, and is the same whenever the same transaction is read
/// again.
///
/// It is made of what the bank says about the transaction, never of where that stands in a file:
/// account, day, amount, references, counterparty and purpose. Of transactions that are alike in
/// all of it the first, second, third of the same day are told apart by their number. So the same
/// statement twice gives the same keys, a statement of the month gives those of its days, and two
/// equal payments on one day stay two. Only where a bank gives no reference and cuts a day between
/// two statements, with an equal payment in each, are the two the same.
public struct TransactionKey: Hashable, Sendable, CustomStringConvertible {
  /// 40 hexadecimal digits.
  public let text: String

  public var description: String { text }

  static let none = TransactionKey(text: "")

  private init(text: String) { self.text = text }

  private init(_ content: String, ordinal: Int) {
    let digest = Digest256(of: Array((content + Self.separator + String(ordinal)).utf8))
    text = String(digest.hexText.prefix(40))
  }

  private static let separator = "\u{1F}"

  /// Gives every transaction of a file its key.
  static func assign(to statements: inout [[BankTransaction]], accounts: [String]) {
    var seen: [String: Int] = [:]
    for (index, account) in accounts.enumerated() {
      for position in statements[index].indices {
        let content = content(statements[index][position], account)
        let ordinal = seen[content, default: 0] + 1
        seen[content] = ordinal
        statements[index][position].key = TransactionKey(content, ordinal: ordinal)
      }
    }
  }

  private static func content(_ transaction: BankTransaction, _ account: String) -> String {
    [
      "1", account, transaction.status.rawValue, transaction.bookedOn.isoText,
      String(transaction.amount.cents), transaction.bankReference ?? "",
      transaction.endToEndID ?? "",
      transaction.counterpartyAccount ?? "", folded(transaction.counterparty),
      folded(transaction.remittance), transaction.creditorReference ?? "",
    ].joined(separator: separator)
  }

  /// Letters and digits only: the same text may be broken into lines differently next time.
  private static func folded(_ text: String?) -> String {
    String(
      String.UnicodeScalarView(
        (text ?? "").lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }
}
