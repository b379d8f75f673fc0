import Amounts

/// Civic engagement is valued by hours and a rate (VVG Nr. 2.3.2, VV Nr. 2.4.2 zu § 44 LHO): what
/// is booked without them escapes the highest rate and is asked about.
enum CivicHoursRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let awards = context.settlement.awards
    guard
      let settled = awards.first(where: { $0.rules.money(.civicHourlyRate) != nil }) ?? awards.first
    else { return [] }
    var sums: [String: Money] = [:]
    for activity in context.activities {
      guard activity.key.kind == .civic, activity.key.hourlyRate == nil,
        let source = activity.key.source
      else { continue }
      sums[source] = try (sums[source] ?? .zero) + activity.eligible
    }
    let most: [Term] =
      settled.rules.money(.civicHourlyRate).map {
        [.words("Stunden × höchstens", "hours × at most"), .money($0)]
      } ?? [.words("Stunden × Satz je Stunde", "hours × rate per hour")]
    return sums.filter { $0.value > .zero }.sorted { $0.key < $1.key }.map { source, amount in
      context.finding(
        .civicHoursAsked, .warning, award: settled.award.id, subject: source, amount: amount,
        norm: settled.rules.norm(.civicHourlyRate),
        measured: [.money(amount), .words("ohne Stunden und Satz", "without hours and rate")],
        allowed: most)
    }
  }
}
