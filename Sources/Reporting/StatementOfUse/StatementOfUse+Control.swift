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
    case vouchers, vouchersVAT, vouchersEligible, lineVouchers, lineEligible, income

    /// Totals and sub-totals of the lists.
    static let lists: [Check] = [
      .vouchers, .vouchersVAT, .vouchersEligible, .lineVouchers, .lineEligible, .income,
    ]
    /// Those that every form has the figures of and labels; the others belong to certain contents,
    /// or are there for whoever wants them.
    static let always: [Check] = [
      .actual, .recognised, .actualFinancing, .line, .source, .payments, .receipts,
    ]
  }

  /// Everything that is compared and that the form shows, in order.
  func comparisons(_ section: FormSection) throws -> [Comparison] {
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
      money(
        .yearEligible, data.year.eligible,
        try data.lines.map { figures.yearEligible[$0.id] ?? .zero }.sum(), .yearEligible),
    ].compactMap { $0 }
    for line in data.lines {
      checks.append(
        .money(
          Check.line, line.ledger.recognised, figures.recognised[line.id] ?? .zero,
          recognised(line), key: line.id, label: label(section, "line", line: line)))
    }
    for (index, source) in data.sources.grouped.enumerated() {
      checks += sourceChecks(section, source, index)
    }
    return checks + [
      count(.payments, ledger.payments.count, data.payments.count, .voucherNumber, .voucherCount),
      count(.receipts, ledger.receipts.count, data.receipts.count, .incomeNumber, .incomeCount),
    ] + (try listChecks(section))
  }

  /// The cell that the form shows as recognised of a line.
  private func recognised(_ line: StatementOfUseData.Line) -> Reference {
    let places = [("expenditure", "actualEligible"), ("positions", "cumulative")]
    let (block, column) = places.first { has($0.0) } ?? ("recognition", "recognised")
    return .cell(block: block, row: Self.row(line), column: column)
  }

  private func money(
    _ check: Check, _ ledger: LedgerFigure, _ workbook: Money, _ name: Name
  ) -> Comparison? {
    has(name) ? .money(check, ledger, workbook, name.reference) : nil
  }

  /// How many rows the list has, or stand behind the sums.
  private func count(
    _ check: Check, _ ledger: LedgerFigure, _ workbook: Int, _ list: Name, _ sums: Name
  ) -> Comparison {
    .count(
      check, ledger, workbook,
      has(list) ? "COUNT(\(list.reference))" : "SUM(\(sums.reference))")
  }

  private func sourceChecks(
    _ section: FormSection, _ source: StatementOfUseData.Source, _ index: Int
  ) -> [Comparison] {
    func check(
      _ check: Check, _ cell: (block: String, column: String), _ ledger: LedgerFigure,
      _ workbook: CellValue
    ) -> Comparison {
      Comparison(
        check, key: source.id, label: label(section, check.rawValue, source: source), ledger,
        SheetFigure(
          workbook, .same(.cell(block: cell.block, row: Self.row(source), column: cell.column))))
    }
    let places = [("receipts", "actual"), ("funds", "cumulative")]
    let place = places.first { has($0.0) } ?? ("financing", "actual")
    let actual = check(.source, place, source.actual, .money(figures.actual[source.id] ?? .zero))
    guard has("receipts") else { return [actual] }
    return [
      actual,
      check(
        .plannedShare, ("receipts", "plannedShare"), source.plannedShare,
        .percent(hundredths: figures.plannedShares.parts[index].share)),
      check(
        .actualShare, ("receipts", "actualShare"), source.actualShare,
        .percent(hundredths: figures.actualShares.parts[index].share)),
    ]
  }

  // MARK: Lists

  /// Totals and sub-totals of the lists, against the entries as the ledger adds them up.
  func listChecks(_ section: FormSection) throws -> [Comparison] {
    let paid = data.ledger.payments
    let sums: [(Check, LedgerFigure, Money, column: String)] = [
      (.vouchers, paid.amount, try data.payments.map(\.gross).sum(), "gross"),
      (.vouchersVAT, paid.vat, try data.payments.map(\.vat).sum(), "vat"),
      (.vouchersEligible, paid.eligible, try data.payments.map(\.eligible).sum(), "eligible"),
    ]
    var checks: [Comparison] = sums.compactMap { check, ledger, workbook, column in
      total(of: "vouchers", or: "summary", column, isEmpty: data.payments.isEmpty).map {
        Comparison(check, ledger, SheetFigure(.money(workbook), $0))
      }
    }
    for line in data.lines {
      let (gross, eligible) = (figures.gross[line.id], figures.eligible[line.id])
      let name = (
        gross: label(section, Check.lineVouchers.rawValue, line: line),
        eligible: label(section, Check.lineEligible.rawValue, line: line)
      )
      checks += [
        Comparison(
          Check.lineVouchers, key: line.id, label: name.gross, line.ledger.gross,
          SheetFigure(.money(gross ?? .zero), subtotal(line, "gross"))),
        Comparison(
          Check.lineEligible, key: line.id, label: name.eligible, line.ledger.eligible,
          SheetFigure(.money(eligible ?? .zero), subtotal(line, "eligible"))),
      ]
    }
    let income = total(
      of: "income", or: "incomeSummary", "amount", isEmpty: data.receipts.isEmpty)
    guard let income else { return checks }
    return checks + [
      Comparison(
        Check.income, data.ledger.receipts.amount,
        SheetFigure(.money(try data.receipts.map(\.amount).sum()), income))
    ]
  }

  /// The total of a list, or of the sums that the form has in its place; nil for a column the
  /// form has not.
  private func total(
    of list: String, or sums: String, _ column: String, isEmpty: Bool
  ) -> Formula? {
    guard let section = section(list) ?? section(sums),
      section.columns.contains(where: { $0.key == column })
    else { return nil }
    // A list without rows has no total.
    guard !isEmpty else { return "0" }
    let total = Reference.cell(block: section.key, row: "total", column: column)
    guard section.content == list else { return .same(total) }
    return .printed(
      total, numbers: [.column(block: section.key, column: "number")],
      amounts: [.column(block: section.key, column: column)])
  }

  /// The sub-total of a line in the list; in a form without one, and of a line without vouchers,
  /// its sum on the sheet of the calculation.
  private func subtotal(_ line: StatementOfUseData.Line, _ column: String) -> Formula {
    guard has("vouchers"), figures.counts[line.id] != nil else {
      return .same(.cell(block: "recognition", row: Self.row(line), column: column))
    }
    func rows(_ column: String) -> Reference {
      .rows(
        block: "vouchers", column: column, from: "first.\(line.id)",
        through: lastVoucher(of: line))
    }
    return .printed(
      .cell(block: "vouchers", row: "subtotal.\(line.id)", column: column),
      numbers: [rows("number")], amounts: [rows(column)])
  }
}
