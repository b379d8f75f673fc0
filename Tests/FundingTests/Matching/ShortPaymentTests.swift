import Amounts
import Funding
import TestSupport
import Testing

/// Lines that pay less or more than one voucher, or bring money back.
@Suite("Statement lines beside the open amount") struct ShortPaymentTests {
  private typealias Line = BankMatcherTests.Line

  /// The day of the invoices is 2026-06-01, that of the lines 2026-06-30.
  private static let vouchers = [
    BankMatcherTests.voucher(1, "1190.00", "RE-2026-01", "Messtechnik Meier GmbH"),
    offered(2, "500.00", "RE-2026-02", "3%"),
    BankMatcherTests.voucher(3, "300.00", "RE-2026-03", "Bauhof"),
    BankMatcherTests.voucher(4, "200.00", "RE-2026-04", "Bauhof"),
    BankMatcherTests.voucher(5, "100.00", "RE-2026-05", "Bauhof"),
    // A number too short to tell anything without its payee.
    BankMatcherTests.voucher(6, "700.00", "7", "Gärtnerei Blum"),
  ]

  private static let expenses = [
    BankMatcherTests.voucher(11, "119.00", "RE-2026-11", "Druckhaus GmbH"),
    BankMatcherTests.voucher(12, "50.00", "RE-2026-12", "Druckhaus GmbH"),
    OpenVoucher(
      number: 13, measure: "SC-1", line: "0835", amount: "2.00", bookedOn: "2026-06-10",
      references: ["RE-2026-11 Überzahlung", "RE-2026-11"],
      payee: BankParty(names: ["Druckhaus GmbH"]), isSurplus: true),
  ]

  private static func offered(
    _ number: Int64, _ amount: Money, _ voucher: String, _ discount: Rate
  ) -> OpenVoucher {
    OpenVoucher(
      number: number, measure: "SC-1", line: "0835", amount: amount, bookedOn: "2026-06-01",
      references: [voucher], payee: BankParty(names: ["Werkstatt Süd"]), discount: discount)
  }

  /// One invoice of 1,000.00 on two plan lines, 600.00 and 400.00.
  @Test(
    "a split voucher is paid as one: whole, less a discount, in part, too much",
    arguments: [
      ("-1000.00", "sure payment 21+22: amount reference name"),
      // 2 % of 1,000.00.
      ("-980.00", "likely discounted 21+22: discount reference name"),
      ("-300.00", "likely part 21+22: reference name"),
      ("-600.00", "sure payment 21: amount reference name"),
      ("-1010.00", "none | other amount 21+22 1000.00"),
    ])
  func split(amount: Money, expected: String) {
    let parts = [
      BankMatcherTests.voucher(21, "600.00", "RE-2026-21", "Planbüro Ost"),
      BankMatcherTests.voucher(22, "400.00", "RE-2026-21", "Planbüro Ost"),
      OpenVoucher(
        number: 21, measure: "SC-1", line: "0835", amount: "1000.00", bookedOn: "2026-06-01",
        references: ["RE-2026-21"], payee: BankParty(names: ["Planbüro Ost"]), parts: [21, 22]),
    ]
    let line = Line(amount: amount, name: "Planbüro Ost", text: "RE-2026-21")
    let found = BankMatcher(vouchers: parts, incomes: [], booked: [])
      .match([line.movement]).map(BankMatcherTests.text)
    #expect(found == [expected])
  }

  private static func found(_ lines: [Line]) -> [String] {
    BankMatcher(vouchers: vouchers, incomes: [], booked: [], expenses: expenses)
      .match(lines.map(\.movement)).map(BankMatcherTests.text)
  }

