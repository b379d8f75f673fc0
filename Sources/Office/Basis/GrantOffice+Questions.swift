package import Amounts
package import Funding
package import LedgerStore

extension GrantOffice {
  /// Where measures stand on a day, in the order of projects and files.
  /// - Throws: ``Refusal`` where there is no such project or measure.
  package func assessments(
    _ ledger: Ledger, portfolio: Portfolio, project: String? = nil, measure: String? = nil,
    asOf: CalendarDate
  ) throws -> [Assessment] {
    if let project, portfolio.project(project) == nil {
      throw Refusal.noProject(project, in: portfolio)
    }
    if let measure, portfolio.measure(measure) == nil {
      throw Refusal.noMeasure(measure, in: portfolio)
    }
    let (library, baseRates) = (try library(), try baseRates())
    var result: [Assessment] = []
    for each in portfolio.projects where project == nil || each.id == project {
      let measures = each.measures.filter { measure == nil || $0.id == measure }
      guard !measures.isEmpty else { continue }
      let earlier = try ledger.earlierVersions(of: each.id, asOf: asOf)
      for candidate in measures {
        result.append(
          try Assessment.of(
            candidate, in: each, earlier: earlier, library: library,
            activities: try ledger.activities(
              measure: candidate.id, under: each.awards(ofMeasure: candidate.id, and: earlier)),
            units: try ledger.units(measure: candidate.id, asOf: asOf), asOf: asOf,
            records: try records(ledger, of: candidate, in: each, asOf: asOf),
            baseRates: baseRates))
      }
    }
    return result
  }

  /// The award `id` with its project and measure.
  package func award(_ id: String, in portfolio: Portfolio) throws -> (Award, Measure, Project) {
    guard let award = portfolio.award(id), let measure = portfolio.measure(award.measure),
      let project = portfolio.project(ofMeasure: award.measure)
    else {
      throw Refusal.noAward(id, in: portfolio)
    }
    return (award, measure, project)
  }
}
