import Amounts

/// The recipient bears at least the minimum of its own money, in the plan and as settled (FRL
/// Städtebau NRW Nr. 6: donations and in-kind do not replace it).
enum OwnCashRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    let settlement = context.settlement
    let own = settlement.sources.filter { $0.kind == .source(.ownCash) }
    let planned = try own.map(\.planned).sum()
    for settled in context.awards(by: { $0.rules.rate(.minOwnCash) }) {
      guard let minimum = settled.rules.rate(.minOwnCash), minimum > .zero else { continue }
      for (total, cash, label) in [
        (
          settlement.plannedEligible, planned,
          Term.words("geplante Eigenmittel", "planned own cash")
        ),
        (
          settlement.eligible, settlement.ownCash,
          Term.words("Eigenmittel lt. Abrechnung", "own cash as settled")
        ),
      ] {
        let least = -(try Money(rounding: -(total * minimum), .down))
        guard total > .zero, cash < least, let actual = Rate(cash, of: total) else { continue }
        findings.append(
          context.finding(
            .minOwnCash, context.severity(by: .minOwnCash, of: settled.rules),
            award: settled.award.id, amount: try least - cash,
            points: Rate(minimum.value - actual.value), norm: settled.rules.norm(.minOwnCash),
            measured: [label, .money(cash), .equals, .rate(actual)],
            allowed: [
              .words("mindestens", "at least"), .rate(minimum), .times, .money(total), .equals,
              .money(least),
            ]))
      }
    }
    return findings
  }
}
