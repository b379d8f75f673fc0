import Amounts

/// What was used and is due no longer bears interest from then to the day it was paid back (§ 49a
/// (3) VwVfG): once the money is back the interest is still open, until a notice is booked.
enum RepaymentInterestRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    guard let table = context.baseRates else { return [] }
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      guard let funds = context.funds[settled.award.id] else { continue }
      let told = settled.award.milestones.reducedFrom
      let back = try funds.use.parts.filter { part in
        guard case .repaid = part.end else { return false }
        return !InterestSpans(part, told: told, on: context.asOf).owed.isEmpty
      }.map(\.amount).sum()
      guard back > .zero,
        // Beyond the table nothing is known.
        let exposure = try? InterestExposure(
          settled, funds: funds, on: context.asOf, table: table), !exposure.isWaived
      else { continue }
      let open = min(exposure.ofReturned.total, try exposure.total - exposure.booked)
      guard open > .zero else { continue }
      findings.append(
        context.finding(
          .repaymentInterest, .warning, award: settled.award.id, amount: open,
          norm: InterestExposure.repaymentNorm,
          measured: [
            .words("zurückgezahlt", "paid back"), .money(back),
            .words("; Zinsen darauf seit dem Eintritt", "; interest on it from the event on"),
            .money(exposure.ofReturned.total),
          ],
          allowed: [.words("an Zinsen gebucht", "interest booked"), .money(exposure.booked)]))
    }
    return findings
  }
}
