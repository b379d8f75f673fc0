import Amounts
import TestSupport
import Testing

@Suite("Amount text") struct AmountTextTests {
  typealias Outcome = Result<Money, AmountTextError>

  static func cents(_ cents: Int64) -> Outcome { .success(Money(cents: cents)) }

  static func ambiguous(_ cents: Int64) -> Outcome {
    .failure(.ambiguous(grouped: Money(cents: cents)))
  }

  /// How a text reads without a mark, with the comma and with the point as the decimal mark.
  struct Reading: Sendable, CustomTestStringConvertible {
    let text: String
    let unmarked: Outcome
    let comma: Outcome
    let point: Outcome

    init(_ text: String, _ unmarked: Outcome, comma: Outcome, point: Outcome) {
      self.text = text
      self.unmarked = unmarked
      self.comma = comma
      self.point = point
    }

    /// A text that reads in one way, whatever the mark.
    init(_ text: String, always outcome: Outcome) {
      self.init(text, outcome, comma: outcome, point: outcome)
    }

    var testDescription: String { "\"\(text)\"" }
  }

  static let plain: [Reading] = [
    Reading("0", always: cents(0)),
    Reading("-0", always: cents(0)),
    Reading("1234", always: cents(123_400)),
    Reading("007", always: cents(700)),
    Reading("+5", always: cents(500)),
    Reading("-5", always: cents(-500)),
    Reading("- 5", always: cents(-500)),
    Reading("  5\t", always: cents(500)),
    Reading("\u{A0}5\u{202F}", always: cents(500)),
    Reading("5 €", always: cents(500)),
    Reading("5\u{A0}€", always: cents(500)),
    Reading("1\u{A0}234", always: cents(123_400)),
    Reading("-12\u{202F}345\u{202F}678\u{A0}€", always: cents(-1_234_567_800)),
    Reading("€5", always: cents(500)),
    Reading("€ -5", always: cents(-500)),
    Reading("-€5", always: cents(-500)),
    Reading("EUR 5", always: cents(500)),
    Reading("5EUR", always: cents(500)),
    Reading("5 Euro", always: cents(500)), Reading("Euro 5", always: cents(500)),
    Reading("-5 EURO", always: cents(-500)), Reading("eur 5", always: cents(500)),
    Reading("5 TEuro", always: .failure(.notAnAmount)),
    Reading("5 Euros", always: .failure(.notAnAmount)),
    Reading("9999999999999", always: cents(999_999_999_999_900)),
  ]

  static let marked: [Reading] = [
    Reading(
      "1\u{A0}234,56", cents(123_456), comma: cents(123_456), point: .failure(.notAnAmount)),
    Reading(
      "1\u{202F}234.5 €", cents(123_450), comma: .failure(.notAnAmount), point: cents(123_450)),
    Reading(
      "1\u{A0}234,567", .failure(.tooManyDecimals(3)), comma: .failure(.tooManyDecimals(3)),
      point: .failure(.notAnAmount)),
    Reading("1,5", cents(150), comma: cents(150), point: .failure(.notAnAmount)),
    Reading("1.5", cents(150), comma: .failure(.notAnAmount), point: cents(150)),
    Reading("1234,56", cents(123_456), comma: cents(123_456), point: .failure(.notAnAmount)),
    Reading("1234.56", cents(123_456), comma: .failure(.notAnAmount), point: cents(123_456)),
    Reading("1.234,56", cents(123_456), comma: cents(123_456), point: .failure(.notAnAmount)),
    Reading("1,234.56", cents(123_456), comma: .failure(.notAnAmount), point: cents(123_456)),
    Reading(
      "1.234.567,8", cents(123_456_780), comma: cents(123_456_780), point: .failure(.notAnAmount)),
    Reading(
      "1.234.567", cents(123_456_700), comma: cents(123_456_700), point: .failure(.notAnAmount)),
    Reading(
      "1,234,567", cents(123_456_700), comma: .failure(.notAnAmount), point: cents(123_456_700)),
    Reading("-1.234,56 €", cents(-123_456), comma: cents(-123_456), point: .failure(.notAnAmount)),
    // A thousand, or one with three decimals.
    Reading(
      "1.234", ambiguous(123_400), comma: cents(123_400), point: .failure(.tooManyDecimals(3))),
    Reading(
      "1,234", ambiguous(123_400), comma: .failure(.tooManyDecimals(3)), point: cents(123_400)),
    Reading(
      "-1.234", ambiguous(-123_400), comma: cents(-123_400), point: .failure(.tooManyDecimals(3))),
    Reading(
      "999.999", ambiguous(99_999_900), comma: cents(99_999_900),
      point: .failure(.tooManyDecimals(3))),
    // No thousand begins with a zero, nor has it four digits before the first mark.
    Reading(
      "0.123", .failure(.tooManyDecimals(3)), comma: .failure(.notAnAmount),
      point: .failure(.tooManyDecimals(3))),
    Reading(
      "0,123", .failure(.tooManyDecimals(3)), comma: .failure(.tooManyDecimals(3)),
      point: .failure(.notAnAmount)),
    Reading(
      "1234.567", .failure(.tooManyDecimals(3)), comma: .failure(.notAnAmount),
      point: .failure(.tooManyDecimals(3))),
    Reading("0.123.456", always: .failure(.notAnAmount)),
    Reading("012.345,67", always: .failure(.notAnAmount)),
  ]

