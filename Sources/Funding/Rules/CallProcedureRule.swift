import Amounts

/// Above a yearly amount federal money is called on the day it is needed (Abrufverfahren,
/// BNBest-Abruf): where an award of that size still has a window of use, that is asked about.
enum CallProcedureRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      guard let limit = settled.rules.money(.callProcedureAbove),
        let window = settled.rules.duration(.useWindow), window != Duration(),
        // As the notice has it: a part that is passed on is called, too.
        let award = context.project.awards.first(where: { $0.id == settled.award.id })
      else { continue }
      let (most, label) = try largestYear(award)
      guard most > limit else { continue }
      findings.append(
        context.finding(
          .callProcedureAsked, .info, award: award.id, amount: try most - limit,
          norm: settled.rules.norm(.callProcedureAbove),
          measured: [label, .money(most)],
          allowed: [
            .words("ohne Abrufverfahren bis", "without the call procedure up to"), .money(limit),
          ]))
    }
    return findings
  }

  /// The largest yearly amount of the notice; without any the average of its budget years.
  private static func largestYear(_ award: Award) throws(AmountError) -> (Money, Term) {
    if let most = award.years.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
      return (most.value, .words("Jahresbetrag \(most.key)", "amount of \(most.key)"))
    }
    let years = Int64(award.period.to.year - award.period.from.year + 1)
    return (
      try Money(rounding: award.amount.exact / Rational(years), .down),
      .words("im Durchschnitt eines Jahres", "on a year's average")
    )
  }
}
