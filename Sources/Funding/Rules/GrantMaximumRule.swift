import Amounts

/// Not more is paid out, nor spread over the years, than was granted: "Der Zuwendungsbetrag ist der
/// Höchstbetrag" (VV Nr. 2.2.1 zu § 44).
enum GrantMaximumRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      let award = settled.award
      if settled.drawn > award.amount {
        findings.append(
          context.finding(
            .grantExceedsMax, .error, award: award.id, amount: try settled.drawn - award.amount,
            norm: context.budgetClause("2.2.1", award),
            measured: [.words("ausgezahlt", "paid out"), .money(settled.drawn)],
            allowed: [.words("Höchstbetrag", "maximum"), .money(award.amount)]))
      }
      let years = try award.years.values.sum()
      if years > award.amount {
        findings.append(
          context.finding(
            .grantExceedsMax, .error, award: award.id, amount: try years - award.amount,
            norm: context.budgetClause("2.2.1", award),
            measured: [.words("Summe der Jahresbeträge", "sum of yearly amounts"), .money(years)],
            allowed: [.words("Höchstbetrag", "maximum"), .money(award.amount)]))
      }
    }
    return findings
  }
}
