import Amounts

/// Drawn money is used within its window, else it bears interest from payout to use (ANBest-P/-G
/// Nr. 1.4 and 8.5; § 49a (4) VwVfG): in NRW "regelmäßig zu verlangen" (VV Nr. 8.6), by the Bund at
/// discretion.
enum LateUseRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      guard let funds = context.funds[settled.award.id] else { continue }
      let all = try funds.standing(asOf: context.asOf).late
      guard !all.isEmpty else { continue }
      let waived = waived(context, settled, funds)
      for late in all {
        findings.append(
          try finding(
            context, settled, late, isNoticed: funds.interestBooked > .zero, waived: waived,
            disputed: disputed(late, funds, asOf: context.asOf)))
      }
    }
    return findings
  }

  /// The interest of the award so far where it is so little that nothing is asked for it.
  private static func waived(
    _ context: RuleContext, _ settled: AwardSettlement, _ funds: AwardFunds
  ) -> Money? {
    guard settled.rules.money(.smallInterest) != nil, let table = context.baseRates,
      // Beyond the table nothing is known.
      let exposure = try? InterestExposure(settled, funds: funds, on: context.asOf, table: table)
    else { return nil }
    return exposure.isWaived ? exposure.total : nil
  }

  private static func finding(
    _ context: RuleContext, _ settled: AwardSettlement, _ late: AwardFunds.Standing.Late,
    isNoticed: Bool, waived: Money?, disputed: [Term]
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
    for (ended, words) in [
      (late.used, Term.words("erst verwendet bis", "used only by")),
      (late.returned, Term.words("unverwendet erst zurückgezahlt bis", "unused, returned only by")),
    ] {
      guard let ended else { continue }
      measured += measured.count > 3 ? [.words("und", "and")] : []
      measured += [.money(ended.amount), words, .date(ended.date)]
    }
    if let waived, let most = settled.rules.money(.smallInterest) {
      measured += [
        .words("; Zinsen bisher", "; interest so far"), .money(waived), .sign("≤"), .money(most),
        .words("bleiben außer Betracht", "is left aside"),
        .sign("(" + settled.rules.norm(.smallInterest) + ")"),
      ]
    } else {
      measured.append(
        isExpected
          ? .words("; Zinsen sind in der Regel zu zahlen", "; interest is due as a rule")
          : .words("; Zinsen können verlangt werden", "; interest may be demanded"))
    }
    measured += disputed
    // Used by now: what is left is interest, and that is settled by a notice, left aside or at the
    // funder's discretion.
    let isOver = late.open.isZero && (isNoticed || !isExpected || waived != nil)
    return context.finding(
      .lateUse, isOver ? .info : .warning, award: settled.award.id, subject: late.drawnOn.isoText,
      amount: try late.open + late.ended,
      norm: settled.rules.norm(.useWindow) + ", " + settled.rules.norm(.interestFrom),
      measured: measured,
      allowed: [.words("Verwendung bis", "use by"), .date(late.useBy)])
  }

  /// A window that ends on a day on which nobody pays: whether it then ends on the next working day
  /// (§ 31 (3) VwVfG, § 193 BGB) is disputed for the use of funds, and both figures are told where
  /// they differ.
  private static func disputed(
    _ late: AwardFunds.Standing.Late, _ funds: AwardFunds, asOf: CalendarDate
  ) throws(AmountError) -> [Term] {
    let next = WorkingDays.next(from: late.useBy)
    guard next > late.useBy else { return [] }
    let open = asOf <= next ? Money.zero : late.open
    let ended = try funds.use.parts.map(\.onWorkingDays).filter {
      $0.drawnOn == late.drawnOn && $0.end != .open
        && $0.isLate(asOf: asOf, told: funds.reducedFrom)
    }.map(\.amount).sum()
    let left = try open + ended
    guard try left < late.open + late.ended else { return [] }
    return [
      .words(
        "; strittig: die Frist endet an einem Samstag, Sonntag oder Feiertag; gilt § 31 Abs. 3 VwVfG, § 193 BGB, reicht sie bis",
        "; disputed: the window ends on a Saturday, Sunday or holiday; if § 31 (3) VwVfG, § 193 BGB hold it reaches to"
      ), .date(next), .words("und verspätet sind", "and late are"), .money(left),
    ]
  }
}
