import Amounts

// The plans in force one after the other, side by side.
extension PlanActual {
  /// At most four amendments beside the first plan.
  public static let amendmentLimit = 4
  static let amendmentColumns = (1...amendmentLimit).map { "amendment\($0)" }

  /// The versions of a measure with their columns: the first plan and the amendments.
  func columns(
    of measure: PlanActualData.Measure
  ) -> [(column: String, version: PlanActualData.Version)] {
    let columns = ["original"] + Self.amendmentColumns
    return zip(columns, measure.versions).map { ($0, $1) }
  }

  /// A reference as a narrow heading takes it: the one long word that notices are called by is
  /// broken where people would break it.
  static func heading(_ reference: String) -> String {
    let word = "sbescheid"
    return reference.split(separator: " ", omittingEmptySubsequences: false).map { part in
      part.hasSuffix(word) && part.count > word.count
        ? part.dropLast(word.count - 1) + "-\nbescheid" : part
    }.joined(separator: " ")
  }

  /// The awards with what they say of plan lines; the first one's terms hold.
  func terms(_ section: FormSection, _ measure: PlanActualData.Measure) -> FormContent {
    guard !measure.awards.isEmpty else { return none(section, in: "award") }
    return FormContent(
      measure.awards.enumerated().map { index, award in
        let limit =
          award.isFixed
          ? Cell.text(label(section, "fixed"))
          : award.limit.map { Cell(.number($0.value), style: CellStyle(.body, .percent)) }
            ?? .text(label(section, "unbound"))
        return Line(
          "award.\(index)", .data,
          [
            "award": .text(award.id), "funder": .text(award.funder),
            "financing": .text(award.financing), "limit": limit,
            "from": Cell(.date(award.period.from)), "to": Cell(.date(award.period.to)),
            "rules": .text(award.rules),
          ])
      })
  }

  func versions(_ section: FormSection, _ measure: PlanActualData.Measure) -> FormContent {
    let rows =
      measure.lines.map { (id: $0.id, title: $0.title) }
      + measure.removedLines.map { (id: $0.id, title: $0.title) }
    return versions(section, measure, rows, \.lines)
  }

  func sourceVersions(_ section: FormSection, _ measure: PlanActualData.Measure) -> FormContent {
    versions(section, measure, measure.sources.map { ($0.id, $0.name) }, \.sources)
  }

  private func versions(
    _ section: FormSection, _ measure: PlanActualData.Measure,
    _ rows: [(id: String, title: String)],
    _ amounts: KeyPath<PlanActualData.Version, [String: Money]>
  ) -> FormContent {
    let columns = columns(of: measure)
    guard let last = columns.last else { return FormContent() }
    let isAmended = columns.count > 1
    let lines = rows.map { row in
      let key = "row.\(row.id)"
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      var cells: [String: Cell] = ["id": .text(row.id), "label": .text(row.title)]
      for (column, version) in columns {
        // A line that a version does not have is not a line with nothing planned.
        cells[column] = version[keyPath: amounts][row.id].map { .money($0) } ?? .empty
      }
      guard isAmended else {
        cells["valid"] = .money(last.version[keyPath: amounts][row.id] ?? .zero)
        return Line(key, .data, cells)
      }
      cells["valid"] = .money("0+\(cell(last.column))")
      cells["change"] = .money(.difference(cell("valid"), cell("original")))
      return Line(key, .data, cells)
    }
    return totalled(
      section, lines, isAmended ? columns.map(\.column) + ["valid", "change"] : ["valid"])
  }

  /// The cell that holds the valid plan of a line or source.
  func valid(_ content: String, _ index: Int, _ id: String) -> Reference {
    .cell(block: block(content, index), row: "row.\(id)", column: "valid")
  }
}
