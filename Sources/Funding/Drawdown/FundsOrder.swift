import Amounts

/// The order of funds: own and other money first, the deficit or full award last (ANBest-P Nr.
/// 1.4.2). Amounts in cents.
struct FundsOrder {
  /// What own and other funds leave for the award.
  let after: Money
  /// The same if they had not to come first.
  let before: Money
  /// Own and other funds that have not been put in yet.
  let missing: Money

  /// - Parameter known: activities of the measure, as known on the settlement's day.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    _ settled: AwardSettlement, in settlement: MeasureSettlement, known: [Activity]
  ) throws(AmountError) {
    let entitled = settled.entitled
    // Once the measure is over, cover that did not come will not come, and what is too much is
    // simply too much.
    guard settled.award.financing == .deficit || settled.award.financing == .full,
      !settled.award.isOver(by: settlement.asOf)
    else {
      (after, before, missing) = (entitled, entitled, .zero)
      return
    }
    let share = try AwardShare(settled, among: settlement)
    let (cash, inKind) = (settled.recognition.cash, settled.recognition.inKind)
    after = min(entitled, try Money(rounding: share.part(cash: cash, inKind: inKind), .down))
    before = max(
      after, try Money(rounding: share.partBeforeOwnFunds(cash: cash, inKind: inKind), .down))
    let cover = settled.cover
    let isDeficit = settled.award.financing == .deficit
    let due = try max(cover.planned, cover.actual) + (isDeficit ? cover.ownFunds() : .zero)
    var booked = try cover.actual + cover.standIns + cover.partnerOwnShareActual
    booked = try booked + known.filter { $0.key.kind == .ownFunds }.map(\.amount).sum()
    // Who paid for it if not the grants? Own funds are not always booked.
    let paid = try cash - settlement.awards.map(\.drawn).sum()
    missing = max(.zero, try due - max(booked, paid))
  }
}
