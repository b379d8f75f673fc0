import Amounts

/// What nobody told of the time of services: whether what was paid after the end was a service
/// inside (VV Nr. 1.3 zu § 44), and why it was paid long before the service was done (§ 56 (1)
/// LHO/BHO: „soweit dies allgemein üblich oder durch besondere Umstände gerechtfertigt ist“).
enum ServiceTimeRule: MeasureRule {
  private struct Paid: Hashable {
    let day: CalendarDate
    let service: DateRange

    /// More than a month ahead of a service, or a quarter ahead of its end.
    var isEarly: Bool { day.days(to: service.from) > 31 || day.days(to: service.to) > 92 }
  }

  private struct Key: Hashable {
    let period: DateRange
    let late: PaymentsAfterPeriod
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    let awards = context.awards {
      Key(period: $0.award.period, late: $0.award.milestones.paymentsAfterPeriod)
    }
    for settled in awards {
      for line in context.measure.lines where !line.inKind {
        if let finding = try asked(context, settled, line) { findings.append(finding) }
      }
    }
    for line in context.measure.lines where context.measure.basis == .expenditure {
      if let finding = try advance(context, line) { findings.append(finding) }
    }
    return findings
  }

  /// Paid after the end, counted by the day of its voucher alone.
  private static func asked(
    _ context: RuleContext, _ settled: AwardSettlement, _ line: PlanLine
  ) throws(AmountError) -> Finding? {
    let award = settled.award
    guard award.milestones.paymentsAfterPeriod == .servicesInside else { return nil }
    let inPeriod = PeriodShare([(award, settled.rules)])
    let late = context.activities.filter { activity in
      guard activity.key.line == line.id, activity.key.service == nil,
        let day = activity.key.periodOn ?? activity.key.countsOn
      else { return false }
      return day > award.period.to && inPeriod.contains(activity.key)
    }
    let sum = try late.map(\.eligible).sum()
    guard sum > .zero, let last = late.compactMap(\.key.servedOn).max() else { return nil }
    return context.finding(
      .serviceTimeAsked, .warning, award: award.id, subject: line.id, amount: sum,
      norm: context.budgetClause("1.3", award) + ", Zuwendungsbescheid",
      measured: [
        .money(sum),
        .words(
          "nach dem Ende gezahlt, ohne Leistungszeitraum; letzter Tag eines Belegs",
          "paid after the end, no time of the service told; last day of a voucher"), .date(last),
      ],
      allowed: [
        .words("Leistungen im Bewilligungszeitraum", "services in the funding period"),
        .date(award.period.from), .sign("–"), .date(award.period.to),
      ])
  }

  /// Paid long before the service.
  private static func advance(
    _ context: RuleContext, _ line: PlanLine
  ) throws(AmountError) -> Finding? {
    var sums: [Paid: Money] = [:]
    for activity in context.activities where activity.key.line == line.id {
      // A credit note and a reversal stand on the day of what they lower.
      guard let service = activity.key.service,
        let day = activity.key.periodOn ?? activity.key.countsOn
      else { continue }
      let paid = Paid(day: day, service: service)
      sums[paid] = try (sums[paid] ?? .zero) + activity.eligible
    }
    let early = sums.filter { $0.value > .zero && $0.key.isEarly }.map {
      (service: $0.key.service, ahead: $0.key.day.days(to: $0.key.service.to), amount: $0.value)
    }
    guard let first = early.max(by: { ($0.ahead, $0.amount) < ($1.ahead, $1.amount) }) else {
      return nil
    }
    let sum = try early.map(\.amount).sum()
    return context.finding(
      .advancePayment, .info, subject: line.id, amount: sum, norm: context.budgetCode("56"),
      measured: [
        .money(sum), .words("gezahlt bis zu", "paid up to"), .number(Rational(Int64(first.ahead))),
        .words("Tage vor dem Ende der Leistung", "days before the end of the service"), .open,
        .date(first.service.from), .sign("–"), .date(first.service.to), .close,
      ],
      allowed: [
        .words(
          "vor der Gegenleistung nur, was üblich oder gerechtfertigt ist",
          "before the return service only what is usual or justified")
      ])
  }
}
