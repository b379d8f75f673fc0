public import Amounts

/// The consolidated statement of an award that was passed on in part: the first recipient's own
/// settlement and those of the final recipients. Amounts in cents.
public struct ForwardingStatement: Hashable, Sendable {
  /// What a final recipient comes to.
  public struct Recipient: Hashable, Sendable {
    public let measure: String
    /// Id of the forwarding notice.
    public let award: String
    /// Its own and that of those it passes the money on to, as ``eligible``.
    public let plannedEligible: Money
    /// Recognised eligible expenditure.
    public let eligible: Money
    /// What the notice passes on at most.
    public let amount: Money
    public let entitled: Money
    /// Received from the first recipient, less what was paid back.
    public let drawn: Money
    /// To be paid back to the first recipient.
    public let repayable: Money
  }

  /// The award as the funder gave it.
  public let award: Award
  /// The first recipient's own recognised expenditure.
  public let ownEligible: Money
  /// What the first recipient is entitled to for its own expenditure.
  public let ownEntitled: Money
  public let recipients: [Recipient]
  /// What the award recognises of the expenditure of all, by its own rules.
  public let eligible: Money
  /// The final grant by the award's own rules, at most its amount.
  public let entitled: Money
  /// ``eligible`` less what the parts recognise each by its own rules.
  public let eligibleAdjustment: Money
  /// ``entitled`` less what the parts are entitled to: below zero what the first recipient bears of
  /// what its forwarding notices give.
  public let entitledAdjustment: Money
  /// Drawn from the funder, less what was paid back.
  public let drawn: Money
  /// To be paid back to the funder.
  public let repayable: Money

  /// Nil for an award that nobody passes on.
  /// - Parameter own: the first recipient's assessment, with those of the final recipients.
  /// - Throws: ``AmountError/beyondLimit``.
  public init?(of award: String, own: Assessment) throws(AmountError) {
    var recipients: [Recipient] = []
    for receiver in own.receivers {
      let settlement = receiver.settlement
      for settled in receiver.awards where settled.award.forwardedFrom == award {
        let further = try Self(of: settled.award.id, own: receiver)?.recipients ?? []
        recipients.append(
          Recipient(
            measure: settlement.measure.id, award: settled.award.id,
            plannedEligible: try settlement.plannedEligible
              + further.map(\.plannedEligible).sum(),
            eligible: settled.eligible,
            amount: settled.award.amount, entitled: settled.entitled, drawn: settled.drawn,
            repayable: settled.repayable))
      }
    }
    guard !recipients.isEmpty, let whole = own.awards.first(where: { $0.award.id == award }),
      let kept = own.settlement.awards.first(where: { $0.award.id == award })
    else { return nil }
    self.award = whole.award
    self.recipients = recipients
    ownEligible = kept.recognition.total
    ownEntitled = kept.entitled
    (eligible, entitled) = (whole.eligible, whole.entitled)
    (drawn, repayable) = (whole.drawn, whole.repayable)
    eligibleAdjustment = try eligible - ownEligible - recipients.map(\.eligible).sum()
    entitledAdjustment = try entitled - ownEntitled - recipients.map(\.entitled).sum()
  }
}
