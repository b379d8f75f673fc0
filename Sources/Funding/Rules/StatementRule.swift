import Amounts

/// Statements of use and interim statements are filed in time (ANBest-P Nr. 6.1, ANBest-G Nr. 7.1),
/// and books are kept until the end of the longest period that applies.
enum StatementRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    context.settlement.awards.flatMap { settled in
      let deadlines = Deadlines.of(settled, in: context.project, asOf: context.asOf)
      return statement(context, deadlines) + interim(context, settled, deadlines)
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
        allowed: [.words("Vorlage bis", "filing by"), .date(deadline.due)])
    }
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
        allowed: [.words("Vorlage bis", "filing by"), .date(first.due)])
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
