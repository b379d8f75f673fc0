import Amounts

/// Step 6: what was paid out of a grant against what is due. Amounts in cents.
struct GrantBalance: Hashable, Sendable {
  /// What was paid out and paid back.
  struct Paid: Hashable, Sendable {
    var received = Money.zero
    var repaid = Money.zero
    /// Whether every drawdown was in whole euros.
    var isInWholeEuros = false
  }

  let paid: Paid
  let drawn: Money
  let repayable: Money
  let open: Money
  /// Of ``repayable`` what nothing is asked for.
  let leftAside: Money
  let steps: [SettlementStep]

  /// - Throws: ``AmountError/beyondLimit``.
  init(_ paid: Paid, entitled: Money, _ rules: RuleSet) throws(AmountError) {
    self.paid = paid
    drawn = try paid.received - paid.repaid
    repayable = max(.zero, try drawn - entitled)
    open = max(.zero, try entitled - drawn)
    let aside = SmallClaim(
      repayable, drawn: drawn, isPaidInWholeEuros: paid.isInWholeEuros, rules)
    leftAside = aside?.amount ?? .zero
    let last =
      repayable > .zero
      ? SettlementStep(
        "Zurückzuzahlen", "Repayable", [.money(drawn), .minus, .money(entitled)], repayable)
      : SettlementStep(
        "Noch offen", "Still open", [.money(entitled), .minus, .money(drawn)], open)
    steps =
      [
        SettlementStep(
          "Ausgezahlt", "Paid out",
          [
            .money(paid.received), .minus, .words("zurückgezahlt", "repaid"), .money(paid.repaid),
          ], drawn), last,
      ] + [aside?.step].compactMap { $0 }
  }
}
