import Amounts

/// An associated partner gets no grant (VV Nr. 12 zu § 44 LHO; cooperation agreements): neither an
/// award nor a drawdown.
enum AssociatedPartnerRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    guard context.measure.role == .associated else { return [] }
    return context.settlement.awards.map { settled in
      context.finding(
        .associatedPartnerGrant, .error, award: settled.award.id, amount: settled.award.amount,
        norm: context.budgetClause("12", settled.award),
        measured: [
          .words("bewilligt", "granted"), .money(settled.award.amount),
          .words(", ausgezahlt", ", paid out"), .money(settled.drawn),
        ], allowed: [.money(.zero)])
    }
  }
}
