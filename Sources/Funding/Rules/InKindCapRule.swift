import Amounts

/// In-kind contributions and civic engagement are recognised up to a part of the expenditure (VV
/// Nr. 2.4.2, VVG Nr. 2.3.2 zu § 44 LHO, where the programme allows them).
enum InKindCapRule: MeasureRule {
  private struct Key: Hashable {
    let cap: Rate?
    let base: InKindCapBase
    let period: DateRange
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    let awards = context.awards {
      Key(cap: $0.rules.rate(.inKindCap), base: $0.rules.inKindCapBase, period: $0.award.period)
    }
    for settled in awards {
      let seen = settled.recognition
      guard let cap = settled.rules.rate(.inKindCap), let limit = seen.inKindLimit,
        seen.inKindValued > limit
      else { continue }
      let arithmetic: [Term] =
        settled.rules.inKindCapBase == .cashOnly
        ? [.rate(cap), .times, .money(seen.cash)]
        : [
          .rate(cap), .times, .open, .money(seen.cash), .plus, .money(limit), .close,
        ]
      findings.append(
        context.finding(
          .inKindCap, .warning, award: settled.award.id, amount: try seen.inKindValued - limit,
          norm: settled.rules.norm(.inKindCap),
          measured: [.words("unbare Leistungen", "in-kind"), .money(seen.inKindValued)],
          allowed: arithmetic + [.equals, .money(limit)]))
    }
    return findings
  }
}
