import Amounts

/// Not more is drawn by a year than the notice provides up to it, and not the part that is held
/// back until the statement of use (Zuwendungsbescheid; § 45 LHO/BHO).
enum DrawdownLimitRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      guard let funds = context.funds[settled.award.id] else { continue }
      var worst: [String: (finding: Finding, order: Int)] = [:]
      for drawn in try balances(funds) {
        let (award, rules) = context.terms(settled, on: drawn.date)
        let limits = try [
          (
            Drawdown.yearLimit(award, rules, in: drawn.date.year, paid: funds.paid),
            "\(drawn.date.year)"
          ),
          (Drawdown.holdbackLimit(award, rules, on: drawn.date), nil),
        ]
        for (limit, subject) in limits {
          guard let limit, drawn.amount > limit.most else { continue }
          let excess = try drawn.amount - limit.most
          let key = limit.code.rawValue + (subject ?? "")
          guard excess > worst[key]?.finding.amount ?? .zero else { continue }
          let finding = context.finding(
            limit.code, limit.severity(of: excess), award: award.id, subject: subject,
            amount: excess, norm: limit.norm,
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
    var balance = Money.zero
    var back = funds.repayments[...]
    for (index, drawn) in funds.drawdowns.enumerated() {
      balance = try balance + drawn.amount
      while let next = back.first, next.date <= drawn.date {
        balance = try balance - next.amount
        back = back.dropFirst()
      }
      if index + 1 < funds.drawdowns.count, funds.drawdowns[index + 1].date == drawn.date {
        continue
      }
      balances.append(DatedAmount(drawn.date, balance))
    }
    return balances
  }
}
