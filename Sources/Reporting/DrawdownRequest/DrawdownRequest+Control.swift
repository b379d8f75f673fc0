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
    func money(
      _ check: Check, _ ledger: Money, _ workbook: Money, _ cell: Reference
    ) -> Comparison {
      Comparison(
        check.rawValue, ledger: .money(ledger), workbook: .money(workbook), .same(cell))
    }
    func count(
      _ check: Check, _ ledger: Int, _ workbook: Int, _ cells: Reference
    ) -> Comparison {
      Comparison(
        check.rawValue, ledger: .integer(Int64(ledger)), workbook: .integer(Int64(workbook)),
        "COUNT(\(cells))")
    }
    let lines = data.statement.lines.map { line in
      Comparison(
        Check.line.rawValue, key: line.id,
        label: label(section, "line", ["line": line.id, "lineTitle": line.title]),
        ledger: .money(data.recognisedThen[line.id] ?? line.recognised),
        workbook: .money(figures.then[line.id] ?? .zero),
        .same(.cell(block: "need", row: StatementOfUse.row(line), column: "then")))
    }
    return [
      money(.actual, booked.actual, rows.grossTotal, Booked.actual.reference),
      money(.recognised, booked.recognised, rows.recognisedTotal, Booked.recognised.reference),
      money(.due, data.ledger.due, figures.due, Name.due.reference),
      money(.need, data.ledger.need, figures.need, Name.need.reference),
    ] + lines + [
      money(.demand, data.ledger.demand, figures.demand, Name.demand.reference),
      money(.received, booked.received, rows.received, Name.received.reference),
      money(.repaid, booked.repaid, rows.repaid, Name.repaid.reference),
      money(.maximum, data.ledger.maximum, figures.maximum, Name.maximum.reference),
      count(
        .payments, booked.payments, data.statement.payments.count, Booked.voucherNumber.reference),
      count(
        .receipts, booked.receipts, data.statement.receipts.count, Booked.incomeNumber.reference),
      count(.dues, data.due.count, data.due.count, Name.dueNumber.reference),
    ]
  }
}
