public import Amounts

/// Money of the measure that is neither own funds nor an award (Deckungsmittel), planned and actual
/// (`Settlement.md` step 2). All amounts in cents.
public struct Cover: Hashable, Sendable {
  public let planned: Money
  public private(set) var actual: Money = .zero
  /// Donations and other money that stands in for own funds (``RuleSet/countsAsOwn(_:)``), planned
  /// and actual.
  let standInsPlanned: Money
  private(set) var standIns: Money = .zero
  /// Partner cash that counts as own share.
  let partnerOwnSharePlanned: Money
  private(set) var partnerOwnShareActual: Money = .zero
  let ownCashPlanned: Money
  /// What ``standIns`` are.
  let standInName: Term
  private let places: [String: Place]

  private enum Place { case cover, standIn, partnerOwnShare }

  /// Before anything is received.
  /// - Throws: ``AmountError/beyondLimit``.
  init(measure: Measure, rules: RuleSet) throws(AmountError) {
    var places: [String: Place] = [:]
    for source in measure.sources {
      switch source.kind {
      case .ownCash, .inKind, .civicEngagement: continue
      case .partnerCash: places[source.id] = rules.countsAsOwn(source) ? .partnerOwnShare : .cover
      case .donation, .revenue, .otherPublic:
        places[source.id] = rules.countsAsOwn(source) ? .standIn : .cover
      }
    }
    func planned(_ place: Place) throws(AmountError) -> Money {
      try measure.sources.filter { places[$0.id] == place }.map(\.planned).sum()
    }
    self.places = places
    self.planned = try planned(.cover)
    standInsPlanned = try planned(.standIn)
    partnerOwnSharePlanned = try planned(.partnerOwnShare)
    ownCashPlanned = try measure.sources.filter { $0.kind == .ownCash }.map(\.planned).sum()
    let isPublic = measure.sources.contains {
      $0.kind == .otherPublic && places[$0.id] == .standIn
    }
    standInName =
      isPublic
      ? .words("Spenden und Mittel wie eigene", "donations and money like own")
      : .words("Spenden", "donations")
  }

  /// Adds what `source` gave.
  /// - Throws: ``AmountError/beyondLimit``.
  mutating func receive(_ amount: Money, from source: Source) throws(AmountError) {
    switch places[source.id] {
    case .cover: actual = try actual + amount
    case .standIn: standIns = try standIns + amount
    case .partnerOwnShare: partnerOwnShareActual = try partnerOwnShareActual + amount
    case nil: return
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

  /// `O`: own funds that a deficit award lets stand in full: planned, with what stands in for
  /// them, or what donations and partners brought if that is more.
  func ownFunds() throws(AmountError) -> Money {
    max(
      try ownCashPlanned + partnerOwnSharePlanned + standInsPlanned,
      try standIns + partnerOwnShareActual)
  }
}
