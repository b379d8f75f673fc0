public import Amounts
import Testing

// Tests read like the books: "2026-06-30" is a day. A literal that is none fails the test that
// holds it.
extension CalendarDate: ExpressibleByStringLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByUnicodeScalarLiteral
{
  public init(stringLiteral text: String) {
    switch DateText.read(text) {
    case .success(let date): self = date
    case .failure(let error):
      Issue.record("\(text) is no day: \(error)")
      self.init(days: 0)
    }
  }
}
