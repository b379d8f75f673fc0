import Amounts

// Projects, measures, awards: each a row, each figure a sum over the rows below it.
extension PortfolioReport {
  /// A row for each project.
  func projects(_ section: FormSection) -> FormContent {
    guard !data.projects.isEmpty else { return none(section, in: "title") }
    var lines: [Line] = []
    for (index, project) in data.projects.enumerated() {
      let key = Self.project(index)
      func own(_ name: String) -> Reference { cell("projects", key, name) }
      func measures(_ amount: Money, _ name: String) -> Cell {
        let block = Self.measureBlock(name)
        return .money(
          amount, sum(column(block, name), where: column(block, "project"), is: own("number")))
      }
      let figures = self.figures.projects[index]
      let members = self.figures.members[index]
      let row = members.lazy.compactMap { self.figures.firstRows[$0] }.min()
      lines.append(
        Line(
          key, .data,
          [
            "number": Cell(.integer(Int64(index + 1))),
            "id": .text(project.id).linked(
              to: members.first.map { cell("measures", Self.measure($0), "id") }),
            "title": .text(project.title), "field": .text(project.field),
            "lighthouse": .text(label(section, project.isLighthouse ? "yes" : "no")),
            "light": .text(label(section, project.light.rawValue)),
            "lightReason": .text(project.lightReason),
            "measures": Cell(
              .integer(Int64(members.count)),
              formula: "COUNTIF(\(column("measures", "project")),\(own("number")))"),
            "planned": measures(figures.planned, "planned"),
            "actual": measures(figures.sum.actual, "actual").linked(to: row.map(Self.entry)),
            "ratio": percent(
              figures.sum.actual, of: figures.planned, own("actual"), own("planned")),
            "recognised": measures(figures.sum.recognised, "recognised"),
            "awarded": measures(figures.sum.awarded, "awarded"),
            "entitled": measures(figures.sum.entitled, "entitled"),
            "drawn": measures(figures.sum.drawn, "drawn"),
            "repayable": measures(figures.sum.repayable, "repayable"),
            "open": measures(figures.sum.open, "open"),
            "ownShare": Cell(
              .percent(hundredths: figures.sum.own.hundredths(of: figures.sum.recognised)),
              formula: """
                IF(\(own("recognised"))<=0,0,ROUND(SUMIFS(\(column("calculation", "own")),\
                \(column("calculation", "project")),\(own("number")))/\(own("recognised")),4))
                """),
            "inKind": measures(figures.inKind, "inKind"),
          ]))
    }
    lines.append(filtered(section, "title"))
    return FormContent(lines)
  }

  /// Totals of the rows that a filter leaves in sight, for projects and measures alike.
  private func filtered(_ section: FormSection, _ labelled: String) -> Line {
    let (block, total) = (section.key, figures.total)
    func visible(_ amount: Money, _ name: String) -> Cell {
      .money(amount, .subtotal(column(block, name)))
    }
    func own(_ name: String) -> Reference { cell(block, "total", name) }
    return Line(
      "total", .total,
      [
        labelled: .text(label(section, "total")),
        "planned": visible(total.planned, "planned"),
        "actual": visible(total.sum.actual, "actual"),
        "ratio": percent(total.sum.actual, of: total.planned, own("actual"), own("planned")),
        "eligible": visible(total.sum.eligible, "eligible"),
        "cut": visible(total.sum.cut, "cut"),
        "recognised": visible(total.sum.recognised, "recognised"),
        "awarded": visible(total.sum.awarded, "awarded"),
        "entitled": visible(total.sum.entitled, "entitled"),
        "drawn": visible(total.sum.drawn, "drawn"),
        "repayable": visible(total.sum.repayable, "repayable"),
        "open": visible(total.sum.open, "open"), "own": visible(total.sum.own, "own"),
        "thirdParty": visible((try? data.measures.map(\.thirdParty).sum()) ?? .zero, "thirdParty"),
        "plannedEligible": visible(
          (try? data.measures.map(\.plannedEligible).sum()) ?? .zero, "plannedEligible"),
        "inKind": visible(total.inKind, "inKind"),
      ].filter { column in section.columns.contains { $0.key == column.key } })
  }

  /// A row for each measure.
  func measures(_ section: FormSection) -> FormContent {
    guard !data.measures.isEmpty else { return none(section, in: "title") }
    var lines: [Line] = []
    for (index, measure) in data.measures.enumerated() {
      lines.append(line(measure, index))
    }
    lines.append(filtered(section, "title"))
    return FormContent(lines)
  }

  private func line(_ measure: PortfolioData.Measure, _ index: Int) -> Line {
    let key = Self.measure(index)
    func own(_ name: String) -> Reference { self.measure(index, name) }
    func entries(_ amount: Money, _ name: Name) -> Cell {
      .money(
        amount,
        sum(name.reference, where: Name.rowMeasure.reference, is: own("number")))
    }
    func awards(_ amount: Money, _ name: String) -> Cell {
      .money(
        amount, sum(column("awards", name), where: column("awards", "measure"), is: own("number")))
    }
    let figures = self.figures.measures[index]
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
        "actual": entries(figures.actual, .rowAmount).linked(
          to: self.figures.firstRows[index].map(Self.entry)),
        "ratio": percent(figures.actual, of: measure.planned, own("actual"), own("planned")),
        "eligible": entries(figures.eligible, .rowEligible), "cut": .money(figures.cut),
        "recognised": .money(figures.recognised, .difference(own("eligible"), own("cut"))),
        "awarded": awards(figures.awarded, "amount"),
        "entitled": awards(figures.entitled, "entitled"),
        "drawn": awards(figures.drawn, "drawn"),
        "repayable": awards(figures.repayable, "repayable"),
        "open": awards(figures.open, "open"), "thirdParty": .money(measure.thirdParty),
        "own": .money(
          figures.own,
          "ROUND(\(own("recognised"))-\(own("entitled"))-\(own("thirdParty")),2)"),
        "ownShare": percent(figures.own, of: figures.recognised, own("own"), own("recognised")),
        "inKind": .money((try? measure.inKind + measure.civic) ?? .zero),
      ])
  }

  /// The entry that a figure leads to.
  static func entry(_ row: Int) -> Reference {
    .cell(block: "ledgerRows", row: "row.\(row)", column: "purpose")
  }
}
