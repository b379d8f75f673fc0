extension Money {
  /// Splits this amount in proportion to `weights` so that the parts add up to it to the cent
  /// (largest remainder, Hare/Niemeyer). Equal remainders: the earlier part gets the cent.
  /// - Parameter weights: none negative, at least one above zero; else every cent goes to the first.
  /// - Returns: as many parts as weights.
  public func allocated(by weights: [Rational]) -> [Money] {
    guard !weights.isEmpty else { return [] }
    let total = weights.sum()
    guard total.sign > 0 else {
      return [self] + Array(repeating: .zero, count: weights.count - 1)
    }
    let cents = Allocation.largestRemainder(
      of: self.cents, exact: weights.map { exact * $0 / total })
    return cents.map(Money.init(cents:))
  }
}

/// Shares that add up.
public enum Allocation {
  /// Whole numbers near `exact` that add up to `total`: each floor, then one more for the largest
  /// remainders, earlier ones first.
  static func largestRemainder(of total: Int64, exact: [Rational]) -> [Int64] {
    var parts = exact.map { $0.floor ?? 0 }
    let missing = total - parts.reduce(0, +)
    guard missing > 0 else { return parts }
    let order = exact.indices.sorted { a, b in
      let (first, second) = (exact[a] - Rational(parts[a]), exact[b] - Rational(parts[b]))
      return first == second ? a < b : first > second
    }
    for index in order.prefix(Int(missing)) { parts[index] += 1 }
    return parts
  }

  /// Percentages in hundredths of a per cent of `parts` in `total`, adding up to exactly 100.00 where
  /// the parts add up to the total (largest remainder). All zero for a total of zero.
  public static func hundredthsOfPercent(_ parts: [Money], of total: Money) -> [Int64] {
    guard !total.isZero else { return parts.map { _ in 0 } }
    let exact = parts.map { $0.exact * Rational(10_000) / total.exact }
    let target = exact.sum()
    guard let whole = target.floor, Rational(whole) == target else {
      return exact.map { Rounding.halfUp.apply($0).floor ?? 0 }
    }
    return largestRemainder(of: whole, exact: exact)
  }

  /// `72.73` from 7273 hundredths of a per cent.
  public static func percentText(hundredths: Int64) -> String {
    Rational(hundredths, over: 100).decimalText(places: 2)
  }
}
