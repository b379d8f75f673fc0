import Amounts

/// Drawn money is used within its window, else it bears interest from payout to use (ANBest-P/-G
/// Nr. 1.4 and 8.5; § 49a (4) VwVfG): in NRW "regelmäßig zu verlangen" (VV Nr. 8.6), by the Bund at
/// discretion.
enum LateUseRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      guard let funds = context.funds[settled.award.id] else { continue }
      for late in try funds.standing(asOf: context.asOf).late {
        findings.append(
          try finding(context, settled, late, isNoticed: funds.interestBooked > .zero))
      }
    }
    return findings
  }

  private static func finding(
    _ context: RuleContext, _ settled: AwardSettlement, _ late: AwardFunds.Standing.Late,
    isNoticed: Bool
  ) throws(AmountError) -> Finding {
    let isExpected = InterestExposure.isExpected(settled.award.funder.level)
    var measured: [Term] = [
      .words("Auszahlung vom", "payout of"), .date(late.drawnOn), .sign(":"),
    ]
    if late.open > .zero {
      measured += [.money(late.open), .words("noch nicht verwendet", "not used yet")]
      if let day = late.fellOn {
        measured += [
          .words(", davon", ", of it"), .money(late.fallen),
          .words("nicht mehr zustehend seit", "no longer due since"), .date(day),
        ]
      }
    }
    if late.ended > .zero, let day = late.lastEnd {
      measured += late.open > .zero ? [.words("und", "and")] : []
      measured += [
        .money(late.ended), .words("erst verwendet bis", "used only by"), .date(day),
      ]
    }
    measured.append(
      isExpected
        ? .words("; Zinsen sind in der Regel zu zahlen", "; interest is due as a rule")
        : .words("; Zinsen können verlangt werden", "; interest may be demanded"))
    // Used by now: what is left is interest, and that is settled by a notice or at the funder's
    // discretion.
    let isOver = late.open.isZero && (isNoticed || !isExpected)
    return context.finding(
      .lateUse, isOver ? .info : .warning, award: settled.award.id, subject: late.drawnOn.isoText,
      amount: try late.open + late.ended,
      norm: settled.rules.norm(.useWindow) + ", " + settled.rules.norm(.interestFrom),
      measured: measured,
      allowed: [.words("Verwendung bis", "use by"), .date(late.useBy)])
  }
}
