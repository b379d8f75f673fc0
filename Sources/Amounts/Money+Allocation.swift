extension Money {
  /// Splits this amount in proportion to `weights` so that the parts add up to it to the cent
  /// (largest remainder, Hare/Niemeyer). Equal remainders: the earlier part gets the cent.
  /// - Parameter weights: none negative, one above zero; else every cent goes to the first.
  /// - Returns: as many parts as weights.
  public func allocated(by weights: [Rational]) -> [Money] {
    guard !weights.isEmpty else { return [] }
    let total = weights.sum()
    guard total.sign > 0 else {
      return [self] + Array(repeating: .zero, count: weights.count - 1)
    }
    let exact = weights.map { self.exact * $0 / total }
    let floors = exact.map { $0.floor ?? 0 }
    let remainders = zip(exact, floors).map { $0 - Rational($1) }
    return Allocation.raise(floors, by: cents - floors.reduce(0, +), largest: remainders)
      .map(Money.init(cents:))
  }
}

/// Shares that add up.
public enum Allocation {
  /// The floors, one more for each of the `missing` largest remainders, earlier ones first.
  static func raise(
    _ floors: [Int64], by missing: Int64, largest remainders: [some Comparable]
  ) -> [Int64] {
    guard missing > 0 else { return floors }
    var parts = floors
    let order = floors.indices.sorted { a, b in
      remainders[a] == remainders[b] ? a < b : remainders[a] > remainders[b]
    }
    for index in order.prefix(Int(missing)) { parts[index] += 1 }
    return parts
  }

  /// Percentages in hundredths of a per cent of `parts` in `total`, adding up to exactly 100.00
  /// where the parts add up to the total (largest remainder). All zero for a total of zero.
  public static func hundredthsOfPercent(_ parts: [Money], of total: Money) -> [Int64] {
    guard !total.isZero else { return parts.map { _ in 0 } }
    // All parts have the one denominator, so whole numbers of 128 bits do without fractions.
    let divisor = Int128(total.cents.magnitude)
    let scaled = parts.map { Int128($0.cents) * (total.isNegative ? -10_000 : 10_000) }
    let divided = scaled.map { floorDivide($0, by: divisor) }
    let floors = divided.map { Int64(clamping: $0.quotient) }
    let (sum, rest) = floorDivide(scaled.reduce(0, +), by: divisor)
    guard rest == 0 else {
      // Parts that are not the whole are rounded half up, each for itself.
      return scaled.map { Int64(clamping: ($0.signum() * divisor + 2 * $0) / (2 * divisor)) }
    }
    let missing = Int64(clamping: sum - divided.map(\.quotient).reduce(0, +))
    return raise(floors, by: missing, largest: divided.map(\.remainder))
  }

  /// The greatest whole number that is not above the quotient, and what is left, not below zero.
  private static func floorDivide(
    _ number: Int128, by divisor: Int128
  ) -> (quotient: Int128, remainder: Int128) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// `72.73` from 7273 hundredths of a per cent.
  public static func percentText(hundredths: Int64) -> String {
    Rational(hundredths, over: 100).decimalText(places: 2)
  }
}
