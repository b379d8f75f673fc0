public import Amounts

/// Money of the measure that is neither own funds nor an award (Deckungsmittel), planned and actual
/// (`contract.md` §5 step 2). All amounts in cents.
public struct Cover: Hashable, Sendable {
  public let planned: Money
  public let actual: Money
  /// Donations that do not join the cover, actual.
  public let donations: Money
  /// Partner cash that counts as own share.
  public let partnerOwnSharePlanned: Money
  public let partnerOwnShareActual: Money
  public let ownCashPlanned: Money

  /// - Parameter received: by source id.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    measure: Measure, rules: RuleSet?, received: [String: Money]
  ) throws(AmountError) {
    let donationsJoin = rules?.donationTreatment == .reducesEligibleBase
    func sum(_ sources: [Source], _ value: (Source) -> Money) throws(AmountError) -> Money {
      try sources.map(value).sum()
    }
    let actual = { (source: Source) in received[source.id] ?? .zero }
    let cover = measure.sources.filter { source in
      switch source.kind {
      case .partnerCash: !source.countsAsOwnShare
      case .revenue, .otherPublic: true
      case .donation: donationsJoin
      case .ownCash, .inKind, .civicEngagement: false
      }
    }
    let ownShare = measure.sources.filter { $0.kind == .partnerCash && $0.countsAsOwnShare }
    planned = try sum(cover, \.planned)
    self.actual = try sum(cover, actual)
    donations =
      donationsJoin ? .zero : try sum(measure.sources.filter { $0.kind == .donation }, actual)
    partnerOwnSharePlanned = try sum(ownShare, \.planned)
    partnerOwnShareActual = try sum(ownShare, actual)
    ownCashPlanned = try sum(measure.sources.filter { $0.kind == .ownCash }, \.planned)
  }

  /// `O`: own funds that a deficit award lets stand in full: planned, or what donations and
  /// partners brought if that is more.
  func ownFunds() throws(AmountError) -> Money {
    max(try ownCashPlanned + partnerOwnSharePlanned, try donations + partnerOwnShareActual)
  }
}
