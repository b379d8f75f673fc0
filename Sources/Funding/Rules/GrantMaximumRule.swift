import Amounts

/// Not more is paid out, nor spread over the years, than was granted: "Der Zuwendungsbetrag ist der
/// Höchstbetrag" (VV Nr. 2.2.1 zu § 44).
enum GrantMaximumRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      // The notice as the funder gave it: of money that is passed on the award is the part kept.
      let award = context.notice(of: settled)
      let drawn =
        try award.amount == settled.award.amount
        ? settled.drawn : context.activities.paid(from: award.id).map(\.amount).sum()
      if drawn > award.amount {
        findings.append(
          context.finding(
            .grantExceedsMax, .error, award: award.id, amount: try drawn - award.amount,
            norm: context.budgetClause("2.2.1", award),
            measured: [.words("ausgezahlt", "paid out"), .money(drawn)],
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
