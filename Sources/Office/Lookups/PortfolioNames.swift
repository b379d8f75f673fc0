import Amounts
import Funding
import LedgerStore

/// Finds what people name by its id or its title; what nothing has is refused with the nearest.
struct PortfolioNames {
  let portfolio: Portfolio

  init(_ portfolio: Portfolio) { self.portfolio = portfolio }

  func project(_ name: String) throws -> String {
    try find(name, portfolio.projects.map { ($0.id, $0.title) }) {
      Refusal.noProject($0, among: $1)
    }
  }

  func measure(_ name: String) throws -> String {
    let measures = portfolio.projects.flatMap(\.measures)
    return try find(name, measures.map { ($0.id, $0.title) }) { Refusal.noMeasure($0, among: $1) }
  }

  func award(_ name: String) throws -> String {
    try find(name, portfolio.projects.flatMap(\.awards).map { ($0.id, "") }) {
      Refusal.noAward($0, among: $1)
    }
  }

  /// An award, a measure or a project, looked for in that order.
  func scope(_ name: String) throws -> ReportScope {
    if portfolio.award(name) != nil { return .award(name) }
    if portfolio.measure(name) != nil { return .measure(name) }
    if portfolio.project(name) != nil { return .project(name) }
    let projects = portfolio.projects
    let id = try find(
      name,
      projects.flatMap(\.awards).map { ($0.id, "") }
        + projects.flatMap(\.measures).map { ($0.id, $0.title) }
        + projects.map { ($0.id, $0.title) }
    ) { Refusal.noAward($0, among: $1) }
    return try scope(id)
  }

  /// - Parameter measures: those whose lines are meant.
  func line(_ name: String, of measures: [Measure]) throws -> String {
    try find(name, measures.flatMap(\.lines).map { ($0.id, $0.title) }) {
      Refusal.noLine($0, among: $1)
    }
  }

  /// A source of the measures, or an award.
  func source(_ name: String, of measures: [Measure]) throws -> String {
    let ids = Set(measures.map(\.id))
    let awards = portfolio.projects.flatMap(\.awards).filter { ids.contains($0.measure) }
    return try find(
      name,
      measures.flatMap(\.sources).map { ($0.id, $0.kind.name.de) }
        + awards.map { ($0.id, $0.funder.name) }
    ) { Refusal.noSource($0, among: $1) }
  }

  /// - Parameter refuse: gets the ids, then the titles that are not ids too.
  private func find(
    _ name: String, _ known: [(id: String, title: String)],
    _ refuse: (String, [String]) -> Refusal
  ) throws -> String {
    if known.contains(where: { $0.id == name }) { return name }
    let wanted = SearchText.folded(name)
    let found = known.filter {
      SearchText.folded($0.id) == wanted || SearchText.folded($0.title) == wanted
    }
    let ids = Set(found.map(\.id))
    if let id = ids.first, ids.count == 1 { return id }
    if let refusal = Refusal.withheld(name, portfolio) { throw refusal }
    throw refuse(name, ids.isEmpty ? unique(known.map(\.id) + known.map(\.title)) : ids.sorted())
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
