import Amounts

/// Statements of use and interim statements are filed in time (ANBest-P Nr. 6.1, ANBest-G Nr. 7.1),
/// and books are kept until the end of the longest period that applies.
enum StatementRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    context.settlement.awards.flatMap { settled in
      let deadlines = Deadlines.of(settled, in: context.project, asOf: context.asOf)
      return statement(context, deadlines) + statementTime(context, settled, deadlines)
        + interim(context, settled, deadlines) + purposeBinding(context, settled)
        + retention(context, deadlines)
    }
  }

  private static func statement(_ context: RuleContext, _ deadlines: [Deadline]) -> [Finding] {
    deadlines.filter { $0.kind == .statementOfUse && $0.state == .overdue }.map { deadline in
      context.finding(
        .statementOverdue, .error, award: deadline.award, amount: .zero, norm: deadline.norm,
        measured: [
          .number(Rational(Int64(deadline.lastDay.days(to: context.asOf)))),
          .words("Tage nach Fristende nicht vorgelegt", "days past due and not filed"),
        ],
        allowed: filing(by: deadline))
    }
  }

  /// The day by the rule and, where that is free, the working day that is still in time.
  private static func filing(by deadline: Deadline) -> [Term] {
    [.words("Vorlage bis", "filing by"), .date(deadline.due)]
      + (deadline.lastDay == deadline.due
        ? []
        : [.words(", einem freien Tag, also bis", ", a free day, so by"), .date(deadline.lastDay)])
  }

  /// Once the measure is over, a time for its statement that may be shorter is asked about; when
  /// the shorter one has passed without a statement, that is a warning.
  private static func statementTime(
    _ context: RuleContext, _ settled: AwardSettlement, _ deadlines: [Deadline]
  ) -> [Finding] {
    guard let due = deadlines.first(where: { $0.kind == .statementOfUse }), due.state == .open,
      let shorter = deadlines.first(where: { $0.kind == .statementReminder })
    else { return [] }
    let isPast = shorter.state == .over
    guard isPast || (Deadlines.asksForInvestment(settled) && context.asOf > due.start) else {
      return []
    }
    return [
      context.finding(
        .statementTimeAsked, isPast ? .warning : .info, award: due.award, amount: .zero,
        norm: due.norm == shorter.norm ? due.norm : due.norm + "; " + shorter.norm,
        measured: [
          .words("Verwendungsnachweis nicht vorgelegt, hier fällig am", "not filed, due here on"),
          .date(due.due),
        ],
        allowed: [
          .words("nach der kürzeren Frist schon am", "by the shorter time already on"),
          .date(shorter.due),
        ])
    ]
  }

  /// Once the measure is over, the end of a purpose binding that the programme has or an investment
  /// brings is asked for.
  private static func purposeBinding(
    _ context: RuleContext, _ settled: AwardSettlement
  ) -> [Finding] {
    let (award, rules) = (settled.award, settled.rules)
    let isOver = context.asOf > (award.milestones.fulfilledOn ?? award.period.to)
    guard isOver, award.milestones.purposeBoundUntil == nil, award.investment != false,
      award.investment == true || rules.duration(.purposeBinding) != nil
    else { return [] }
    var allowed: [Term] = []
    if let bound = Deadlines.purposeBinding(settled, context.project, context.asOf) {
      allowed = [.words("nach dem Programm bis", "by the programme until"), .date(bound.due)]
    }
    let norm = rules.norm(.purposeBinding)
    return [
      context.finding(
        .purposeBindingAsked, .info, award: award.id, amount: .zero,
        norm: norm.isEmpty ? "Zuwendungsbescheid \(award.id)" : norm,
        measured: [
          .words("kein Ende der Zweckbindung erfasst", "no end of the purpose binding recorded")
        ],
        allowed: allowed)
    ]
  }

  /// One finding for all missing years: they are made up for together.
  private static func interim(
    _ context: RuleContext, _ settled: AwardSettlement, _ deadlines: [Deadline]
  ) -> [Finding] {
    let missing = deadlines.filter { $0.state == .overdue && $0.year != nil }
    guard let first = missing.first else { return [] }
    let years = missing.compactMap(\.year).map(String.init).joined(separator: ", ")
    return [
      context.finding(
        .interimOverdue, .warning, award: settled.award.id, subject: years, amount: .zero,
        norm: first.norm,
        measured: [
          .words("Zwischennachweis nicht vorgelegt für", "no interim statement filed for"),
          .words(years, years),
        ],
        allowed: filing(by: first))
    ]
  }

  private static func retention(_ context: RuleContext, _ deadlines: [Deadline]) -> [Finding] {
    deadlines.filter { $0.kind == .retention && $0.state == .running }.map { deadline in
      context.finding(
        .retentionRunning, .info, award: deadline.award, amount: .zero, norm: deadline.norm,
        measured: [.words("Nachweis vorgelegt", "statement filed")],
        allowed: [.words("aufbewahren bis", "keep until"), .date(deadline.due)])
    }
  }
}
