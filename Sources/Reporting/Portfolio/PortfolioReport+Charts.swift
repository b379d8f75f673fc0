import Amounts

// Charts and the few cells that they draw.
extension PortfolioReport {
  static let chartContents = ["timeChart", "financingChart", "paceChart"]
  /// How many projects or awards a chart shows; what is left is one more.
  static let most = 15

  /// Whether the financing chart shows plans, because nothing is recognised yet.
  private var showsPlan: Bool {
    get throws { try calculation.amount(Name.recognised.reference) <= .zero }
  }

  private var financed: String {
    get throws { try showsPlan ? "plannedFinancing" : "financing" }
  }

  /// The largest projects by what finances them, in order, without those of nothing.
  private func topProjects() throws -> [Int] {
    let block = try financed
    let sizes = try data.projects.indices.map { index in
      try calculation.amount(cell(block, Self.project(index), "total"))
    }
    let order = sizes.indices.filter { sizes[$0] > .zero }.sorted {
      (sizes[$1], $0) < (sizes[$0], $1)
    }
    return Array(order.prefix(Self.most))
  }

  /// Whether projects that are not among the largest have something of a source.
  private func hasOthers(_ top: [Int]) throws -> Bool {
    let block = try financed
    return try groups.contains { group in
      let shown = try top.map { index in
        try calculation.amount(cell(block, Self.project(index), group.rawValue))
      }
      return try shown.sum() != calculation.amount(cell(block, "total", group.rawValue))
    }
  }

  /// The cells of the financing chart: the largest projects, and all others together.
  func financingTop(_ section: FormSection) throws -> FormContent {
    let top = try topProjects()
    guard !top.isEmpty else { return none(section, in: "label") }
    let block = try financed
    var lines: [Line] = []
    for index in top {
      let key = Self.project(index)
      var cells: [String: Cell] = ["label": .text(data.projects[index].title)]
      for group in groups {
        cells[group.rawValue] = .money(.same(cell(block, key, group.rawValue)))
      }
      lines.append(Line(key, .data, cells))
    }
    if try hasOthers(top) {
      var cells: [String: Cell] = ["label": .text(label(section, "others"))]
      for group in groups {
        let shown = Reference.rows(
          block: section.key, column: group.rawValue, from: Self.project(top[0]),
          through: Self.project(top[top.count - 1]))
        cells[group.rawValue] = .money(
          "ROUND(\(cell(block, "total", group.rawValue))-SUM(\(shown)),2)")
      }
      lines.append(Line("others", .data, cells))
    }
    return FormContent(lines)
  }

  func chart(_ section: FormSection, _ item: FormItem?) throws -> ReportChart? {
    switch section.content {
    case "timeChart": timeChart(section)
    case "financingChart": try financingChart(section)
    case "paceChart": paceChart(section)
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
    if let last = timeline.last {
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

  private func financingChart(_ section: FormSection) throws -> ReportChart? {
    let top = try topProjects()
    guard let first = top.first, let last = top.last else { return nil }
    let block = try financed
    let end = try hasOthers(top) ? "others" : Self.project(last)
    func rows(_ column: String) -> Reference {
      .rows(block: "financingTop", column: column, from: Self.project(first), through: end)
    }
    let series = try groups.filter { group in
      try !calculation.amount(cell(block, "total", group.rawValue)).isZero
    }.map { group in
      ReportChart.Series(
        name: cell("financingTop", "heading", group.rawValue), categories: rows("label"),
        values: rows(group.rawValue), look: Group.allCases.firstIndex(of: group) ?? 0)
    }
    guard !series.isEmpty else { return nil }
    return made(
      .stackedBars, section, try showsPlan ? "planned" : FormSection.chartRow, .amount, series)
  }

  /// Time against money, project by project.
  private func paceChart(_ section: FormSection) -> ReportChart? {
    let last = min(data.projects.count, 40)
    guard last > 0 else { return nil }
    func rows(_ column: String) -> Reference {
      .rows(
        block: "projects", column: column, from: Self.project(0), through: Self.project(last - 1))
    }
    var chart = made(
      .clusteredBars, section, FormSection.chartRow, .percent,
      [("elapsed", 8), ("ratio", 0)].map { column, look in
        ReportChart.Series(
          name: cell("projects", "heading", column), categories: rows("title"),
          values: rows(column), look: look)
      })
    chart.rows = max(chart.rows, last + 6)
    return chart
  }
}
