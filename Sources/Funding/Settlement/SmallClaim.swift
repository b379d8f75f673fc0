import Amounts

/// Money to be repaid for which nothing is asked: the cents by which an award paid out in whole
/// euros exceeds what is due, or what the rules set as too small a claim (Kleinbetrag).
struct SmallClaim {
  /// Cents.
  let amount: Money
  let step: SettlementStep

  /// Nil where the claim stands.
  /// - Parameters:
  ///   - drawn: drawdowns less repayments.
  ///   - isPaidInWholeEuros: whether every drawdown was in whole euros.
  init?(_ repayable: Money, drawn: Money, isPaidInWholeEuros: Bool, _ rules: RuleSet) {
    guard repayable > .zero else { return nil }
    amount = repayable
    if let most = rules.money(.smallClaim), repayable <= most {
      step = SettlementStep(
        "Davon außer Betracht: Kleinbetrag (\(rules.norm(.smallClaim)))",
        "Left aside: small claim (\(rules.norm(.smallClaim)))",
        [.money(repayable), .sign("≤"), .money(most)], repayable)
    } else if isPaidInWholeEuros, Self.isWhole(drawn), repayable < Self.euro {
      step = SettlementStep(
        "Davon außer Betracht: weniger als ein Euro, weil in vollen Euro ausgezahlt wurde",
        "Left aside: less than a euro, because it was paid out in whole euros",
        [.money(repayable), .sign("<"), .money(Self.euro)], repayable)
    } else {
      return nil
    }
  }

  static let euro = Money(cents: 100)

  static func isWhole(_ amount: Money) -> Bool { amount.cents % euro.cents == 0 }
}
