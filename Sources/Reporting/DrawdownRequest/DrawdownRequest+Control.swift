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
    var checks = [
      Comparison(Check.actual, booked.actual, Booked.actual.reference),
      Comparison(Check.recognised, booked.recognised, Booked.recognised.reference),
      Comparison(Check.due, data.ledger.due, Name.due.reference),
      Comparison(Check.need, data.ledger.need, Name.need.reference),
    ]
    for line in data.statement.lines {
      guard let then = data.then[line.id] else { continue }
      checks.append(
        Comparison(
          Check.line, key: line.id,
          label: label(section, "line", ["line": line.id, "lineTitle": line.title]),
          then.recognised,
          Reference.cell(block: "need", row: StatementOfUse.row(line), column: "then")))
    }
    let total = Reference.cell(block: "due", row: "total", column: "amount")
    return checks + [
      Comparison(Check.demand, data.ledger.demand, Name.demand.reference),
      Comparison(Check.received, booked.received, Name.received.reference),
      Comparison(Check.repaid, booked.repaid, Name.repaid.reference),
      Comparison(Check.maximum, data.ledger.maximum, Name.maximum.reference),
      Comparison(
        Check.payments, booked.payments.count, "COUNT(\(Booked.voucherNumber.reference))"),
      Comparison(
        Check.receipts, booked.receipts.count, "COUNT(\(Booked.incomeNumber.reference))"),
      Comparison(Check.dues, data.ledger.dues.count, "COUNT(\(Name.dueNumber.reference))"),
      Comparison(
        Check.dueTotal, data.ledger.dues.eligible,
        data.due.isEmpty
          ? "0"
          : .printed(
            total, numbers: [Name.dueNumber.reference],
            amounts: [.column(block: "due", column: "amount")])),
    ] + statement.listChecks(section)
  }
}
