public import Amounts

/// What one award comes to (`Settlement.md`). All amounts in cents.
public struct AwardSettlement: Hashable, Sendable {
  public let award: Award
  public let rules: RuleSet
  /// The expenditure as this award sees it.
  public let recognition: Recognition
  /// `D` as this award's rules define it.
  public let cover: Cover
  /// What the rate of a share award stands on; nil for other financing.
  let shareRate: ShareRate?
  /// Whether the changes are within ``Parameter/reductionThreshold``, so that planned figures stand
  /// in.
  public let withinThreshold: Bool
  /// The grant of step 4, before step 5 cut it and before rounding, cents.
  public let measured: Rational
  /// What the recipient is entitled to.
  public let entitled: Money
  /// The arithmetic of the last step that set the grant, before rounding.
  public let arithmetic: [Term]
  /// How the grant comes about, steps 1 to 5.
  let measuring: [SettlementStep]
  let balance: GrantBalance
  /// What is told beside the result.
  var notes: [SettlementStep] = []
  /// What the award recognises of all that it pays for: with the expenditure of final recipients
  /// where it is passed on, else that of ``recognition``.
  public let eligible: Money

  /// Drawdowns booked.
  public var received: Money { balance.paid.received }
  /// Repayments booked.
  public var repaid: Money { balance.paid.repaid }
  /// ``received`` less ``repaid``.
  public var drawn: Money { balance.drawn }
  /// What was paid back beyond all that was drawn, cents.
  public var repaidBeyond: Money { max(.zero, -balance.drawn) }
  /// `max(0, drawn − entitled)`.
  public var repayable: Money { balance.repayable }
  /// `max(0, entitled − drawn)`.
  public var open: Money { balance.open }
  /// ``repayable`` where it is so small that nothing is asked for it (``SmallClaim``), else zero.
  var leftAside: Money { balance.leftAside }
  public var steps: [SettlementStep] { measuring + balance.steps + notes }
}
