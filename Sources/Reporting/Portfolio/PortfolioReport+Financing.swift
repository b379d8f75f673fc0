import Amounts

// Financing by source, project by project.
extension PortfolioReport {
  /// What each source bears of the recognised expenditure. The recipients' own cash bears what no
  /// other source covers, cents from rounding included.
  func financing(_ section: FormSection) -> FormContent {
    guard !data.projects.isEmpty else { return none(section, in: "title") }
    var lines: [Line] = []
    for (index, project) in data.projects.enumerated() {
      let key = Self.project(index)
      func own(_ name: String) -> Reference { cell("financing", key, name) }
      let figures = self.figures.projects[index]
      var cells = head(project, index)
      for group in Group.allCases {
        cells[group.rawValue] = .money(
          figures.sources[group] ?? .zero, source(group, own("number"), own))
      }
      cells["total"] = .money(
        figures.sum.recognised, .same(cell("projects", key, "recognised")))
      lines.append(Line(key, .data, cells))
    }
    lines.append(sums(section, figures.total.sources, figures.total.sum.recognised))
    return FormContent(lines)
  }

  /// How a project's amount of a source comes about; nil for what the settlement decides.
  private func source(
    _ group: Group, _ number: Reference, _ own: (String) -> Reference
  ) -> Formula? {
    if group.isReceived {
      return """
        ROUND(SUMIFS(\(Name.rowIncome.reference),\(Name.rowProject.reference),\(number),\
        \(Name.rowGroup.reference),\(text: self.group(group))),2)
        """
    }
    if group.isGrant {
      return """
        ROUND(SUMIFS(\(column("awards", "entitled")),\(column("awards", "project")),\(number),\
        \(column("awards", "group")),\(text: self.group(group))),2)
        """
    }
    guard group == .ownCash else { return nil }
    let others = Group.allCases.filter { $0 != .ownCash }.map { own($0.rawValue) }
    let sum = others.dropFirst().reduce("\(others[0])" as Formula) { "\($0)+\($1)" }
    return "ROUND(\(own("total"))-(\(sum)),2)"
  }

  private func head(_ project: PortfolioData.Project, _ index: Int) -> [String: Cell] {
    [
      "number": Cell(.integer(Int64(index + 1))),
      "id": .text(project.id).linked(to: cell("projects", Self.project(index), "id")),
      "title": .text(project.title),
    ]
  }

  private func sums(_ section: FormSection, _ sources: [Group: Money], _ total: Money) -> Line {
    let block = section.key
    var cells: [String: Cell] = ["title": .text(label(section, "total"))]
    for group in Group.allCases {
      cells[group.rawValue] = .money(
        sources[group] ?? .zero, .sum(column(block, group.rawValue)))
    }
    cells["total"] = .money(total, .sum(column(block, "total")))
    return Line("total", .total, cells)
  }

  /// The financing plans, with the grants as awarded.
  func plannedFinancing(_ section: FormSection) throws(AmountError) -> FormContent {
    guard !data.projects.isEmpty else { return none(section, in: "title") }
    var lines: [Line] = []
    var total = Money.zero
    for (index, project) in data.projects.enumerated() {
      let key = Self.project(index)
      let sources = figures.projects[index].plannedSources
      let sum = try sources.values.sum()
      total = try total + sum
      var cells = head(project, index)
      for group in Group.allCases { cells[group.rawValue] = .money(sources[group] ?? .zero) }
      let parts = Group.allCases.map { cell("plannedFinancing", key, $0.rawValue) }
      let all = parts.dropFirst().reduce("\(parts[0])" as Formula) { "\($0)+\($1)" }
      cells["total"] = .money(sum, "ROUND(\(all),2)")
      lines.append(Line(key, .data, cells))
    }
    lines.append(sums(section, figures.total.plannedSources, total))
    return FormContent(lines)
  }

  /// Shares in per cent that add up to 100.00 in each row, by the largest remainder.
  func shares(_ section: FormSection) -> FormContent {
    guard let first = groups.first, let last = groups.last, !data.projects.isEmpty else {
      return none(section, in: "title")
    }
    var lines: [Line] = []
    for (index, shares) in self.shares.enumerated() {
      let isTotal = index == data.projects.count
      let key = isTotal ? "total" : Self.project(index)
      var cells =
        isTotal ? ["title": .text(label(section, "total"))] : head(data.projects[index], index)
      func amount(_ group: Group) -> Reference { cell("financing", key, group.rawValue) }
      func range(through group: Group) -> Reference {
        .columns(block: "financing", row: key, from: first.rawValue, through: group.rawValue)
      }
      // Whole cents keep every step exact; 10,000 hundredths of a per cent are the whole.
      func scaled(_ cells: Reference) -> Formula { "ROUND(\(cells)*100,0)*10000" }
      let total = cell("financing", key, "total")
      let cents: Formula = "ROUND(\(total)*100,0)"
      func rest(_ cells: Reference) -> Formula {
        "\(scaled(cells))-INT(\(scaled(cells))/\(cents))*\(cents)"
      }
      let missing = cell("shares", key, "missing")
      for (group, part) in zip(groups, shares.parts) {
        let own = amount(group)
        cells[group.rawValue] = Cell(
          .percent(hundredths: part.share),
          formula: """
            IF(\(total)<=0,0,ROUND((INT(\(scaled(own))/\(cents))\
            +IF(SUMPRODUCT(--(\(rest(range(through: last)))>\(rest(own))))\
            +SUMPRODUCT(--(\(rest(range(through: group)))=\(rest(own))))\
            <=\(missing),1,0))/10000,4))
            """)
      }
      cells["missing"] = Cell(
        .integer(shares.missing),
        formula:
          "IF(\(total)<=0,0,10000-SUMPRODUCT(INT(\(scaled(range(through: last)))/\(cents))))")
      cells["total"] = Cell(
        .percent(hundredths: shares.shareTotal),
        formula:
          "SUM(\(Reference.columns(block: "shares", row: key, from: first.rawValue, through: last.rawValue)))"
      )
      lines.append(Line(key, isTotal ? .total : .data, cells))
    }
    return FormContent(lines)
  }
}
