import Amounts

/// How expenditure keeps up with time: what lags behind the plan, and what of the grant will lapse.
/// No clause says so; the recipient has to tell the funder as soon as money is not needed (ANBest
/// Nr. 5), and money of a budget year that is not drawn lapses with it (§ 45 LHO/BHO).
enum ProgressRule: MeasureRule {
  /// Told from a lag of more than this part of the plan on.
  static let mostLag = Rate(percent: 25)
  /// Told where more than this part of the grant would lapse.
  static let mostLapse = Rate(percent: 5)
  /// The time before the end in which the pace tells what will lapse.
  static let lastMonths = 6
  /// The month from which on the yearly amount is looked at.
  static let lastQuarter = 10

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = try lag(context).map { [$0] } ?? []
    for settled in context.awards {
      if let found = try lapsed(context, settled) { findings.append(found) }
    }
    for settled in context.awards
    where !context.isOver(settled.award.id) && settled.award.period.from <= context.asOf {
      let end = min(
        settled.award.milestones.fulfilledOn ?? settled.award.period.to,
        settled.award.period.to)
      if context.asOf >= end.adding(months: -lastMonths) {
        if let found = try lapse(context, settled, by: end) { findings.append(found) }
      } else if context.asOf.month >= lastQuarter {
        if let found = try lapseOfYear(context, settled) { findings.append(found) }
      }
    }
    return findings
  }

  /// What was spent against what the time that is over wants.
  private static func lag(_ context: RuleContext) throws(AmountError) -> Finding? {
    let settlement = context.settlement
    let plan = settlement.plannedTotal
    guard !settlement.awards.isEmpty, !context.isOver(), plan > .zero else { return nil }
    let spread = PlanSpread(settlement, of: context.project)
    let due = try spread.planned(by: context.asOf)
    let behind = try due - settlement.actualTotal
    guard behind > .zero, behind.exact > plan * mostLag,
      let wanted = Rate(due, of: plan), let spent = Rate(settlement.actualTotal, of: plan),
      let lag = Rate(behind, of: plan)
    else { return nil }
    return context.finding(
      .expenditureLags, .warning, amount: behind, points: lag,
      norm: notice(settlement.awards[0]),
      measured: [
        .words("ausgegeben", "spent"), .money(settlement.actualTotal), .equals, .rate(spent),
        .words("des Plans", "of the plan"),
      ],
      allowed: [
        .words("nach der Zeit", "by the time"), .money(due), .equals, .rate(wanted),
        .words(", ein Rückstand bis", ", a lag of up to"), .rate(mostLag),
      ])
  }

  /// What of the grant is left at the end if all goes on as fast as before.
  private static func lapse(
    _ context: RuleContext, _ settled: AwardSettlement, by end: CalendarDate
  ) throws(AmountError) -> Finding? {
    let award = settled.award
    guard let days = DateRange(from: award.period.from, to: end) else { return nil }
    let pace = .one / days.elapsed(by: context.asOf)
    let then = try context.ahead(.atPace(pace))?.awards.first { $0.award.id == award.id }
    guard let then else { return nil }
    let left = try award.amount - then.entitled
    guard left.exact > award.amount * mostLapse else { return nil }
    return context.finding(
      .fundsLapse, .warning, award: award.id, amount: left, norm: notice(settled),
      measured: [
        .words("bewilligt", "granted"), .money(award.amount),
        .words(", zustehend bisher", ", entitled so far"), .money(settled.entitled),
        .words("und im bisherigen Tempo bis", "and at the pace so far by"), .date(end),
        .money(then.entitled),
      ],
      allowed: [
        .words("ein Rest bis", "a rest of up to"), .rate(mostLapse),
      ], stage: .forecast,
      remedy: isSpent(context, award.id) ? 3 : 0)
  }

  /// Whether no more time would help: all of the plan is spent, by final recipients as well.
  private static func isSpent(_ context: RuleContext, _ award: String) -> Bool {
    let settled = [context.settlement]
    let others = context.receivers.filter { receiver in
      receiver.awards.contains { $0.award.forwardedFrom == award }
    }.map(\.settlement)
    return (settled + others).allSatisfy { $0.eligible >= $0.plannedEligible }
  }

  /// What of the yearly amounts is not drawn yet.
  private static func lapseOfYear(
    _ context: RuleContext, _ settled: AwardSettlement
  ) throws(AmountError) -> Finding? {
    let (award, rules) = context.terms(settled, on: context.asOf)
    let paid = context.activities.paid(from: award.id)
    guard
      let limit = try Drawdown.yearLimit(award, rules, in: context.asOf.year, paid: paid)
    else { return nil }
    let drawn = try paid.map(\.amount).sum()
    let left = try limit.most - drawn
    guard left.exact > limit.most * mostLapse else { return nil }
    return context.finding(
      .fundsLapse, .warning, award: award.id, subject: "\(context.asOf.year)", amount: left,
      norm: "Zuwendungsbescheid \(award.id), " + context.budgetCode("45", award),
      measured: [
        .words("abgerufen bis", "drawn by"), .date(context.asOf), .money(drawn),
        .words("von", "of"),
      ] + limit.formula,
      allowed: [
        .words("bis", "by"), .date(context.asOf.endOfYear),
        .words("ein Rest bis", "a rest of up to"), .rate(mostLapse),
      ], stage: .forecast)
  }

  /// What is due and cannot be drawn any more, because the budget years it was meant for are over
  /// (§ 45 LHO/BHO), with the limit that says so; nil where nothing is.
  /// - Throws: ``AmountError/beyondLimit``.
  static func lost(
    _ context: RuleContext, _ settled: AwardSettlement
  ) throws(AmountError) -> (amount: Money, left: Money, limit: Drawdown.Limit)? {
    let (award, rules) = context.terms(settled, on: context.asOf)
    let paid = context.activities.paid(from: award.id)
    guard !context.isAhead, settled.open > .zero,
      let limit = try Drawdown.yearLimit(award, rules, in: context.asOf.year, paid: paid),
      limit.lapsed > .zero
    else { return nil }
    let left = max(.zero, try limit.most - paid.map(\.amount).sum())
    guard settled.open > left else { return nil }
    return (try settled.open - left, left, limit)
  }

  private static func lapsed(
    _ context: RuleContext, _ settled: AwardSettlement
  ) throws(AmountError) -> Finding? {
    guard let (amount, left, limit) = try lost(context, settled) else { return nil }
    let award = settled.award
    return context.finding(
      .fundsLapse, .warning, award: award.id, subject: "\(context.asOf.year)", amount: amount,
      norm: "Zuwendungsbescheid \(award.id), " + context.budgetCode("45", award),
      measured: [
        .words("noch offen", "still open"), .money(settled.open),
        .words(", ohne Übertragung noch abzurufen", ", left to draw without a transfer"),
        .money(left),
      ],
      allowed: [.words("Jahresbeträge", "yearly amounts")] + limit.formula, remedy: 2)
  }

  /// The duty to tell the funder, in the words of the award's own conditions.
  private static func notice(_ settled: AwardSettlement) -> String {
    let norm = settled.rules.norm(.useWindow)
    guard let range = norm.firstRange(of: " Nr. 1.4") else {
      return "Zuwendungsbescheid \(settled.award.id) (Mitteilungspflichten)"
    }
    return norm[..<range.lowerBound] + " Nr. 5"
  }
}
