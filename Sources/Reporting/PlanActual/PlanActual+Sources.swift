import Amounts

// Sources: plan against actual, with shares that add up to 100.00.
extension PlanActual {
  static func row(_ source: PlanActualData.Source) -> String { "source.\(source.id)" }

  func sources(_ section: FormSection, _ index: Int) throws(AmountError) -> FormContent {
    let figures = figures[index]
    var lines: [Line] = []
    var deviations: [Money] = []
    for (position, source) in figures.measure.sources.enumerated() {
      let key = Self.row(source)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func calculated(_ content: String, _ column: String) -> Reference {
        .cell(block: block(content, index), row: key, column: column)
      }
      let deviation = try figures.actual[position] - source.planned
      deviations.append(deviation)
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(source.id), "label": .text(source.name),
            "planned": .money(source.planned, .same(valid("sourceVersions", index, source.id)))
              .linked(to: valid("sourceVersions", index, source.id)),
            "plannedShare": Cell(
              .percent(hundredths: figures.plannedShares.parts[position].share),
              formula: .same(calculated("plannedShares", "share"))),
            "actual": .money(figures.actual[position], .same(calculated("financing", "actual")))
              .linked(to: calculated("financing", "actual")),
            "actualShare": Cell(
              .percent(hundredths: figures.actualShares.parts[position].share),
              formula: .same(calculated("actualShares", "share"))),
            "deviation": .money(deviation, .difference(cell("actual"), cell("planned"))),
            "deviationShare": Quotient.cell(
              deviation, of: source.planned, (cell("deviation"), cell("planned"))),
          ]))
    }
    var content = totalled(
      section, lines,
      [
        "planned": .money(figures.plannedFinancing),
        "plannedShare": Cell(.percent(hundredths: figures.plannedShares.shareTotal)),
        "actual": .money(figures.actualFinancing),
        "actualShare": Cell(.percent(hundredths: figures.actualShares.shareTotal)),
        "deviation": .money(try deviations.sum()),
      ])
    if !lines.isEmpty {
      content.rows[content.rows.count - 1].cells["deviationShare"] = Quotient.cell(
        try deviations.sum(), of: figures.plannedFinancing,
        (
          .cell(block: section.key, row: "total", column: "deviation"),
          .cell(block: section.key, row: "total", column: "planned")
        ))
    }
    return content
  }

  /// From receipts to what each source counts for. The recipient's own money bears the rest, cents
  /// from rounding included.
  func financing(_ section: FormSection, _ index: Int) throws(AmountError) -> FormContent {
    let figures = figures[index]
    let sources = figures.measure.sources
    let list = receipts[index]
    var lines: [Line] = []
    var adjustments: [Money] = []
    for (position, source) in sources.enumerated() {
      let key = Self.row(source)
      func cell(_ row: String, _ column: String) -> Reference {
        .cell(block: section.key, row: row, column: column)
      }
      func received(_ column: String) -> Reference {
        .rows(
          block: "receipts", column: column, from: Self.receipt(index, 0),
          through: Self.receipt(index, list.count - 1))
      }
      let (booked, actual) = (figures.booked[position], figures.actual[position])
      let isResidual = position == figures.residual
      // The recipient's own money bears what is left; of the others the settlement tells.
      let adjustment = isResidual ? try actual - booked : source.adjustment
      adjustments.append(adjustment)
      let recognised = Reference.cell(
        block: block("lines", index), row: "total", column: "recognised")
      let others = sources.indices.filter { $0 != position }
        .map { cell(Self.row(sources[$0]), "actual") }
      let rest = others.reduce("\(recognised)" as Formula) { "\($0)-\($1)" }
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(source.id), "label": .text(source.name),
            "booked": .money(
              booked,
              list.isEmpty
                ? nil
                : """
                ROUND(SUMPRODUCT(--EXACT(\(received("source")),\(cell(key, "id"))),\
                \(received("amount"))),2)
                """),
            "adjustment": .money(
              adjustment,
              isResidual ? .difference(cell(key, "actual"), cell(key, "booked")) : nil),
            "actual": .money(
              actual,
              isResidual
                ? "ROUND(\(rest),2)"
                : "ROUND(\(cell(key, "booked"))+\(cell(key, "adjustment")),2)"),
          ]))
    }
    return totalled(
      section, lines,
      [
        "booked": .money(try figures.booked.sum()), "adjustment": .money(try adjustments.sum()),
        "actual": .money(figures.actualFinancing),
      ])
  }

  func shares(
    _ section: FormSection, _ index: Int, _ shares: LargestRemainder, of column: String
  ) -> FormContent {
    self.shares(
      section, shares,
      of: figures[index].measure.sources.map { source in
        ShareRow(
          key: Self.row(source), id: source.id, label: source.name,
          amount: .cell(block: block("sources", index), row: Self.row(source), column: column))
      })
  }
}
