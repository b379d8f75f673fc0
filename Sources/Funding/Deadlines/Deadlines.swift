public import Amounts

/// All deadlines of an award: statements, purpose binding,
/// retention, and the window of each drawdown.
public enum Deadlines {
  /// Statements, purpose binding and retention of one award, in the order of their days.
  /// - Parameter laws: on retention beside the award's own clause.
  public static func of(
    _ settled: AwardSettlement, in project: Project, asOf: CalendarDate,
    laws: [RetentionLaw] = RetentionLaw.germany2025
  ) -> [Deadline] {
    let statement = statement(settled, project, asOf)
    var all = interims(settled, project, asOf) + [statement]
    all += [reminder(settled, project, before: statement, asOf)].compactMap { $0 }
    all += [purposeBinding(settled, project, asOf)].compactMap { $0 }
    all.append(retention(settled, project, statementDue: statement.due, asOf, laws))
    return all.sorted { $0.due < $1.due }
  }

  /// The window of each drawdown of which money is still open.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func useOfFunds(
    _ funds: AwardFunds, of settled: AwardSettlement, in project: Project, asOf: CalendarDate
  ) throws(AmountError) -> [Deadline] {
    var deadlines: [Deadline] = []
    for (drawnOn, parts) in funds.use.byDrawdown where funds.leftAside.isZero {
      let open = parts.filter { $0.end == .open }
      guard let first = open.first else { continue }
      deadlines.append(
        Deadline(
          .useOfFunds, project: project.id, award: settled.award, start: drawnOn,
          due: first.useBy, state: asOf > first.useBy ? .overdue : .open,
          amount: try open.map(\.amount).sum(), norm: settled.rules.norm(.useWindow),
          by: .useWindow, of: settled.rules))
    }
    return deadlines
  }

  /// All deadlines of a measure, in the order of their days.
  /// - Parameter within: only those due in this time from the day of the assessment on, and those
  ///   overdue.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func of(
    _ assessment: Assessment, within: Duration? = nil,
    laws: [RetentionLaw] = RetentionLaw.germany2025
  ) throws(AmountError) -> [Deadline] {
    let asOf = assessment.settlement.asOf
    var all: [Deadline] = []
    for settled in assessment.awards {
      all += of(settled, in: assessment.project, asOf: asOf, laws: laws)
      let funds = assessment.funds[settled.award.id]
      all += try ends(settled, assessment.project, asOf, paid: funds?.paid ?? [])
      if let funds {
        all += try useOfFunds(funds, of: settled, in: assessment.project, asOf: asOf)
      }
    }
    if let within {
      let last = within.end(after: asOf)
      all.removeAll { deadline in
        switch deadline.state {
        case .done, .over: true
        case .overdue: false
        case .open, .running: deadline.due > last
        }
      }
    }
    return all.sorted { ($0.due, $0.award) < ($1.due, $1.award) }
  }

  /// When the statement of use is due: so long after the purpose was fulfilled, at the latest at
  /// the end of the month in which that time after the funding period ends (ANBest-P Nr. 6.1,
  /// ANBest-G Nr. 7.1).
  public static func statementDue(
    period: DateRange, fulfilledOn: CalendarDate?, within time: Duration
  ) -> CalendarDate {
    let latest = time.end(after: period.to).endOfMonth
    return fulfilledOn.map { min(time.end(after: $0), latest) } ?? latest
  }

  /// The last day on which a payment after the period counts, where the notice lets it: that on
  /// which the statement of use may be filed, with free days shifted (§ 31 (3) VwVfG).
  static func lastPayment(of award: Award, by rules: RuleSet) -> CalendarDate {
    WorkingDays.next(from: statementDue(of: award, by: rules))
  }

  // MARK: One kind each

  private static func interims(
    _ settled: AwardSettlement, _ project: Project, _ asOf: CalendarDate
  ) -> [Deadline] {
    guard let time = settled.rules.duration(.interimDue) else { return [] }
    let award = settled.award
    let milestones = award.milestones
    var deadlines: [Deadline] = []
    for year in award.period.from.year...max(award.period.from.year, asOf.year) {
      guard let end = CalendarDate(year: year, month: 12, day: 31), end < award.period.to else {
        break  // The statement of use covers the last year.
      }
      let due = time.end(after: end).endOfMonth
      var filed = milestones.interimFiledOn[year]
      // A statement of use that was there by then stands in for it.
      if filed == nil, let statement = milestones.statementFiledOn, statement <= due {
        filed = statement
      }
      deadlines.append(
        Deadline(
          .interimStatement(year: year), project: project.id, award: award, start: end, due: due,
          lastDay: WorkingDays.next(from: due), state: filing(filed, due, asOf),
          norm: settled.rules.norm(.interimDue), by: .interimDue, of: settled.rules))
    }
    // Nobody makes up for interim statements once the statement of use is filed.
    guard milestones.isFiled(by: asOf) else { return deadlines }
    return deadlines.filter { $0.state != .overdue }
  }

  private static func retention(
    _ settled: AwardSettlement, _ project: Project, statementDue: CalendarDate,
    _ asOf: CalendarDate, _ laws: [RetentionLaw]
  ) -> Deadline {
    let award = settled.award
    let recipient = project.measure(award.measure).flatMap { project.organisation($0.recipient) }
    let filed = award.milestones.statementFiledOn
    let start = filed ?? statementDue
    var longest = (
      start: start, until: (settled.rules.duration(.retention) ?? Duration()).end(after: start),
      norm: settled.rules.norm(.retention), isEstimated: filed == nil,
      by: Parameter?.some(.retention)
    )
    for law in laws where law.applies(to: award, recipient: recipient, land: settled.rules.land) {
      let from = law.start(of: award, filed: start)
      let until = law.period.end(after: from.day)
      if until > longest.until {
        longest = (from.day, until, law.norm, from.isEstimated, nil)
      }
    }
    // Before the statement of use is filed there is nothing to keep in the archive's sense.
    let state: Deadline.State =
      asOf > longest.until ? .over : award.milestones.isFiled(by: asOf) ? .running : .open
    return Deadline(
      .retention, project: project.id, award: award, start: longest.start, due: longest.until,
      state: state, norm: longest.norm, isEstimated: longest.isEstimated, by: longest.by,
      of: settled.rules)
  }

  static func filing(
    _ filed: CalendarDate?, _ due: CalendarDate, _ asOf: CalendarDate
  ) -> Deadline.State {
    if let filed, filed <= asOf { return .done(filed) }
    return asOf > WorkingDays.next(from: due) ? .overdue : .open
  }
}
