import Amounts

// The control sheet: every figure once from the ledger, once from the workbook.
extension StatementOfUse {
  /// What is compared.
  enum Check: String, CaseIterable {
    case planned, plannedEligible, actual, recognised, plannedFinancing, actualFinancing
    case received, repaid, entitled, repayable, open
    case line, source, plannedShare, actualShare
    case payments, receipts
  }

  /// Everything that is compared, in order.
  func comparisons(_ section: FormSection) -> [Comparison] {
    let ledger = data.ledger
    var checks: [Comparison] = [
      money(.planned, ledger.planned, figures.planned, .planned),
      money(.plannedEligible, ledger.plannedEligible, figures.plannedEligible, .plannedEligible),
      money(.actual, ledger.actual, figures.grossTotal, .actual),
      money(.recognised, ledger.recognised, figures.recognisedTotal, .recognised),
      money(
        .plannedFinancing, ledger.plannedFinancing, figures.plannedFinancing, .plannedFinancing),
      money(.actualFinancing, ledger.actualFinancing, figures.actualFinancing, .actualFinancing),
      money(.received, ledger.received, figures.received, .received),
      money(.repaid, ledger.repaid, figures.repaid, .repaid),
      money(.entitled, ledger.entitled, figures.entitled, .entitled),
      money(.repayable, ledger.repayable, figures.repayable, .repayable),
      money(.open, ledger.open, figures.open, .open),
    ]
    for line in data.lines {
      let cell = Reference.cell(
        block: "expenditure", row: Self.row(line), column: "actualEligible")
      checks.append(
        Comparison(
          Check.line.rawValue, key: line.id, label: label(section, "line", line: line),
          ledger: .money(line.recognised), workbook: .money(line.recognised), .same(cell)))
    }
    for (index, source) in data.sources.grouped.enumerated() {
      checks += sourceChecks(section, source, index)
    }
    return checks + [
      count(.payments, ledger.payments, data.payments.count, .voucherNumber),
      count(.receipts, ledger.receipts, data.receipts.count, .incomeNumber),
    ]
  }

  private func money(
    _ check: Check, _ ledger: Money, _ workbook: Money, _ name: Name
  ) -> Comparison {
    Comparison(
      check.rawValue, ledger: .money(ledger), workbook: .money(workbook), .same(name.reference))
  }

  private func count(_ check: Check, _ ledger: Int, _ workbook: Int, _ name: Name) -> Comparison {
    Comparison(
      check.rawValue, ledger: .integer(Int64(ledger)), workbook: .integer(Int64(workbook)),
      "COUNT(\(name.reference))")
  }

  private func sourceChecks(
    _ section: FormSection, _ source: StatementOfUseData.Source, _ index: Int
  ) -> [Comparison] {
    func check(
      _ check: Check, _ column: String, _ ledger: CellValue, _ workbook: CellValue
    ) -> Comparison {
      Comparison(
        check.rawValue, key: source.id, label: label(section, check.rawValue, source: source),
        ledger: ledger, workbook: workbook,
        .same(.cell(block: "receipts", row: Self.row(source), column: column)))
    }
    return [
      check(
        .source, "actual", .money(source.actual), .money(figures.actual[source.id] ?? .zero)),
      check(
        .plannedShare, "plannedShare", .percent(hundredths: source.plannedShare),
        .percent(hundredths: figures.plannedShares.parts[index].share)),
      check(
        .actualShare, "actualShare", .percent(hundredths: source.actualShare),
        .percent(hundredths: figures.actualShares.parts[index].share)),
    ]
  }
}
