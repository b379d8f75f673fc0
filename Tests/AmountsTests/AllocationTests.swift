import Amounts
import TestSupport
import Testing

@Suite("Largest remainder") struct AllocationTests {
  struct Split: Sendable, CustomTestStringConvertible {
    let total: Int64
    let weights: [Int64]
    let parts: [Int64]
    var testDescription: String { "\(total) by \(weights)" }
  }

  @Test(
    "parts of known splits",
    arguments: [
      Split(total: 100, weights: [1, 1, 1], parts: [34, 33, 33]),
      Split(total: 101, weights: [1, 1, 1], parts: [34, 34, 33]),
      Split(total: -100, weights: [1, 1, 1], parts: [-33, -33, -34]),
      Split(total: 1, weights: [1, 2], parts: [0, 1]),
      Split(total: 10, weights: [0, 5, 0], parts: [0, 10, 0]),
      Split(total: 7, weights: [0, 0], parts: [7, 0]),
      Split(total: 7, weights: [3], parts: [7]),
      Split(total: 7, weights: [], parts: []),
      Split(total: 0, weights: [2, 3], parts: [0, 0]),
    ])
  func split(_ split: Split) {
    let parts = Money(cents: split.total).allocated(by: split.weights.map { Rational($0) })
    #expect(parts.map(\.cents) == split.parts)
  }

  @Test("shares of a column add up to 100.00")
  func shares() {
    // C2 of the worked cases: 80,000 and 30,000 of 110,000.
    let two = [Money(cents: 8_000_000), Money(cents: 3_000_000)]
    #expect(Allocation.hundredthsOfPercent(two, of: Money(cents: 11_000_000)) == [7273, 2727])
    let thirds = [Money](repeating: Money(cents: 1), count: 3)
    #expect(Allocation.hundredthsOfPercent(thirds, of: Money(cents: 3)) == [3334, 3333, 3333])
    #expect(Allocation.hundredthsOfPercent(thirds, of: .zero) == [0, 0, 0])
    // Parts that are not the whole are rounded each for itself: two thirds are 66.67.
    #expect(
      Allocation.hundredthsOfPercent([Money(cents: 2)], of: Money(cents: 3)) == [6667])
    // A half goes away from zero: 1 of 20,000 is half a hundredth of a per cent.
    let halves = [Money(cents: 1), Money(cents: -1), Money(cents: 3)]
    #expect(Allocation.hundredthsOfPercent(halves, of: Money(cents: 20_000)) == [1, -1, 2])
    #expect(
      Allocation.hundredthsOfPercent([Money(cents: 3), Money(cents: -4)], of: Money(cents: -1))
        == [-30_000, 40_000])
    #expect(Allocation.percentText(hundredths: 7273) == "72.73")
    #expect(Allocation.percentText(hundredths: -5) == "-0.05")
    #expect(Allocation.percentText(hundredths: 10_000) == "100.00")
  }

  @Test("parts add up, lie within a cent of the exact share, and grow with their weight")
  func properties() throws {
    try forAll(2000) { random in
      let total = Money(cents: random.int(-1_000_000_000...1_000_000_000))
      let weights = (0..<random.int(1...8)).map { _ in
        Rational(random.chance(20) ? 0 : random.int(0...1_000_000), over: random.pick(1, 3, 7))
      }
      let parts = total.allocated(by: weights)
      try #require(try parts.sum() == total)
      let sum = weights.sum()
      guard sum.sign > 0 else { return }
      for (part, weight) in zip(parts, weights) {
        let exact = total.exact * weight / sum
        try #require((part.exact - exact).magnitude < .one)
        if weight.isZero { try #require(part.isZero) }
      }
      for (a, b) in zip(parts.indices, parts.indices.dropFirst()) where weights[a] == weights[b] {
        try #require(parts[a] >= parts[b], "equal remainders: the earlier part gets the cent")
      }
    }
  }

  @Test("shares of parts that make up the whole always add up to 100.00")
  func sharesAddUp() throws {
    try forAll(2000) { random in
      let parts = (0..<random.int(1...9)).map { _ in
        Money(cents: random.int(-1_000_000...100_000_000))
      }
      let total = try parts.sum()
      guard !total.isZero else { return }
      let shares = Allocation.hundredthsOfPercent(parts, of: total)
      try #require(shares.reduce(0, +) == 10_000)
    }
  }
}
