import Amounts

/// Fixed grants are not cut, so that together with other money they can exceed what was spent;
/// funders then usually correct (subsidiarity, VV Nr. 1.1 and 2.2.3 zu § 44). Nor do awards of
/// different periods bear more of a stretch of time than was spent in it: settlement cuts them
/// together only by all that was spent, so that is asked about.
enum OverfinancingRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    try fixed(context) + stretches(context)
  }

  private static func fixed(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let settlement = context.settlement
    guard settlement.ownCash < .zero, settlement.eligible > .zero,
      settlement.awards.contains(where: {
        $0.award.isFixed && $0.entitled > .zero
      })
    else { return [] }
    let all = try settlement.eligible - settlement.ownCash
    return [
      context.finding(
        .overfinanced, .warning, amount: -settlement.ownCash,
        norm: context.budgetClause("1.1, 2.2.3"),
        measured: [
          .words("alle Deckungsmittel ohne Eigenmittel", "all cover without own cash"), .money(all),
        ],
        allowed: [
          .words("anerkannte Ausgaben", "recognised expenditure"), .money(settlement.eligible),
        ])
    ]
  }

  /// For each stretch between the first and last days of the awards what they bear of it: of an
  /// award's grant the part that its expenditure in the stretch has in all that it recognises.
  private static func stretches(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let settled = context.settlement.awards.filter { $0.entitled > .zero }
    guard Set(settled.map(\.award.period)).count > 1 else { return [] }
    let first = Set(settled.flatMap { [$0.award.period.from, $0.award.period.to.adding(days: 1)] })
      .sorted()
    var findings: [Finding] = []
    for (from, next) in zip(first, first.dropFirst()) {
      guard let stretch = DateRange(from: from, to: next.adding(days: -1)) else { continue }
      let here = settled.filter { $0.award.period.contains(from) }
      guard here.count > 1 else { continue }
      let spent = try cash(context, here, in: stretch)
      var shares = Rational.zero
      var terms: [Term] = []
      for award in here {
        let all = award.recognition.total
        let part = try recognition(context, [award], in: stretch).total
        guard all > .zero, part > .zero else { continue }
        let share = award.entitled.exact * part.exact / all.exact
        shares = shares + share
        terms += (terms.isEmpty ? [] : [.plus]) + [.sign(award.award.id), .exact(share)]
      }
      let excess = try Money(rounding: shares - spent.exact, .down)
      guard excess > .zero else { continue }
      findings.append(
        context.finding(
          .overfinanced, .warning, subject: "\(from.isoText)", amount: excess,
          norm: context.budgetClause("1.1"),
          measured: [
            .words("Zuwendungen für die Zeit", "grants for the time"), .date(from), .sign("–"),
            .date(stretch.to), .sign(":"),
          ] + terms,
          allowed: [
            .words("bare Ausgaben dieser Zeit", "cash expenditure of that time"), .money(spent),
          ], remedy: 1))
    }
    return findings
  }

  private static func cash(
    _ context: RuleContext, _ awards: [AwardSettlement], in stretch: DateRange
  ) throws(AmountError) -> Money {
    try recognition(context, awards, in: stretch).cash
  }

  /// What any of `awards` recognises of a stretch of its period.
  private static func recognition(
    _ context: RuleContext, _ awards: [AwardSettlement], in stretch: DateRange
  ) throws(AmountError) -> Recognition {
    try Recognition(
      measure: context.measure,
      awards: awards.map { ($0.award.changing(period: stretch), $0.rules) },
      activities: context.activities)
  }
}
