import Amounts

/// The granted amount is at most the rate of the planned eligible expenditure, rounded up to the
/// cent (VV Nr. 2.2.1 zu § 44: a percentage of eligible expenditure).
enum FundingRateRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    let planned = context.settlement.plannedEligible
    for settled in context.settlement.awards {
      let award = settled.award
      guard award.financing == .share, let rate = award.rate else { continue }
      // Rounded up: −⌊−x⌋.
      let most = -(try Money(rounding: -(planned * rate), .down))
      guard award.amount > most, let actual = Rate(award.amount, of: planned) else { continue }
      findings.append(
        context.finding(
          .rateExceeded, .error, award: award.id, amount: try award.amount - most,
          points: Rate(actual.value - rate.value), norm: context.budgetClause("2.2.1", award),
          measured: [
            .words("bewilligt", "granted"), .money(award.amount), .equals, .rate(actual),
          ], allowed: [.rate(rate), .times, .money(planned), .equals, .money(most)]))
    }
    return findings
  }
}
