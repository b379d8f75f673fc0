import Amounts
import Funding
import TestSupport
import Testing

@Suite("Matching statement lines") struct BankMatcherTests {
  // MARK: What is open

  static let vouchers = [
    voucher(17, "1190.00", "RE-2026-17", "Messtechnik Meier GmbH", purpose: "Sensoren Hafen"),
    voucher(18, "1190.00", "RE-2026-18", "Messtechnik Meier GmbH"),
    voucher(19, "500.00", "4711", "Hausverwaltung Nord", iban: "DE89370400440532013000"),
    voucher(20, "75.00", "A1", "Druckerei Süß e. V."),
    voucher(21, "60.00", "RE-2026-21", "Bauhof"),
    voucher(22, "20.00", "RE-2026-22", "Bauhof"),
  ]

  static let incomes = [
    ExpectedIncome(
      kind: .drawdown, measure: "SC-1", source: "436-0815", texts: ["SC-1"],
      payer: BankParty(names: ["KfW Bankengruppe"]), amounts: ["40000.00"], limit: "50000.00"),
    ExpectedIncome(
      kind: .drawdown, measure: "SC-1", source: "NRW-KW-01", texts: ["SC-1"],
      payer: BankParty(names: ["Land Nordrhein-Westfalen"]), amounts: ["8000.00"],
      limit: "8000.00"),
    ExpectedIncome(
      kind: .partnerCash, measure: "SC-1", source: "dew", texts: ["SC-1"],
      payer: BankParty(names: ["DEW21"], iban: IBAN("DE02120300000000202051")),
      amounts: ["5000.00"]),
    ExpectedIncome(
      kind: .donation, measure: "SC-1", source: "spende", payer: BankParty(names: [])),
  ]

  static let booked = [
    BookedMovement(
      number: 3, amount: "-99.00", days: ["2026-06-10"], references: ["RE-2026-03"],
      party: BankParty(names: ["Messtechnik Meier GmbH"])),
    BookedMovement(
      number: 4, amount: "-99.00", days: ["2026-06-10"], references: [],
      party: BankParty(names: ["Messtechnik Meier GmbH"])),
    BookedMovement(
      number: 5, amount: "700.00", days: ["2026-06-10"], references: ["dew"],
      party: BankParty(names: ["DEW21"]), isFromStatement: true),
  ]

  static func voucher(
    _ number: Int64, _ amount: Money, _ voucher: String, _ payee: String, iban: String? = nil,
    purpose: String? = nil
  ) -> OpenVoucher {
    OpenVoucher(
      number: number, measure: "SC-1", line: "0835", amount: amount, bookedOn: "2026-06-01",
      references: [voucher], purpose: purpose,
      payee: BankParty(names: [payee], iban: iban.flatMap(IBAN.init)))
  }

  /// A line: amount, counterparty, text, and what else differs.
  struct Line: Sendable {
    let amount: Money
    var name: String?
    var text = ""
    var account: String?
    var day: CalendarDate = "2026-06-30"
    var isBatch = false
    var isReversal = false

    var movement: BankMovement {
      BankMovement(
        amount: amount, bookedOn: day, counterparty: name, account: account, texts: [text],
        isReversal: isReversal, isBatch: isBatch)
    }
  }

  static func found(_ lines: [Line]) -> [String] {
    BankMatcher(vouchers: vouchers, incomes: incomes, booked: booked)
      .match(lines.map(\.movement)).map(text)
  }

  /// `sure payment 17: amount reference | takenBy 2`.
  static func text(_ match: RowMatch) -> String {
    let outcome =
      switch match.outcome {
      case .proposal(let candidate): text(candidate)
      case .several(let candidates): "several " + candidates.map(text).joined(separator: ", ")
      case .none: "none"
      }
    return ([outcome] + match.hints.map(text)).joined(separator: " | ")
  }

  static func text(_ candidate: MatchCandidate) -> String {
    let target =
      switch candidate.target {
      case .booked(let number): "booked \(number)"
      case .payment(let numbers): "payment \(text(numbers))"
      case .part(let numbers): "part \(text(numbers))"
      case .discounted(let numbers): "discounted \(text(numbers))"
      case .credit(let number): "credit \(number)"
      case .income(let kind, _, let source): "\(kind.rawValue) \(source)"
      }
    let reasons = MatchReason.allCases.filter(candidate.reasons.contains).map(\.rawValue)
    return "\(candidate.certainty) \(target): \(reasons.joined(separator: " "))"
  }

