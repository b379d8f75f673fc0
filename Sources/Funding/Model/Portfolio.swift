/// The projects of a ledger as they stand on a day, to look things up in.
public struct Portfolio: Sendable {
  /// Ordered by id.
  public let projects: [Project]
  /// The ids of projects, measures and awards that are kept from whoever asks.
  public let withheld: Set<String>
  private let measureProject: [String: Int]
  private let awardProject: [String: Int]

  /// - Parameter withheld: see ``withheld``.
  public init(projects: [Project], withheld: Set<String> = []) {
    let ordered = projects.sorted { $0.id < $1.id }
    var measureProject: [String: Int] = [:]
    var awardProject: [String: Int] = [:]
    for (index, project) in ordered.enumerated() {
      for measure in project.measures { measureProject[measure.id] = index }
      for award in project.awards { awardProject[award.id] = index }
    }
    self.projects = ordered
    self.withheld = withheld
    self.measureProject = measureProject
    self.awardProject = awardProject
  }

  /// Some of its projects, with the ids of all others as ``withheld``.
  public func limited(to ids: Set<String>) -> Portfolio {
    let others = projects.filter { !ids.contains($0.id) }
    return Portfolio(
      projects: projects.filter { ids.contains($0.id) },
      withheld: Set(
        others.flatMap { [$0.id] + $0.measures.map(\.id) + $0.awards.map(\.id) }))
  }

  /// The project that the measure `id` belongs to.
  public func project(ofMeasure id: String) -> Project? { measureProject[id].map { projects[$0] } }

  public func measure(_ id: String) -> Measure? { project(ofMeasure: id)?.measure(id) }

  public func award(_ id: String) -> Award? {
    awardProject[id].flatMap { index in projects[index].awards.first { $0.id == id } }
  }

  public func project(_ id: String) -> Project? { projects.first { $0.id == id } }

  /// All measure ids, in the order of projects and files.
  public var measureIDs: [String] { projects.flatMap { $0.measures.map(\.id) } }

  /// The id of the measure whose id or title is like a word that none has; nil where none is.
  func measure(nearest word: String) -> String? {
    NearestName.id(like: word, among: projects.flatMap(\.measures).map { ($0.id, $0.title) })
  }

  public var awardIDs: [String] { projects.flatMap { $0.awards.map(\.id) } }
}
