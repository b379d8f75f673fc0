import Amounts

/// Public money is at most the eligible expenditure less in-kind contributions, planned and settled
/// (EU money: Art. 67 (1) VO (EU) 2021/1060; with civic engagement "darf die Fördersumme die realen
/// Kosten nicht übersteigen", VV Nr. 2.4.2 zu § 44 LHO). Settlement cuts share grants by itself;
/// that it had to is told here.
enum CashCeilingRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let settlement = context.settlement
    let grants = settlement.awards.filter(\.award.funder.isPublic)
    guard !grants.isEmpty else { return [] }
    let other = settlement.sources.filter { $0.kind == .source(.otherPublic) }
    var findings: [Finding] = []
    let fictive = try context.measure.lines.filter(\.inKind).map(\.eligible).sum()
    if fictive > .zero {
      let planned = try (grants.map(\.award.amount) + other.map(\.planned)).sum()
      let most = try settlement.plannedEligible - fictive
      if planned > most {
        findings.append(
          try finding(
            context, code(context, \.planned), .error, planned, settlement.plannedEligible, fictive,
            .words("bewilligte öffentliche Mittel", "public money granted")))
      }
    }
    let inKind = settlement.recognition.inKind
    if inKind > .zero {
      let cash = settlement.recognition.cash
      let others = try other.map(\.actual).sum()
      let granted = try grants.map(\.entitled).sum() + others
      let measured = try Money(rounding: grants.map(\.measured).sum(), .down) + others
      let most = max(granted, measured)
      if most > cash {
        findings.append(
          try finding(
            context, code(context, \.actual), granted > cash ? .error : .warning, most,
            settlement.eligible, inKind,
            granted > cash
              ? .words("öffentliche Mittel lt. Abrechnung", "public money as settled")
              : .words("öffentliche Mittel nach Fördersatz", "public money by its rate")))
      }
    }
    // The same excess in plan and settlement is one: that of the plan breaks the condition.
    if findings.count == 2, findings[0].code == findings[1].code,
      findings[0].amount == findings[1].amount
    {
      findings.removeLast()
    }
    return findings
  }

  /// In-kind of partners falls under the EU rule; where volunteers alone bring it, that on
  /// engagement holds.
  private static func code(
    _ context: RuleContext, _ value: (MeasureSettlement.SourceResult) -> Money
  ) -> FindingCode {
    let ofPartners = context.settlement.sources.contains {
      $0.kind == .source(.inKind) && value($0) > .zero
    }
    let ofVolunteers = context.settlement.sources.contains {
      $0.kind == .source(.civicEngagement) && value($0) > .zero
    }
    return ofVolunteers && !ofPartners ? .civicOverCash : .publicExceedsCash
  }

  private static func finding(
    _ context: RuleContext, _ code: FindingCode, _ severity: Severity, _ sum: Money,
    _ eligible: Money, _ inKind: Money, _ label: Term
  ) throws(AmountError) -> Finding {
    let most = try eligible - inKind
    let isEuropean = context.settlement.awards.contains { $0.award.funder.level == .eu }
    // A fixed grant stays as it is until the funder sets it anew.
    let isFixed = context.settlement.awards.contains {
      $0.award.isFixed && $0.award.funder.isPublic
    }
    let remedy = isFixed ? (code == .civicOverCash ? 1 : 2) : 0
    return context.finding(
      code, severity, amount: try sum - most,
      norm: isEuropean ? "Art. 67 Abs. 1 Buchst. a VO (EU) 2021/1060" : context.budgetClause("2.4"),
      measured: [label, .money(sum)],
      allowed: [
        .money(eligible), .minus, .words("unbar", "in-kind"), .money(inKind), .equals, .money(most),
      ], remedy: remedy)
  }
}
