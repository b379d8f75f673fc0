package import Amounts
import Funding

extension Sequence<SettlementStep> {
  /// Two lines for each step: what, and its arithmetic.
  package func numbered(_ language: Language) -> [String] {
    enumerated().flatMap { number, step in
      [
        "\(number + 1). \(step.label[language])",
        "   \(step.formula.text(language)) → \([Term.exact(step.value)].text(language))",
      ]
    }
  }
}
