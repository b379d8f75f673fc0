public import Amounts

/// Where a measure stands on a day: its settlement and all findings.
public struct Assessment: Sendable {
  /// The traffic light (Ampel).
  public enum Light: String, Sendable, CaseIterable {
    case green, yellow, red

    public var name: LocalizedText {
      switch self {
      case .green: LocalizedText(de: "grün", en: "green")
      case .yellow: LocalizedText(de: "gelb", en: "yellow")
      case .red: LocalizedText(de: "rot", en: "red")
      }
    }
  }

  public let project: Project
  public let settlement: MeasureSettlement
  /// Errors first.
  public let findings: [Finding]
  /// What became of drawn money, by award id; awards without a drawdown have none.
  public let funds: [String: AwardFunds]

  public init(
    project: Project, settlement: MeasureSettlement, findings: [Finding],
    funds: [String: AwardFunds] = [:]
  ) {
    self.project = project
    self.settlement = settlement
    self.findings = findings
    self.funds = funds
  }

  /// Red for an error, yellow for a warning, green else.
  public var light: Light {
    switch findings.map(\.severity).max() {
    case .error: .red
    case .warning: .yellow
    case .info, nil: .green
    }
  }

  /// Settles a measure and applies every rule to it.
  /// - Parameters:
  ///   - activities: of the measure; those known after `asOf` are left out.
  ///   - units: delivered units known by `asOf`.
  /// - Throws: ``UnknownRuleSet``, ``AmountError``.
  public static func of(
    _ measure: Measure, in project: Project, library: RuleSetLibrary, activities: [Activity],
    units: Rational, asOf: CalendarDate
  ) throws -> Assessment {
    var awards: [(award: Award, rules: RuleSet)] = []
    var forwarding: Set<String> = []
    for award in project.awards(ofMeasure: measure.id) {
      let kept = try Forwarding.ownPart(of: award, in: project)
      if kept != award { forwarding.insert(award.id) }
      awards.append((kept, try library.rules(for: award)))
    }
    let known = activities.filter { $0.key.knownOn <= asOf }
    let all = try known + FlatRate.activities(of: measure, known)
    let settlement = try Settlement.settle(
      measure, awards: awards, activities: Forwarding.own(all, forwarding: forwarding),
      units: units, asOf: asOf)
    let context = try RuleContext(project: project, settlement: settlement, activities: all)
    return Assessment(
      project: project, settlement: settlement, findings: try RuleBook.findings(context),
      funds: context.funds)
  }
}
