public import Amounts

/// A source or award that money may come in from.
public struct ExpectedIncome: Hashable, Sendable {
  public let kind: BookingKind
  public let measure: String
  /// Id of the source or award.
  public let source: String
  /// What the payer may quote instead of ``source``.
  public let references: [String]
  let keys: [ReferenceKey]
  /// Weaker signs: id of the measure.
  public let texts: [String]
  let textKeys: [ReferenceKey]
  public let payer: BankParty
  /// Amounts that would be no surprise, cents: what is open, a yearly tranche, the rest of the
  /// plan.
  public let amounts: [Money]
  /// The most that may still come, cents; nil: no limit.
  public let limit: Money?

  public init(
    kind: BookingKind, measure: String, source: String, references: [String] = [],
    texts: [String] = [], payer: BankParty, amounts: [Money] = [], limit: Money? = nil
  ) {
    self.kind = kind
    self.measure = measure
    self.source = source
    self.references = references
    keys = ([source] + references).map(ReferenceKey.init)
    self.texts = texts
    textKeys = texts.map(ReferenceKey.init)
    self.payer = payer
    self.amounts = amounts
    self.limit = limit
  }
}
