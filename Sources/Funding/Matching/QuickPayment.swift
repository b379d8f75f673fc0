import Amounts

/// The discounts for quick payment (Skonto) by which a payment may fall short of its voucher.
enum QuickPayment {
  /// In thousandths: 1 % to 5 %, as they are usual.
  private static let usual: [Int64] = [10, 15, 20, 25, 30, 35, 40, 50]
  /// The longest time that is usual, from the day of the invoice on.
  private static let days = 30

  enum Fit {
    /// As the invoice offers it.
    case offered
    case usual
  }

  /// Whether what is missing at `paid` is a discount of what is open or of the whole voucher, to
  /// the cent, whichever way it was rounded; nil where it is none, or comes too late.
  static func fit(of voucher: OpenVoucher, paid: Money, on day: CalendarDate) -> Fit? {
    guard let short = try? voucher.amount - paid, short > .zero, paid > .zero,
      (0...days).contains(voucher.issuedOn.days(to: day))
    else { return nil }
    func fits(_ rate: Rational) -> Bool {
      Set([voucher.amount, voucher.whole]).contains { base in
        (short.exact - base.exact * rate).magnitude < Rational(1)
      }
    }
    if let discount = voucher.discount { return fits(discount.value) ? .offered : nil }
    return usual.contains { fits(Rational($0, over: 1000)) } ? .usual : nil
  }
}
