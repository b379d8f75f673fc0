import Amounts

// What was spent and what falls due, line by line.
extension DrawdownRequest {
  typealias Line = FormContent.Line

  /// Plan, recognised so far, expected in the window, both together, what is left of the plan.
  func need(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    var left: [Money] = []
    for line in data.statement.lines {
      let key = StatementOfUse.row(line)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      let recognised = Reference.cell(block: "recognition", row: key, column: "recognised")
      let then = figures.then[line.id] ?? .zero
      let remaining = try line.plannedEligible - then
      left.append(remaining)
      let isDue = data.due.contains { $0.line == line.id }
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(line.id), "label": .text(line.title),
            "planned": .money(line.plannedEligible),
            "actual": .money(
              statement.figures.recognised[line.id] ?? .zero, .same(recognised)
            ).linked(to: statement.firstVoucher(of: line) ?? recognised),
            "expected": .money(
              figures.expected[line.id] ?? .zero,
              """
              SUMPRODUCT(--EXACT(\(Name.dueLine.reference),\(cell("id"))),\
              \(Name.dueCounted.reference))
              """
            ).linked(to: isDue ? .block("due") : nil),
            "adjustment": .money(data.adjustment(line)),
            "then": .money(
              then, "ROUND(\(cell("actual"))+\(cell("expected"))+\(cell("adjustment")),2)"),
            "remaining": .money(remaining, .difference(cell("planned"), cell("then"))),
          ]))
    }
    lines.append(
      total(
        section,
        [
          "planned": .money(statement.figures.plannedEligible),
          "actual": .money(statement.figures.recognisedTotal),
          "expected": .money(figures.due),
          "adjustment": .money(try data.statement.lines.map(data.adjustment).sum()),
          "then": .money(figures.need), "remaining": .money(try left.sum()),
        ]))
    return FormContent(lines)
  }

  /// What is to be paid, row by row.
  func due(_ section: FormSection) throws(AmountError) -> FormContent {
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
            "kind": .text(label(section, due.entry == nil ? "announced" : "booked")),
            "voucher": .text(due.voucher), "counterparty": .text(due.counterparty),
            "purpose": .text(due.purpose), "line": .text(due.line), "on": Cell(.date(due.on)),
            "amount": .money(due.amount),
            "counted": .money(
              data.counted(due),
              data.isReimbursed
                ? nil
                : "IF(\(cell("on"))<=\(Name.useBy.reference),\(cell("amount")),0)"),
          ]))
    }
    lines.append(
      Line(
        "total", .total,
        [
          "purpose": .text(label(section, "total")),
          "amount": .money(
            try data.due.map(\.amount).sum(),
            .subtotal(.column(block: section.key, column: "amount"))),
          "counted": .money(
            try data.due.map(data.counted).sum(),
            .subtotal(.column(block: section.key, column: "counted"))),
        ]))
    return FormContent(lines)
  }
}
