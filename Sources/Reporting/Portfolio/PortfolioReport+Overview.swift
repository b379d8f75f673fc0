import Amounts
import Funding

// The first page: what a steering committee reads.
extension PortfolioReport {
  /// The figures of the first page, each with what it means and what it was a quarter ago.
  func keyFigures(_ section: FormSection) throws -> FormContent {
    let asOf = basis.asOf
    var lines: [Line] = []
    for name in Self.figureNames {
      var cells: [String: Cell] = [
        "label": .text(label(section, name)).linked(to: column("projects", "id")),
        "meaning": .text(label(section, name + "Meaning")),
      ]
      if name == "plannedToDate" {
        cells["value"] = .money(planned(by: "DATE(\(asOf.year),\(asOf.month),\(asOf.day))"))
      } else {
        cells["value"] = .money(.sum(column("projects", name)))
        let before = data.projects.compactMap(\.before)
        // What will lapse is known only near the end: a quarter ago nobody could say.
        if !before.isEmpty, name != "lapse" {
          let sum = try before.compactMap { $0[name] }.sum()
          cells.merge(change(section, name, since: sum)) { $1 }
        }
      }
      lines.append(Line(name, .data, cells))
    }
    return FormContent(lines)
  }

  /// What the first page counts, in its order.
  static let figureNames = [
    "planned", "plannedToDate", "actual", "recognised", "awarded", "entitled", "drawn",
    "repayable", "open", "lapse",
  ]

  /// The figure of a row at the end of the quarter before, and what it grew by since.
  func change(_ section: FormSection, _ row: String, since before: Money) -> [String: Cell] {
    func own(_ name: String) -> Reference { cell(section.key, row, name) }
    guard section.columns.contains(where: { $0.key == "before" }) else { return [:] }
    return [
      "before": .money(before), "change": .money(.difference(own("value"), own("before"))),
    ]
  }

  /// What should have been spent by a day: each part of a plan, by how many of its days are over.
  func planned(by day: Formula) -> Formula {
    let (from, through) = (Name.trancheFrom.reference, Name.trancheThrough.reference)
    let share: Formula = """
      (\(day)>=\(through))+(\(day)>=\(from))*(\(day)<\(through))\
      *(\(day)-\(from)+1)/(\(through)-\(from)+1)
      """
    return "ROUND(ROUND(SUMPRODUCT(\(Name.trancheAmount.reference)*(\(share))),6),2)"
  }

  /// The fields of action (Handlungsfelder), each the sum of its projects.
  func fields(_ section: FormSection) -> FormContent {
    guard !data.projects.isEmpty else { return none(section, in: "label") }
    // As a spreadsheet compares: without regard to upper and lower case.
    var seen: Set<String> = []
    let names = data.projects.map(field).filter { seen.insert($0.lowercased()).inserted }
    func line(_ key: String, _ role: Row.Role, _ name: String, isAll: Bool) -> Line {
      func own(_ name: String) -> Reference { cell(section.key, key, name) }
      func all(_ name: String) -> Reference { column("projects", name) }
      // All projects, or those of the field.
      let those: Formula = isAll ? "" : "(\(all("field"))=\(own("label")))*"
      func sum(_ name: String) -> Cell { .money("ROUND(SUMPRODUCT(\(those)\(all(name))),2)") }
      func count(_ light: Assessment.Light) -> Cell {
        .integer("SUMPRODUCT(\(those)(\(all("light"))=\(text: self.light(light))))")
      }
      var cells: [String: Cell] = ["label": .text(name)]
      for name in ["planned", "actual", "awarded", "entitled", "open", "lapse"] {
        cells[name] = sum(name)
      }
      for light in Assessment.Light.allCases { cells[light.rawValue] = count(light) }
      cells["projects"] = .integer("SUMPRODUCT(\(those)(\(all("number"))>0))")
      cells["ratio"] = percent(own("actual"), of: own("planned"))
      cells["elapsed"] = .percent(
        """
        IF(\(own("planned"))<=0,0,\
        ROUND(SUMPRODUCT(\(those)\(all("planned"))*\(all("elapsed")))/\(own("planned")),4))
        """)
      return Line(key, role, cells)
    }
    return FormContent(
      names.sorted().enumerated().map { line("field.\($0 + 1)", .data, $1, isAll: false) }
        + [line("total", .total, label(section, "total"), isAll: true)])
  }

  /// The field of a project; a word for none.
  func field(_ project: PortfolioData.Project) -> String {
    project.field.isEmpty ? word("fields", "unnamed") : project.field
  }

  /// What to decide: the findings to look at first, of a project or of all.
  /// - Parameter most: how many are shown.
  func pressing(
    _ section: FormSection, _ found: [PortfolioData.Pressing], most: Int
  ) -> FormContent {
    guard !found.isEmpty else { return none(section, in: "text") }
    var lines = found.prefix(most).enumerated().map { index, finding in
      Line(
        "pressing.\(index)", .data,
        [
          "place": .text(finding.place), "text": .text(finding.text),
          "amount": finding.amount.isZero ? .empty : .money(finding.amount),
        ])
    }
    lines += rest(section, found.count - most, in: "text")
    return FormContent(lines)
  }

  /// The line that says how many more there are.
  private func rest(_ section: FormSection, _ count: Int, in column: String) -> [Line] {
    count <= 0
      ? []
      : [Line("more", .data, [column: .text(label(section, "more", ["more": String(count)]))])]
  }

  /// Deadlines in the order of their days.
  /// - Parameter most: how many are shown.
  func deadlines(
    _ section: FormSection, _ deadlines: [PortfolioData.Deadline], most: Int = .max
  ) -> FormContent {
    guard !deadlines.isEmpty else { return none(section, in: "kind") }
    let lines = deadlines.prefix(most).enumerated().map { index, deadline in
      Line(
        "deadline.\(index)", .data,
        [
          "kind": .text("\(deadline.kind) \(deadline.award)"),
          "lastDay": Cell(.date(deadline.lastDay)), "due": Cell(.date(deadline.due)),
          "state": .text(deadline.state), "person": .text(deadline.person),
          "project": .text(data.projects[deadline.project].title),
          "award": .text(deadline.award),
          "amount": deadline.amount.map { .money($0) } ?? .empty, "norm": .text(deadline.norm),
          "estimated": .text(deadline.isEstimated ? label(section, "estimated") : ""),
        ])
    }
    return FormContent(lines + rest(section, deadlines.count - most, in: "kind"))
  }

  /// What is to be done by a day: missed, or to come.
  func tasks(overdue: Bool, project: Int? = nil) -> [PortfolioData.Deadline] {
    data.deadlines.filter {
      $0.isTask && $0.isOverdue == overdue && (project == nil || $0.project == project)
    }
  }
}
