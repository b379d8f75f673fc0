import Amounts
import Funding

// Expenditure over time, and the entries that everything adds up.
extension PortfolioReport {
  /// Expenditure by month, quarter or year, added up, against the plan.
  func timeline(_ section: FormSection) -> FormContent {
    guard !timeline.periods.isEmpty else { return none(section, in: "label") }
    let (amounts, days) = (Name.rowAmount.reference, Name.rowDay.reference)
    return FormContent(
      timeline.periods.enumerated().map { index, period in
        let key = Self.period(index)
        func own(_ name: String) -> Reference { cell("timeline", key, name) }
        var cells: [String: Cell] = [
          "label": .text(period.label), "from": Cell(.date(period.days.from)),
          "through": Cell(.date(period.days.to)),
          "actual": .money(
            """
            ROUND(SUMIFS(\(amounts),\(days),">="&\(own("from")),\
            \(days),"<="&\(own("through"))),2)
            """),
          "planned": .money(planned(by: "\(own("through"))")),
        ]
        if period.isReached {
          let before = index == 0 ? nil : cell("timeline", Self.period(index - 1), "cumulative")
          cells["cumulative"] = .money(
            before.map { "ROUND(\($0)+\(own("actual")),2)" } ?? .same(own("actual")))
        }
        return Line(key, .data, cells)
      })
  }

  static func period(_ index: Int) -> String { "period.\(index + 1)" }

  /// The parts of the plans, each with the days it is spread over.
  func spread(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for (index, measure) in data.measures.enumerated() {
      for (part, tranche) in measure.spread.enumerated() {
        lines.append(
          Line(
            "tranche.\(index).\(part)", .data,
            [
              "number": Cell(
                .integer(Int64(index + 1)), link: cell("measures", Self.measure(index), "id")),
              "measure": .text(measure.id), "from": Cell(.date(tranche.period.from)),
              "through": Cell(.date(tranche.period.to)), "amount": .money(tranche.amount),
              "kind": .text(label(section, measure.spreadKind.rawValue)),
            ]))
      }
      if measure.spread.isEmpty {
        lines.append(
          Line(
            "tranche.\(index)", .data,
            [
              "number": Cell(.integer(Int64(index + 1))), "measure": .text(measure.id),
              "kind": .text(label(section, measure.spreadKind.rawValue)),
            ]))
      }
    }
    guard !lines.isEmpty else { return none(section, in: "measure") }
    return FormContent(lines + [total(section, ["amount"], label: "measure")])
  }

  /// The entries, by measure and day.
  func ledgerRows(_ section: FormSection) -> FormContent {
    guard !data.rows.isEmpty else { return none(section, in: "purpose") }
    var lines: [Line] = []
    for (index, row) in data.rows.enumerated() {
      let measure = data.measures[row.measure]
      var cells: [String: Cell] = [
        "number": Cell(.integer(Int64(row.measure + 1))), "measure": .text(measure.id),
        "project": Cell(.integer(Int64(measure.project + 1))),
        "entry": .integer(row.entry),
        "through": .integer(row.through),
        "count": Cell(.integer(Int64(row.count))),
        "day": .date(row.day), "kind": .text(row.kind),
        "voucher": .text(row.voucher), "counterparty": .text(row.counterparty),
        "purpose": .text(row.purpose),
      ]
      switch row.value {
      case .expense(let amount, let eligible):
        cells["expense"] = .money(amount)
        cells["eligible"] = .money(eligible)
      case .grant(let amount):
        cells["grant"] = .money(amount)
        cells["award"] = row.award.map { Cell(.integer(Int64($0 + 1))) }
      case .income(let amount, let group):
        cells["income"] = .money(amount)
        cells["group"] = .text(self.group(group))
      }
      lines.append(Line("row.\(index)", .data, cells))
    }
    var total = Line("total", .total, ["purpose": .text(label(section, "total"))])
    total.cells["count"] = .integer(.subtotal(column("ledgerRows", "count")))
    for name in ["expense", "eligible", "grant", "income"] {
      total.cells[name] = .money(.subtotal(column("ledgerRows", name)))
    }
    return FormContent(lines + [total])
  }
}
