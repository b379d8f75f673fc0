import Funding

/// What a report is about: one award, one measure, one project, or all of them.
public enum ReportScope: Hashable, Sendable {
  case award(String)
  case measure(String)
  case project(String)
  case all

  /// `award:NRW-KW-01`, for the document properties.
  package var text: String {
    switch self {
    case .award(let id): "award:" + id
    case .measure(let id): "measure:" + id
    case .project(let id): "project:" + id
    case .all: "all"
    }
  }

  init?(text: String) {
    guard text != "all" else {
      self = .all
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "award": self = .award(parts[1])
    case "measure": self = .measure(parts[1])
    case "project": self = .project(parts[1])
    default: return nil
    }
  }

  /// The measures it takes in, each with its project, in the order of projects and files. Of an
  /// award it is the award's measure.
  /// - Throws: ``Refusal`` where the portfolio has no such award, measure or project.
  func measures(in portfolio: Portfolio) throws -> [(measure: Measure, project: Project)] {
    switch self {
    case .award(let id):
      guard let award = portfolio.award(id) else { throw Refusal.noScope(id, in: portfolio) }
      return try ReportScope.measure(award.measure).measures(in: portfolio)
    case .measure(let id):
      guard let measure = portfolio.measure(id), let project = portfolio.project(ofMeasure: id)
      else { throw Refusal.noScope(id, in: portfolio) }
      return [(measure, project)]
    case .project(let id):
      guard let project = portfolio.project(id) else { throw Refusal.noScope(id, in: portfolio) }
      return project.measures.map { ($0, project) }
    case .all:
      return portfolio.projects.flatMap { project in project.measures.map { ($0, project) } }
    }
  }

  /// The awards it takes in, in the order of projects and files.
  func awards(in portfolio: Portfolio) throws -> [Award] {
    if case .award(let id) = self {
      guard let award = portfolio.award(id) else { throw Refusal.noScope(id, in: portfolio) }
      return [award]
    }
    return try measures(in: portfolio).flatMap { measure, project in
      project.awards(ofMeasure: measure.id)
    }
  }
}
