import Amounts

/// The statement of use, and the ends of period, tranche and purpose binding.
extension Deadlines {
  /// A day by which the statement of use has to be there, and what says so.
  private struct Limit {
    let start: CalendarDate
    let due: CalendarDate
    let norm: String
    var parameter: Parameter?
  }

  /// The earlier of both limits: by the end of the period or fulfilment of the purpose, and by the
  /// day of the award. A day that the notice itself names wins over both.
  static func statement(
    _ settled: AwardSettlement, _ project: Project, _ asOf: CalendarDate
  ) -> Deadline {
    let award = settled.award
    let limit = limit(of: award, by: settled.rules)
    let due = limit?.due ?? award.period.to
    return Deadline(
      .statementOfUse, project: project.id, award: award, start: limit?.start ?? award.period.to,
      due: due, lastDay: WorkingDays.next(from: due),
      state: filing(award.milestones.statementFiledOn, due, asOf), norm: limit?.norm ?? "",
      isEstimated: asksForInvestment(settled), by: limit?.parameter, of: settled.rules)
  }

  /// When the statement of use of `award` is due by its notice and `rules`.
  static func statementDue(of award: Award, by rules: RuleSet) -> CalendarDate {
    limit(of: award, by: rules)?.due ?? award.period.to
  }

  private static func limit(of award: Award, by rules: RuleSet) -> Limit? {
    namedLimit(award) ?? limits(award, rules).min { $0.due < $1.due }
  }

  private static func namedLimit(_ award: Award) -> Limit? {
    award.milestones.statementDueOn.map { named in
      Limit(
        start: award.milestones.fulfilledOn ?? award.period.to, due: named,
        norm: "Zuwendungsbescheid \(award.id)")
    }
  }

  private static func limits(_ award: Award, _ rules: RuleSet) -> [Limit] {
    let parameter: Parameter =
      award.investment == false && hasShorterTime(award, rules) ? .statementDueOther : .statementDue
    var limits = [limit(award, rules, parameter)].compactMap { $0 }
    if let after = award.milestones.statementDueAfterAward {
      limits.append(
        Limit(
          start: award.awardedOn, due: after.end(after: award.awardedOn),
          norm: "Zuwendungsbescheid \(award.id)"))
    } else if let after = rules.duration(.statementDueAfterAward) {
      limits.append(
        Limit(
          start: award.awardedOn, due: after.end(after: award.awardedOn),
          norm: rules.norm(.statementDueAfterAward), parameter: .statementDueAfterAward))
    }
    return limits
  }

  /// The limit by the end of the period or fulfilment.
  private static func limit(
    _ award: Award, _ rules: RuleSet, _ parameter: Parameter
  ) -> Limit? {
    guard let time = rules.duration(parameter) else { return nil }
    let fulfilledOn = award.milestones.fulfilledOn
    return Limit(
      start: fulfilledOn ?? award.period.to,
      due: statementDue(period: award.period, fulfilledOn: fulfilledOn, within: time),
      norm: rules.norm(parameter), parameter: parameter)
  }

  /// Whether the rule set has another time where the measure is no investment, and the notice's own
  /// time is not recorded.
  private static func hasShorterTime(_ award: Award, _ rules: RuleSet) -> Bool {
    rules.duration(.statementDueOther) != nil && award.overrides[.statementDue] == nil
  }

  /// Whether the time depends on whether the measure is an investment, and nobody said.
  static func asksForInvestment(_ settled: AwardSettlement) -> Bool {
    settled.award.investment == nil && settled.award.milestones.statementDueOn == nil
      && hasShorterTime(settled.award, settled.rules)
  }

