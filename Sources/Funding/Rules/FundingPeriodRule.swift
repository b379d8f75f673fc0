import Amounts

/// Only expenditure inside the funding period counts (VV Nr. 1.3 zu § 44; ANBest-P Nr. 1.2).
enum FundingPeriodRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.awards(by: { Key($0.award) }) {
      for line in settled.recognition.lines {
        if !line.outOfPeriod.isZero {
          findings.append(try outside(context, settled, line))
        }
        if !line.outOfService.isZero {
          findings.append(service(context, settled, line))
        }
      }
    }
    return findings
  }

  private struct Key: Hashable {
    let period: DateRange
    let late: PaymentsAfterPeriod

    init(_ award: Award) {
      period = award.period
      late = award.milestones.paymentsAfterPeriod
    }
  }

  private static func period(_ award: Award) -> [Term] {
    [
      .words("Bewilligungszeitraum", "funding period"), .date(award.period.from), .sign("–"),
      .date(award.period.to),
    ]
  }

  private static func outside(
    _ context: RuleContext, _ settled: AwardSettlement, _ line: Recognition.Line
  ) throws(AmountError) -> Finding {
    let isDerived = context.settlement.flatRates.contains { $0.key.line == line.line.id }
    return context.finding(
      .outOfPeriod, .error, award: settled.award.id, subject: line.line.id,
      amount: line.outOfPeriod,
      norm: context.budgetClause("1.3", settled.award) + ", Zuwendungsbescheid",
      measured: [.money(line.outOfPeriod), .words("liegen außerhalb", "lie outside")]
        + (try otherReading(context, settled, line.line.id)),
      allowed: period(settled.award),
      remedy: isDerived ? 2 : settled.award.milestones.paymentsAfterPeriod == .none ? 0 : 1)
  }

  /// What would count if the notice let later payments for services inside count, and what that
  /// would add to a share award: most funders read it so, the strict reading stays the default.
  private static func otherReading(
    _ context: RuleContext, _ settled: AwardSettlement, _ line: String
  ) throws(AmountError) -> [Term] {
    let award = settled.award
    guard award.milestones.paymentsAfterPeriod == .none else { return [] }
    var later = award.milestones
    later.paymentsAfterPeriod = .servicesInside
    var then = PeriodShare([(award.changing(milestones: later), settled.rules)])
    var now = PeriodShare([(award, settled.rules)])
    var late = Money.zero
    for activity in context.activities where activity.key.line == line {
      late = try late + then.add(activity) - now.add(activity)
    }
    guard late > .zero else { return [] }
    var terms: [Term] = [
      .words("; davon für Leistungen im Zeitraum", "; of it for services inside"), .money(late),
    ]
    if let rate = award.rate, award.financing == .share {
      let gain = min(
        try Money(rounding: late * rate, .down), max(.zero, try award.amount - settled.entitled))
      terms += [
        .words(
          "(lässt der Bescheid spätere Zahlungen zu: Zuwendung +",
          "(if the notice allows later payments: grant +"), .money(gain), .close,
      ]
    }
    return terms
  }

  private static func service(
    _ context: RuleContext, _ settled: AwardSettlement, _ line: Recognition.Line
  ) -> Finding {
    let award = settled.award
    let services = Set(
      context.activities.filter { $0.key.line == line.line.id }.compactMap(\.key.service)
    ).filter { !award.period.covers($0) }
    var measured: [Term] = [
      .money(line.outOfService), .words("für Leistungen außerhalb", "for services outside"),
    ]
    if services.count == 1, let service = services.first {
      measured += [
        .open, .date(service.from), .sign("–"), .date(service.to), .sign(","),
        .number(Rational(award.period.commonDays(service))), .words("von", "of"),
        .number(Rational(service.dayCount)), .words("Tagen innerhalb", "days inside"), .close,
      ]
    }
    return context.finding(
      .serviceOutside, .error, award: award.id, subject: line.line.id, amount: line.outOfService,
      norm: context.budgetClause("1.3", award) + ", Zuwendungsbescheid", measured: measured,
      allowed: period(award))
  }
}
