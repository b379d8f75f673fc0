import Amounts

/// What a share grant comes to if money of others is no revenue only as far as the recipient keeps
/// its minimum of own cash (FRL Städtebau NRW 2008 Nr. 6 Abs. 2 Buchst. c: "nur außer Betracht,
/// soweit ein Eigenanteil von 10 % … nachgewiesen wird"): a careful reading beside the grant.
enum OwnCashFloor {
  /// Nil where own cash is enough, or nothing stands in for it.
  /// - Throws: ``AmountError/beyondLimit``.
  static func step(
    _ settled: AwardSettlement, in settlement: MeasureSettlement
  ) throws(AmountError) -> SettlementStep? {
    guard let least = settled.rules.rate(.minOwnCash), let rate = settled.shareRate?.rate,
      settled.cover.standIns > .zero, settled.entitled > .zero
    else { return nil }
    let floor = -(try Money(rounding: -(settlement.eligible * least), .down))
    let missing = min(max(.zero, try floor - settlement.ownCash), settled.cover.standIns)
    guard missing > .zero else { return nil }
    let less = settled.entitled.exact - missing * rate
    return SettlementStep(
      "Vorsichtige Lesart: was an eigenen Mitteln fehlt, zählt von den fremden als Einnahme (\(settled.rules.norm(.minOwnCash)))",
      "Careful reading: what own money lacks counts as revenue of that of others (\(settled.rules.norm(.minOwnCash)))",
      [
        .money(settled.entitled), .minus, .rate(rate), .times, .open, .rate(least), .times,
        .money(settlement.eligible), .minus, .money(settlement.ownCash), .close,
      ], try Money(rounding: max(.zero, less), settled.rules.rounding))
  }
}
