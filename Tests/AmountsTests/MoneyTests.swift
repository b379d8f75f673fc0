import Amounts
import Testing

@Suite("Money") struct MoneyTests {
  static let most = Money(cents: .max)

  @Test("the sum that no longer fits is refused")
  func overflow() throws {
    #expect(throws: AmountError.beyondLimit) { try Self.most + Money(cents: 1) }
    #expect(throws: AmountError.beyondLimit) { try -Self.most - Money(cents: 1) }
    #expect(try Self.most + .zero == Self.most)
    #expect(try Self.most - Self.most == .zero)
  }

  @Test("a total is refused only if it does not fit itself, in whatever order it is added")
  func sum() throws {
    #expect(try [Self.most, Self.most, -Self.most].sum() == Self.most)
    #expect(try [-Self.most, Self.most, Self.most].sum() == Self.most)
    #expect(throws: AmountError.beyondLimit) { try [Self.most, Money(cents: 1)].sum() }
    #expect(throws: AmountError.beyondLimit) { try [-Self.most, Money(cents: -1)].sum() }
    #expect(try [Money]().sum() == .zero)
  }

  @Test("every amount has an opposite and a magnitude")
  func opposites() {
    let least = Money(cents: .min)
    #expect(least.cents == -.max)
    #expect((-least).cents == .max)
    #expect(least.magnitude.cents == .max)
    #expect(Money(cents: -5).magnitude.cents == 5)
    #expect(Money(cents: -5).isNegative)
    #expect(!Money.zero.isNegative)
    #expect(Money.zero.isZero)
    #expect(Money(cents: -1) < .zero)
  }

  @Test(
    "amounts as people and files read them",
    arguments: [
      (0, "0.00", "0,00\u{A0}€", "€0.00"),
      (5, "0.05", "0,05\u{A0}€", "€0.05"),
      (-5, "-0.05", "-0,05\u{A0}€", "-€0.05"),
      (99_999, "999.99", "999,99\u{A0}€", "€999.99"),
      (100_000, "1000.00", "1.000,00\u{A0}€", "€1,000.00"),
      (-123_456_789, "-1234567.89", "-1.234.567,89\u{A0}€", "-€1,234,567.89"),
      (
        .max, "92233720368547758.07", "92.233.720.368.547.758,07\u{A0}€",
        "€92,233,720,368,547,758.07"
      ),
    ] as [(Int64, String, String, String)])
  func texts(cents: Int64, plain: String, german: String, english: String) {
    let money = Money(cents: cents)
    #expect(money.plainText == plain)
    #expect(money.text(.de) == german)
    #expect(money.text(.en) == english)
  }
}
