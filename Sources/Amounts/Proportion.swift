import BigInt

/// A rate that many amounts are multiplied with: the same exact result as with ``Rate``, in machine
/// words where it fits.
struct Proportion: Hashable, Sendable {
  private let rate: Rational
  /// Numerator and denominator where both fit 32 bits, so that a product with 64 bits of cents fits
  /// 128.
  private let words: (numerator: Int128, denominator: Int128)?

  public init(_ rate: Rate) { self.init(rate.value) }

  public init(_ rate: Rational) {
    self.rate = rate
    if let numerator = Int32(exactly: rate.numerator),
      let denominator = Int32(exactly: rate.denominator)
    {
      words = (Int128(numerator), Int128(denominator))
    } else {
      words = nil
    }
  }

  /// This part of `amount`, down to the cent.
  /// - Throws: ``AmountError/beyondLimit``.
  public func down(of amount: Money) throws(AmountError) -> Money {
    guard let (numerator, denominator) = words else {
      return try Money(rounding: amount.exact * rate, .down)
    }
    let product = Int128(amount.cents) * numerator
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: denominator)
    guard let cents = Int64(exactly: remainder < 0 ? quotient - 1 : quotient) else {
      throw .beyondLimit
    }
    return Money(cents: cents)
  }

  public static func == (a: Proportion, b: Proportion) -> Bool { a.rate == b.rate }

  public func hash(into hasher: inout Hasher) { hasher.combine(rate) }
}
