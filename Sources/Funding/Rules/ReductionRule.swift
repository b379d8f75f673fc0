import Amounts

/// The grant falls with expenditure and with new cover (ANBest-P/-G Nr. 2.1): more was paid out
/// than is due and goes back; or, once the measure is over, less is due than was granted, and of
/// what is due some may still be drawn.
enum ReductionRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.awards {
      let award = settled.award
      if settled.repayable > settled.leftAside {
        findings.append(
          context.finding(
            .reductionDue, .warning, award: award.id, amount: settled.repayable,
            norm: norm(settled, context),
            measured: [.words("ausgezahlt", "paid out"), .money(settled.drawn)],
            allowed: [
              context.isAhead
                ? .words("auch nach Plan am Ende zustehend", "entitled at the end as planned")
                : .words("zustehend", "entitled"), .money(settled.entitled),
            ] + because(settled.arithmetic)))
      } else if context.isOver(award.id), settled.entitled < award.amount {
        let less = try award.amount - settled.entitled
        // As before the end: who lagged far behind the plan is not all right once time is over.
        let isMuch = less.exact > award.amount * ProgressRule.mostLag
        findings.append(
          context.finding(
            .grantFallsLower, isMuch ? .warning : .info, award: award.id, amount: less,
            norm: norm(settled, context),
            measured: [.words("bewilligt", "granted"), .money(award.amount)],
            allowed: [.words("zustehend", "entitled"), .money(settled.entitled)]
              + because(settled.arithmetic)
              + [
                .words("; davon noch nicht ausgezahlt", "; of it not paid out yet"),
                .money(settled.open),
              ],
            remedy: try ProgressRule.lost(context, settled) == nil ? 0 : 2))
      }
    }
    return findings
  }

  private static func because(_ formula: [Term]) -> [Term] {
    formula.isEmpty ? [] : [.equals] + formula
  }

  private static func norm(_ settled: AwardSettlement, _ context: RuleContext) -> String {
    // Cut because other money covers the expenditure (subsidiarity), whatever its own clause gives.
    if let own = try? Money(rounding: settled.measured, settled.rules.rounding),
      own > settled.entitled
    {
      return context.budgetClause("1.1", settled.award)
    }
    return switch settled.award.financing {
    case .fixed, .fixedPerUnit: context.budgetClause("2.2.3", settled.award)
    case .deficit, .full: settled.rules.norm(.fullReduction)
    case .share: settled.rules.norm(.shareReduction)
    }
  }
}
