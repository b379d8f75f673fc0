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
  func positions(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for line in data.lines {
      let key = Self.row(line)
      func calculated(_ column: String) -> Reference {
        .cell(block: "recognition", row: key, column: column)
      }
      let ofYear: Formula = """
        SUMPRODUCT(--EXACT(\(Name.voucherLine.reference),\(calculated("id"))),\
        \(inYear(.voucherDay)),\(Name.voucherEligible.reference))
        """
      var cells = comparison(section, key)
      cells["id"] = .text(line.id)
      cells["label"] = .text(line.title)
      cells["planned"] = .money(line.plannedEligible)
      cells["others"] = .money(
        .difference(
          calculated("eligible"), .cell(block: section.key, row: key, column: "year")))
      cells["year"] = Cell.money(ofYear).linked(to: firstVoucher(of: line))
      cells["cumulative"] = .taken(from: calculated("recognised"))
      lines.append(Line(key, .data, cells))
    }
    var content = compared(section, lines)
    content.rows += elsewhere(section, .taken(from: Self.elsewhere), in: "cumulative")
    return content
  }

  /// Financing by source: plan, year, in all, deviation.
  func funds(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for source in data.sources.grouped {
      let key = Self.row(source)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      var cells = comparison(section, key)
      cells["id"] = .text(source.id)
      cells["label"] = .text(label(section, source.group.rawValue, source: source))
      cells["planned"] = .money(source.planned)
      cells["received"] = .money(.same(.cell(block: "financing", row: key, column: "booked")))
      cells["others"] = .money(data.year.others[source.id] ?? .zero)
      cells["year"] = .money(.difference(cell("cumulative"), cell("others")))
      cells["cumulative"] = .taken(from: .cell(block: "financing", row: key, column: "actual"))
      lines.append(Line(key, .data, cells))
    }
    return compared(section, lines)
  }

  private func compared(_ section: FormSection, _ lines: [Line]) -> FormContent {
    let received = section.columns.contains { $0.key == "received" } ? ["received"] : []
    var total = total(section, ["planned", "others", "year", "cumulative"] + received)
    total.cells.merge(comparison(section, "total")) { $1 }
    return FormContent(lines + [total])
  }

  /// How far what came in all is from the plan, in euros and per cent of the plan.
  private func comparison(_ section: FormSection, _ row: String) -> [String: Cell] {
    func cell(_ column: String) -> Reference {
      .cell(block: section.key, row: row, column: column)
    }
    var rate = Cell.percent(
      """
      IF(\(cell("planned"))=0,\(text: Quotient.dash),\
      ROUND(\(cell("deviation"))/\(cell("planned")),4))
      """)
    rate.style.alignment = .right
    return [
      "deviation": .money(.difference(cell("cumulative"), cell("planned"))),
      "deviationRate": rate,
    ]
  }
}
