import Amounts

/// Only expenditure inside the funding period counts (VV Nr. 1.3 zu § 44; ANBest-P Nr. 1.2).
enum FundingPeriodRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.awards(by: \.award.period) {
      for line in settled.recognition.lines where !line.outOfPeriod.isZero {
        findings.append(
          context.finding(
            .outOfPeriod, .error, award: settled.award.id, subject: line.line.id,
            amount: line.outOfPeriod,
            norm: context.budgetClause("1.3", settled.award) + ", Zuwendungsbescheid",
            measured: [
              .money(line.outOfPeriod),
              .words("liegen außerhalb", "lie outside"),
            ],
            allowed: [
              .words("Bewilligungszeitraum", "funding period"), .date(settled.award.period.from),
              .sign("–"), .date(settled.award.period.to),
            ]))
      }
    }
    return findings
  }
}
