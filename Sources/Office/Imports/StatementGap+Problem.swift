import Amounts
package import Messages

extension StatementGap {
  /// What is told of it.
  package var problem: Problem {
    Problem(
      "intake.STATEMENT_GAP",
      [
        "amount": amount,
        "known": known.isZero
          ? nil : Message("intake.STATEMENT_GAP.known", ["known": known]),
        "before": Message(
          "intake.STATEMENT_GAP.before",
          ["name": before.name, "balance": before.closing, "date": before.end]),
        "after": Message(
          "intake.STATEMENT_GAP.after",
          ["name": after.name, "balance": after.opening, "date": after.begin]),
      ])
  }
}

extension StatementGap.Side {
  /// ` 12`; at most 40 characters.
  fileprivate var name: Fact { number.map { .text(" " + Fact.line($0, limit: 40)) } ?? .nothing }
}
