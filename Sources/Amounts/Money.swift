/// What went wrong with an amount.
public enum AmountError: Error, Equatable, Sendable {
  /// A sum or product is beyond ±92,233,720,368,547,758.07 EUR, what 64 bits of cents can hold.
  case beyondLimit
}

/// An amount of euros as whole cents. Arithmetic is checked: what does not fit throws
/// ``AmountError/beyondLimit`` and never traps.
public struct Money: Hashable, Comparable, Sendable {
  public let cents: Int64

  /// `cents` euro cents; negative for a debt or a decrease. Int64.min is clamped to −Int64.max, so
  /// that every amount has an opposite.
  public init(cents: Int64) {
    self.cents = cents == .min ? -.max : cents
  }

  /// The exact amount `cents` rounded once.
  /// - Throws: ``AmountError/beyondLimit``.
  public init(rounding cents: Rational, _ rounding: Rounding) throws(AmountError) {
    guard let whole = rounding.apply(cents).floor, whole != .min else { throw .beyondLimit }
    self.init(cents: whole)
  }

  public static let zero = Money(cents: 0)

  /// The largest amount a single booking or plan value may have: 9,999,999,999,999.99 EUR, the
  /// largest that a spreadsheet cell holds to the cent.
  public static let maximum = Money(cents: 999_999_999_999_999)

  public var isZero: Bool { cents == 0 }
  public var isNegative: Bool { cents < 0 }
  public var magnitude: Money { Money(cents: abs(cents)) }

  /// The amount in cents as an exact number.
  public var exact: Rational { Rational(cents) }

  public static func + (a: Money, b: Money) throws(AmountError) -> Money {
    let (sum, overflow) = a.cents.addingReportingOverflow(b.cents)
    if overflow || sum == .min { throw .beyondLimit }
    return Money(cents: sum)
  }

  public static func - (a: Money, b: Money) throws(AmountError) -> Money { try a + (-b) }

  public static prefix func - (a: Money) -> Money { Money(cents: -a.cents) }

  public static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }

  /// The exact product; round it once, at the end.
  public static func * (a: Money, rate: Rate) -> Rational { a.exact * rate.value }
}

extension Sequence<Money> {
  /// The checked sum.
  /// - Throws: ``AmountError/beyondLimit`` where the total does not fit; the order does not matter.
  public func sum() throws(AmountError) -> Money {
    var total: Int128 = 0
    for money in self { total += Int128(money.cents) }
    guard let cents = Int64(exactly: total), cents != .min else { throw .beyondLimit }
    return Money(cents: cents)
  }
}