  private static func text(_ numbers: [Int64]) -> String {
    numbers.map(String.init).joined(separator: "+")
  }

  static func text(_ hint: MatchHint) -> String {
    switch hint {
    case .otherAmount(let voucher, let open): "other amount \(text(voucher)) \(open.plainText)"
    case .together(let vouchers, let open): "together \(text(vouchers)) \(open.plainText)"
    case .retained(let voucher, let open, let day):
      "retained \(text(voucher)) \(open.plainText) until \(day.isoText)"
    case .bookedLater(let voucher, let on): "booked later \(text(voucher)) \(on.isoText)"
    case .aboveLimit(let source, let limit): "above limit \(source) \(limit.plainText)"
    case .sameAmount(let entry): "same amount as \(entry)"
    case .taken(let row): "taken by \(row)"
    case .contested(let row): "contested with \(row)"
    case .reversal(let entry): "reversal" + (entry.map { " of \($0)" } ?? "")
    case .receiptReversed(let entry): "receipt reversed" + (entry.map { " of \($0)" } ?? "")
    }
  }

  // MARK: One line

  static let payments: [(Line, String)] = [
    (
      Line(amount: "-1190.00", name: "MESSTECHNIK MEIER GMBH", text: "Rechnung RE 2026/17"),
      "sure payment 17: amount reference name"
    ),
    // Broken by the bank after some characters.
    (
      Line(amount: "-1190.00", name: "Meier", text: "RE-20 26-1 7"),
      "sure payment 17: amount reference name"
    ),
    (
      Line(amount: "-1190.00", name: "Messtechnik Meier", text: "Sensoren im Hafen"),
      "likely payment 17: amount name text"
    ),
    // Two vouchers of the amount and nothing that tells them apart.
    (
      Line(amount: "-1190.00", name: "Messtechnik Meier"),
      "several likely payment 17: amount name, likely payment 18: amount name"
    ),
    // Quoted, but paid to somebody else.
    (
      Line(amount: "-1190.00", name: "Schulz KG", text: "RE-2026-17"),
      "likely payment 17: amount reference"
    ),
    (Line(amount: "-1190.00", name: "Schulz KG", text: "RE-2026-170"), "none"),
    (
      Line(amount: "-1190.00", name: "Meier", text: "RE-2026-170"),
      "several likely payment 17: amount name, likely payment 18: amount name"
    ),
    (
      Line(amount: "-500.00", name: "Irgendwer", account: "DE89 3704 0044 0532 0130 00"),
      "likely payment 19: amount iban"
    ),
    (
      Line(amount: "-500.00", text: "Rg. 4711", account: "DE89370400440532013000"),
      "sure payment 19: amount iban text"
    ),
    (Line(amount: "-500.00"), "weak payment 19: amount"),
    (Line(amount: "-500.00", name: "Schulz KG"), "none"),
    // A short number says little.
    (Line(amount: "-75.00", text: "Rechnung A1"), "likely payment 20: amount text"),
    (
      Line(amount: "-75.00", name: "Druckerei Suess", text: "A1"),
      "likely payment 20: amount name text"
    ),
    (
      Line(amount: "-1166.20", name: "Meier", text: "RE-2026-17 abzgl. 2 % Skonto"),
      "sure discounted 17: discount reference name"
    ),
    (
      Line(amount: "-1190.00", name: "Meier", text: "RE-2026-17", day: "2026-05-30"),
      "none | booked later 17 2026-06-01"
    ),
    (Line(amount: "-1190.00", text: "RE-2026-17", isReversal: true), "none | receipt reversed"),
    (Line(amount: "1190.00", text: "RE-2026-17", isReversal: true), "none | reversal"),
    (Line(amount: "1190.00", name: "Meier", text: "RE-2026-17"), "none"),
  ]

