import Amounts

// How the figures of the form come from the lists.
extension StatementOfUse {
  /// From vouchers to recognised expenditure, line by line.
  func recognition(_ section: FormSection) -> FormContent {
    func cell(_ row: String, _ column: String) -> Reference {
      .cell(block: "recognition", row: row, column: column)
    }
    var lines: [Line] = []
    for line in data.lines {
      let key = Self.row(line)
      func vouchers(_ amounts: Name) -> Formula {
        "SUMPRODUCT(--EXACT(\(Name.voucherLine.reference),\(cell(key, "id"))),\(amounts.reference))"
      }
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(line.id), "label": .text(line.title),
            "gross": .money(figures.gross[line.id] ?? .zero, vouchers(.voucherGross)),
            "eligible": .money(figures.eligible[line.id] ?? .zero, vouchers(.voucherEligible)),
            "cut": .money(line.cut),
            "recognised": .money(
              figures.recognised[line.id] ?? .zero,
              .difference(cell(key, "eligible"), cell(key, "cut"))),
          ]))
    }
    lines.append(
      total(
        section,
        [
          "gross": .money(figures.grossTotal), "eligible": .money(figures.eligibleTotal),
          "cut": .money(figures.cutTotal), "recognised": .money(figures.recognisedTotal),
        ]))
    return FormContent(lines)
  }

  /// From receipts to what each source counts for. The recipient's own money bears the rest, cents
  /// from rounding included.
  func financing(_ section: FormSection) throws(AmountError) -> FormContent {
    func cell(_ row: String, _ column: String) -> Reference {
      .cell(block: "financing", row: row, column: column)
    }
    let ordered = data.sources.grouped
    var lines: [Line] = []
    var adjustments: [Money] = []
    for source in ordered {
      let key = Self.row(source)
      let booked = figures.booked[source.id] ?? .zero
      let actual = figures.actual[source.id] ?? .zero
      let isResidual = source.id == figures.residual
      // The recipient's own money bears what is left; of the others the settlement tells.
      let adjustment = isResidual ? try actual - booked : source.adjustment
      adjustments.append(adjustment)
      let others = ordered.filter { $0.id != source.id }.map { cell(Self.row($0), "actual") }
      let formula: Formula =
        isResidual
        ? rest(others)
        : "ROUND(\(cell(key, "booked"))+\(cell(key, "adjustment")),2)"
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(source.id), "label": .text(source.name),
            "booked": .money(
              booked,
              """
              SUMPRODUCT(--EXACT(\(Name.incomeSource.reference),\(cell(key, "id"))),\
              \(Name.incomeAmount.reference))
              """),
            "adjustment": .money(
              adjustment,
              isResidual ? .difference(cell(key, "actual"), cell(key, "booked")) : nil),
            "actual": .money(actual, formula),
          ]))
    }
    lines.append(
      total(
        section,
        [
          "booked": .money(figures.bookedTotal), "adjustment": .money(try adjustments.sum()),
          "actual": .money(figures.actualFinancing),
        ]))
    return FormContent(lines)
  }

  /// Recognised expenditure less all other sources.
  private func rest(_ others: [Reference]) -> Formula {
    let total = Name.recognised.reference
    guard !others.isEmpty else { return .same(total) }
    let terms = others.dropFirst().reduce("\(others[0])" as Formula) { "\($0)+\($1)" }
    return "ROUND(\(total)-(\(terms)),2)"
  }

  /// Shares by the largest remainder, of what a column of the receipts holds.
  func shares(
    _ section: FormSection, _ shares: LargestRemainder, of column: String
  ) -> FormContent {
    self.shares(
      section, shares,
      of: data.sources.grouped.map { source in
        ShareRow(
          key: Self.row(source), id: source.id, label: source.name,
          amount: .cell(block: "receipts", row: Self.row(source), column: column))
      })
  }

  /// How the grant was computed.
  func steps(_ section: FormSection) -> FormContent {
    guard !data.steps.isEmpty else { return none(section, in: "label") }
    return FormContent(
      data.steps.enumerated().map { index, step in
        Line("step.\(index)", .data, step.cells(index + 1))
      })
  }
}
