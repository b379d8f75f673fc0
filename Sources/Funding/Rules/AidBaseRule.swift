import Amounts

/// The block exemption (AGVO, Art. 59 VO (EU) 651/2014) ends on 31 December 2026; after it aid may
/// still be given for six months (Art. 58 (5)). An award made later needs another legal base, one
/// made in those months should not be put off.
enum AidBaseRule: MeasureRule {
  static func findings(_ context: RuleContext) -> [Finding] {
    let base = AidIntensity.gber2023
    return context.settlement.awards.compactMap { settled in
      guard let aid = settled.award.aid, aid != .deMinimis,
        settled.award.awardedOn > base.validThrough
      else { return nil }
      let isOver = settled.award.awardedOn > base.usableThrough
      return context.finding(
        .aidBaseExpired, isOver ? .error : .warning, award: settled.award.id, amount: .zero,
        norm: base.validity,
        measured: [.words("bewilligt am", "awarded on"), .date(settled.award.awardedOn)],
        allowed: [
          .words("gültig bis", "valid until"), .date(base.validThrough),
          .words(", anwendbar bis", ", usable until"), .date(base.usableThrough),
        ])
    }
  }
}
