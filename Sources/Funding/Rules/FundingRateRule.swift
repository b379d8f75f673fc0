import Amounts

/// The granted amount is at most the rate of the planned eligible expenditure, rounded up to the
/// cent (VV Nr. 2.2.1 zu § 44: a percentage of eligible expenditure); an amount in whole euros may
/// be rounded to the euro, and a rate printed short is what the amount says.
enum FundingRateRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      let award = context.notice(of: settled)
      guard let share = settled.shareRate, let rate = award.rate, share.ground == .neither else {
        continue
      }
      // Rounded up: −⌊−x⌋.
      let most = -(try Money(rounding: -share.product(share.base), .down))
      let base = share.rated
      guard award.amount > most, let actual = Rate(award.amount, of: base) else { continue }
      findings.append(
        context.finding(
          .rateExceeded, .error, award: award.id, amount: try award.amount - most,
          points: Rate(actual.value - rate.value), norm: context.budgetClause("2.2.1", award),
          measured: [
            .words("bewilligt", "granted"), .money(award.amount), .equals, .rate(actual),
          ], allowed: [.rate(rate), .times, .money(base), .equals, .money(most)]))
    }
    return findings
  }
}
