import Amounts

/// In-kind contributions and civic engagement are each recognised up to their own part of the
/// expenditure (VV Nr. 2.4.2, VVG Nr. 2.3.2 zu § 44 LHO for civic engagement; the programme for
/// partners' contributions).
enum InKindCapRule: MeasureRule {
  private struct Key: Hashable {
    let cap: Rate?
    let base: InKindCapBase
    let period: DateRange
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for (parameter, unpaid, label) in [
      (
        Parameter.inKindCap, \Recognition.partners,
        Term.words("unbare Leistungen", "in-kind")
      ),
      (
        .civicCap, \Recognition.civic,
        .words("bürgerschaftliches Engagement", "civic engagement")
      ),
    ] {
      let awards = context.awards {
        Key(cap: $0.rules.rate(parameter), base: $0.rules.inKindCapBase, period: $0.award.period)
      }
      for settled in awards {
        let seen = settled.recognition
        let kind = seen[keyPath: unpaid]
        guard let limit = kind.limit, kind.valued > limit else { continue }
        findings.append(
          context.finding(
            .inKindCap, .warning, award: settled.award.id, amount: try kind.valued - limit,
            norm: settled.rules.norm(parameter), measured: [label, .money(kind.valued)],
            allowed: seen.capArithmetic(parameter, by: settled.rules)
              + [.equals, .money(limit)]))
      }
    }
    return findings
  }
}
