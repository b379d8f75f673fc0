public import Amounts
import Testing

// Tests read like the books: "65%" is a rate. A literal that is none fails the test that holds it.
extension Rate: ExpressibleByStringLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByUnicodeScalarLiteral
{
  public init(stringLiteral text: String) {
    if let rate = Rate(text: text) {
      self = rate
    } else {
      Issue.record("\(text) is no rate")
      self = .zero
    }
  }
}