  /// When a shorter time ends that may hold: other texts have one, or the measure may be no
  /// investment. None once the statement is filed.
  static func reminder(
    _ settled: AwardSettlement, _ project: Project, before statement: Deadline,
    _ asOf: CalendarDate
  ) -> Deadline? {
    let award = settled.award
    guard !award.milestones.isFiled(by: asOf), award.milestones.statementDueOn == nil,
      award.overrides[.statementDue] == nil
    else { return nil }
    let parameter: Parameter =
      asksForInvestment(settled) ? .statementDueOther : .statementReminder
    guard let limit = limit(award, settled.rules, parameter), limit.due < statement.due else {
      return nil
    }
    return Deadline(
      .statementReminder, project: project.id, award: award, start: limit.start, due: limit.due,
      lastDay: WorkingDays.next(from: limit.due),
      state: asOf > WorkingDays.next(from: limit.due) ? .over : .open, norm: limit.norm,
      by: parameter, of: settled.rules)
  }

  /// The end of the period and of each budget year that has a tranche and is not over.
  /// - Parameter paid: drawdowns of the award, and repayments below zero.
  /// - Throws: ``AmountError/beyondLimit``.
  static func ends(
    _ settled: AwardSettlement, _ project: Project, _ asOf: CalendarDate, paid: [DatedAmount]
  ) throws(AmountError) -> [Deadline] {
    let award = settled.award
    let norm = "Zuwendungsbescheid \(award.id)"
    var ends = [
      Deadline(
        .periodEnd, project: project.id, award: award, start: award.period.from,
        due: award.period.to, state: asOf <= award.period.to ? .running : .over, norm: norm)
    ]
    // The notice as it stands: the part of a forwarding award has no years of its own.
    let noticed = project.awards.first { $0.id == award.id } ?? award
    let drawn = try paid.map(\.amount).sum()
    // However much was drawn of another year, no more than the notice grants can lapse.
    let rest = max(.zero, try noticed.amount - drawn)
    for (year, amount) in noticed.years.sorted(by: { $0.key < $1.key }) {
      guard let end = CalendarDate(year: year, month: 12, day: 31), asOf <= end,
        // Of a year to come nothing is lost before it: what is left of this one may be drawn yet.
        let tranches = try YearTranches(noticed, in: min(year, asOf.year), paid: paid)
      else { continue }
      // What was drawn beyond was carried over and takes nothing from the years to come.
      var granted = max(tranches.most, drawn)
      for later in noticed.years where later.key > asOf.year && later.key <= year {
        granted = try granted + later.value
      }
      let open = try granted - drawn
      guard min(open, rest) > .zero else { continue }
      ends.append(
        Deadline(
          .trancheEnd(year: year), project: project.id, award: award,
          start: CalendarDate(year: year, month: 1, day: 1) ?? end, due: end, state: .open,
          amount: min(open, amount, rest), norm: norm + ", " + [award].budgetCode("45")))
    }
    return ends
  }

  /// Until when things are bound to the purpose: as the notice says; else, provisionally, as the
  /// programme does.
  static func purposeBinding(
    _ settled: AwardSettlement, _ project: Project, _ asOf: CalendarDate
  ) -> Deadline? {
    let award = settled.award
    var start = award.milestones.fulfilledOn ?? award.period.to
    // „innerhalb von fünf Jahren nach der Abschlusszahlung an den Begünstigten“ (Art. 65 VO (EU)
    // 2021/1060).
    if award.funder.level == .eu, let paid = award.milestones.lastPaymentOn {
      start = max(start, paid)
    }
    if let until = award.milestones.purposeBoundUntil {
      return Deadline(
        .purposeBinding, project: project.id, award: award, start: start, due: until,
        state: asOf <= until ? .running : .over, norm: "Zuwendungsbescheid \(award.id)")
    }
    guard award.investment != false, let time = settled.rules.duration(.purposeBinding) else {
      return nil
    }
    let until = time.end(after: start)
    return Deadline(
      .purposeBinding, project: project.id, award: award, start: start, due: until,
      state: asOf <= until ? .running : .over, norm: settled.rules.norm(.purposeBinding),
      isEstimated: true, by: .purposeBinding, of: settled.rules)
  }
}
