import Amounts
import Funding
import LedgerStore
import Messages
import Reporting

/// A measure that a report takes in, with its project and where it stands.
struct ReportedMeasure {
  let measure: Measure
  let project: Project
  let assessment: Assessment
  /// The awards that the report is about, the one that was asked for first.
  let awards: [AwardSettlement]

  var settlement: MeasureSettlement { assessment.settlement }
}

extension ReportMaker {
  /// The measures of a scope with their settlements, in the order of projects and files.
  /// - Throws: ``Refusal`` where the scope has none on that day.
  func measures(_ request: ReportRequest) throws -> [ReportedMeasure] {
    let portfolio = try ledger.portfolio(asOf: request.asOf)
    let found = try request.scope.measures(in: portfolio)
    guard !found.isEmpty else {
      throw Refusal(
        .data,
        Problem("office.MEASURE_NOT_YET", ["kind": request.kind.rawValue, "asOf": request.asOf]))
    }
    let assessments = Dictionary(
      try request.scope.assessments(office, ledger, portfolio, request.asOf).map {
        ($0.settlement.measure.id, $0)
      }, uniquingKeysWith: { first, _ in first })
    return found.compactMap { measure, project in
      assessments[measure.id].map { assessment in
        var awards = assessment.settlement.awards
        if case .award(let id) = request.scope { awards = awards.filter { $0.award.id == id } }
        return ReportedMeasure(
          measure: measure, project: project, assessment: assessment, awards: awards)
      }
    }
  }
}

extension MeasureSettlement {
  /// Sources by id as people know them: kind and organisation.
  func sourceNames(in project: Project, _ language: Language) -> [String: String] {
    var names: [String: String] = [:]
    for source in sources {
      let organisation = source.organisation.flatMap { id in
        project.organisation(id)?.name
          ?? awards.first { $0.award.funder.id == id }?.award.funder.name
      }
      names[source.id] = [source.kind.name[language], organisation].compactMap { $0 }
        .joined(separator: " – ")
    }
    return names
  }
}

extension ReportScope {
  /// What it is called in headers and titles: the id, or all projects.
  func name(_ language: Language) -> String {
    switch self {
    case .award(let id), .measure(let id), .project(let id): id
    case .all: language.pick("alle Vorhaben", "all projects")
    }
  }
}
