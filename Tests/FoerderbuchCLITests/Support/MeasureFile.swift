/// A project file with one project `P` and one measure `M`: its plan, its sources and its awards.
struct MeasureFile: Sendable {
  /// One line of a list of the file, in YAML's short form.
  typealias Item = String

  var lines: [Item]
  var sources: [Item]
  var awards: [Item]
  /// The notice that made this version.
  var amendment: Item?
  /// Whether the project has a second measure `N`, with a line `REISE` and no award.
  var hasNeighbour = false

  var yaml: String {
    """
    format: foerderbuch/project/1
    project: {id: P, title: "Vorhaben"}
    \(amendment.map { "amendment: \($0)" } ?? "")
    organisations:
      - {id: stadt, name: "Stadt", kind: municipality}
      - {id: partner, name: "Partner GmbH", kind: enterprise}
    measures:
      - id: M
        title: "Teilvorhaben"
        recipient: stadt
        role: lead
        basis: expenditure
        lines:
    \(Self.list(lines))
        sources:
    \(Self.list(sources))
    \(hasNeighbour ? Self.neighbour : "")
    awards:
    \(awards.map { "  - \($0)" }.joined(separator: "\n"))

    """
  }

  private static let neighbour = """
      - id: N
        title: "Nachbar"
        recipient: partner
        role: partner
        lines:
          - {id: REISE, title: "Reisen", planned: "1000.00", eligible: "1000.00"}
        sources:
          - {id: firma, kind: ownCash, planned: "1000.00"}
    """

  private static func list(_ items: [Item]) -> String {
    items.map { "      - \($0)" }.joined(separator: "\n")
  }

  static func line(_ id: String, _ planned: String, inKind: Bool = false) -> Item {
    "{id: \(id), title: \"\(id)\", planned: \"\(planned)\", eligible: \"\(planned)\", inKind: \(inKind)}"
  }

  /// - Parameter more: further members, as `fixed: true`.
  static func source(_ id: String, _ kind: String, _ planned: String, _ more: String...) -> Item {
    "{\((["id: \(id)", "kind: \(kind)", "planned: \"\(planned)\""] + more).joined(separator: ", "))}"
  }

  /// An award of the measure from 2024-01-01 to 2025-12-31.
  /// - Parameter more: further members, as `rate: "80%"`.
  static func award(
    _ id: String, _ level: String, _ ruleSet: String, _ financing: String, _ amount: String,
    on date: String = "2024-01-01", _ more: String...
  ) -> Item {
    let members =
      [
        "id: \(id)", "measure: M", "funder: {id: f-\(id), name: \"Geber \(id)\", level: \(level)}",
        "ruleSet: \(ruleSet)", "financing: \(financing)", "amount: \"\(amount)\"",
        "awardedOn: \(date)", "from: 2024-01-01", "to: 2025-12-31",
      ] + more
    return "{\(members.joined(separator: ", "))}"
  }
}
