import Amounts

// What forms show of one budget year beside what was spent in all (Zwischennachweis and the form of
// the Bund: lt. Plan, im Berichtsjahr, kumuliert, Abweichung).
extension StatementOfUse {
  static let yearColumns = ["label", "planned", "year", "cumulative", "deviation"]

  /// First and last day of the budget year; formulas over the lists take the year from here.
  func reportingYear(_ section: FormSection) -> [FormBuilder.Pair] {
    section.rows.compactMap { row in
      let day: CalendarDate? =
        switch row.key {
        case "from": data.year.firstDay
        case "through": data.year.lastDay
        default: data.year.through
        }
      return day.map {
        FormBuilder.Pair(key: row.key, label: label(section, row.key), value: Cell(.date($0)))
      }
    }
  }

  /// Which rows of a list lie in the year, as a factor for SUMPRODUCT.
  func inYear(_ day: Name) -> Formula {
    """
    --(\(day.reference)>=\(Name.yearFrom.reference)),\
    --(\(day.reference)<=\(Name.yearThrough.reference))
    """
  }

  /// Expenditure by plan line: plan, year, in all, deviation.
  func positions(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    var year = Money.zero
    var others = Money.zero
    for line in data.lines {
      let key = Self.row(line)
      func calculated(_ column: String) -> Reference {
        .cell(block: "recognition", row: key, column: column)
      }
      let ofYear = figures.yearEligible[line.id] ?? .zero
      let ofOthers = try (figures.eligible[line.id] ?? .zero) - ofYear
      (year, others) = (try year + ofYear, try others + ofOthers)
      let formula: Formula = """
        SUMPRODUCT(--EXACT(\(Name.voucherLine.reference),\(calculated("id"))),\
        \(inYear(.voucherDay)),\(Name.voucherEligible.reference))
        """
      let recognised = figures.recognised[line.id] ?? .zero
      var cells = try comparison(section, key, line.plannedEligible, recognised)
      cells["id"] = .text(line.id)
      cells["label"] = .text(line.title)
      cells["planned"] = .money(line.plannedEligible)
      if section.columns.contains(where: { $0.key == "others" }) {
        cells["others"] = .money(
          ofOthers,
          .difference(
            calculated("eligible"), .cell(block: section.key, row: key, column: "year")))
      }
      cells["year"] = .money(ofYear, formula).linked(to: firstVoucher(of: line))
      cells["cumulative"] = .money(recognised, .same(calculated("recognised")))
        .linked(to: calculated("recognised"))
      lines.append(Line(key, .data, cells))
    }
    var sum = total(
      section,
      [
        "planned": .money(figures.plannedEligible), "year": .money(year), "others": .money(others),
        "cumulative": .money(figures.recognisedTotal),
      ])
    sum.cells.merge(
      try comparison(section, "total", figures.plannedEligible, figures.recognisedTotal)
    ) { $1 }
    lines.append(sum)
    return FormContent(lines)
  }

  /// Financing by source: plan, year, in all, deviation.
  func funds(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    var others: [Money] = []
    for source in data.sources.grouped {
      let key = Self.row(source)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      let calculated = Reference.cell(block: "financing", row: key, column: "actual")
      let actual = figures.actual[source.id] ?? .zero
      let other = data.year.others[source.id] ?? .zero
      others.append(other)
      var cells = try comparison(section, key, source.planned, actual)
      cells["id"] = .text(source.id)
      cells["label"] = .text(label(section, source.group.rawValue, source: source))
      cells["planned"] = .money(source.planned)
      cells["others"] = .money(other)
      cells["year"] = .money(
        try actual - other, .difference(cell("cumulative"), cell("others")))
      cells["cumulative"] = .money(actual, .same(calculated)).linked(to: calculated)
      lines.append(Line(key, .data, cells))
    }
    let other = try others.sum()
    var sum = total(
      section,
      [
        "planned": .money(figures.plannedFinancing), "others": .money(other),
        "year": .money(try figures.actualFinancing - other),
        "cumulative": .money(figures.actualFinancing),
      ])
    sum.cells.merge(
      try comparison(section, "total", figures.plannedFinancing, figures.actualFinancing)
    ) { $1 }
    lines.append(sum)
    return FormContent(lines)
  }

  /// How far what came in all is from the plan, in euros and per cent of the plan.
  private func comparison(
    _ section: FormSection, _ row: String, _ planned: Money, _ actual: Money
  ) throws(AmountError) -> [String: Cell] {
    func cell(_ column: String) -> Reference {
      .cell(block: section.key, row: row, column: column)
    }
    let deviation = try actual - planned
    return [
      "deviation": .money(deviation, .difference(cell("cumulative"), cell("planned"))),
      "deviationRate": Cell(
        Quotient.value(deviation, of: planned),
        formula: """
          IF(\(cell("planned"))=0,\(text: Quotient.dash),\
          ROUND(\(cell("deviation"))/\(cell("planned")),4))
          """,
        style: CellStyle(.body, alignment: .right)),
    ]
  }
}
