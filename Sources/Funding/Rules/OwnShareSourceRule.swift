import Amounts

/// The own share does not come from money of certain funders: under KfW 436 not from other federal
/// money ("Ablösung von kommunalen Eigenanteilen durch Bundesmittel ist nicht möglich", NRW.BANK).
/// Awards of one rule set that all say so are parts of one grant.
enum OwnShareSourceRule: MeasureRule {
  private struct Key: Hashable {
    let ruleSet: String
    let banned: Set<Funder.Level>

    init(_ settled: AwardSettlement) {
      ruleSet = settled.award.ruleSet
      banned = settled.rules.levels(.ownShareNotFrom)
    }
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let settlement = context.settlement
    var findings: [Finding] = []
    for settled in context.awards(by: { Key($0) }) {
      let key = Key(settled)
      let parts = money(beside: key, context)
      let sum = try parts.map(\.amount).sum()
      let planned = settlement.plannedEligible
      let own =
        try planned
        - settlement.awards.filter { Key($0) == key }.map(\.award.amount).sum()
      guard sum > .zero, let share = Rate(own, of: planned) else { continue }
      var measured: [Term] = []
      for part in parts {
        measured += measured.isEmpty ? [] : [.plus]
        measured += [.words(part.id, part.id), .text(part.level.name), .money(part.amount)]
      }
      findings.append(
        context.finding(
          .ownShareBannedSource, context.severity(by: .ownShareNotFrom, of: settled.rules),
          award: settled.award.id, amount: sum, norm: settled.rules.norm(.ownShareNotFrom),
          measured: measured,
          allowed: [
            .money(.zero), .words("; der Eigenanteil von", "; the own share of"), .money(own),
            .equals, .rate(share),
            .words("muss aus anderen Mitteln kommen", "has to be other money"),
          ]))
    }
    return findings
  }

  /// Grants and money that bodies of the banned levels give, under whatever name, planned or as
  /// received if that is more. Fees and value in kind are no such money.
  private static func money(
    beside key: Key, _ context: RuleContext
  ) -> [(id: String, level: Funder.Level, amount: Money)] {
    guard !key.banned.isEmpty else { return [] }
    var parts = context.settlement.awards.filter { Key($0) != key }.map {
      (id: $0.award.id, level: $0.award.funder.level, amount: $0.award.amount)
    }
    for source in context.settlement.sources {
      guard case .source(let kind) = source.kind, kind.isCash, kind != .revenue,
        let giver = source.organisation, let level = context.project.organisation(giver)?.level
      else { continue }
      parts.append((id: source.id, level: level, amount: max(source.planned, source.booked)))
    }
    return parts.filter { key.banned.contains($0.level) && $0.amount > .zero }
  }
}
