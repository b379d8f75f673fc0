import Amounts

/// Not more is drawn by a year than the notice provides up to it, and not the part that is held back until the
/// statement of use (Zuwendungsbescheid; § 45 LHO/BHO).
enum DrawdownLimitRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      guard let funds = context.funds[settled.award.id] else { continue }
      var worst: [String: (finding: Finding, order: Int)] = [:]
      for drawn in try balances(funds) {
        // The notice as it stands: the part of a forwarding award has no years of its own.
        let award = context.project.awards.first { $0.id == settled.award.id } ?? settled.award
        let limits = try [
          (Drawdown.yearLimit(award, in: drawn.date.year), "\(drawn.date.year)"),
          (Drawdown.holdbackLimit(award, settled.rules, on: drawn.date), nil),
        ]
        for (limit, subject) in limits {
          guard let limit, drawn.amount > limit.most else { continue }
          let excess = try drawn.amount - limit.most
          let key = limit.code.rawValue + (subject ?? "")
          guard excess > worst[key]?.finding.amount ?? .zero else { continue }
          let finding = context.finding(
            limit.code, .error, award: award.id, subject: subject, amount: excess, norm: limit.norm,
            measured: [
              .words("ausgezahlt bis", "paid out by"), .date(drawn.date), .money(drawn.amount),
            ], allowed: limit.formula)
          worst[key] = (finding, worst[key]?.order ?? worst.count)
        }
      }
      findings += worst.values.sorted { $0.order < $1.order }.map(\.finding)
    }
    return findings
  }

  /// Drawdowns less repayments after each day of payout.
  private static func balances(_ funds: AwardFunds) throws(AmountError) -> [DatedAmount] {
    var balances: [DatedAmount] = []
    for day in Set(funds.drawdowns.map(\.date)).sorted() {
      let paid = try funds.drawdowns.filter { $0.date <= day }.map(\.amount).sum()
      let back = try funds.repayments.filter { $0.date <= day }.map(\.amount).sum()
      balances.append(DatedAmount(day, try paid - back))
    }
    return balances
  }
}
