import Amounts

extension DrawdownRequest {
  /// What is compared.
  enum Check: String, CaseIterable {
    case actual, recognised, due, need, line, demand, received, repaid, maximum
    case payments, receipts, dues
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    typealias Booked = StatementOfUse.Name
    let booked = data.statement.ledger
    let rows = statement.figures
    let lines = data.statement.lines.map { line in
      Comparison.money(
        Check.line, data.recognisedThen[line.id] ?? line.recognised, figures.then[line.id] ?? .zero,
        .cell(block: "need", row: StatementOfUse.row(line), column: "then"), key: line.id,
        label: label(section, "line", ["line": line.id, "lineTitle": line.title]))
    }
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
        Check.payments, booked.payments, data.statement.payments.count,
        "COUNT(\(Booked.voucherNumber.reference))"),
      .count(
        Check.receipts, booked.receipts, data.statement.receipts.count,
        "COUNT(\(Booked.incomeNumber.reference))"),
      .count(Check.dues, data.due.count, data.due.count, "COUNT(\(Name.dueNumber.reference))"),
    ]
  }
}
