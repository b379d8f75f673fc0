public import Amounts

/// The consolidated statement of an award that was passed on in part: the first recipient's own
/// settlement and those of the final recipients. Amounts in cents.
public struct ForwardingStatement: Hashable, Sendable {
  /// What a final recipient comes to.
  public struct Recipient: Hashable, Sendable {
    public let measure: String
    /// Id of the forwarding notice.
    public let award: String
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
  /// Recognised expenditure of all.
  public let eligible: Money
  /// The final grant, at most the award's amount.
  public let entitled: Money
  /// Drawn from the funder, less what was paid back.
  public let drawn: Money
  /// To be paid back to the funder.
  public let repayable: Money

  /// - Parameters:
  ///   - award: as the funder gave it.
  ///   - own: the first recipient's assessment.
  ///   - recipients: the assessments of the final recipients' measures.
  /// - Throws: ``AmountError/beyondLimit``, ``UnknownAward``.
  public init(
    of award: Award, own: Assessment, recipients assessments: [Assessment]
  ) throws {
    guard let kept = own.settlement.awards.first(where: { $0.award.id == award.id }) else {
      throw UnknownAward(id: award.id, known: own.settlement.awards.map(\.award.id))
    }
    var recipients: [Recipient] = []
    for assessment in assessments {
      let settlement = assessment.settlement
      for settled in settlement.awards where settled.award.forwardedFrom == award.id {
        recipients.append(
          Recipient(
            measure: settlement.measure.id, award: settled.award.id,
            plannedEligible: settlement.plannedEligible, eligible: settlement.eligible,
            amount: settled.award.amount, entitled: settled.entitled, drawn: settled.drawn,
            repayable: settled.repayable))
      }
    }
    self.award = award
    self.recipients = recipients
    ownEligible = own.settlement.eligible
    ownEntitled = kept.entitled
    eligible = try own.settlement.eligible + recipients.map(\.eligible).sum()
    entitled = min(award.amount, try kept.entitled + recipients.map(\.entitled).sum())
    // The kept part was settled without what was passed on.
    let funds = own.funds[award.id]
    let forwarded = try (funds?.forwarded ?? []).map(\.amount).sum()
    drawn = try kept.drawn + forwarded
    repayable = max(.zero, try drawn - entitled)
  }
}
