import Amounts
import Testing

@Suite("Rounding") struct RoundingTests {
  @Test("rounds as Python's decimal does", arguments: RoundingTruthTable.rows)
  func truth(row: RoundingTruthTable.Row) throws {
    let exact = Rational(row.numerator, over: row.denominator)
    #expect(try Money(rounding: exact, .down).cents == row.down)
    #expect(try Money(rounding: exact, .halfUp).cents == row.halfUp)
    #expect(try Money(rounding: exact, .wholeEuroDown).cents == row.wholeEuroDown)
  }

  @Test("EFRE NRW's own example: 15 % of 6,170.50 EUR is cut to 925.57 EUR")
  func flatRate() throws {
    let base = try Money(rounding: Money(cents: 881_500) * Rate(percent: 70), .down)
    #expect(base.cents == 617_050)
    #expect(try Money(rounding: base * Rate(percent: 15), .down).cents == 92_557)
    #expect(try Money(rounding: base * Rate(percent: 15), .halfUp).cents == 92_558)
  }

  @Test("an amount beyond 64 bits of cents is an error, not a trap", arguments: Rounding.allCases)
  func beyondLimit(rounding: Rounding) {
    let most = Rational(.max)
    let least = Rational(.min)
    #expect(throws: AmountError.beyondLimit) {
      try Money(rounding: most * Rational(100), rounding)
    }
    #expect(throws: AmountError.beyondLimit) {
      try Money(rounding: -most * Rational(100), rounding)
    }
    #expect(throws: AmountError.beyondLimit, "no amount without an opposite") {
      try Money(rounding: least, rounding)
    }
  }
}
