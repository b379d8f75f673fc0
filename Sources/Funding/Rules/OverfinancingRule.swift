import Amounts

/// Fixed grants are not cut, so that together with other money they can exceed what was spent;
/// funders then usually correct (subsidiarity, VV Nr. 1.1 and 2.2.3 zu § 44).
enum OverfinancingRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let settlement = context.settlement
    guard settlement.ownCash < .zero, settlement.eligible > .zero,
      settlement.awards.contains(where: {
        $0.award.isFixed && $0.entitled > .zero
      })
    else { return [] }
    let all = try settlement.eligible - settlement.ownCash
    return [
      context.finding(
        .overfinanced, .warning, amount: -settlement.ownCash,
        norm: context.budgetClause("1.1, 2.2.3"),
        measured: [
          .words("alle Deckungsmittel ohne Eigenmittel", "all cover without own cash"), .money(all),
        ],
        allowed: [
          .words("anerkannte Ausgaben", "recognised expenditure"), .money(settlement.eligible),
        ])
    ]
  }
}
