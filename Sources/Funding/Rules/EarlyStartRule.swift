import Amounts

/// Projects that have begun are not funded unless an early start was permitted (VV Nr. 1.3 zu § 44 LHO/BHO): no
/// eligible payment lies before the day of the notice.
enum EarlyStartRule: MeasureRule {
  private struct Key: Hashable {
    let start: CalendarDate
    let period: DateRange
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.awards(by: { Key(start: start($0.award), period: $0.award.period) }) {
      let start = start(settled.award)
      let early = context.activities.filter { activity in
        guard activity.key.kind == .expense, let day = activity.key.countsOn else { return false }
        return day < start && settled.award.period.contains(day)
      }
      let amount = try early.map(\.eligible).sum()
      guard amount > .zero, let first = early.compactMap(\.key.countsOn).min() else { continue }
      findings.append(
        context.finding(
          .earlyStart, .warning, award: settled.award.id, amount: amount,
          norm: "VV Nr. 1.3 zu § 44 LHO/BHO",
          measured: [
            .money(amount), .words("ab", "from"), .date(first),
            .words("vor dem Beginn gezahlt", "paid before the start"),
          ],
          allowed: [.words("ab", "from"), .date(start)]))
    }
    return findings
  }

  private static func start(_ award: Award) -> CalendarDate {
    min(award.awardedOn, award.milestones.earlyStartFrom ?? award.awardedOn)
  }
}
