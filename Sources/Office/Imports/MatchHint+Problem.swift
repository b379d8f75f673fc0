package import Amounts
package import Funding
package import Messages

extension MatchHint {
  /// What is told of it.
  /// - Parameters:
  ///   - row: the number of the line.
  ///   - day: on which it was booked.
  package func problem(row: Int, on day: CalendarDate) -> Problem {
    switch self {
    case .otherAmount(let voucher, let open):
      Problem(
        open.isZero ? "intake.MATCH_HINT.paid" : "intake.MATCH_HINT.otherAmount",
        [
          "entries": StatementRow.entries(voucher), "open": open, "row": row,
          "target": Self.target(voucher),
        ])
    case .together(let vouchers, let open):
      Problem(
        "intake.MATCH_HINT.together",
        [
          "entries": StatementRow.entries(vouchers), "open": open, "row": row,
          "target": Self.target(vouchers),
        ])
    case .retained(let voucher, let open, let until):
      Problem(
        "intake.MATCH_HINT.retained",
        [
          "entries": StatementRow.entries(voucher), "open": open, "until": until, "day": day,
          "row": row, "target": Self.target(voucher),
        ])
    case .bookedLater(let voucher, let on):
      Problem(
        "intake.MATCH_HINT.bookedLater",
        [
          "entries": StatementRow.entries(voucher), "date": on, "row": row,
          "target": Self.target(voucher),
        ])
    case .aboveLimit(let source, let limit):
      Problem("intake.MATCH_HINT.aboveLimit", ["source": source, "limit": limit])
    case .sameAmount(let entry):
      Problem("intake.MATCH_HINT.sameAmount", ["which": entry])
    case .taken(let other): Problem("intake.MATCH_HINT.taken", ["other": other, "row": row])
    case .contested(let other): Problem("intake.MATCH_HINT.contested", ["other": other])
    case .reversal(let entry): Self.returned("intake.MATCH_HINT.reversal", entry, row, day)
    case .receiptReversed(let entry):
      Self.returned("intake.MATCH_HINT.receiptReversed", entry, row, day)
    }
  }

  /// `17+18`.
  private static func target(_ numbers: [Int64]) -> String {
    numbers.map(String.init).joined(separator: "+")
  }

  private static func returned(
    _ key: String, _ entry: Int64?, _ row: Int, _ day: CalendarDate
  ) -> Problem {
    Problem(
      key,
      [
        "which": entry.map { Message("intake.MATCH_HINT.entry", ["entry": $0]) },
        "entry": entry.map { String($0) } ?? "NR", "row": row, "day": day,
      ])
  }
}
