import Amounts
import Funding

// Projects, measures, awards: each a row, each figure a sum over the rows below it.
extension PortfolioReport {
  /// A row for each project.
  func projects(_ section: FormSection) -> FormContent {
    guard !data.projects.isEmpty else { return none(section, in: "title") }
    var lines: [Line] = []
    for (index, project) in data.projects.enumerated() {
      let key = Self.project(index)
      func own(_ name: String) -> Reference { cell("projects", key, name) }
      func measures(_ name: String) -> Cell {
        let block = Self.measureBlock(name)
        return .money(
          sum(column(block, name), where: column(block, "project"), is: own("number")))
      }
      let row = members[index].lazy.compactMap { firstRows[$0] }.min()
      lines.append(
        Line(
          key, .data,
          [
            "number": Cell(.integer(Int64(index + 1))),
            "id": .text(project.id).linked(
              to: members[index].first.map { cell("measures", Self.measure($0), "id") }),
            "title": .text(project.title), "field": .text(field(project)),
            "lighthouse": .text(label(section, project.isLighthouse ? "yes" : "no")),
            "light": .text(label(section, project.light.rawValue)),
            "lightReason": .text(project.lightReason), "person": .text(project.person),
            "from": .date(project.period?.from), "through": .date(project.period?.to),
            "elapsed": project.period == nil
              ? .empty : .percent(elapsed(from: own("from"), through: own("through"))),
            "lapse": .money(
              "ROUND(SUMIFS(\(column("awards", "lapse")),\(column("awards", "project")),\(own("number"))),2)"
            ),
            "measures": .integer("COUNTIF(\(column("measures", "project")),\(own("number")))"),
            "planned": measures("planned"),
            "actual": measures("actual").linked(to: row.map(Self.entry)),
            "ratio": percent(own("actual"), of: own("planned")),
            "recognised": measures("recognised"),
            "awarded": measures("awarded"),
            "entitled": measures("entitled"),
            "drawn": measures("drawn"),
            "repayable": measures("repayable"),
            "open": measures("open"),
            "ownShare": .percent(
              """
              IF(\(own("recognised"))<=0,0,ROUND(SUMIFS(\(column("calculation", "own")),\
              \(column("calculation", "project")),\(own("number")))/\(own("recognised")),4))
              """),
            "inKind": measures("inKind"),
          ]))
    }
    lines.append(filtered(section, "title"))
    return FormContent(lines)
  }

  /// Totals of the rows that a filter leaves in sight, for projects and measures alike.
  private func filtered(_ section: FormSection, _ labelled: String) -> Line {
    let columns = [
      "planned", "actual", "eligible", "cut", "recognised", "awarded", "entitled", "drawn",
      "repayable", "open", "lapse", "own", "thirdParty", "plannedEligible", "inKind",
    ].filter { column in section.columns.contains { $0.key == column } }
    func own(_ name: String) -> Reference { cell(section.key, "total", name) }
    var total = Line("total", .total, [labelled: .text(label(section, "total"))])
    for name in columns { total.cells[name] = .money(.subtotal(column(section.key, name))) }
    if section.columns.contains(where: { $0.key == "ratio" }) {
      total.cells["ratio"] = percent(own("actual"), of: own("planned"))
    }
    return total
  }

  /// A row for each measure.
  func measures(_ section: FormSection) throws(AmountError) -> FormContent {
    guard !data.measures.isEmpty else { return none(section, in: "title") }
    var lines: [Line] = []
    for (index, measure) in data.measures.enumerated() {
      lines.append(try line(measure, index))
    }
    lines.append(filtered(section, "title"))
    return FormContent(lines)
  }

  private func line(
    _ measure: PortfolioData.Measure, _ index: Int
  ) throws(AmountError) -> Line {
    let key = Self.measure(index)
    func own(_ name: String) -> Reference { self.measure(index, name) }
    func entries(_ name: Name) -> Cell {
      .money(
        sum(name.reference, where: Name.rowMeasure.reference, is: own("number")))
    }
    func awards(_ name: String) -> Cell {
      .money(
        sum(column("awards", name), where: column("awards", "measure"), is: own("number")))
    }
    return Line(
      key, .data,
      [
        "number": Cell(.integer(Int64(index + 1))),
        "project": Cell(
          .integer(Int64(measure.project + 1)),
          link: cell("projects", Self.project(measure.project), "id")),
        "id": .text(measure.id), "title": .text(measure.title),
        "recipient": .text(measure.recipient), "role": .text(measure.role),
        "light": .text(light(measure.light)), "lightReason": .text(measure.lightReason),
        "planned": .money(measure.planned),
        "plannedEligible": .money(measure.plannedEligible),
        "actual": entries(.rowAmount).linked(
          to: firstRows[index].map(Self.entry)),
        "ratio": percent(own("actual"), of: own("planned")),
        "eligible": entries(.rowEligible), "cut": .money(measure.cut),
        "recognised": .money(.difference(own("eligible"), own("cut"))),
        "awarded": awards("amount"),
        "entitled": awards("entitled"),
        "drawn": awards("drawn"),
        "repayable": awards("repayable"),
        "open": awards("open"), "thirdParty": .money(measure.thirdParty),
        "own": .money(
          "ROUND(\(own("recognised"))-\(own("entitled"))-\(own("thirdParty")),2)"),
        "ownShare": percent(own("own"), of: own("recognised")),
        "inKind": .money(try measure.inKind + measure.civic),
      ])
  }

  /// The entry that a figure leads to.
  static func entry(_ row: Int) -> Reference {
    .cell(block: "ledgerRows", row: "row.\(row)", column: "purpose")
  }
}
