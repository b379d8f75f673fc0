import BigInt

/// An exact fraction. Never overflows, never rounds; a share of money is computed in it and
/// rounded once, at the end, by ``Money/init(rounding:_:)``.
public struct Rational: Hashable, Comparable, Sendable {
  let numerator: BigInt
  /// Always more than zero and without a common factor with the numerator.
  let denominator: BigInt

  init(_ numerator: BigInt, _ denominator: BigInt) {
    precondition(denominator.signum() != 0, "a fraction needs a denominator other than zero")
    guard denominator != 1 else {
      // Most amounts are whole cents; they need no common divisor.
      self.numerator = numerator
      self.denominator = denominator
      return
    }
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.signum() < 0 ? -1 : 1
    self.numerator = divisor == 1 ? numerator * sign : numerator / divisor * sign
    self.denominator = divisor == 1 ? denominator * sign : denominator / divisor * sign
  }

  /// `numerator / denominator`; the denominator is not zero.
  public init(_ numerator: Int64, over denominator: Int64 = 1) {
    self.init(BigInt(numerator), BigInt(denominator))
  }

  /// Reads `7`, `7.5`, `7,5`, `-0.88` or `8/36`: digits with at most one decimal mark, or a
  /// quotient of two such numbers. Returns nil for anything else, and for a number of more than 24
  /// digits.
  public init?(text: some StringProtocol) {
    let parts = String(text).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first.flatMap(Self.decimal) else { return nil }
    guard parts.count == 2 else {
      self = first
      return
    }
    guard let second = Self.decimal(parts[1]), !second.isZero else { return nil }
    self = first / second
  }

  private static func decimal(_ text: Substring) -> Rational? {
    var digits = BigInt(0)
    var scale = BigInt(1)
    var seen = 0
    var afterMark: Bool = false
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seen += 1
        // Before the sum: a text of a million digits would take minutes.
        guard seen <= 24 else { return nil }
        digits = digits * 10 + BigInt(byte - UInt8(ascii: "0"))
        if afterMark { scale *= 10 }
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard !afterMark, seen > 0 else { return nil }
        afterMark = true
      default: return nil
      }
    }
    guard seen > 0, !(afterMark && scale == 1) else { return nil }
    return Rational(negative ? -digits : digits, scale)
  }

  public static let zero = Rational(0)
  public static let one = Rational(1)

  public var isZero: Bool { numerator.isZero }

  /// Numerator and denominator without a common factor, the denominator more than zero; nil where
  /// one of them is beyond Int64.
  public var fraction: (numerator: Int64, denominator: Int64)? {
    guard let above = Int64(exactly: numerator), let below = Int64(exactly: denominator) else {
      return nil
    }
    return (above, below)
  }

  /// −1, 0 or 1.
  public var sign: Int { numerator.isZero ? 0 : numerator.sign == .minus ? -1 : 1 }

  public var magnitude: Rational { sign < 0 ? -self : self }

  public static func + (a: Rational, b: Rational) -> Rational {
    Rational(
      a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  public static func - (a: Rational, b: Rational) -> Rational { a + (-b) }

  public static prefix func - (a: Rational) -> Rational { Rational(-a.numerator, a.denominator) }

  public static func * (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.numerator, a.denominator * b.denominator)
  }

  /// The quotient; `b` is not zero.
  public static func / (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.denominator, a.denominator * b.numerator)
  }

  public static func += (a: inout Rational, b: Rational) { a = a + b }
  public static func -= (a: inout Rational, b: Rational) { a = a - b }

  public static func < (a: Rational, b: Rational) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }

  /// This value, at least `low` and at most `high` (`low` wins where the two cross).
  public func clamped(_ low: Rational, _ high: Rational) -> Rational { max(low, min(self, high)) }

  /// The greatest whole number that is not above the value, or nil where it is beyond Int64.
  public var floor: Int64? { Int64(exactly: floorBig) }

  /// The greatest whole number that is not above the value.
  var roundedDown: Rational { Rational(floorBig, 1) }

  private var floorBig: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.signum() < 0 ? quotient - 1 : quotient
  }

  /// The value as decimal text with `places` digits after a point, rounded half up (away from
  /// zero).
  public func decimalText(places: Int) -> String {
    let scale = BigInt(10).power(places)
    let doubled = magnitude * Rational(scale * 2, 1) + .one
    let digits = String((doubled / Rational(2)).floorBig)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let isNegative = sign < 0 && padded.contains { $0 != "0" }
    let body =
      places == 0 ? padded : "\(padded.dropLast(places)).\(padded.suffix(places))"
    return isNegative ? "-" + body : body
  }

  /// The value exactly, as `7`, or `1/3`.
  public var exactText: String {
    denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)"
  }
}

extension Sequence<Rational> {
  /// The exact sum.
  public func sum() -> Rational { reduce(.zero, +) }
}
