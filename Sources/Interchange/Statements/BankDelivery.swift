import Amounts

/// What a bank handed out in one file: account statements in the order of their days.
public struct BankDelivery: Sendable {
  public let statements: [BankStatement]
  public let notices: [StatementNotice]

  /// The statements of `drafts`, each of them and each movement once.
  init(_ drafts: [StatementDraft], notices: [StatementNotice] = []) {
    var notices = notices
    var drafts = Self.ordered(Self.once(drafts, &notices))
    TransactionKey.assign(to: &drafts)
    Self.dropLines(of: &drafts, &notices)
    statements = drafts.map(\.statement)
    self.notices = notices
  }

  /// By days; of one day as the bank counts them, else as they come.
  private static func ordered(_ drafts: [StatementDraft]) -> [StatementDraft] {
    // Only the files of a zip file come in an order of their own: that of their names.
    guard drafts.contains(where: { $0.part != nil }) else { return drafts }
    func key(_ draft: StatementDraft) -> (CalendarDate, Int) {
      let days = draft.transactions.map(\.bookedOn)
      let day = draft.closing?.date ?? draft.to ?? days.max() ?? CalendarDate(days: .max)
      return (day, draft.sequence.flatMap { Int($0) } ?? 0)
    }
    return drafts.enumerated().sorted { first, second in
      let (left, right) = (key(first.element), key(second.element))
      return left == right ? first.offset < second.offset : left < right
    }.map(\.element)
  }

  /// The same statement can lie in several files of a zip file.
  private static func once(
    _ drafts: [StatementDraft], _ notices: inout [StatementNotice]
  ) -> [StatementDraft] {
    var kept: [StatementDraft] = []
    for draft in drafts {
      if let part = draft.part, let same = kept.first(where: { $0.isSame(as: draft) }) {
        notices.append(.statementAgain(draft.id ?? same.account, file: part))
      } else {
        kept.append(draft)
      }
    }
    return kept
  }

  /// What a report within the day and a statement both tell is told by the statement.
  private static func dropLines(
    of drafts: inout [StatementDraft], _ notices: inout [StatementNotice]
  ) {
    let proven = drafts.filter(\.mustTie)
    guard !proven.isEmpty, proven.count < drafts.count else { return }
    for index in drafts.indices where !drafts[index].mustTie {
      let draft = drafts[index]
      let others = proven.filter { $0.account == draft.account }.flatMap(\.transactions)
      let kept = draft.transactions.filter { line in !others.contains { $0.isSame(as: line) } }
      let count = draft.transactions.count - kept.count
      guard count > 0 else { continue }
      drafts[index].transactions = kept
      notices.append(.linesAgain(count, statement: draft.id ?? draft.account))
    }
  }
}

extension BankTransaction {
  /// Whether two lines of one account are one movement: to the letter, by the bank's reference, or
  /// as a batch and one of its parts.
  func isSame(as other: BankTransaction) -> Bool {
    if key == other.key { return true }
    guard status == other.status, bookedOn == other.bookedOn else { return false }
    if let batch, other.batch == nil {
      return batch.total == other.amount && batch.reference == other.bankReference
    }
    return batch == nil && other.batch == nil && amount == other.amount && bankReference != nil
      && bankReference == other.bankReference
  }
}

extension StatementDraft {
  /// Whether the other one says the same, in whatever file. Two statements of one day that both
  /// begin and end alike are told apart by their numbers only.
  fileprivate func isSame(as other: StatementDraft) -> Bool {
    guard account == other.account, opening == other.opening, closing == other.closing,
      from == other.from, to == other.to, transactions.count == other.transactions.count,
      id == other.id || opening?.amount != closing?.amount
    else { return false }
    return zip(transactions, other.transactions).allSatisfy { own, foreign in
      var (own, foreign) = (own, foreign)
      (own.line, foreign.line) = (0, 0)
      return own == foreign
    }
  }
}