  private static let lines: [(Line, String)] = [
    // 2 % of 1,190.00 is 23.80; the word makes it sure.
    (
      Line(amount: "-1166.20", name: "Meier", text: "RE-2026-01"),
      "likely discounted 1: discount reference name"
    ),
    (
      Line(amount: "-1166.20", name: "Meier", text: "RE-2026-01 ./. Skonto"),
      "sure discounted 1: discount reference name"
    ),
    (
      Line(amount: "-1166.20", name: "Schulz KG", text: "RE-2026-01 ./. Skonto"),
      "likely discounted 1: discount reference"
    ),
    (Line(amount: "-1166.20", name: "Meier"), "weak discounted 1: discount name"),
    // A cent beside it is a part, and so is it after thirty days.
    (
      Line(amount: "-1166.18", name: "Meier", text: "RE-2026-01"),
      "likely part 1: reference name"
    ),
    (
      Line(amount: "-1166.20", name: "Meier", text: "RE-2026-01", day: "2026-07-02"),
      "likely part 1: reference name"
    ),
    (
      Line(amount: "-1166.20", name: "Meier", text: "RE-2026-01", day: "2026-07-01"),
      "likely discounted 1: discount reference name"
    ),
    (Line(amount: "-400.00", name: "Meier", text: "RE-2026-01"), "likely part 1: reference name"),
    (Line(amount: "-400.00", name: "Schulz KG", text: "RE-2026-01"), "weak part 1: reference"),
    (Line(amount: "-400.00", name: "Meier"), "none"),
    (Line(amount: "-210.00", name: "Blum", text: "Abschlag Rg. 7"), "likely part 6: name text"),
    (Line(amount: "-210.00", name: "Schulz KG", text: "Abschlag Rg. 7"), "none"),
    // 3 % of 500.00 is offered, 2 % is not.
    (
      Line(amount: "-485.00", name: "Werkstatt Sued", text: "RE-2026-02"),
      "sure discounted 2: discount reference name"
    ),
    (Line(amount: "-485.00", name: "Werkstatt Sued"), "likely discounted 2: discount name"),
    (
      Line(amount: "-490.00", name: "Werkstatt Sued", text: "RE-2026-02"),
      "likely part 2: reference name"
    ),
    // Too much.
    (
      Line(amount: "-1192.00", name: "Meier", text: "RE-2026-01"), "none | other amount 1 1190.00"
    ),
    // 300.00 is one voucher, 200.00 + 100.00 two others: the quoted ones it is.
    (
      Line(amount: "-500.00", name: "Bauhof", text: "RE-2026-03 RE-2026-04"),
      "sure payment 3+4: sum reference name"
    ),
    // Money back.
    (
      Line(amount: "19.00", name: "Druckhaus GmbH", text: "Gutschrift zu RE-2026-12"),
      "likely credit 12: reference name text"
    ),
    (
      Line(amount: "19.00", name: "Schulz KG", text: "RE-2026-12"), "weak credit 12: reference"
    ),
    (
      Line(amount: "2.00", name: "Druckhaus", text: "Zuviel zu RE-2026-11"),
      "sure credit 13: amount reference name text"
    ),
    (Line(amount: "2.00", name: "Druckhaus"), "likely credit 13: amount name"),
    (
      Line(amount: "50.00", name: "Druckhaus", text: "Erstattung"),
      "likely credit 12: amount name text"
    ),
    (Line(amount: "50.00", name: "Druckhaus"), "weak credit 12: amount name"),
    // The bank says that it takes a payment back: a credit note only where it is called one.
    (
      Line(amount: "19.00", name: "Druckhaus", text: "Gutschrift RE-2026-12", isReversal: true),
      "likely credit 12: reference name text | reversal"
    ),
    (
      Line(amount: "50.00", name: "Druckhaus", text: "Rueckgabe RE-2026-12", isReversal: true),
      "none | reversal"
    ),
    // More than the invoice came to, somebody else, or nothing that says so.
    (Line(amount: "50.01", name: "Druckhaus", text: "RE-2026-12"), "none"),
    (Line(amount: "50.00", name: "Schulz KG"), "none"),
    (Line(amount: "7.00", name: "Druckhaus"), "none"),
  ]

  @Test("are proposed by what speaks for them", arguments: lines)
  private func line(_ line: Line, _ wanted: String) { #expect(Self.found([line]) == [wanted]) }

  @Test("parts of one voucher follow one another while something is left")
  func parts() {
    let part = Line(amount: "-400.00", name: "Meier", text: "RE-2026-01")
    let wanted = "likely part 1: reference name"
    #expect(Self.found([part, part, part]) == [wanted, wanted, "none"])
  }
}
