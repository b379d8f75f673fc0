import Amounts

/// All public grants together are at most the eligible expenditure, planned and settled (VV Nr. 1.4
/// zu § 44 LHO; KfW 436: "Summe der öffentlichen Förderzusagen darf die förderfähigen Kosten nicht
/// übersteigen").
enum PublicMoneyRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let settlement = context.settlement
    let grants = settlement.awards.filter(\.award.funder.isPublic)
    guard !grants.isEmpty else { return [] }
    let other = settlement.sources.filter { $0.kind == .source(.otherPublic) }
    let planned = try (grants.map(\.award.amount) + other.map(\.planned)).sum()
    let actual = try (grants.map(\.entitled) + other.map(\.actual)).sum()
    var findings: [Finding] = []
    if planned > settlement.plannedEligible {
      findings.append(
        try finding(
          context, planned, settlement.plannedEligible,
          .words("bewilligte öffentliche Mittel", "public money granted")))
    }
    if actual > settlement.eligible, actual > .zero, settlement.eligible > .zero {
      findings.append(
        try finding(
          context, actual, settlement.eligible,
          .words("öffentliche Mittel lt. Abrechnung", "public money as settled")))
    }
    return findings
  }

  private static func finding(
    _ context: RuleContext, _ sum: Money, _ eligible: Money, _ label: Term
  ) throws(AmountError) -> Finding {
    context.finding(
      .publicExceedsEligible, .error, amount: try sum - eligible, norm: context.budgetClause("1.4"),
      measured: [label, .money(sum)],
      allowed: [.words("zuwendungsfähige Ausgaben", "eligible expenditure"), .money(eligible)])
  }
}
