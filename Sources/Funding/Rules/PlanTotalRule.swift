import Amounts

/// The financing plan binds as to its total; what is spent beyond it the recipient bears (ANBest-P
/// Nr. 1.2, VV Nr. 2.2.1 zu § 44).
enum PlanTotalRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let planned = context.settlement.plannedEligible
    var (eligible, paid, toPay): ([Money], [Money], [Money]) = ([], [], [])
    for line in context.settlement.recognition.lines {
      // What a line limit or missing proof took away was spent all the same.
      eligible.append(try line.eligibleInside())
      guard !line.line.inKind else { continue }
      paid.append(try line.eligibleInside())
      toPay.append(line.line.eligible)
    }
    let actual = try eligible.sum()
    // What was given in kind needs no funds.
    let beyond = try min(actual - planned, paid.sum() - toPay.sum())
    guard beyond > .zero else { return [] }
    return [
      context.finding(
        .totalOverrun, .info, amount: beyond,
        norm: context.settlement.awards.prefix(1).map { $0.rules.norm(.lineOverrunLimit) + ", " }
          .joined() + context.budgetClause("2.2.1"),
        measured: [.words("zuwendungsfähige Ausgaben", "eligible expenditure"), .money(actual)],
        allowed: [.words("Plan", "plan"), .money(planned)])
    ]
  }
}
