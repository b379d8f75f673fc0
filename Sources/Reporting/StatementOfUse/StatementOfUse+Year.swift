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
        case "before": CalendarDate(year: data.year.year - 1, month: 1, day: 1)
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

  /// Which rows of a list lie in the year before.
  private func inYearBefore(_ day: Name) -> Formula {
    """
    --(\(day.reference)>=\(Name.yearBefore.reference)),\
    --(\(day.reference)<\(Name.yearFrom.reference))
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
      func spent(_ time: Formula) -> Formula {
        """
        SUMPRODUCT(--EXACT(\(Name.voucherLine.reference),\(calculated("id"))),\
        \(time),\(Name.voucherEligible.reference))
        """
      }
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      var cells = comparison(section, key)
      cells["id"] = .text(line.id)
      cells["label"] = .text(line.title)
      cells["planned"] = .money(line.plannedEligible)
      cells["others"] = .money(.difference(calculated("eligible"), cell("year")))
      if showsYearBefore(section) {
        cells["others"] = .money(
          "ROUND(\(calculated("eligible"))-\(cell("year"))-\(cell("previous")),2)")
        cells["previous"] = .money(spent(inYearBefore(.voucherDay)))
      }
      cells["year"] = Cell.money(spent(inYear(.voucherDay))).linked(to: firstVoucher(of: line))
      cells["cumulative"] = .taken(from: calculated("recognised"))
      lines.append(Line(key, .data, cells))
    }
    var content = FormContent(
      grouped(section, lines, Self.sums) { comparison(section, $0) })
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
      let name = named(section, source)
      lines += name.heading
      cells["label"] = .text(name.label)
      cells["planned"] = .money(source.planned)
      cells["received"] = .money(.same(.cell(block: "financing", row: key, column: "booked")))
      let others = data.year.others[source.id] ?? .zero
      cells["others"] = .money(others)
      cells["year"] = .money(.difference(cell("cumulative"), cell("others")))
      if showsYearBefore(section) {
        cells["previous"] = .money(data.year.before[source.id] ?? .zero)
        cells["year"] = .money(
          "ROUND(\(cell("cumulative"))-\(cell("others"))-\(cell("previous")),2)")
      }
      cells["cumulative"] = .taken(from: .cell(block: "financing", row: key, column: "actual"))
      lines.append(Line(key, .data, cells))
    }
    return compared(section, lines)
  }

  private static let sums = ["planned", "others", "previous", "year", "cumulative"]

  private func showsYearBefore(_ section: FormSection) -> Bool {
    section.columns.contains { $0.key == "previous" }
  }

  private func compared(_ section: FormSection, _ lines: [Line]) -> FormContent {
    let received = section.columns.contains { $0.key == "received" } ? ["received"] : []
    var total = total(section, Self.sums + received)
    total.cells.merge(comparison(section, "total")) { $1 }
    return FormContent(lines + [total])
  }

  /// What the portals of the Bund ask for below the positions: all expenditure, and by whom it is
  /// borne.
  func totals(_ section: FormSection) -> FormContent {
    func line(_ key: String, _ sum: (String) -> Formula) -> Line {
      var cells = comparison(section, key)
      cells["label"] = .text(label(section, key))
      for column in Self.sums { cells[column] = .money(sum(column)) }
      return Line(key, .data, cells)
    }
    let groups: [StatementOfUseData.Source.Group] = [.thirdParty, .otherPublic, .own, .grant]
    return FormContent(
      [
        line("expenditure") { .same(.cell(block: "positions", row: "total", column: $0)) }
      ]
        + groups.map { group in
          let sources = data.sources.filter { $0.group == group }
          return line(group.rawValue) { column in
            .joined(
              sources.map { .cell(block: "funds", row: Self.row($0), column: column) }, "+")
          }
        })
  }

  /// Every figure that is typed into a portal, in its order, as the form has it.
  func transfer(_ section: FormSection) -> FormContent {
    func line(_ key: String, _ cells: [String: Cell], _ figures: [String: Reference]) -> Line {
      Line(key, .data, cells.merging(figures.mapValues { .money(.same($0)) }) { own, _ in own })
    }
    func year(_ block: String, _ row: String) -> [String: Reference] {
      Dictionary(
        ["previous", "year", "cumulative"].map {
          ($0, .cell(block: block, row: row, column: $0))
        }, uniquingKeysWith: { first, _ in first })
    }
    let positions = data.lines.map { position in
      line(
        Self.row(position), ["id": .text(position.id), "label": .text(position.title)],
        year("positions", Self.row(position)))
    }
    let totals = ["expenditure", "thirdParty", "otherPublic", "own", "grant"].map { row in
      line(row, ["label": .text(label(section, row))], year("totals", row))
    }
    let payment = ["received", "repaid", "repayable", "open"].map { row in
      line(
        row, ["label": .text(label(section, row))],
        ["cumulative": .cell(block: "payment", row: row, column: "amount")])
    }
    return FormContent(positions + totals + payment)
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
