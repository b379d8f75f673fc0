import Amounts
import Funding

// What was spent and what falls due, line by line.
extension DrawdownRequest {
  typealias Line = FormContent.Line

  /// Plan, recognised so far, expected in the window, both together, what is left of the plan.
  func need(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for line in data.statement.lines {
      let key = StatementOfUse.row(line)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      let recognised = Reference.cell(block: "recognition", row: key, column: "recognised")
      let isDue = data.due.contains { $0.line == line.id }
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(line.id), "label": .text(line.title),
            "planned": .money(line.plannedEligible),
            "actual": Cell.money(.same(recognised))
              .linked(to: statement.firstVoucher(of: line) ?? recognised),
            "expected": Cell.money(
              """
              SUMPRODUCT(--EXACT(\(Name.dueLine.reference),\(cell("id"))),\
              \(Name.dueCounted.reference))
              """
            ).linked(to: isDue ? .block("due") : nil),
            "adjustment": .money(data.adjustment(line)),
            "then": .money(
              "ROUND(\(cell("actual"))+\(cell("expected"))+\(cell("adjustment")),2)"),
            "remaining": .money(.difference(cell("planned"), cell("then"))),
          ]))
    }
    return FormContent(
      lines + [
        total(section, ["planned", "actual", "expected", "adjustment", "then", "remaining"])
      ])
  }

  /// What was paid out so far, and paid back (bisherige Auszahlungen).
  func instalments(_ section: FormSection) -> FormContent {
    let moves = data.statement.receipts.enumerated().filter { _, receipt in
      receipt.source == data.statement.award.id
        && [.drawdown, .repayment].contains(receipt.booking)
    }
    let lines = moves.map { index, receipt in
      var line = Line("instalment.\(index)", .data, receipt.receipt(0))
      line.cells["amount"] = .money(
        .same(.cell(block: "income", row: "receipt.\(index)", column: "amount")))
      return line
    }
    return lines.isEmpty
      ? none(section, in: "receivedOn")
      : totalled(section, lines, ["amount"], in: "receivedOn")
  }

  private func kind(of due: DrawdownRequestData.Due, _ section: FormSection) -> String {
    let tellsRetained = section.rows.contains { $0.key == "retained" }
    if due.isRetained, tellsRetained { return "retained" }
    return due.entry == nil ? "announced" : "booked"
  }

  /// What is to be paid, row by row.
  func due(_ section: FormSection) -> FormContent {
    guard !data.due.isEmpty else { return none(section, in: "purpose") }
    var lines: [Line] = []
    for (index, due) in data.due.enumerated() {
      let key = "due.\(index)"
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      lines.append(
        Line(
          key, .data,
          [
            "number": Cell(.integer(Int64(index + 1))),
            "entry": .integer(due.entry),
            "kind": .text(label(section, kind(of: due, section))),
            "voucher": .text(due.voucher), "counterparty": .text(due.counterparty),
            "purpose": .text(due.purpose), "line": .text(due.line), "on": .date(due.on),
            "amount": .money(due.amount),
            "counted": data.isReimbursed || due.on == nil
              ? .money(.zero)
              : .money("IF(\(cell("on"))<=\(Name.useBy.reference),\(cell("amount")),0)"),
          ]))
    }
    lines.append(
      Line(
        "total", .total,
        [
          "purpose": .text(label(section, "total")),
          "amount": .money(.subtotal(.column(block: section.key, column: "amount"))),
          "counted": .money(.subtotal(.column(block: section.key, column: "counted"))),
        ]))
    return FormContent(lines)
  }
}
