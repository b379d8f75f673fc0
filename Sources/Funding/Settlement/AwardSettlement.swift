public import Amounts

/// What one award comes to (`contract.md` §5). All amounts in cents.
public struct AwardSettlement: Hashable, Sendable {
  public let award: Award
  public let rules: RuleSet
  /// The expenditure as this award sees it.
  public let recognition: Recognition
  /// `D` as this award's rules define it.
  public let cover: Cover
  /// Whether the changes are within ``Parameter/reductionThreshold``, so that planned figures stand
  /// in.
  public let withinThreshold: Bool
  /// The grant of step 4, before step 5 cut it and before rounding, cents.
  public let measured: Rational
  /// What the recipient is entitled to.
  public let entitled: Money
  /// Drawdowns booked.
  public let received: Money
  /// Repayments booked.
  public let repaid: Money
  /// ``received`` less ``repaid``.
  public let drawn: Money
  /// `max(0, drawn − entitled)`.
  public let repayable: Money
  /// `max(0, entitled − drawn)`.
  public let open: Money
  /// The arithmetic of the last step that set the grant, before rounding.
  public let arithmetic: [Term]
  public internal(set) var steps: [SettlementStep]
}
