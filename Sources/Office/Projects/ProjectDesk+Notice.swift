package import Amounts
package import Bookkeeping
package import Funding

/// A project as its notices were understood, for the person who holds them to compare.
package struct ProjectNotice: Sendable {
  /// A notice with what follows from it.
  package struct Grant: Sendable {
    package let award: Award
    /// The rules that hold for it, with what the notice changes.
    package let rules: RuleSet
    /// What of these rules nobody read in their text.
    package let unread: [UnreadValue]
    package let deadlines: [Deadline]
  }

  /// What a measure gets from one side.
  package struct Part: Sendable {
    package let id: String
    package let title: LocalizedText
    /// Cents.
    package let planned: Money
  }

  /// The plans of a measure.
  package struct Plan: Sendable {
    package let measure: Measure
    /// What is spent on each plan line is booked there; in-kind lines have an account of their own.
    package let accounts: [String: Account]
    package let recipient: String
    /// Cents.
    package let planned: Money
    package let eligible: Money
    /// Awards as far as they are kept, then sources.
    package let financing: [Part]
    /// Their sum, cents.
    package let financed: Money
  }

  package let project: Project
  package let grants: [Grant]
  package let plans: [Plan]
}

extension ProjectDesk {
  /// How the notices of a project are understood.
  /// - Throws: ``UnknownRuleSet``, ``AmountError``.
  package func notice(of project: Project) throws -> ProjectNotice {
    let library = try office.library()
    var grants: [ProjectNotice.Grant] = []
    let plans = try project.measures.map { measure in
      let awards = project.awards(ofMeasure: measure.id)
      if let day = awards.map(\.awardedOn).max() {
        let assessment = try Assessment.of(
          measure, in: project, library: library, activities: [], units: .zero, asOf: day)
        grants += assessment.awards.map { settled in
          ProjectNotice.Grant(
            award: settled.award, rules: settled.rules,
            unread: settled.rules.unread(Parameter.allCases),
            deadlines: Deadlines.of(settled, in: project, asOf: day))
        }
      }
      return try plan(measure, awards, project)
    }
    return ProjectNotice(project: project, grants: grants, plans: plans)
  }

  private func plan(
    _ measure: Measure, _ awards: [Award], _ project: Project
  ) throws -> ProjectNotice.Plan {
    let parts =
      try awards.map { award in
        ProjectNotice.Part(
          id: award.id, title: LocalizedText(de: "Zuwendung", en: "Grant"),
          planned: try Forwarding.ownPart(of: award, in: project).amount)
      }
      + measure.sources.map { source in
        ProjectNotice.Part(id: source.id, title: source.kind.name, planned: source.planned)
      }
    let chart = try office.chart()
    let accounts = measure.lines.filter { !$0.inKind && $0.flatRate == nil }.compactMap { line in
      chart[chart.expenseAccount(of: line)].map { (line.id, $0) }
    }
    return ProjectNotice.Plan(
      measure: measure, accounts: Dictionary(accounts) { first, _ in first },
      recipient: project.organisationName(measure.recipient),
      planned: try measure.plannedTotal(), eligible: try measure.plannedEligible(),
      financing: parts, financed: try parts.map(\.planned).sum())
  }
}
