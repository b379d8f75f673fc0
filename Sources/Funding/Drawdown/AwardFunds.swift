public import Amounts

/// The money of one award on a day: what was drawn and paid back, and what became of it.
public struct AwardFunds: Hashable, Sendable {
  /// Drawdowns by day of payout.
  public let drawdowns: [DatedAmount]
  public let repayments: [DatedAmount]
  /// Both in one, repayments below zero.
  let paid: [DatedAmount]
  /// Interest booked as paid or demanded, cents.
  let interestBooked: Money
  public let use: FundsUse
  /// Drawdowns less repayments, cents.
  let drawn: Money
  /// What the award is entitled to: as much of what was drawn is used, cents.
  public let entitled: Money
  /// What own and other funds leave for the award on the day, with other cover as planned where it
  /// has not come yet (deficit and full awards); else ``entitled``. Cents.
  let afterOwnFunds: Money
  /// The same if own and other funds had not to be used first, cents.
  let beforeOwnFunds: Money
  /// Own and other funds that have not been put in yet, cents.
  let ownFundsMissing: Money
  /// What the award would bear of expenses that are booked and not yet paid, cents.
  let shareOfUnpaid: Money
  /// Open money for which nothing is asked (``AwardSettlement/leftAside``), cents.
  let leftAside: Money
  /// From which day the notice says that it is void (``Milestones/reducedFrom``).
  let reducedFrom: CalendarDate?
  /// The days on which other terms took effect while money was out (amendments).
  public let amendedOn: [CalendarDate]
  /// Whether money may be drawn only for what is paid already (Erstattungsprinzip): cost basis, and
  /// EU programmes without a window.
  public let isReimbursed: Bool

  /// - Parameters:
  ///   - settled: an award of `settlement` as its funder sees it.
  ///   - kept: the same as far as the measure keeps it.
  ///   - known: activities of the measure, those known on the settlement's day.
  /// - Throws: ``AmountError/beyondLimit``.
  private init(
    _ settled: AwardSettlement, kept: AwardSettlement, in settlement: MeasureSettlement,
    known: [Activity], over time: Entitlements, _ passedOn: ForwardedNeeds
  ) throws(AmountError) {
    let award = settled.award
    var drawdowns: [DatedAmount] = []
    var repayments: [DatedAmount] = []
    var forwarded: [DatedAmount] = []
    var interest: [Money] = []
    for activity in known where activity.key.source == award.id {
      let dated = DatedAmount(activity.key.countsOn ?? activity.key.knownOn, activity.amount)
      switch activity.key.kind {
      case .drawdown: drawdowns.append(dated)
      case .repayment: repayments.append(dated)
      case .forward: forwarded.append(dated)
      case .interest: interest.append(activity.amount)
      default: continue
      }
    }
    self.drawdowns = drawdowns.sorted { $0.date < $1.date }
    self.repayments = repayments.sorted { $0.date < $1.date }
    paid = known.paid(from: award.id)
    interestBooked = try interest.sum()
    drawn = settled.drawn
    entitled = settled.entitled
    leftAside = settled.leftAside
    reducedFrom = award.milestones.reducedFrom
    amendedOn = time.amendedOn
    shareOfUnpaid =
      try max(
        .zero, (time.withUnpaid(award.id) ?? kept.entitled) - kept.entitled) + passedOn.ofUnpaid
    isReimbursed = Self.isReimbursed(award, settled.rules, basis: settlement.measure.basis)
    let order = try FundsOrder(kept, in: settlement, known: known)
    // The order of funds of what is passed on is that of the final recipients.
    let others = try entitled - kept.entitled
    (afterOwnFunds, beforeOwnFunds) = (try order.after + others, try order.before + others)
    ownFundsMissing = order.missing
    // Where nobody looks at the final recipients, what is passed on is kept out of it.
    let isKeptOnly = try drawdowns.map(\.amount).sum() != settled.received
    use = try FundsUse(
      drawdowns: drawdowns, repayments: isKeptOnly ? repayments + forwarded : repayments,
      needs: passedOn.added(
        to: time.needs(award.id), standing: kept.leftStanding(settlement.measure))
    ) { day in
      (time.rules(award.id, on: day) ?? settled.rules).duration(.useWindow) ?? Duration()
    }
  }

  /// The money of each award of `settlement` that has any, by the award's id, by the terms of
  /// today alone.
  /// - Parameter activities: of the measure; those known after the settlement's day are left out.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func all(
    in settlement: MeasureSettlement, of project: Project, activities: [Activity]
  ) throws(AmountError) -> [String: AwardFunds] {
    let known = activities.filter { $0.key.knownOn <= settlement.asOf }
    return try all(
      in: settlement, settlement.awards, known: known,
      phases: [Phase(settlement, in: project, known: known)], [])
  }

  /// The same where terms changed.
  /// - Parameters:
  ///   - awards: of `settlement`, as their funders see them.
  ///   - known: as booked, known on the settlement's day.
  ///   - phases: oldest first; the last is the settlement's.
  ///   - receivers: the measures of final recipients.
  static func all(
    in settlement: MeasureSettlement, _ awards: [AwardSettlement], known: [Activity],
    phases: [Phase], _ receivers: [Assessment]
  ) throws(AmountError) -> [String: AwardFunds] {
    let drawn = known.filter { $0.key.kind == .drawdown }
    var byDay: [CalendarDate: Money] = [:]
    for activity in drawn {
      let day = activity.key.countsOn ?? activity.key.knownOn
      byDay[day] = try (byDay[day] ?? .zero) + activity.amount
    }
    // What was booked and taken back was never drawn.
    guard let first = byDay.filter({ !$0.value.isZero }).keys.min() ?? byDay.keys.min() else {
      return [:]
    }
    let ids = Set(drawn.compactMap(\.key.source))
    let time = try Entitlements(phases, units: settlement.units, from: first)
    var all: [String: AwardFunds] = [:]
    for (kept, settled) in zip(settlement.awards, awards) where ids.contains(kept.award.id) {
      let id = kept.award.id
      all[id] = try AwardFunds(
        settled, kept: kept, in: settlement, known: known, over: time,
        ForwardedNeeds(
          of: id, time, units: settlement.units, in: settlement.measure, receivers, from: first))
    }
    return all
  }

  /// Whether `award` pays only what was paid before: on the cost basis, and in EU programmes whose
  /// rules know no window.
  static func isReimbursed(_ award: Award, _ rules: RuleSet, basis: Measure.Basis) -> Bool {
    let window = rules.duration(.useWindow) ?? Duration()
    return basis == .cost || (window == Duration() && award.funder.level == .eu)
  }
}
