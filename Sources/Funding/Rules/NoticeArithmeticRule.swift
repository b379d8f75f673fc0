import Amounts

/// A notice's amount is its rate times the planned eligible expenditure, or times what is left of
/// it after cover (VV Nr. 2.2.1 zu § 44). Where it is neither, nobody can tell from the notice
/// whether cover comes off the base.
enum NoticeArithmeticRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      // Of an award that is passed on all of it, on the plans of all that it pays for.
      let award = context.notice(of: settled)
      guard let share = settled.shareRate, let rate = award.rate, share.ground == .neither,
        // Where the notice names its base, it is not in doubt; ``FundingRateRule`` tells the rest.
        award.rateBase == nil
      else { continue }
      let amount = award.amount
      let products = RateBase.allCases.map { share.product($0) }
      let distances = try products.map { product throws(AmountError) in
        try Money(rounding: (amount.exact - product).magnitude, .halfUp)
      }
      let hasCover = !share.plannedCover.isZero
      // A maximum below the rate is common, and without cover the base is the same.
      let isPlain = !hasCover && amount.exact < products[0]
      var allowed: [Term] = [
        .rate(rate), .times, .money(share.plannedEligible), .equals, .exact(products[0]), .open,
        .words("Abstand", "distance"), .money(distances[0]), .close,
      ]
      if hasCover {
        allowed += [
          .words("oder", "or"), .rate(rate), .times, .open, .money(share.plannedEligible), .minus,
          .money(share.plannedCover), .close, .equals, .exact(products[1]), .open,
          .words("Abstand", "distance"), .money(distances[1]), .close,
        ]
      }
      findings.append(
        context.finding(
          .noticeInconsistent, isPlain ? .info : .warning, award: settled.award.id,
          amount: min(distances[0], distances[1]), norm: "VV Nr. 2.2.1 zu § 44",
          measured: [.words("bewilligt", "granted"), .money(amount)], allowed: allowed))
    }
    return findings
  }
}
