import Amounts
import Testing

@testable import Reporting

@Suite("Shares by the largest remainder") struct LargestRemainderTests {
  @Test(
    "agree with the ledger's own and add up",
    arguments: [
      [1, 1, 1], [705_658, 450_000, 333_333, 1_191_191, 595_595, 2_680_181], [1, 99_999],
      [333, 333, 334], [0, 5, 0], [7], [999_999_999_999_999, 1, 1], [-50, 150],
      [10, 10, 10, 10, 10, 10, 10],
    ] as [[Int64]])
  func agrees(_ cents: [Int64]) throws {
    let amounts = cents.map(Money.init(cents:))
    let shares = try LargestRemainder(amounts)
    let total = try amounts.sum()
    #expect(
      shares.parts.map(\.share) == Allocation.hundredthsOfPercent(amounts, of: total))
    #expect(shares.shareTotal == 10_000)
    #expect(Set(shares.parts.map(\.rank)) == Set(1...Int64(cents.count)))
    for part in shares.parts {
      let scaled = Int128(part.amount.cents) * 10_000
      #expect(Int128(part.floor) * Int128(total.cents) + Int128(part.remainder) == scaled)
    }
  }

  @Test("of nothing are nothing", arguments: [[], [0, 0], [5, -5], [-7, 2]] as [[Int64]])
  func nothing(_ cents: [Int64]) throws {
    let shares = try LargestRemainder(cents.map(Money.init(cents:)))
    #expect(shares.parts.allSatisfy { $0.share == 0 })
  }

  @Test("refuse a total beyond the limit")
  func beyond() {
    #expect(throws: AmountError.beyondLimit) {
      try LargestRemainder([Money(cents: .max), Money(cents: .max)])
    }
  }
}
