public import Amounts

/// The money of one award on a day: what was drawn and paid back, and what became of it.
public struct AwardFunds: Hashable, Sendable {
  /// Drawdowns by day of payout.
  public let drawdowns: [DatedAmount]
  public let repayments: [DatedAmount]
  /// What was passed on to final recipients, who have statements of their own.
  public let forwarded: [DatedAmount]
  /// Interest booked as paid or demanded, cents.
  public let interestBooked: Money
  public let use: FundsUse
  /// The award's share of recognised paid expenditure, cents.
  public let share: Money
  /// The same if the own and other funds that are not there yet had not to be used first (deficit
  /// and full awards), cents.
  public let shareBeforeOwnFunds: Money
  /// What the award bears of expenses that are booked and not yet paid, cents.
  public let shareOfUnpaid: Money
  /// Whether money may be drawn only for what is paid already (Erstattungsprinzip): cost basis, and
  /// EU programmes without a window.
  public let isReimbursed: Bool

  /// - Parameters:
  ///   - settled: the award in `settlement`.
  ///   - activities: of the measure; those known after the settlement's day are left out.
  /// - Throws: ``AmountError/beyondLimit``.
  public init(
    _ settled: AwardSettlement, in settlement: MeasureSettlement, activities: [Activity]
  ) throws(AmountError) {
    let award = settled.award
    let known = activities.filter { $0.key.knownOn <= settlement.asOf }
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
    self.forwarded = forwarded.sorted { $0.date < $1.date }
    interestBooked = try interest.sum()
    let curve = try ExpenditureCurve(
      measure: settlement.measure, award: award, rules: settled.rules, activities: known)
    let part = try AwardShare(settled, among: settlement)
    var needs: [DatedAmount] = []
    for point in curve.points {
      needs.append(DatedAmount(point.date, try part.cents(cash: point.cash, inKind: point.inKind)))
    }
    let last = curve.points.last
    let cash = last?.cash ?? .zero
    let inKind = last?.inKind ?? .zero
    let paid = needs.last?.amount ?? .zero
    if let last, award.isComplete(on: settlement.asOf) {
      // With the last payment all that the recipient is entitled to is used, be it more than in
      // proportion.
      needs.append(DatedAmount(last.date, settled.entitled))
      share = max(paid, settled.entitled)
    } else {
      share = paid
    }
    // Own and other funds that are all in were used: what exceeds the share is simply too much.
    let missing = try Self.fundsMissing(settled, in: settlement)
    shareBeforeOwnFunds = max(
      share,
      min(
        try share + missing,
        try Money(rounding: part.partBeforeOwnFunds(cash: cash, inKind: inKind), .down)))
    let withUnpaid = try part.cents(cash: cash + curve.unpaid, inKind: inKind)
    shareOfUnpaid = max(.zero, try withUnpaid - share)
    let window = settled.rules.duration(.useWindow) ?? Duration()
    isReimbursed = Self.isReimbursed(award, settled.rules, basis: settlement.measure.basis)
    use = try FundsUse(
      drawdowns: drawdowns, repayments: repayments + forwarded, needs: needs, window: window)
  }

  /// Own funds and cover that should come before the award and are not booked, cents.
  private static func fundsMissing(
    _ settled: AwardSettlement, in settlement: MeasureSettlement
  ) throws(AmountError) -> Money {
    let cover = settled.cover
    let other = try max(.zero, cover.planned - cover.actual)
    guard settled.award.financing == .deficit else { return other }
    let booked = try settlement.sources.filter { $0.kind == .source(.ownCash) }.map(\.booked).sum()
    let own = try cover.ownFunds() - booked - cover.donations - cover.partnerOwnShareActual
    return try other + max(.zero, own)
  }

  /// The money of each award of `settlement` that has any, by the award's id.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func all(
    in settlement: MeasureSettlement, activities: [Activity]
  ) throws(AmountError) -> [String: AwardFunds] {
    let drawn = Set(activities.lazy.filter { $0.key.kind == .drawdown }.compactMap(\.key.source))
    var all: [String: AwardFunds] = [:]
    for settled in settlement.awards where drawn.contains(settled.award.id) {
      all[settled.award.id] = try AwardFunds(settled, in: settlement, activities: activities)
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
