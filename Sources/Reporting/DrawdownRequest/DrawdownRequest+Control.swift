import Amounts

extension DrawdownRequest {
  /// What is compared.
  enum Check: String, CaseIterable {
    case actual, recognised, due, need, line, demand, received, repaid, maximum
    case payments, receipts, dues, dueTotal

    /// Those that every form labels.
    static let always = allCases.filter { $0 != .dueTotal }
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    typealias Booked = StatementOfUse.Name
    let booked = data.statement.ledger
    let rows = statement.figures
    var lines: [Comparison] = []
    for line in data.statement.lines {
      guard let then = data.then[line.id] else { continue }
      lines.append(
        .money(
          Check.line, then.recognised, figures.then[line.id] ?? .zero,
          .cell(block: "need", row: StatementOfUse.row(line), column: "then"), key: line.id,
          label: label(section, "line", ["line": line.id, "lineTitle": line.title])))
    }
    let total = Reference.cell(block: "due", row: "total", column: "amount")
    let due = SheetFigure(
      .money(try data.due.map(\.amount).sum()),
      data.due.isEmpty
        ? "0"
        : .printed(
          total, numbers: [Name.dueNumber.reference],
          amounts: [.column(block: "due", column: "amount")]))
    return [
      .money(Check.actual, booked.actual, rows.grossTotal, Booked.actual.reference),
      .money(
        Check.recognised, booked.recognised, rows.recognisedTotal, Booked.recognised.reference),
      .money(Check.due, data.ledger.due, figures.due, Name.due.reference),
      .money(Check.need, data.ledger.need, figures.need, Name.need.reference),
    ] + lines + [
      .money(Check.demand, data.ledger.demand, figures.demand, Name.demand.reference),
      .money(Check.received, booked.received, rows.received, Name.received.reference),
      .money(Check.repaid, booked.repaid, rows.repaid, Name.repaid.reference),
      .money(Check.maximum, data.ledger.maximum, figures.maximum, Name.maximum.reference),
      .count(
        Check.payments, booked.payments.count, data.statement.payments.count,
        "COUNT(\(Booked.voucherNumber.reference))"),
      .count(
        Check.receipts, booked.receipts.count, data.statement.receipts.count,
        "COUNT(\(Booked.incomeNumber.reference))"),
      .count(
        Check.dues, data.ledger.dues.count, data.due.count, "COUNT(\(Name.dueNumber.reference))"),
      Comparison(Check.dueTotal, data.ledger.dues.eligible, due),
    ] + (try statement.listChecks(section))
  }
}
