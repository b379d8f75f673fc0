public import Amounts

/// A line of the calculation as an auditor follows it.
public struct SettlementStep: Hashable, Sendable {
  public let label: LocalizedText
  public let formula: [Term]
  /// Cents, exact until the last step rounds.
  public let value: Rational

  init(_ german: String, _ english: String, _ formula: [Term], _ value: Rational) {
    label = LocalizedText(de: german, en: english)
    self.formula = formula
    self.value = value
  }

  init(_ german: String, _ english: String, _ formula: [Term], _ value: Money) {
    self.init(german, english, formula, value.exact)
  }
}
