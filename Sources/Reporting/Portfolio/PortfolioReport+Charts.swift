import Amounts

// Charts and the few cells that they draw.
extension PortfolioReport {
  static let chartContents = ["timeChart", "financingChart", "ratioChart"]
  /// How many projects or awards a chart shows; what is left is one more.
  static let most = 15

  /// Whether the financing chart shows plans, because nothing is recognised yet.
  var showsPlan: Bool { figures.total.sum.recognised <= .zero }

  private func amounts(_ project: PortfolioFigures.Project) -> [Group: Money] {
    showsPlan ? project.plannedSources : project.sources
  }

  /// The largest projects by what finances them, in order, without those of nothing.
  private func topProjects() throws(AmountError) -> [Int] {
    var sizes: [Money] = []
    for project in figures.projects { sizes.append(try amounts(project).values.sum()) }
    let order = sizes.indices.filter { sizes[$0] > .zero }.sorted {
      (sizes[$1], $0) < (sizes[$0], $1)
    }
    return Array(order.prefix(Self.most))
  }

  /// The cells of the financing chart: the largest projects, and all others together.
  func financingTop(_ section: FormSection) throws(AmountError) -> FormContent {
    let top = try topProjects()
    guard !top.isEmpty else { return none(section, in: "label") }
    let block = showsPlan ? "plannedFinancing" : "financing"
    var lines: [Line] = []
    var left = amounts(figures.total)
    for index in top {
      let sources = amounts(figures.projects[index])
      var cells: [String: Cell] = ["label": .text(data.projects[index].id)]
      for group in groups {
        let amount = sources[group] ?? .zero
        left[group] = try (left[group] ?? .zero) - amount
        cells[group.rawValue] = .money(
          amount, .same(cell(block, Self.project(index), group.rawValue)))
      }
      lines.append(Line(Self.project(index), .data, cells))
    }
    if figures.projects.count > top.count, left.values.contains(where: { !$0.isZero }) {
      var cells: [String: Cell] = ["label": .text(label(section, "others"))]
      for group in groups {
        let shown = Reference.rows(
          block: section.key, column: group.rawValue, from: Self.project(top[0]),
          through: Self.project(top[top.count - 1]))
        cells[group.rawValue] = .money(
          left[group] ?? .zero, "ROUND(\(cell(block, "total", group.rawValue))-SUM(\(shown)),2)")
      }
      lines.append(Line("others", .data, cells))
    }
    return FormContent(lines)
  }

  /// The largest awards that have a rate.
  private var topAwards: [Int] {
    let order = data.awards.indices.filter { data.awards[$0].rate != nil }.sorted {
      (data.awards[$1].amount, $0) < (data.awards[$0].amount, $1)
    }
    return Array(order.prefix(Self.most))
  }

  /// The cells of the ratio chart.
  func ratioTop(_ section: FormSection) -> FormContent {
    guard !topAwards.isEmpty else { return none(section, in: "label") }
    return FormContent(
      topAwards.map { index in
        let award = data.awards[index]
        func same(_ name: String) -> Formula { .same(self.award(index, name)) }
        return Line(
          Self.award(index), .data,
          [
            "label": .text(award.id),
            "plannedRatio": Cell(
              .percent(
                hundredths: award.amount.hundredths(
                  of: data.measures[award.measure].plannedEligible)),
              formula: same("plannedRatio")),
            "ratio": Cell(
              .percent(
                hundredths: award.entitled.hundredths(of: figures.awards[index].base)),
              formula: same("ratio")),
            "rate": Cell(.number(award.rate?.value ?? .zero), formula: same("rate")),
          ])
      })
  }

  func chart(_ section: FormSection, _ item: FormItem?) throws -> ReportChart? {
    switch section.content {
    case "timeChart": timeChart(section)
    case "financingChart": try financingChart(section)
    case "ratioChart": ratioChart(section)
    default: nil
    }
  }

  private func made(
    _ kind: ReportChart.Kind, _ section: FormSection, _ title: String,
    _ format: CellStyle.Format, _ series: [ReportChart.Series]
  ) -> ReportChart {
    let lines = section.rows.first { $0.key == FormSection.chartRow }?.lines ?? 1
    let named = section.rows.contains { $0.key == "categories" }
    return ReportChart(
      kind, title: label(section, title),
      categoryAxis: named ? label(section, "categories") : "",
      valueAxis: label(section, "values"), format: format, series: series,
      description: label(section, "description"), place: section.chartPlace, rows: max(8, lines))
  }

  private func timeChart(_ section: FormSection) -> ReportChart? {
    guard !timeline.periods.isEmpty else { return nil }
    let first = Self.period(0)
    func rows(_ column: String, through last: Int) -> Reference {
      .rows(block: "timeline", column: column, from: first, through: Self.period(last))
    }
    let end = timeline.periods.count - 1
    var series: [ReportChart.Series] = []
    if let last = lastPeriod {
      series.append(
        ReportChart.Series(
          name: cell("timeline", "heading", "cumulative"),
          categories: rows("label", through: end), values: rows("cumulative", through: last),
          look: 0))
    }
    series.append(
      ReportChart.Series(
        name: cell("timeline", "heading", "planned"), categories: rows("label", through: end),
        values: rows("planned", through: end), look: 1))
    return made(.lines, section, FormSection.chartRow, .amount, series)
  }

  private func financingChart(_ section: FormSection) throws(AmountError) -> ReportChart? {
    let top = try topProjects()
    guard let first = top.first, let last = top.last else { return nil }
    let total = amounts(figures.total)
    var hasOthers = false
    for group in groups {
      let shown = try top.map { amounts(figures.projects[$0])[group] ?? .zero }.sum()
      if shown != total[group] ?? .zero { hasOthers = true }
    }
    let end = hasOthers ? "others" : Self.project(last)
    func rows(_ column: String) -> Reference {
      .rows(block: "financingTop", column: column, from: Self.project(first), through: end)
    }
    let series = groups.filter { !(total[$0] ?? .zero).isZero }.map { group in
      ReportChart.Series(
        name: cell("financingTop", "heading", group.rawValue), categories: rows("label"),
        values: rows(group.rawValue), look: Group.allCases.firstIndex(of: group) ?? 0)
    }
    guard !series.isEmpty else { return nil }
    return made(
      .stackedBars, section, showsPlan ? "planned" : FormSection.chartRow, .amount, series)
  }

  private func ratioChart(_ section: FormSection) -> ReportChart? {
    guard let first = topAwards.first, let last = topAwards.last else { return nil }
    func rows(_ column: String) -> Reference {
      .rows(
        block: "ratioTop", column: column, from: Self.award(first), through: Self.award(last))
    }
    let columns =
      figures.total.sum.recognised > .zero
      ? ["plannedRatio", "ratio", "rate"] : ["plannedRatio", "rate"]
    let looks = ["plannedRatio": 8, "ratio": 0, "rate": 1]
    return made(
      .clusteredColumns, section, FormSection.chartRow, .percent,
      columns.map { column in
        ReportChart.Series(
          name: cell("ratioTop", "heading", column), categories: rows("label"),
          values: rows(column), look: looks[column] ?? 0)
      })
  }
}
