import Amounts

/// The recipient bears at least the minimum own share, in the plan and as settled (VVG Nr. 2 zu §
/// 44 LHO and the programme's directive); run for each measure.
/// A fixed amount leaves the rest to the recipient as it is, unless its notice says otherwise.
enum OwnShareRule: MeasureRule {
  private struct Key: Hashable {
    let minimum: Rate?
    let isBound: Bool

    init(_ settled: AwardSettlement) {
      minimum = settled.rules.rate(.minOwnShare)
      isBound = !settled.award.isFixed || settled.award.overrides[.minOwnShare] != nil
    }
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.awards(by: { Key($0) }) {
      guard Key(settled).isBound, let minimum = settled.rules.rate(.minOwnShare), minimum > .zero
      else { continue }
      findings += try Self.findings(
        context, settled, minimum, context.settlement, subject: nil)
      // Each final recipient bears it apart (LRH NRW 2022, 16.2.3).
      for receiver in context.receivers {
        for part in receiver.awards where part.award.forwardedFrom == settled.award.id {
          findings += try Self.findings(
            context, settled, minimum, receiver.settlement, subject: part.award.id)
        }
      }
    }
    return findings
  }

  /// - Parameter subject: the notice of the final recipient whose measure it is.
  private static func findings(
    _ context: RuleContext, _ settled: AwardSettlement, _ minimum: Rate,
    _ settlement: MeasureSettlement, subject: String?
  ) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for (total, share, label) in [
      (
        settlement.plannedEligible, try ownShare(settlement, settled, \.planned),
        Term.words("geplanter Eigenanteil", "planned own share")
      ),
      (
        settlement.eligible, try ownShare(settlement, settled, \.actual),
        Term.words("Eigenanteil lt. Abrechnung", "own share as settled")
      ),
    ] {
      let least = -(try Money(rounding: -(total * minimum), .down))
      guard total > .zero, share < least, let actual = Rate(share, of: total) else { continue }
      let who: [Term] =
        subject == nil
        ? [] : [.words("Letztempfänger", "final recipient"), .sign(settlement.measure.id + ":")]
      findings.append(
        context.finding(
          .minOwnShare, context.severity(by: .minOwnShare, of: settled.rules),
          award: settled.award.id, subject: subject, amount: try least - share,
          points: Rate(minimum.value - actual.value), norm: settled.rules.norm(.minOwnShare),
          measured: who + [label, .money(share), .equals, .rate(actual)],
          allowed: [
            .words("mindestens", "at least"), .rate(minimum), .times, .money(total), .equals,
            .money(least),
            .words("; öffentliche Mittel also höchstens", "; so public money at most"),
            .money(try total - least),
          ]))
    }
    return findings
  }

  /// Own cash and what counts like it: what no award and no cover bears.
  private static func ownShare(
    _ settlement: MeasureSettlement, _ settled: AwardSettlement,
    _ value: (MeasureSettlement.SourceResult) -> Money
  ) throws(AmountError) -> Money {
    let counted = settlement.sources.filter { result in
      settlement.measure.source(result.id).map(settled.rules.countsAsOwn)
        ?? (result.kind == .source(.ownCash))
    }
    return try counted.map(value).sum()
  }
}
