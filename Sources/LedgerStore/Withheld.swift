import Amounts
import Bookkeeping
import Funding
import StoreAPI

/// What of an act needs a second person.
struct Withheld {
  private let eyes: FourEyes?
  private var sum: Money?

  /// - Parameter eyes: nil: nobody else is needed.
  init(by eyes: FourEyes?) { self.eyes = eyes }

  /// Notes one more entry or order.
  /// - Parameter isCounted: a payment is the money of its expense.
  mutating func see(_ kind: BookingKind, _ amount: Money, isCounted: Bool = true) {
    guard let eyes, eyes.covers(kind: kind.rawValue, amount: amount), sum == nil || isCounted
    else { return }
    let (cents, beyond) = (sum?.cents ?? 0).addingReportingOverflow(amount.magnitude.cents)
    sum = Money(cents: beyond ? .max : cents)
  }

  /// - Throws: ``LedgerError/needsRelease(from:amount:)`` where something needs one.
  func check() throws(LedgerError) {
    if let from = eyes?.from, let sum { throw .needsRelease(from: from, amount: sum) }
  }
}
