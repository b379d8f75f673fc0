import Funding

// Ids that the ledger does not have, each with the nearest one that it has.
extension UsageFault {
  static func noAward(_ id: String, in portfolio: Portfolio) -> UsageFault {
    .unknownAward(
      id, nearest: NearestName.of(id, among: portfolio.awardIDs), known: portfolio.awardIDs)
  }

  static func noMeasure(_ id: String, in portfolio: Portfolio) -> UsageFault {
    .unknownMeasure(
      id, nearest: NearestName.of(id, among: portfolio.measureIDs), known: portfolio.measureIDs)
  }

  static func noProject(_ id: String, in portfolio: Portfolio) -> UsageFault {
    let known = portfolio.projects.map(\.id)
    return .unknownProject(id, nearest: NearestName.of(id, among: known), known: known)
  }

  /// Neither an award nor a measure nor a project.
  static func noScope(_ id: String, in portfolio: Portfolio) -> UsageFault {
    let known = portfolio.awardIDs + portfolio.measureIDs + portfolio.projects.map(\.id)
    return .unknownAward(id, nearest: NearestName.of(id, among: known), known: known)
  }
}
