import Amounts
import Funding

extension MatchTarget {
  /// As `--assign` takes it; for what is booked already the entry.
  var word: String {
    switch self {
    case .booked(let number): "booked:\(number)"
    case .payment(let numbers): "payment:" + numbers.map(String.init).joined(separator: "+")
    case .part(let numbers): MatchTarget.payment(numbers).word
    case .discounted(let numbers): MatchTarget.payment(numbers).word + ":discount"
    case .credit(let number): "credit-note:\(number)"
    case .income(let kind, let measure, let source):
      kind.rawValue + ":" + (kind.namesAward ? source : measure + ":" + source)
    }
  }
}

extension RowMatch.Outcome {
  var isProposal: Bool {
    if case .proposal = self { true } else { false }
  }
}

extension MatchHint {
  /// As JSON answers name it.
  var code: String {
    switch self {
    case .otherAmount: "otherAmount"
    case .together: "together"
    case .bookedLater: "bookedLater"
    case .retained: "retained"
    case .aboveLimit: "aboveLimit"
    case .sameAmount: "sameAmount"
    case .taken: "taken"
    case .contested: "contested"
    case .reversal: "reversal"
    case .receiptReversed: "receiptReversed"
    }
  }
}
