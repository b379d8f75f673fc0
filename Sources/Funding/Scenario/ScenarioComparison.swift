public import Amounts

/// Two assessments of a measure side by side: as it is, and as it would be. Amounts in cents.
public struct ScenarioComparison: Sendable {
  /// A source or award of the financing plan.
  public struct SourceRow: Hashable, Sendable {
    public let id: String
    public let before: Money
    public let after: Money
    public let difference: Money
    /// Share in recognised expenditure, hundredths of a per cent.
    public let shareBefore: Int64
    public let shareAfter: Int64
  }

  public struct AwardRow: Hashable, Sendable {
    public let id: String
    public let entitledBefore: Money
    public let entitledAfter: Money
    public let repayableBefore: Money
    public let repayableAfter: Money
  }

  /// A finding that stays, with other figures.
  public struct ChangedFinding: Hashable, Sendable {
    public let before: Finding
    public let after: Finding
  }

  public let eligibleBefore: Money
  public let eligibleAfter: Money
  /// In the order of the settlement before; sources that are new come last.
  public let sources: [SourceRow]
  public let awards: [AwardRow]
  public let appeared: [Finding]
  public let vanished: [Finding]
  public let changed: [ChangedFinding]

  /// - Throws: ``AmountError/beyondLimit``.
  public init(before: Assessment, after: Assessment) throws(AmountError) {
    eligibleBefore = before.settlement.eligible
    eligibleAfter = after.settlement.eligible
    sources = try Self.sources(before.settlement.sources, after.settlement.sources)
    var awards: [AwardRow] = []
    for old in before.awards {
      guard let new = after.awards.first(where: { $0.award.id == old.award.id }) else {
        continue
      }
      awards.append(
        AwardRow(
          id: old.award.id, entitledBefore: old.entitled, entitledAfter: new.entitled,
          repayableBefore: old.repayable, repayableAfter: new.repayable))
    }
    self.awards = awards
    var left = after.findings
    var vanished: [Finding] = []
    var changed: [ChangedFinding] = []
    for finding in before.findings {
      // Same place and same words first, so that two findings of a kind are not mixed up.
      let match = left.firstIndex(of: finding) ?? left.firstIndex { $0.isAbout(finding) }
      guard let match else {
        vanished.append(finding)
        continue
      }
      let now = left.remove(at: match)
      if now != finding { changed.append(ChangedFinding(before: finding, after: now)) }
    }
    appeared = left
    self.vanished = vanished
    self.changed = changed
  }

  private static func sources(
    _ before: [MeasureSettlement.SourceResult], _ after: [MeasureSettlement.SourceResult]
  ) throws(AmountError) -> [SourceRow] {
    var rows: [SourceRow] = []
    let old = Set(before.map(\.id))
    for id in before.map(\.id) + after.map(\.id).filter({ !old.contains($0) }) {
      let was = before.first { $0.id == id }
      let now = after.first { $0.id == id }
      let (from, to) = (was?.actual ?? .zero, now?.actual ?? .zero)
      rows.append(
        SourceRow(
          id: id, before: from, after: to, difference: try to - from,
          shareBefore: was?.shareHundredths ?? 0, shareAfter: now?.shareHundredths ?? 0))
    }
    return rows
  }
}

extension Finding {
  /// Whether both tell of the same kind of thing in the same place.
  func isAbout(_ other: Finding) -> Bool {
    code == other.code && award == other.award && subject == other.subject
  }
}
