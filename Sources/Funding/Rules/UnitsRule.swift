import Amounts

/// A fixed amount per unit is due for delivered units only (VV Nr. 2.2.3 zu § 44 LHO/BHO): where
/// money was spent and none is reported, it says how they are.
enum UnitsRule: MeasureRule {
  static func findings(_ context: RuleContext) -> [Finding] {
    guard context.settlement.units.total.isZero, !context.isAhead else { return [] }
    return context.settlement.awards.compactMap { settled in
      guard settled.award.financing == .fixedPerUnit, settled.recognition.total > .zero else {
        return nil
      }
      return context.finding(
        .unitsNotReported, .info, award: settled.award.id, amount: .zero,
        norm: context.budgetClause("2.2.3", settled.award),
        measured: [
          .words("anerkannte Ausgaben", "recognised expenditure"),
          .money(settled.recognition.total),
          .words("und keine gelieferte Einheit gemeldet", "and no delivered unit reported"),
        ], allowed: [])
    }
  }
}
