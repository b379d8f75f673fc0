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

  func control(_ section: FormSection) throws(AmountError) -> FormContent {
    let checks = comparisons(section)
    var lines: [Line] = []
    for check in checks { lines.append(try row(check, section)) }
    lines.append(verdict(section, checks))
    return FormContent(lines)
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
          .line, key: line.id, label: label(section, "line", line: line),
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

  /// A figure of the ledger and how the workbook comes to it.
  struct Comparison {
    let check: Check
    let key: String
    /// Nil for the label that the form gives to the check.
    let label: String?
    let ledger: CellValue
    let workbook: CellValue
    let formula: Formula

    var matches: Bool { workbook == ledger }

    init(
      _ check: Check, key: String = "", label: String? = nil, ledger: CellValue,
      workbook: CellValue, _ formula: Formula
    ) {
      self.check = check
      self.key = "\(check.rawValue).\(key)"
      self.label = label
      self.ledger = ledger
      self.workbook = workbook
      self.formula = formula
    }
  }

  private func money(
    _ check: Check, _ ledger: Money, _ workbook: Money, _ name: Name
  ) -> Comparison {
    Comparison(check, ledger: .money(ledger), workbook: .money(workbook), .same(name.reference))
  }

  private func count(_ check: Check, _ ledger: Int, _ workbook: Int, _ name: Name) -> Comparison {
    Comparison(
      check, ledger: .integer(Int64(ledger)), workbook: .integer(Int64(workbook)),
      "COUNT(\(name.reference))")
  }

  private func sourceChecks(
    _ section: FormSection, _ source: StatementOfUseData.Source, _ index: Int
  ) -> [Comparison] {
    func check(
      _ check: Check, _ column: String, _ ledger: CellValue, _ workbook: CellValue
    ) -> Comparison {
      Comparison(
        check, key: source.id, label: label(section, check.rawValue, source: source),
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

  private func row(_ check: Comparison, _ section: FormSection) throws(AmountError) -> Line {
    func cell(_ column: String) -> Reference {
      .cell(block: "control", row: check.key, column: column)
    }
    let ok = label(section, "match")
    let wrong = label(section, "differs")
    // Binary noise lies far below a cent and below a hundredth of a per cent.
    let places = if case .percent = check.ledger { 6 } else { 2 }
    return Line(
      check.key, .data,
      [
        "label": .text(check.label ?? label(section, check.check.rawValue)),
        "ledger": Cell(check.ledger), "workbook": Cell(check.workbook, formula: check.formula),
        "difference": Cell(
          try check.workbook.less(check.ledger),
          formula: "ROUND(\(cell("workbook"))-\(cell("ledger")),\(places))"),
        "state": Cell(
          .text(check.matches ? ok : wrong),
          formula: "IF(\(cell("difference"))=0,\(text: ok),\(text: wrong))"),
      ])
  }

  /// Whether all agree.
  private func verdict(_ section: FormSection, _ checks: [Comparison]) -> Line {
    let (ok, wrong) = (label(section, "allMatch"), label(section, "someDiffer"))
    let differences = Reference.column(block: "control", column: "difference")
    return Line(
      "total", .total,
      [
        "label": .text(label(section, "total")),
        "state": Cell(
          .text(checks.allSatisfy(\.matches) ? ok : wrong),
          formula:
            "IF(SUMPRODUCT(--(\(differences)<>0))=0,\(text: ok),\(text: wrong))"),
      ])
  }
}

extension CellValue {
  /// This value less another of its kind.
  fileprivate func less(_ other: CellValue) throws(AmountError) -> CellValue {
    switch (self, other) {
    case (.money(let a), .money(let b)): .money(try a - b)
    case (.percent(let a), .percent(let b)): .percent(hundredths: a - b)
    case (.integer(let a), .integer(let b)): .integer(a - b)
    default: .empty
    }
  }
}
