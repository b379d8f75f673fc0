public import Amounts

/// Money of the measure that is neither own funds nor an award (Deckungsmittel), planned and actual
/// (`contract.md` §5 step 2). All amounts in cents.
public struct Cover: Hashable, Sendable {
  public let planned: Money
  public private(set) var actual: Money = .zero
  /// Donations that do not join the cover, actual.
  public private(set) var donations: Money = .zero
  /// Partner cash that counts as own share.
  public let partnerOwnSharePlanned: Money
  public private(set) var partnerOwnShareActual: Money = .zero
  public let ownCashPlanned: Money
  private let donationsJoin: Bool

  /// Before anything is received.
  /// - Throws: ``AmountError/beyondLimit``.
  init(measure: Measure, rules: RuleSet?) throws(AmountError) {
    let donationsJoin = rules?.donationTreatment == .reducesEligibleBase
    func planned(_ place: Place) throws(AmountError) -> Money {
      try measure.sources.filter { Self.place(of: $0, donationsJoin) == place }.map(\.planned)
        .sum()
    }
    self.donationsJoin = donationsJoin
    self.planned = try planned(.cover)
    partnerOwnSharePlanned = try planned(.partnerOwnShare)
    ownCashPlanned = try measure.sources.filter { $0.kind == .ownCash }.map(\.planned).sum()
  }

  private enum Place { case cover, donation, partnerOwnShare, none }

  private static func place(of source: Source, _ donationsJoin: Bool) -> Place {
    switch source.kind {
    case .partnerCash: source.countsAsOwnShare ? .partnerOwnShare : .cover
    case .revenue, .otherPublic: .cover
    case .donation: donationsJoin ? .cover : .donation
    case .ownCash, .inKind, .civicEngagement: .none
    }
  }

  /// Adds what `source` gave.
  /// - Throws: ``AmountError/beyondLimit``.
  mutating func receive(_ amount: Money, from source: Source) throws(AmountError) {
    switch Self.place(of: source, donationsJoin) {
    case .cover: actual = try actual + amount
    case .donation: donations = try donations + amount
    case .partnerOwnShare: partnerOwnShareActual = try partnerOwnShareActual + amount
    case .none: return
    }
  }

  /// - Parameter amounts: by source id.
  /// - Throws: ``AmountError/beyondLimit``.
  mutating func receive(
    _ amounts: [String: Money], from sources: [Source]
  ) throws(AmountError) {
    for source in sources {
      if let amount = amounts[source.id] { try receive(amount, from: source) }
    }
  }

  /// `O`: own funds that a deficit award lets stand in full: planned, or what donations and
  /// partners brought if that is more.
  func ownFunds() throws(AmountError) -> Money {
    max(try ownCashPlanned + partnerOwnSharePlanned, try donations + partnerOwnShareActual)
  }
}
