import Amounts

/// Shares in hundredths of a per cent that add up to 100.00, with every step between, so that a
/// workbook can show and repeat them (Hare/Niemeyer; of equal remainders the earlier one counts).
struct LargestRemainder: Hashable, Sendable {
  struct Part: Hashable, Sendable {
    let amount: Money
    /// Hundredths of a per cent, rounded down.
    let floor: Int64
    /// What rounding down left over, in cents times 10,000.
    let remainder: Int64
    /// From 1 for the largest remainder.
    let rank: Int64
    /// Hundredths of a per cent.
    let share: Int64
  }

  let parts: [Part]
  let total: Money
  /// What the floors lack to 100.00 %: so many of the largest remainders get one hundredth more.
  let missing: Int64

  init(_ amounts: [Money]) throws(AmountError) {
    let total = try amounts.sum()
    self.total = total
    // Shares of nothing, or of less, have no meaning.
    guard total > .zero else {
      parts = amounts.map { Part(amount: $0, floor: 0, remainder: 0, rank: 0, share: 0) }
      missing = 0
      return
    }
    let whole = Int128(total.cents)
    let floors = amounts.map { Self.floor(Int128($0.cents) * 10_000, by: whole) }
    let rests = zip(amounts, floors).map { Int128($0.cents) * 10_000 - $1 * whole }
    let missing = 10_000 - floors.reduce(0, +)
    self.missing = Int64(missing)
    parts = amounts.indices.map { index in
      let ahead = amounts.indices.count { other in
        rests[other] > rests[index] || (rests[other] == rests[index] && other <= index)
      }
      return Part(
        amount: amounts[index], floor: Int64(floors[index]), remainder: Int64(rests[index]),
        rank: Int64(ahead), share: Int64(floors[index]) + (ahead <= missing ? 1 : 0))
    }
  }

  private static func floor(_ number: Int128, by divisor: Int128) -> Int128 {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest != 0 && (rest < 0) != (divisor < 0) ? quotient - 1 : quotient
  }
}
