import Amounts

// The form itself: receipts, expenditure, result, payment.
extension StatementOfUse {
  typealias Line = FormContent.Line

  /// Keys of rows, apart from those the form names.
  static func row(_ line: StatementOfUseData.Line) -> String { "line.\(line.id)" }
  static func row(_ source: StatementOfUseData.Source) -> String { "source.\(source.id)" }

  /// The notice of award and its amendments.
  func notices() -> FormContent {
    FormContent(
      data.award.notices.enumerated().map { index, notice in
        Line(
          "notice.\(index)", .data,
          [
            "reference": .text(notice.reference), "date": Cell(.date(notice.date)),
            "amount": .money(notice.amount),
          ])
      })
  }

  /// Receipts by source, with shares that add up to 100.00.
  func receipts(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for (index, source) in data.sources.grouped.enumerated() {
      let key = Self.row(source)
      func calculated(_ block: String, _ column: String) -> Reference {
        .cell(block: block, row: key, column: column)
      }
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(source.id),
            "label": .text(label(section, source.group.rawValue, source: source)),
            "planned": .money(source.planned),
            "plannedShare": Cell(
              .percent(hundredths: figures.plannedShares.parts[index].share),
              formula: .same(calculated("plannedShares", "share"))),
            "actual": .money(
              figures.actual[source.id] ?? .zero, .same(calculated("financing", "actual"))
            )
            .linked(to: calculated("financing", "actual")),
            "actualShare": Cell(
              .percent(hundredths: figures.actualShares.parts[index].share),
              formula: .same(calculated("actualShares", "share"))),
          ]))
    }
    lines.append(
      total(
        section,
        [
          "planned": .money(figures.plannedFinancing),
          "plannedShare": Cell(.percent(hundredths: figures.plannedShares.shareTotal)),
          "actual": .money(figures.actualFinancing),
          "actualShare": Cell(.percent(hundredths: figures.actualShares.shareTotal)),
        ]))
    return FormContent(lines)
  }

  /// Expenditure by plan line.
  func expenditure(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for line in data.lines {
      func calculated(_ column: String) -> Reference {
        .cell(block: "recognition", row: Self.row(line), column: column)
      }
      lines.append(
        Line(
          Self.row(line), .data,
          [
            "id": .text(line.id), "label": .text(line.title),
            "planned": .money(line.planned), "plannedEligible": .money(line.plannedEligible),
            "actual": .money(figures.gross[line.id] ?? .zero, .same(calculated("gross")))
              .linked(to: firstVoucher(of: line)),
            "actualEligible": .money(
              figures.recognised[line.id] ?? .zero, .same(calculated("recognised"))
            ).linked(to: calculated("recognised")),
          ]))
    }
    lines.append(
      total(
        section,
        [
          "planned": .money(figures.planned), "plannedEligible": .money(figures.plannedEligible),
          "actual": .money(figures.grossTotal), "actualEligible": .money(figures.recognisedTotal),
        ]))
    return FormContent(lines)
  }

  /// Expenditure against receipts, as planned and as it came.
  func result(_ section: FormSection) throws(AmountError) -> FormContent {
    func line(
      _ key: String, _ planned: Money, _ plannedFormula: Formula, _ actual: Money,
      _ actualFormula: Formula
    ) throws(AmountError) -> Line {
      func cell(_ column: String) -> Reference { .cell(block: "result", row: key, column: column) }
      return Line(
        key, key == "difference" ? .total : .data,
        [
          "label": .text(label(section, key)), "planned": .money(planned, plannedFormula),
          "actual": .money(actual, actualFormula),
          "deviation": .money(
            try actual - planned, .difference(cell("actual"), cell("planned"))),
        ])
    }
    func difference(_ column: String) -> Formula {
      .difference(
        .cell(block: "result", row: "expenditure", column: column),
        .cell(block: "result", row: "receipts", column: column))
    }
    return FormContent([
      try line(
        "expenditure", figures.plannedEligible, .same(Name.plannedEligible.reference),
        figures.recognisedTotal, .same(Name.recognised.reference)),
      try line(
        "receipts", figures.plannedFinancing, .same(Name.plannedFinancing.reference),
        figures.actualFinancing, .same(Name.actualFinancing.reference)),
      try line(
        "difference", try figures.plannedEligible - figures.plannedFinancing,
        difference("planned"), try figures.recognisedTotal - figures.actualFinancing,
        difference("actual")),
    ])
  }

  /// What was granted, what it comes to, what was paid out and what is left to pay or repay; where
  /// the form asks for it, what was paid out in the budget year.
  func payment(_ section: FormSection) throws(AmountError) -> FormContent {
    let grant = data.sources.last { $0.id == data.award.id }
    let showsYear = section.columns.contains { $0.key == "year" }
    func cell(_ row: String, _ column: String) -> Reference {
      .cell(block: section.key, row: row, column: column)
    }
    let inYear = showsYear ? inYear(.incomeDay) : nil
    let figures: [(key: String, value: Money, formula: Formula?, year: Cell?)] = [
      ("awarded", data.award.amount, nil, nil),
      (
        "entitled", figures.entitled,
        grant.map { .same(.cell(block: "financing", row: Self.row($0), column: "actual")) }, nil
      ),
      (
        "received", figures.received, received(), .money(figures.yearReceived, received(inYear))
      ),
      ("repaid", figures.repaid, repaid(), .money(figures.yearRepaid, repaid(inYear))),
      (
        "drawn", figures.drawn, .difference(Name.received.reference, Name.repaid.reference),
        .money(
          try figures.yearReceived - figures.yearRepaid,
          .difference(cell("received", "year"), cell("repaid", "year")))
      ),
      (
        "repayable", figures.repayable,
        "MAX(0,\(Formula.difference(Name.drawn.reference, Name.entitled.reference)))", nil
      ),
      (
        "open", figures.open,
        "MAX(0,\(Formula.difference(Name.entitled.reference, Name.drawn.reference)))", nil
      ),
    ]
    return FormContent(
      figures.map { key, value, formula, year in
        var cells = ["label": Cell.text(label(section, key)), "amount": .money(value, formula)]
        if showsYear { cells["year"] = year }
        return Line(key, .data, cells)
      })
  }

  /// Drawdowns of this award in the list of receipts, less what was passed on to final recipients.
  /// - Parameter condition: what else a row has to meet, as factors of SUMPRODUCT.
  func received(_ condition: Formula? = nil) -> Formula {
    let drawn = income(.drawdown, condition)
    guard data.receipts.contains(where: { $0.kind == .forward }) else { return drawn }
    return "ROUND(\(drawn)+\(income(.forward, condition)),2)"
  }

  /// Repayments of this award, which stand in the list below zero.
  func repaid(_ condition: Formula? = nil) -> Formula { "-\(income(.repayment, condition))" }

  private func income(
    _ kind: StatementOfUseData.Receipt.Kind, _ condition: Formula?
  ) -> Formula {
    let more: Formula = condition.map { "\($0)," } ?? ""
    return """
      SUMPRODUCT(--EXACT(\(Name.incomeSource.reference),\(text: data.award.id)),\
      --EXACT(\(Name.incomeKind.reference),\(text: kindLabel(kind))),\
      \(more)\(Name.incomeAmount.reference))
      """
  }

  /// Where the payments of a line begin.
  func firstVoucher(of line: StatementOfUseData.Line) -> Reference? {
    guard data.payments.contains(where: { $0.line == line.id }) else { return nil }
    let row = "first.\(line.id)"
    if has("vouchers") { return .cell(block: "vouchers", row: row, column: "number") }
    return has("summary") ? .cell(block: "summary", row: row, column: "line") : nil
  }

  /// A kind of receipt as the list names it; formulas look for the same text.
  func kindLabel(_ kind: StatementOfUseData.Receipt.Kind) -> String {
    (section("income") ?? section("incomeSummary")).map { label($0, kind.rawValue) }
      ?? kind.rawValue
  }
}
