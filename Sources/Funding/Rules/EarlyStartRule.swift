import Amounts

/// Projects that have begun are not funded unless an early start was permitted (VV Nr. 1.3 zu § 44
/// LHO/BHO): no eligible payment lies before the day of the notice.
enum EarlyStartRule: MeasureRule {
  private struct Key: Hashable {
    let start: CalendarDate
    let period: DateRange
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.awards(by: { Key(start: start($0.award), period: $0.award.period) }) {
      let start = start(settled.award)
      // By day, so that what was booked and taken back leaves no first day behind.
      var early: [CalendarDate: Money] = [:]
      for activity in context.activities where activity.key.kind == .expense {
        guard let day = activity.key.countsOn, day < start, settled.award.period.contains(day)
        else { continue }
        early[day] = try (early[day] ?? .zero) + activity.eligible
      }
      let amount = try Array(early.values).sum()
      guard amount > .zero, let first = early.filter({ !$0.value.isZero }).keys.min()
      else { continue }
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
