package import Amounts
package import Funding
package import LedgerStore

extension GrantOffice {
  /// Where measures stand on a day, in the order of projects and files.
  /// - Parameter supposing: what of a project is taken to be otherwise.
  /// - Throws: ``Refusal`` where there is no such project or measure.
  package func assessments(
    _ ledger: Ledger, portfolio: Portfolio, project: String? = nil, measure: String? = nil,
    asOf: CalendarDate, supposing: (Project) -> Project = { $0 }
  ) throws -> [Assessment] {
    let names = PortfolioNames(portfolio)
    let project = try project.map(names.project)
    let measure = try measure.map(names.measure)
    var result: [Assessment] = []
    for known in portfolio.projects where project == nil || known.id == project {
      let each = supposing(known)
      let measures = each.measures.filter { measure == nil || $0.id == measure }
      guard !measures.isEmpty else { continue }
      let earlier = try ledger.earlierVersions(of: each.id, asOf: asOf).map {
        EarlierVersion(supposing($0.project), replacedOn: $0.replacedOn)
      }
      for candidate in measures {
        result.append(
          try assess(candidate, in: each, earlier, ledger, asOf: asOf, passedOnBy: []))
      }
    }
    return result
  }

  /// A measure with those of its final recipients.
  /// - Parameter first: the measures that pass money on to this one.
  private func assess(
    _ measure: Measure, in project: Project, _ earlier: [EarlierVersion], _ ledger: Ledger,
    asOf: CalendarDate, through: CalendarDate? = nil, passedOnBy first: [String]
  ) throws -> Assessment {
    let through = min(asOf, through ?? asOf)
    let activities = try ledger.activities(
      measure: measure.id, under: project.awards(ofMeasure: measure.id, and: earlier))
    return try Assessment.of(
      measure, in: project, earlier: earlier, library: try library(),
      activities: through == asOf
        ? activities : activities.filter { $0.key.knownOn <= asOf && $0.day <= through },
      units: try ledger.units(measure: measure.id, asOf: through), asOf: asOf,
      records: try records(ledger, of: measure, in: project, activities, asOf: asOf),
      receivers: try receivers(
        of: measure, in: project, earlier, ledger, asOf: asOf, through: through,
        passedOnBy: first), baseRates: try baseRates())
  }

  /// The measures of the final recipients of a measure's awards.
  /// - Parameters:
  ///   - through: the last day whose payments count.
  ///   - first: the measures that pass money on to this one.
  func receivers(
    of measure: Measure, in project: Project, _ earlier: [EarlierVersion], _ ledger: Ledger,
    asOf: CalendarDate, through: CalendarDate? = nil, passedOnBy first: [String] = []
  ) throws -> [Assessment] {
    let known = first + [measure.id]
    return try Forwarding.receivers(ofMeasure: measure.id, in: project)
      .filter { !known.contains($0.id) }.map {
        try assess(
          $0, in: project, earlier, ledger, asOf: asOf, through: through, passedOnBy: known)
      }
  }

  /// The award `id` with its project and measure.
  package func award(_ id: String, in portfolio: Portfolio) throws -> (Award, Measure, Project) {
    let id = try PortfolioNames(portfolio).award(id)
    guard let award = portfolio.award(id), let measure = portfolio.measure(award.measure),
      let project = portfolio.project(ofMeasure: award.measure)
    else {
      throw Refusal.noAward(id, among: portfolio.awardIDs)
    }
    return (award, measure, project)
  }
}
