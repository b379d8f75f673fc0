import Amounts

// The control sheet: every figure once from the ledger, once from the workbook.
extension StatementOfUse {
  /// What is compared.
  public enum Check: String, CaseIterable, Sendable {
    case planned, plannedEligible, actual, recognised, plannedFinancing, actualFinancing
    case received, repaid, entitled, repayable, open
    case yearEligible, yearReceived, yearRepaid
    case line, source, plannedShare, actualShare
    case payments, receipts
    case vouchers, vouchersVAT, vouchersEligible, lineVouchers, lineEligible, income, quarters
    case awarded, drawable, sourceYear, notice
    case inventory, staff, orders, orderValue, orderVAT, orderInvoiced

    /// Totals and sub-totals of the lists.
    static let lists: [Check] = [
      .vouchers, .vouchersVAT, .vouchersEligible, .lineVouchers, .lineEligible, .income,
      .quarters, .notice, .inventory, .staff, .orders, .orderValue,
      .orderVAT, .orderInvoiced,
    ]
    /// Those that every form has the figures of and labels; the others belong to certain contents,
    /// or are there for whoever wants them.
    static let always: [Check] = [
      .actual, .recognised, .actualFinancing, .line, .source, .payments, .receipts,
    ]
  }

  /// Figures that the workbook has under names.
  private static let named: [(Check, Name)] = [
    (.planned, .planned), (.plannedEligible, .plannedEligible), (.actual, .actual),
    (.recognised, .recognised), (.plannedFinancing, .plannedFinancing),
    (.actualFinancing, .actualFinancing), (.received, .received), (.repaid, .repaid),
    (.awarded, .awarded), (.entitled, .entitled), (.repayable, .repayable), (.open, .open),
    (.yearReceived, .yearReceived), (.yearRepaid, .yearRepaid), (.yearEligible, .yearEligible),
  ]

  /// Everything that is compared and that the form shows, in order.
  func comparisons(_ section: FormSection) throws -> [Comparison] {
    var checks = Self.named.compactMap { check, name in
      has(name) ? Comparison(check, data.ledger[check] ?? .nothing, name.reference) : nil
    }
    for line in data.lines {
      checks.append(
        Comparison(
          Check.line, key: line.id, label: label(section, "line", line: line),
          line.recognised, recognised(line)))
    }
    for source in data.sources.grouped { checks += sourceChecks(section, source) }
    return try checks + [
      count(.payments, data.paid.count, .voucherNumber, .voucherCount),
      count(.receipts, data.booked.count, .incomeNumber, .incomeCount),
    ] + listChecks(section) + drawableCheck
  }

  /// Where the form shows what is recognised of a line.
  private func recognised(_ line: StatementOfUseData.Line) -> Reference {
    let places = [("expenditure", "actualEligible"), ("positions", "cumulative")]
    let (block, column) = places.first { has($0.0) } ?? ("recognition", "recognised")
    return .cell(block: block, row: Self.row(line), column: column)
  }

  /// How many rows there are: numbered ones, or what sums over them say.
  private func count(
    _ check: Check, _ ledger: LedgerFigure, _ list: Name, _ sums: Name
  ) -> Comparison {
    Comparison(
      check, ledger, has(list) ? "COUNT(\(list.reference))" : "SUM(\(sums.reference))")
  }

  private func sourceChecks(
    _ section: FormSection, _ source: StatementOfUseData.Source
  ) -> [Comparison] {
    func check(
      _ check: Check, _ block: String, _ column: String, _ ledger: LedgerFigure
    ) -> Comparison {
      Comparison(
        check, key: source.id, label: label(section, check.rawValue, source: source), ledger,
        Reference.cell(block: block, row: Self.row(source), column: column))
    }
    guard has("receipts") else {
      return has("funds")
        ? [
          check(.source, "funds", "cumulative", source.actual),
          check(.sourceYear, "funds", "year", data.year.sources[source.id] ?? .nothing),
        ]
        : [check(.source, "financing", "actual", source.actual)]
    }
    return [
      check(.source, "receipts", "actual", source.actual),
      check(.plannedShare, "receipts", "plannedShare", source.plannedShare),
      check(.actualShare, "receipts", "actualShare", source.actualShare),
    ]
  }

  // MARK: Lists

  /// Totals and sub-totals of the lists as they are printed.
  func listChecks(_ section: FormSection) throws -> [Comparison] {
    let paid = data.paid
    let sums: [(Check, LedgerFigure, column: String)] = [
      (.vouchers, paid.amount, "gross"), (.vouchersVAT, paid.vat, "vat"),
      (.vouchersEligible, paid.eligible, "eligible"),
    ]
    var checks: [Comparison] = sums.compactMap { check, ledger, column in
      total(of: "vouchers", or: "summary", column, isEmpty: data.payments.isEmpty).map {
        Comparison(check, ledger, $0)
      }
    }
    for line in data.lines {
      for (check, ledger, column) in [
        (Check.lineVouchers, line.booked.amount, "gross"),
        (.lineEligible, line.booked.eligible, "eligible"),
      ] {
        checks.append(
          Comparison(
            check, key: line.id, label: label(section, check.rawValue, line: line), ledger,
            subtotal(line, column)))
      }
    }
    if has("quarters") {
      checks.append(
        Comparison(
          Check.quarters, paid.eligible,
          data.payments.isEmpty
            ? "0" : .same(.cell(block: "quarters", row: "total", column: "eligible"))))
    }
    let income = total(
      of: "income", or: "incomeSummary", "amount", isEmpty: data.receipts.isEmpty)
    if let income { checks.append(Comparison(Check.income, data.booked.amount, income)) }
    return try checks + noticeChecks(section) + blockChecks
  }

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
    guard let list = self.section("vouchers"), !list.isByTime, payments[line.id] != nil else {
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
