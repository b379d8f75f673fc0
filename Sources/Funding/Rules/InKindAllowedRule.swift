import Amounts

/// On the expenditure basis unpaid contributions count only where programme or notice say so
/// (VV Nr. 2.4.2, VVG Nr. 2.3.2 zu § 44 LHO for civic engagement). An approved plan with an
/// eligible in-kind line is such a saying, to be confirmed; without one they count as nothing.
enum InKindAllowedRule: MeasureRule {
  private struct Key: Hashable {
    let isAllowed: Bool?
    let civicRate: Money?
    let period: DateRange
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    guard context.measure.basis == .expenditure else { return [] }
    var findings: [Finding] = []
    let awards = context.awards {
      Key(
        isAllowed: $0.rules.allowsInKind, civicRate: $0.rules.money(.civicHourlyRate),
        period: $0.award.period)
    }
    // Where rule set or notice say so, one way or the other, nothing is left to confirm.
    for settled in awards where settled.rules.allowsInKind == nil {
      let seen = settled.recognition
      if seen.inKindNotAllowed > .zero {
        findings.append(
          context.finding(
            .inKindUnconfirmed, .warning, award: settled.award.id, amount: seen.inKindNotAllowed,
            norm: UnpaidNorm.allowed(settled.award.funder.level),
            measured: [
              .words("unbare Leistungen", "in-kind"), .money(seen.inKindNotAllowed),
              .words("zählen mit 0", "count as 0"),
            ],
            allowed: [
              .words(
                "nur mit einer zuwendungsfähigen unbaren Position im Plan oder inKindAllowed",
                "only with an eligible in-kind line in the plan or inKindAllowed")
            ]))
      }
      // A rule set that prices an hour of civic engagement knows it.
      let isPriced = settled.rules.money(.civicHourlyRate) != nil
      let counted = try seen.partners.recognised + (isPriced ? .zero : seen.civic.recognised)
      guard counted > .zero else { continue }
      findings.append(
        context.finding(
          .inKindUnconfirmed, .warning, award: settled.award.id, amount: counted,
          norm: UnpaidNorm.allowed(settled.award.funder.level),
          measured: [.words("unbare Leistungen angerechnet", "in-kind counted"), .money(counted)],
          allowed: [
            .words(
              "soweit Richtlinie oder Bescheid sie zulassen: inKindAllowed",
              "as far as programme or notice allow them: inKindAllowed")
          ]))
    }
    return findings
  }
}
