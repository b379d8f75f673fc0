import Amounts

/// Money is drawn only as far as it is needed for payments within the window of use (ANBest-P/-G
/// Nr. 1.4), and after own and other funds where the award covers a deficit (ANBest-P Nr. 1.4.2).
/// What the window has passed for is told by ``LateUseRule``; what is left once the measure is over
/// goes back, and ``ReductionRule`` tells that alone.
enum DrawdownNeedRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.awards {
      guard let funds = context.funds[settled.award.id] else { continue }
      let standing = try funds.standing(asOf: context.asOf)
      let isOver = context.isOver(settled.award.id)
      if standing.beyondNeed > .zero, funds.isReimbursed || !isOver {
        findings.append(beyondNeed(context, settled, funds, standing))
      }
      if standing.beforeOwnFunds > .zero, !isOver {
        findings.append(
          context.finding(
            .drawBeforeOwnFunds, .error, award: settled.award.id, amount: standing.beforeOwnFunds,
            norm: Drawdown.orderNorm(settled.rules),
            measured: [.words("ausgezahlt", "paid out"), .money(settled.drawn)],
            allowed: [
              .words("nach Eigen- und Deckungsmitteln", "after own funds and cover"),
              .money(funds.afterOwnFunds),
            ]))
      }
    }
    return findings
  }

  private static func beyondNeed(
    _ context: RuleContext, _ settled: AwardSettlement, _ funds: AwardFunds,
    _ standing: AwardFunds.Standing
  ) -> Finding {
    var allowed: [Term] = [
      .words("zustehend für die gezahlten Ausgaben", "due for paid expenditure"),
      .money(funds.entitled),
    ]
    if !funds.isReimbursed {
      allowed += [
        .plus,
        .words("für gebuchte, noch nicht gezahlte", "for expenses booked and not yet paid"),
        .money(funds.shareOfUnpaid),
      ]
      if let useBy = standing.useBy {
        allowed += [.words("; zu verwenden bis", "; to be used by"), .date(useBy)]
      }
    }
    return context.finding(
      .drawExceedsNeed, funds.isReimbursed ? .error : .info, award: settled.award.id,
      amount: standing.beyondNeed, norm: settled.rules.norm(.useWindow),
      measured: [
        .words("ohne gebuchten Bedarf ausgezahlt", "paid out without a booked need"),
        .money(standing.beyondNeed),
      ], allowed: allowed, stage: funds.isReimbursed ? .now : .forecast)
  }
}
