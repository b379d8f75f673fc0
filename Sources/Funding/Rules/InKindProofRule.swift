import Amounts

/// An in-kind contribution counts only as far as it is proven (VV Nr. 2.4.2 zu § 44 LHO; Art. 67
/// (1) VO (EU) 2021/1060: value and delivery independently verifiable).
enum InKindProofRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for proof in context.settlement.inKindProofs {
      for (amount, severity, text) in [
        (
          proof.unproven, Severity.error,
          Term.words(
            "ohne Beleg-Nummer und Nachweis, zählt mit 0",
            "without voucher number and evidence, counts as 0")
        ),
        (
          proof.unfiled, .warning,
          .words(
            "mit Beleg-Nummer, Nachweis nicht abgelegt", "with voucher number, evidence not filed")
        ),
      ] where !amount.isZero {
        findings.append(
          context.finding(
            .inKindUnverified, severity, subject: proof.source, amount: amount,
            norm: UnpaidNorm.proof(context.funderLevels),
            measured: [.money(amount), text],
            allowed: [.words("nur belegte Werte", "proven values only")]))
      }
    }
    return findings
  }
}