  @Test("A payment of a voucher", arguments: payments)
  func payment(_ line: Line, _ wanted: String) { #expect(Self.found([line]) == [wanted]) }

  static let received: [(Line, String)] = [
    (
      Line(amount: "40000.00", name: "KfW", text: "Zuschuss 436 0815"),
      "sure drawdown 436-0815: amount reference name"
    ),
    (
      Line(amount: "1234.56", name: "Bundeskasse", text: "436-0815 Abruf 3"),
      "likely drawdown 436-0815: reference"
    ),
    (Line(amount: "40000.00"), "weak drawdown 436-0815: amount"),
    (
      Line(amount: "50000.01", name: "KfW", text: "436-0815"),
      "none | above limit 436-0815 50000.00"
    ),
    // The award is quoted by a partner who pays for itself.
    (
      Line(
        amount: "5000.00", name: "DEW 21", text: "Beitrag zu 436-0815",
        account: "DE02120300000000202051"),
      "sure partner-cash dew: amount iban"
    ),
    (
      Line(amount: "5000.00", name: "DEW21", text: "Beitrag"),
      "likely partner-cash dew: amount name"
    ),
    (Line(amount: "777.00", name: "DEW21"), "weak partner-cash dew: name"),
    (Line(amount: "777.00", name: "DEW21", text: "SC-1"), "likely partner-cash dew: name text"),
    (Line(amount: "777.00", text: "Spende"), "none"),
    (Line(amount: "777.00", name: "Land Hessen"), "none"),
    (Line(amount: "-40000.00", name: "KfW", text: "436-0815"), "none"),
  ]

  @Test("Money from a source or award", arguments: received)
  func income(_ line: Line, _ wanted: String) { #expect(Self.found([line]) == [wanted]) }

  static let known: [(Line, String)] = [
    (
      Line(amount: "-99.00", name: "Meier", text: "RE-2026-03", day: "2026-06-10"),
      "sure booked 3: amount day reference name"
    ),
    // Of two that fit alike the first will do.
    (
      Line(amount: "-99.00", name: "Meier", day: "2026-06-10"), "sure booked 3: amount day name"
    ),
    (Line(amount: "-99.00", day: "2026-06-10"), "likely booked 3: amount day"),
    // Somebody else was paid as much on that day.
    (Line(amount: "-99.00", name: "Schulz", day: "2026-06-10"), "none | same amount as 3"),
    (
      Line(amount: "-99.00", name: "Meier", text: "RE-2026-03", day: "2026-06-20"),
      "likely booked 3: amount reference name"
    ),
    (Line(amount: "-99.00", name: "Meier", day: "2026-06-21"), "none"),
    (Line(amount: "-99.00", name: "Schulz", day: "2026-06-11"), "none"),
    (Line(amount: "99.00", name: "Meier", day: "2026-06-10"), "none"),
    (Line(amount: "700.00", name: "DEW21", day: "2026-06-10"), "sure booked 5: amount day name"),
    // Booked from a statement of another day: this is another payment.
    (
      Line(amount: "700.00", name: "DEW21", day: "2026-06-11"), "weak partner-cash dew: name"
    ),
  ]

  @Test("What is booked already", arguments: known)
  func booked(_ line: Line, _ wanted: String) { #expect(Self.found([line]) == [wanted]) }

  // MARK: Several lines

  @Test("Two equal payments each take their voucher, and their booked entry")
  func twoEqual() {
    let first = Line(amount: "-1190.00", name: "Meier", text: "RE-2026-17")
    let second = Line(amount: "-1190.00", name: "Meier", text: "RE-2026-18")
    #expect(
      Self.found([second, first]) == [
        "sure payment 18: amount reference name", "sure payment 17: amount reference name",
      ])
    let booked = Line(amount: "-99.00", name: "Meier", day: "2026-06-10")
    #expect(
      Self.found([booked, booked, booked]) == [
        "sure booked 3: amount day name", "sure booked 4: amount day name",
        "none | taken by 0 | taken by 1",
      ])
  }

  @Test("Of two lines that quote one voucher the earlier pays it, and is not sure any more")
  func paidTwice() {
    let line = Line(amount: "-500.00", text: "4711", account: "DE89370400440532013000")
    var later = line
    later.day = "2026-07-01"
    #expect(
      Self.found([later, line]) == [
        "none | taken by 1",
        "likely payment 19: amount iban text | contested with 0",
      ])
  }

