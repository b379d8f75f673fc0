import Amounts
import TestSupport
import Testing

@Suite("Rational and Rate") struct RationalTests {
  @Test(
    "numbers as files write them",
    arguments: [
      ("7", "7"), ("7.5", "15/2"), ("7,5", "15/2"), ("-0.88", "-22/25"), ("8/36", "2/9"),
      ("2/3", "2/3"), ("-2/3", "-2/3"), ("1.5/4.5", "1/3"), ("0", "0"), ("0.00", "0"),
      ("007", "7"), ("123456789012345678901234", "123456789012345678901234"),
    ])
  func reads(text: String, exact: String) {
    #expect(Rational(text: text)?.exactText == exact)
  }

  @Test(
    "what is no number",
    arguments: [
      "", "-", "+1", ".5", "5.", "1.2.3", "1,2.3", "1/0", "1/0.00", "1/2/3", "/2", "1/", "a", "1 2",
      "1e3", "١", "0x1F", "1234567890123456789012345",
    ])
  func refuses(text: String) { #expect(Rational(text: text) == nil) }

  @Test("a text of millions of digits is refused at once")
  func refusesMillions() {
    for text in [
      String(repeating: "7", count: 8 << 20), "0." + String(repeating: "0", count: 8 << 20),
    ] {
      #expect(Rational(text: text) == nil)
      #expect(Rational(text: "1/" + text) == nil)
    }
  }

  @Test(
    "rates as notices write them",
    arguments: [
      ("65%", "13/20"), ("65 %", "13/20"), ("65\u{A0}%", "13/20"), ("33,333 %", "33333/100000"),
      ("33.333%", "33333/100000"), ("0.65", "13/20"), ("2/3", "2/3"), ("100%", "1"), ("0%", "0"),
      ("0.5%", "1/200"),
    ])
  func rates(text: String, exact: String) {
    #expect(Rate(text: text)?.value.exactText == exact)
  }

  @Test("what is no rate", arguments: ["", "%", " %", "65%%", "%65", "2/3%", "65 % v. H.", "abc"])
  func refusesRate(text: String) { #expect(Rate(text: text) == nil) }

  @Test(
    "decimals round half away from zero",
    arguments: [
      (1, 3, 2, "0.33"), (2, 3, 2, "0.67"), (1, 8, 2, "0.13"), (-1, 8, 2, "-0.13"),
      (-1, 1000, 2, "0.00"), (5, 10, 0, "1"), (-5, 10, 0, "-1"), (4, 10, 0, "0"),
      (12_345, 1, 2, "12345.00"), (1, 200, 6, "0.005000"),
    ] as [(Int64, Int64, Int, String)])
  func decimals(numerator: Int64, denominator: Int64, places: Int, text: String) {
    #expect(Rational(numerator, over: denominator).decimalText(places: places) == text)
  }

  @Test("rates as people read them")
  func rateTexts() throws {
    let thirds = try #require(Rate(text: "2/3"))
    #expect(thirds.percentText() == "66.67")
    #expect(thirds.text(.de) == "66,67\u{A0}%" || thirds.text(.de) == "66,67 %")
    #expect(Rate(percent: 65).percentText(places: 0) == "65")
    #expect(Rate(Money(cents: 1), of: .zero) == nil)
    #expect(Rate(Money(cents: 65), of: Money(cents: 100)) == Rate(percent: 65))
  }

  @Test("floor and clamping")
  func floor() {
    #expect(Rational(-1, over: 3).floor == -1)
    #expect(Rational(1, over: 3).floor == 0)
    #expect(Rational(7).floor == 7)
    #expect((Rational(.max) + .one).floor == nil)
    #expect(Rational(5).clamped(.zero, Rational(3)) == Rational(3))
    #expect(Rational(-5).clamped(.zero, Rational(3)).isZero)
    #expect(Rational(5).clamped(Rational(4), Rational(3)) == Rational(4), "the lower bound wins")
  }

  @Test("fractions obey the laws of arithmetic and have one form")
  func laws() throws {
    try forAll(2000) { random in
      func number() -> Rational {
        Rational(random.int(-1_000_000...1_000_000), over: random.pick(1, 2, 3, 7, 36, 97, 100, -5))
      }
      let (a, b, c) = (number(), number(), number())
      try #require((a + b) + c == a + (b + c))
      try #require(a * (b + c) == a * b + a * c)
      try #require((a - a).isZero)
      try #require(a.sign * b.sign == (a * b).sign)
      try #require((a < b) == ((b - a).sign > 0))
      if !b.isZero { try #require(a / b * b == a) }
      try #require(Rational(text: a.exactText) == a)
      try #require((a + b).hashValue == (b + a).hashValue)
    }
  }
}
