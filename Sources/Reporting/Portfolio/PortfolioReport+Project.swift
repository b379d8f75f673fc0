import Amounts
import Funding

// A line for each project, and a page for each behind it.
extension PortfolioReport {
  /// How a project stands against the quarter before, in a word of the form.
  private func trend(_ project: PortfolioData.Project) -> String {
    guard let before = project.before else { return word("board", "new") }
    let order = Assessment.Light.allCases
    let (was, now) = (order.firstIndex(of: before.light), order.firstIndex(of: project.light))
    guard let was, let now, was != now else { return word("board", "same") }
    return word("board", now < was ? "better" : "worse")
  }

  /// The projects, each with its light, the reason and time against money.
  func board(_ section: FormSection) -> FormContent {
    guard !data.projects.isEmpty else { return none(section, in: "title") }
    var lines = data.projects.enumerated().map { index, project in
      let key = Self.project(index)
      var cells: [String: Cell] = [
        "title": .text(project.title),
        "field": .text(field(project)),
        "light": .text(light(project.light)).linked(to: .sheet("project#\(index + 1)")),
        "trend": .text(trend(project)), "lightReason": .text(project.lightReason),
        "person": .text(project.person),
        "ratio": percent(cell("projects", key, "actual"), of: cell("projects", key, "planned")),
      ]
      for name in ["planned", "actual", "open", "lapse"] {
        cells[name] = .money(.same(cell("projects", key, name)))
      }
      if project.period != nil {
        cells["elapsed"] = .percent(.same(cell("projects", key, "elapsed")))
      }
      return Line(key, .data, cells)
    }
    var total = total(section, ["planned", "actual", "open", "lapse"], label: "title")
    total.cells["ratio"] = percent(Name.actual.reference, of: Name.planned.reference)
    total.cells["elapsed"] = .percent(.same(cell("fields", "total", "elapsed")))
    lines.append(total)
    return FormContent(lines)
  }

  /// The part of a project's time that is over.
  func elapsed(from: Reference, through: Reference) -> Formula {
    let asOf = basis.asOf
    return """
      ROUND(MAX(0,MIN(1,(DATE(\(asOf.year),\(asOf.month),\(asOf.day))-\(from)+1)\
      /(\(through)-\(from)+1))),4)
      """
  }

  // MARK: The page of a project

  /// For what a sheet stands once each.
  func items(_ each: String) -> [FormItem] {
    guard each == "project" else { return [] }
    return data.projects.enumerated().map { index, project in
      FormItem(
        key: String(index + 1), values: ["project": project.title, "projectId": project.id])
    }
  }

  func index(_ item: FormItem?) -> Int? { item.flatMap { Int($0.key) }.map { $0 - 1 } }

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    guard let project = index(item).map({ data.projects[$0] }) else {
      return name == "scope" ? .text(data.basis.subject) : nil
    }
    return switch name {
    case "field": .text(field(project))
    case "person": .text(project.person)
    case "period": .text(project.period?.text(language) ?? "–")
    case "light": .text(light(project.light))
    case "lightReason": .text(project.lightReason)
    case "trend": .text(trend(project))
    default: nil
    }
  }

  /// The sums of a project and what they were a quarter ago.
  func projectFigures(_ section: FormSection, _ index: Int) -> FormContent {
    let project = data.projects[index]
    var lines: [Line] = []
    for row in section.rows.map(\.key) {
      let from = cell("projects", Self.project(index), row)
      var cells: [String: Cell] = ["label": .text(label(section, row))]
      switch row {
      case "elapsed":
        guard project.period != nil else { continue }
        cells["value"] = .percent(.same(from))
      case "ratio":
        cells["value"] = percent(
          cell("projects", Self.project(index), "actual"),
          of: cell("projects", Self.project(index), "planned"))
      default:
        cells["value"] = .money(.same(from))
        if let before = project.before?[row] {
          cells.merge(change(section, row, since: before)) { $1 }
        }
      }
      lines.append(Line(row, .data, cells))
    }
    return FormContent(lines)
  }

  /// How many lines of a list a project's page shows: fewer where it has more than six measures, so
  /// that all lists together stay on it.
  func most(_ usual: Int, on index: Int?) -> Int {
    guard let index, members[index].count > 6 else { return usual }
    return usual / 2
  }

  /// The measures of a project, or its awards, the largest first as far as a page takes them.
  func members(_ section: FormSection, _ index: Int) -> FormContent {
    let (block, rows) =
      section.content == "projectMeasures"
      ? ("measures", members[index])
      : (
        "awards",
        data.awards.indices.filter { data.measures[data.awards[$0].measure].project == index }
      )
    guard !rows.isEmpty else { return none(section, in: "title") }
    let largest = rows.sorted { a, b in
      block == "measures"
        ? (data.measures[b].planned, a) < (data.measures[a].planned, b)
        : (data.awards[b].amount, a) < (data.awards[a].amount, b)
    }
    let most = most(6, on: index)
    var lines = largest.prefix(most).map { row in
      let key = block == "measures" ? Self.measure(row) : Self.award(row)
      var cells: [String: Cell] = [:]
      for column in section.columns.map(\.key) {
        switch (block, column) {
        case ("measures", "title"): cells[column] = .text(data.measures[row].title)
        case ("measures", "light"): cells[column] = .text(light(data.measures[row].light))
        case ("measures", "lightReason"): cells[column] = .text(data.measures[row].lightReason)
        case ("measures", "ratio"):
          cells[column] = percent(cell(block, key, "actual"), of: cell(block, key, "planned"))
        case ("awards", "title"):
          cells[column] = .text("\(data.awards[row].funder) (\(data.awards[row].id))")
        case ("awards", "period"): cells[column] = .text(data.awards[row].period.text(language))
        default: cells[column] = .money(.same(cell(block, key, column)))
        }
      }
      return Line(key, .data, cells)
    }
    if largest.count > most {
      let more = String(largest.count - most)
      lines.append(Line("more", .data, ["title": .text(label(section, "more", ["more": more]))]))
    }
    return FormContent(lines)
  }
}

extension PortfolioData.Project.Before {
  subscript(name: String) -> Money? {
    PortfolioReport.Check(rawValue: name).flatMap { amounts[$0] }
  }
}
