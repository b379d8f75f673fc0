import Amounts

// The control sheet: every figure once from the ledger, once from the workbook.
extension StatementOfUse {
  /// What is compared.
  enum Check: String, CaseIterable {
    case planned, plannedEligible, actual, recognised, plannedFinancing, actualFinancing
    case received, repaid, entitled, repayable, open
    case yearEligible, yearReceived, yearRepaid
    case line, source, plannedShare, actualShare
    case payments, receipts

    /// Those that every form has the figures of; the others belong to certain contents.
    static let always: [Check] = [
      .actual, .recognised, .actualFinancing, .line, .source, .payments, .receipts,
    ]
  }

  /// Everything that is compared and that the form shows, in order.
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
      money(.yearReceived, data.year.received, figures.yearReceived, .yearReceived),
      money(.yearRepaid, data.year.repaid, figures.yearRepaid, .yearRepaid),
    ].compactMap { $0 }
    if let year = try? data.lines.map({ figures.yearEligible[$0.id] ?? .zero }).sum() {
      checks += [money(.yearEligible, data.year.eligible, year, .yearEligible)].compactMap { $0 }
    }
    for line in data.lines {
      checks.append(
        Comparison(
          Check.line.rawValue, key: line.id, label: label(section, "line", line: line),
          ledger: .money(line.recognised), workbook: .money(line.recognised),
          .same(recognised(line))))
    }
    for (index, source) in data.sources.grouped.enumerated() {
      checks += sourceChecks(section, source, index)
    }
    return checks + [
      count(.payments, ledger.payments, data.payments.count, .voucherNumber, .voucherCount),
      count(.receipts, ledger.receipts, data.receipts.count, .incomeNumber, .incomeCount),
    ]
  }

  /// The cell that the form shows as recognised of a line.
  private func recognised(_ line: StatementOfUseData.Line) -> Reference {
    let places = [("expenditure", "actualEligible"), ("positions", "cumulative")]
    let (block, column) = places.first { has($0.0) } ?? ("recognition", "recognised")
    return .cell(block: block, row: Self.row(line), column: column)
  }

  private func money(
    _ check: Check, _ ledger: Money, _ workbook: Money, _ name: Name
  ) -> Comparison? {
    guard has(name) else { return nil }
    return Comparison(
      check.rawValue, ledger: .money(ledger), workbook: .money(workbook), .same(name.reference))
  }

  /// How many rows the list has, or stand behind the sums.
  private func count(
    _ check: Check, _ ledger: Int, _ workbook: Int, _ list: Name, _ sums: Name
  ) -> Comparison {
    Comparison(
      check.rawValue, ledger: .integer(Int64(ledger)), workbook: .integer(Int64(workbook)),
      has(list) ? "COUNT(\(list.reference))" : "SUM(\(sums.reference))")
  }

  private func sourceChecks(
    _ section: FormSection, _ source: StatementOfUseData.Source, _ index: Int
  ) -> [Comparison] {
    func check(
      _ check: Check, _ cell: (block: String, column: String), _ ledger: CellValue,
      _ workbook: CellValue
    ) -> Comparison {
      Comparison(
        check.rawValue, key: source.id, label: label(section, check.rawValue, source: source),
        ledger: ledger, workbook: workbook,
        .same(.cell(block: cell.block, row: Self.row(source), column: cell.column)))
    }
    let places = [("receipts", "actual"), ("funds", "cumulative")]
    let place = places.first { has($0.0) } ?? ("financing", "actual")
    let actual = check(
      .source, place, .money(source.actual), .money(figures.actual[source.id] ?? .zero))
    guard has("receipts") else { return [actual] }
    return [
      actual,
      check(
        .plannedShare, ("receipts", "plannedShare"), .percent(hundredths: source.plannedShare),
        .percent(hundredths: figures.plannedShares.parts[index].share)),
      check(
        .actualShare, ("receipts", "actualShare"), .percent(hundredths: source.actualShare),
        .percent(hundredths: figures.actualShares.parts[index].share)),
    ]
  }
}
