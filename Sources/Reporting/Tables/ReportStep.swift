public import Amounts

/// A step of a settlement: how a grant was computed. Its texts are in the language of the report.
public struct ReportStep: Hashable, Sendable {
  public let label: String
  public let formula: String
  /// Cents, exact.
  public let value: Rational

  public init(label: String, formula: String, value: Rational) {
    self.label = label
    self.formula = formula
    self.value = value
  }
}

extension ReportStep {
  /// The cells of its row.
  /// - Parameter number: from 1.
  func cells(_ number: Int) -> [String: Cell] {
    // What is not yet rounded shows its further decimals instead of hiding them.
    let money = value.floor.map(Money.init(cents:)).flatMap { $0.exact == value ? $0 : nil }
    return [
      "number": Cell(.integer(Int64(number))), "label": .text(label), "formula": .text(formula),
      "value": money.map { .money($0) } ?? Cell(.number(value / Rational(100))),
    ]
  }
}
