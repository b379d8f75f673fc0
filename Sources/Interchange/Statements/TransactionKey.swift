import Amounts
import Bookkeeping

/// Tells a transaction from all others, and is the same whenever the same transaction is read
/// again.
///
/// It is made of what the bank says about the transaction, never of where that stands in a file:
/// account, day, amount, references, counterparty and purpose. Of transactions that are alike in
/// all of it the first, second, third of the same day are told apart by their number. So the same
/// statement twice gives the same keys, a statement of the month gives those of its days, and two
/// equal payments on one day stay two. Where a bank gives no reference and cuts a day between two
/// statements, with an equal payment in each, their balances tell the two apart, see
/// ``BankStatement/numbered(avoiding:)``.
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

  /// Gives every transaction of a file its key. A report within the day counts for itself: what it
  /// tells stands in the statement of the day once more.
  static func assign(to drafts: inout [StatementDraft]) {
    var seen: [String: Int] = [:]
    for index in drafts.indices {
      let (account, isComplete) = (drafts[index].account, drafts[index].mustTie)
      for position in drafts[index].transactions.indices {
        let content = content(drafts[index].transactions[position], account)
        let ordinal = seen[content + String(isComplete), default: 0] + 1
        seen[content + String(isComplete)] = ordinal
        drafts[index].transactions[position].key = TransactionKey(content, ordinal: ordinal)
      }
    }
  }

  /// The keys of a statement anew, none of them one of `taken`: those of statements whose balances
  /// prove that they hold other movements.
  static func assign(to statement: inout BankStatement, avoiding taken: Set<String>) {
    var seen: [String: Int] = [:]
    for position in statement.transactions.indices {
      let content = content(statement.transactions[position], statement.account)
      var ordinal = seen[content, default: 0] + 1
      while taken.contains(TransactionKey(content, ordinal: ordinal).text) { ordinal += 1 }
      seen[content] = ordinal
      statement.transactions[position].key = TransactionKey(content, ordinal: ordinal)
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
