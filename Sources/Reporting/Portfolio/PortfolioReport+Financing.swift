import Amounts

// Financing by source, project by project.
extension PortfolioReport {
  /// What each source bears of the recognised expenditure. The recipients' own cash bears what no
  /// other source covers, cents from rounding included.
  func financing(_ section: FormSection) throws(AmountError) -> FormContent {
    guard !data.projects.isEmpty else { return none(section, in: "title") }
    var lines: [Line] = []
    for (index, project) in data.projects.enumerated() {
      let key = Self.project(index)
      func own(_ name: String) -> Reference { cell("financing", key, name) }
      var cells = head(project, index)
      for group in Group.allCases {
        cells[group.rawValue] = source(group, own("number"), own).map { .money($0) }
      }
      let measures = members[index].map { data.measures[$0] }
      cells[Group.inKind.rawValue] = .money(try measures.map(\.inKind).sum())
      cells[Group.civic.rawValue] = .money(try measures.map(\.civic).sum())
      cells["total"] = .money(.same(cell("projects", key, "recognised")))
      lines.append(Line(key, .data, cells))
    }
    return FormContent(lines + [sums(section)])
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
    return "ROUND(\(own("total"))-(\(Formula.joined(others, "+"))),2)"
  }

  private func head(_ project: PortfolioData.Project, _ index: Int) -> [String: Cell] {
    [
      "number": Cell(.integer(Int64(index + 1))),
      "id": .text(project.id).linked(to: cell("projects", Self.project(index), "id")),
      "title": .text(project.title),
    ]
  }

  private func sums(_ section: FormSection) -> Line {
    total(section, Group.allCases.map(\.rawValue) + ["total"], label: "title")
  }

  /// The financing plans, with the grants as awarded.
  func plannedFinancing(_ section: FormSection) throws(AmountError) -> FormContent {
    guard !data.projects.isEmpty else { return none(section, in: "title") }
    var lines: [Line] = []
    for (index, project) in data.projects.enumerated() {
      let key = Self.project(index)
      var cells = head(project, index)
      for group in Group.allCases {
        let planned = members[index].compactMap { data.measures[$0].plannedSources[group] }
        cells[group.rawValue] = .money(try planned.sum())
      }
      let parts = Group.allCases.map { cell("plannedFinancing", key, $0.rawValue) }
      cells["total"] = .money("ROUND(\(Formula.joined(parts, "+")),2)")
      lines.append(Line(key, .data, cells))
    }
    return FormContent(lines + [sums(section)])
  }

  /// Shares in per cent that add up to 100.00 in each row, by the largest remainder.
  func shares(_ section: FormSection) -> FormContent {
    guard let first = groups.first, let last = groups.last, !data.projects.isEmpty else {
      return none(section, in: "title")
    }
    var lines: [Line] = []
    for index in 0...data.projects.count {
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
      for group in groups {
        let own = amount(group)
        cells[group.rawValue] = .percent(
          """
          IF(\(total)<=0,0,ROUND((INT(\(scaled(own))/\(cents))\
          +IF(SUMPRODUCT(--(\(rest(range(through: last)))>\(rest(own))))\
          +SUMPRODUCT(--(\(rest(range(through: group)))=\(rest(own))))\
          <=\(missing),1,0))/10000,4))
          """)
      }
      cells["missing"] = .integer(
        "IF(\(total)<=0,0,10000-SUMPRODUCT(INT(\(scaled(range(through: last)))/\(cents))))")
      cells["total"] = .percent(
        .sum(
          .columns(block: "shares", row: key, from: first.rawValue, through: last.rawValue)))
      lines.append(Line(key, isTotal ? .total : .data, cells))
    }
    return FormContent(lines)
  }
}
