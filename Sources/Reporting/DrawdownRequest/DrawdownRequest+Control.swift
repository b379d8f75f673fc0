import Amounts

extension DrawdownRequest {
  /// What is compared.
  public enum Check: String, CaseIterable, Sendable {
    case actual, recognised, due, need, line, demand, received, repaid, maximum
    case payments, receipts, dues, dueTotal, planned, requested

    /// Those that every form labels.
    static let always = allCases.filter { !others.contains($0) }
    static let others: [Check] = [.dueTotal, .planned, .requested]
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    typealias Booked = StatementOfUse.Name
    let booked = data.statement.ledger
    func check(_ check: Check, _ workbook: Formula) -> Comparison {
      Comparison(check, data.ledger[check] ?? .nothing, workbook)
    }
    var checks = [
      Comparison(Check.actual, booked[.actual] ?? .nothing, Booked.actual.reference),
      Comparison(Check.recognised, booked[.recognised] ?? .nothing, Booked.recognised.reference),
      check(.due, .same(Name.due.reference)), check(.need, .same(Name.need.reference)),
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
    checks += [
      Comparison(
        Check.planned, booked[.plannedEligible] ?? .nothing,
        Reference.cell(block: "need", row: "total", column: "planned")),
      check(.requested, .same(Name.requested.reference)),
    ]
    let total = Reference.cell(block: "due", row: "total", column: "amount")
    return try checks + [
      check(.demand, .same(Name.demand.reference)),
      Comparison(Check.received, booked[.received] ?? .nothing, Name.received.reference),
      Comparison(Check.repaid, booked[.repaid] ?? .nothing, Name.repaid.reference),
      check(.maximum, .same(Name.maximum.reference)),
      Comparison(
        Check.payments, data.statement.paid.count, "COUNT(\(Booked.voucherNumber.reference))"),
      Comparison(
        Check.receipts, data.statement.booked.count, "COUNT(\(Booked.incomeNumber.reference))"),
      check(.dues, "COUNT(\(Name.dueNumber.reference))"),
      check(
        .dueTotal,
        data.due.isEmpty
          ? "0"
          : .printed(
            total, numbers: [Name.dueNumber.reference],
            amounts: [.column(block: "due", column: "amount")])),
    ] + statement.listChecks(section)
  }
}
