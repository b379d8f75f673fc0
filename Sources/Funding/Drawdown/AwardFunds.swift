public import Amounts

/// The money of one award on a day: what was drawn and paid back, and what became of it.
public struct AwardFunds: Hashable, Sendable {
  /// Drawdowns by day of payout.
  public let drawdowns: [DatedAmount]
  public let repayments: [DatedAmount]
  /// Both in one, repayments below zero.
  let paid: [DatedAmount]
  /// What was passed on to final recipients, who have statements of their own.
  public let forwarded: [DatedAmount]
  /// Interest booked as paid or demanded, cents.
  public let interestBooked: Money
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
  public let shareOfUnpaid: Money
  /// Open money for which nothing is asked (``AwardSettlement/leftAside``), cents.
  public let leftAside: Money
  /// From which day the notice says that it is void (``Milestones/reducedFrom``).
  let reducedFrom: CalendarDate?
  /// The days on which other terms took effect while money was out (amendments).
  public let amendedOn: [CalendarDate]
  /// Whether money may be drawn only for what is paid already (Erstattungsprinzip): cost basis, and
  /// EU programmes without a window.
  public let isReimbursed: Bool

  /// - Parameters:
  ///   - settled: an award of `settlement`.
  ///   - known: activities of the measure, those known on the settlement's day.
  /// - Throws: ``AmountError/beyondLimit``.
  private init(
    _ settled: AwardSettlement, in settlement: MeasureSettlement, known: [Activity],
    over time: Entitlements
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
    self.forwarded = forwarded.sorted { $0.date < $1.date }
    interestBooked = try interest.sum()
    drawn = settled.drawn
    entitled = settled.entitled
    leftAside = settled.leftAside
    reducedFrom = award.milestones.reducedFrom
    amendedOn = time.amendedOn
    shareOfUnpaid = max(.zero, try (time.withUnpaid(award.id) ?? entitled) - entitled)
    isReimbursed = Self.isReimbursed(award, settled.rules, basis: settlement.measure.basis)
    let order = try FundsOrder(settled, in: settlement, known: known)
    (afterOwnFunds, beforeOwnFunds) = (order.after, order.before)
    ownFundsMissing = order.missing
    // What is passed on is kept out of the settlement where final recipients settle it.
    let isPassedOn = try drawdowns.map(\.amount).sum() != settled.received
    use = try FundsUse(
      drawdowns: drawdowns, repayments: isPassedOn ? repayments + forwarded : repayments,
      needs: time.needs(award.id)
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
      in: settlement, known: known, phases: [Phase(settlement, in: project, known: known)])
  }

  /// The same where terms changed.
  /// - Parameters:
  ///   - known: as booked, known on the settlement's day.
  ///   - phases: oldest first; the last is the settlement's.
  static func all(
    in settlement: MeasureSettlement, known: [Activity], phases: [Phase]
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
    for settled in settlement.awards where ids.contains(settled.award.id) {
      all[settled.award.id] = try AwardFunds(settled, in: settlement, known: known, over: time)
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
