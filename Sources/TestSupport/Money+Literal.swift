public import Amounts
import Testing

// Tests read like the books: "80000.00" is an amount. A literal that is none fails the test that
// holds it.
extension Money: ExpressibleByStringLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByUnicodeScalarLiteral
{
  public init(stringLiteral text: String) {
    switch AmountText.read(text, mark: .point) {
    case .success(let money): self = money
    case .failure(let error):
      Issue.record("\(text) is no amount: \(error)")
      self = .zero
    }
  }
}