  @Test("What is left after a better claim was served is a conclusion, and not sure")
  func elimination() {
    let clear = Line(amount: "-1190.00", name: "Meier", text: "RE-2026-18")
    let open = Line(amount: "-1190.00", name: "Meier")
    #expect(
      Self.found([open, clear]) == [
        "likely payment 17: amount name", "sure payment 18: amount reference name",
      ])
  }

  @Test("Drawdowns together stay within the award")
  func limit() {
    let line = Line(amount: "30000.00", name: "KfW", text: "436-0815")
    #expect(
      Self.found([line, line]) == ["sure drawdown 436-0815: reference name", "none"])
  }

  @Test("A line pays several vouchers where exactly one set of them adds up to it")
  func sums() {
    let both = Line(amount: "-80.00", name: "Bauhof", text: "RE-2026-21, RE-2026-22")
    #expect(Self.found([both]) == ["sure payment 21+22: sum reference name"])
    let named = Line(amount: "-80.00", name: "Bauhof")
    #expect(Self.found([named]) == ["likely payment 21+22: sum name"])
    // Nobody is named: only of a batch all vouchers are tried.
    #expect(Self.found([Line(amount: "-80.00")]) == ["none"])
    #expect(Self.found([Line(amount: "-80.00", isBatch: true)]) == ["weak payment 21+22: sum"])
    // 17 + 20 and 18 + 20 give the same.
    #expect(Self.found([Line(amount: "-1265.00", isBatch: true)]) == ["none"])
    // More vouchers than are tried.
    let many = (1...13).map { Self.voucher($0, "1.00", "X\($0)", "Bauhof") }
    let matcher = BankMatcher(vouchers: many, incomes: [], booked: [])
    #expect(
      matcher.match([Line(amount: "-13.00", name: "Bauhof").movement]) == [
        RowMatch(outcome: .none)
      ])
    let fewer = BankMatcher(vouchers: Array(many.prefix(12)), incomes: [], booked: [])
    #expect(
      Self.text(fewer.match([Line(amount: "-12.00", name: "Bauhof").movement])[0])
        == "likely payment 1+2+3+4+5+6+7+8+9+10+11+12: sum name")
  }

  @Test("The order of vouchers and lines of other days changes nothing")
  func deterministic() {
    let lines = (Self.payments + Self.received + Self.known).map { $0.0.movement }
    let matches = BankMatcher(
      vouchers: Self.vouchers, incomes: Self.incomes, booked: Self.booked
    ).match(lines)
    #expect(
      matches
        == BankMatcher(vouchers: Self.vouchers, incomes: Self.incomes, booked: Self.booked)
        .match(lines))
    #expect(BankMatcher(vouchers: [], incomes: [], booked: []).match([]) == [])
  }

  // MARK: Names and numbers

  @Test(
    "Names are the same however they are written",
    arguments: [
      ("Müller Bau GmbH & Co. KG", "MUELLER BAU", true),
      ("Stadt Dortmund", "Stadt Schwerte", false),
      ("Stadt Dortmund", "STADT DORTMUND STADTKASSE", true), ("Stadt", "Stadt Dortmund", false),
      ("Stadt", "Stadt", true), ("Förderverein e.V.", "Foerderverein", true),
      ("Gesellschaft für angewandte Messtechnik", "Gesellschaft für angewandt", false),
      ("Gesellschaft für angewandte Messtechnik", "Gesellschaft für angewandte", true),
      ("Gesellschaft für angewandte Messtechnik", "GESELLSCHAFT FUER ANGEWANDTE MESST", true),
      ("GmbH", "AG", false), ("", "Meier", false), ("Meier", "Meierhofer", false),
    ])
  func names(_ known: String, _ line: String, _ fits: Bool) {
    let matcher = BankMatcher(
      vouchers: [Self.voucher(1, "1.00", "-", known)], incomes: [], booked: [])
    let match = matcher.match([Line(amount: "-1.00", name: line).movement])[0]
    #expect(Self.text(match) == (fits ? "likely payment 1: amount name" : "none"))
  }

  @Test(
    "An IBAN has right check digits",
    arguments: [
      ("DE02 1203 0000 0000 2020 51", "DE02120300000000202051"),
      ("DE89370400440532013000", "DE89370400440532013000"),
      ("GB82WEST12345698765432", "GB82WEST12345698765432"), ("DE03120300000000202051", nil),
      ("DE0212030000000020205", nil), ("de02120300000000202051", nil), ("", nil),
      ("DE02  120300000000202051", nil), (" DE02120300000000202051", nil), ("DE", nil),
      ("DE0212030000000020205１", nil),
    ] as [(String, String?)])
  func iban(_ text: String, _ wanted: String?) { #expect(IBAN(text)?.text == wanted) }
}