  static let refused: [Reading] = [
    Reading("", always: .failure(.empty)),
    Reading(" \u{A0}", always: .failure(.empty)),
    Reading("€", always: .failure(.empty)),
    Reading("EUR", always: .failure(.empty)),
    Reading("-", always: .failure(.notAnAmount)),
    Reading("--5", always: .failure(.notAnAmount)),
    Reading("5-", always: .failure(.notAnAmount)),
    Reading("(5)", always: .failure(.notAnAmount)),
    Reading("12abc", always: .failure(.notAnAmount)),
    Reading("1e5", always: .failure(.notAnAmount)),
    Reading("NaN", always: .failure(.notAnAmount)),
    Reading("1 234", always: .failure(.notAnAmount)),
    Reading("1\u{A0}23,45", always: .failure(.notAnAmount)),
    Reading("0\u{A0}234", always: .failure(.notAnAmount)),
    Reading("1234\u{A0}567", always: .failure(.notAnAmount)),
    Reading("1\u{A0}234\u{202F}567", always: .failure(.notAnAmount)),
    Reading("1\u{A0}234.567,89", always: .failure(.notAnAmount)),
    Reading("1\u{A0}\u{A0}234", always: .failure(.notAnAmount)),
    Reading("1'234.56", always: .failure(.notAnAmount)),
    Reading("５", always: .failure(.notAnAmount)),
    Reading("−5", always: .failure(.notAnAmount)),
    Reading("5 USD", always: .failure(.notAnAmount)),
    Reading("5 eur", always: cents(500)),
    Reading("€5€", always: .failure(.notAnAmount)),
    Reading("€-€5", always: .failure(.notAnAmount)),
    Reading(".", always: .failure(.notAnAmount)),
    Reading(".5", always: .failure(.notAnAmount)),
    Reading("5.", always: .failure(.notAnAmount)),
    Reading("5,", always: .failure(.notAnAmount)),
    Reading("1..5", always: .failure(.notAnAmount)),
    Reading("1.23.456", always: .failure(.notAnAmount)),
    Reading("1234.567.890", always: .failure(.notAnAmount)),
    Reading("1.234,56,7", always: .failure(.notAnAmount)),
    Reading("1.234,567.89", always: .failure(.notAnAmount)),
  ]

  static let tooPrecise: [Reading] = [
    Reading(
      "1.234,567", .failure(.tooManyDecimals(3)), comma: .failure(.tooManyDecimals(3)),
      point: .failure(.notAnAmount)),
    Reading(
      "1,234.5678", .failure(.tooManyDecimals(4)), comma: .failure(.notAnAmount),
      point: .failure(.tooManyDecimals(4))),
    Reading(
      "1.2345", .failure(.tooManyDecimals(4)), comma: .failure(.notAnAmount),
      point: .failure(.tooManyDecimals(4))),
    Reading(
      "5,000000000", .failure(.tooManyDecimals(9)), comma: .failure(.tooManyDecimals(9)),
      point: .failure(.notAnAmount)),
  ]

  static let large: [Reading] = [
    Reading(
      "9.999.999.999.999,99", cents(999_999_999_999_999), comma: cents(999_999_999_999_999),
      point: .failure(.notAnAmount)),
    Reading("10000000000000", always: .failure(.beyondLimit)),
    Reading("-10000000000000", always: .failure(.beyondLimit)),
    // One cent beyond what 64 bits hold, and far beyond 128 bits.
    Reading(
      "92233720368547758.08", .failure(.beyondLimit), comma: .failure(.notAnAmount),
      point: .failure(.beyondLimit)),
    Reading(String(repeating: "9", count: 100), always: .failure(.beyondLimit)),
  ]

  @Test("reads or refuses", arguments: plain + marked + refused + tooPrecise + large)
  func reads(_ reading: Reading) {
    #expect(AmountText.read(reading.text) == reading.unmarked)
    #expect(AmountText.read(reading.text, mark: .comma) == reading.comma)
    #expect(AmountText.read(reading.text, mark: .point) == reading.point)
  }

  @Test("every kind of refusal is in the tables")
  func walksTheRefusals() {
    let outcomes = (Self.plain + Self.marked + Self.refused + Self.tooPrecise + Self.large)
      .flatMap { [$0.unmarked, $0.comma, $0.point] }
    var seen: Set<String> = []
    for case .failure(let error) in outcomes {
      switch error {
      case .empty: seen.insert("empty")
      case .notAnAmount: seen.insert("notAnAmount")
      case .ambiguous: seen.insert("ambiguous")
      case .tooManyDecimals: seen.insert("tooManyDecimals")
      case .beyondLimit: seen.insert("beyondLimit")
      }
    }
    #expect(seen.count == 5)
  }

  @Test("what is printed is read again as the same amount")
  func roundTrip() throws {
    try forAll(2000) { random in
      let money = Money(
        cents: random.int(-Money.maximum.cents...Money.maximum.cents)
          / random.pick(1, 10_000, 10_000_000))
      for language in Language.allCases {
        let mark: DecimalMark = language == .de ? .comma : .point
        try #require(AmountText.read(money.text(language), mark: mark) == .success(money))
        try #require(AmountText.read(money.numberText(language), mark: mark) == .success(money))
      }
      try #require(
        AmountText.read(money.plainText) == .success(money), "a plain amount needs no mark")
    }
  }
}
