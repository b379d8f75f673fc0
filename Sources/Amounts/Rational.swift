import BigInt

/// An exact fraction. Never overflows, never rounds; a share of money is computed in it and
/// rounded once, at the end, by ``Money/init(rounding:_:)``.
public struct Rational: Hashable, Comparable, Sendable {
  /// Numerator and denominator without a common factor, the denominator more than zero. Machine
  /// words wherever both fit, so that equal values are stored alike: nearly all are cents.
  private enum Parts: Hashable {
    case words(Int64, Int64)
    case big(BigInt, BigInt)
  }

  private let parts: Parts

  var numerator: BigInt {
    switch parts {
    case .words(let above, _): BigInt(above)
    case .big(let above, _): above
    }
  }

  /// Always more than zero and without a common factor with the numerator.
  var denominator: BigInt {
    switch parts {
    case .words(_, let below): BigInt(below)
    case .big(_, let below): below
    }
  }

  init(_ numerator: BigInt, _ denominator: BigInt) {
    precondition(denominator.signum() != 0, "a fraction needs a denominator other than zero")
    let divisor =
      denominator == 1 ? 1 : numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.signum() < 0 ? -1 : 1
    let above = divisor == 1 ? numerator * sign : numerator / divisor * sign
    let below = divisor == 1 ? denominator * sign : denominator / divisor * sign
    if let above = Int64(exactly: above), let below = Int64(exactly: below), above > .min {
      parts = .words(above, below)
    } else {
      parts = .big(above, below)
    }
  }

  /// - Parameters:
  ///   - above: not the least number there is.
  ///   - below: more than zero.
  private init(words above: Int64, _ below: Int64) {
    let divisor = below == 1 ? 1 : Self.divisor(above.magnitude, below.magnitude)
    parts =
      divisor == 1
      ? .words(above, below) : .words(above / Int64(divisor), below / Int64(divisor))
  }

  /// The greatest number that divides both; `b` is not zero.
  private static func divisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var (a, b) = (b, a % b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// Both as machine words, where both are.
  private static func words(_ a: Rational, _ b: Rational) -> (Int64, Int64, Int64, Int64)? {
    guard case .words(let aAbove, let aBelow) = a.parts,
      case .words(let bAbove, let bBelow) = b.parts
    else { return nil }
    return (aAbove, aBelow, bAbove, bBelow)
  }

  /// The product; nil where it does not fit.
  private static func product(_ a: Int64, _ b: Int64) -> Int64? {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow || result == .min ? nil : result
  }

  /// `numerator / denominator`; the denominator is not zero.
  public init(_ numerator: Int64, over denominator: Int64 = 1) {
    if numerator > .min, denominator > 0 {
      self.init(words: numerator, denominator)
    } else {
      self.init(BigInt(numerator), BigInt(denominator))
    }
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

  public var isZero: Bool { parts == .words(0, 1) }

  /// Numerator and denominator without a common factor, the denominator more than zero; nil where
  /// one of them is beyond Int64.
  public var fraction: (numerator: Int64, denominator: Int64)? {
    switch parts {
    case .words(let above, let below): (above, below)
    case .big(let above, let below):
      if let above = Int64(exactly: above), let below = Int64(exactly: below) {
        (above, below)
      } else {
        nil
      }
    }
  }

  /// −1, 0 or 1.
  public var sign: Int {
    switch parts {
    case .words(let above, _): Int(above.signum())
    case .big(let above, _): Int(above.signum())
    }
  }

  public var magnitude: Rational { sign < 0 ? -self : self }

  public static func + (a: Rational, b: Rational) -> Rational {
    if let (aAbove, aBelow, bAbove, bBelow) = words(a, b) {
      if aBelow == bBelow {
        let (sum, overflow) = aAbove.addingReportingOverflow(bAbove)
        if !overflow, sum > .min { return Rational(words: sum, aBelow) }
      } else if let left = product(aAbove, bBelow), let right = product(bAbove, aBelow),
        let below = product(aBelow, bBelow)
      {
        let (sum, overflow) = left.addingReportingOverflow(right)
        if !overflow, sum > .min { return Rational(words: sum, below) }
      }
    }
    return Rational(
      a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  public static func - (a: Rational, b: Rational) -> Rational { a + (-b) }

  public static prefix func - (a: Rational) -> Rational {
    if case .words(let above, let below) = a.parts { return Rational(words: -above, below) }
    return Rational(-a.numerator, a.denominator)
  }

  public static func * (a: Rational, b: Rational) -> Rational {
    if let (aAbove, aBelow, bAbove, bBelow) = words(a, b) {
      // Across first, so that the products stay small.
      let first = Int64(divisor(aAbove.magnitude, bBelow.magnitude))
      let second = Int64(divisor(bAbove.magnitude, aBelow.magnitude))
      if let above = product(aAbove / first, bAbove / second),
        let below = product(aBelow / second, bBelow / first)
      {
        return Rational(words: above, below)
      }
    }
    return Rational(a.numerator * b.numerator, a.denominator * b.denominator)
  }

  /// The quotient; `b` is not zero.
  public static func / (a: Rational, b: Rational) -> Rational {
    if case .words(let above, let below) = b.parts, above != 0 {
      return a * Rational(above < 0 ? -below : below, over: Int64(above.magnitude))
    }
    return Rational(a.numerator * b.denominator, a.denominator * b.numerator)
  }

  public static func += (a: inout Rational, b: Rational) { a = a + b }
  public static func -= (a: inout Rational, b: Rational) { a = a - b }

  public static func < (a: Rational, b: Rational) -> Bool {
    if let (aAbove, aBelow, bAbove, bBelow) = words(a, b) {
      return Int128(aAbove) * Int128(bBelow) < Int128(bAbove) * Int128(aBelow)
    }
    return a.numerator * b.denominator < b.numerator * a.denominator
  }

  /// This value, at least `low` and at most `high` (`low` wins where the two cross).
  public func clamped(_ low: Rational, _ high: Rational) -> Rational { max(low, min(self, high)) }

  /// The greatest whole number that is not above the value, or nil where it is beyond Int64.
  public var floor: Int64? {
    if case .words(let above, let below) = parts {
      let (quotient, remainder) = above.quotientAndRemainder(dividingBy: below)
      return remainder < 0 ? quotient - 1 : quotient
    }
    return Int64(exactly: floorBig)
  }

  /// The greatest whole number that is not above the value.
  public var roundedDown: Rational { floor.map { Rational($0) } ?? Rational(floorBig, 1) }

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
