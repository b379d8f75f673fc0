import Amounts
import TestSupport
import Testing

@testable import Funding

/// Points of `Settlement.md` that the worked cases do not touch, worked out by hand.
@Suite("Settlement") struct SettlementTests {
  private static func settle(_ scenario: Scenario) throws -> MeasureSettlement {
    try scenario.assess().settlement
  }

  private static func base(
    _ award: Award, cover: Money = .zero, planned: Money = .zero, spent: Money = "100000.00"
  ) -> Scenario {
    Scenario(
      lines: [.all("100000.00")], sources: [.own("20000.00"), .other(.revenue, planned)],
      awards: [award],
      bookings: [.spend(spent)] + (cover.isZero ? [] : [.cash(.revenue, cover, "revenue")]))
  }

  @Test(
    "revenue of 10,000.00, of which 4,000.00 were planned, at 80 %",
    arguments: [
      // 80 % of 100,000 − 6,000; of 100,000 − 10,000; of 100,000.
      ("proportional", "75200.00"), ("deductFromBase", "72000.00"), ("ignore", "80000.00"),
    ] as [(String, Money)])
  func revenue(treatment: String, grant: Money) throws {
    let award = Award.grant(
      .share, "80000.00", rate: "80%", changes: [.revenueTreatment: treatment])
    let settlement = try Self.settle(Self.base(award, cover: "10000.00", planned: "4000.00"))
    #expect(settlement.awards[0].entitled == grant)
  }

  @Test("less cover than planned raises no share grant")
  func lessCover() throws {
    // A maximum that would leave room for 80 % of 104,000.
    let award = Award.grant(.share, "90000.00", rate: "80%")
    let settlement = try Self.settle(Self.base(award, planned: "4000.00"))
    #expect(settlement.awards[0].entitled == "80000.00")
    #expect(settlement.ownCash == "20000.00")
  }

  @Test(
    "each award rounds once in its own way",
    arguments: [
      // 2/3 of 99,999.99 is 66,666.66; of 99,999.98 is 66,666.6533…
      ("down", "99999.98", "66666.65"), ("halfUp", "99999.98", "66666.65"),
      ("halfUp", "99999.97", "66666.65"), ("down", "99999.97", "66666.64"),
      ("wholeEuroDown", "99999.99", "66666.00"),
    ] as [(String, Money, Money)])
  func rounding(mode: String, spent: Money, grant: Money) throws {
    let award = Award.grant(.share, "80000.00", rate: "2/3", changes: [.rounding: mode])
    #expect(try Self.settle(Self.base(award, spent: spent)).awards[0].entitled == grant)
  }

  @Test("a rate that the notice does not state follows from amount and plan")
  func derivedRate() throws {
    let award = Award.grant(.share, "66666.67", rules: "eu")
    // 66,666.67 / 100,000 × 90,000 = 60,000.003.
    #expect(try Self.settle(Self.base(award, spent: "90000.00")).awards[0].entitled == "60000.00")
  }

  @Test("a deficit award stands behind fixed and share awards")
  func order() throws {
    let scenario = Scenario(
      lines: [.all("100000.00")], sources: [.own("10000.00")],
      awards: [
        .grant(.deficit, "50000.00", id: "D", rules: "eu"),
        .grant(.share, "40000.00", rate: "40%", id: "S", rules: "eu"),
        .grant(.fixed, "20000.00", id: "F", rules: "eu"),
      ], bookings: [.spend("90000.00")])
    let settlement = try Self.settle(scenario)
    // 20,000 fixed; 40 % of 90,000; 90,000 − 10,000 own − 56,000.
    #expect(settlement.awards.map(\.entitled) == ["24000.00", "36000.00", "20000.00"])
    #expect(settlement.ownCash == "10000.00")
  }

  @Test("own funds of a deficit stay full, and grow where donations bring more")
  func ownFunds() throws {
    func settlement(donated: Money) throws -> MeasureSettlement {
      try Self.settle(
        Scenario(
          lines: [.all("100000.00")],
          sources: [
            .own("20000.00"), .partner("5000.00", ownShare: true), .other(.donation, .zero),
          ],
          awards: [
            .grant(
              .deficit, "80000.00", rules: "eu", changes: [.donationTreatment: "countsAsOwnShare"])
          ],
          bookings: [
            .spend("100000.00"), .cash(.donation, donated, "donation"),
            .cash(.partnerCash, "5000.00", "partner"),
          ]))
    }
    // 20,000 + 5,000 planned stand while donations and partner bring no more.
    #expect(try settlement(donated: "20000.00").awards[0].entitled == "75000.00")
    #expect(try settlement(donated: "20000.01").awards[0].entitled == "74999.99")
    #expect(try settlement(donated: "20000.01").ownCash == "0.00")
  }

  @Test("in-kind contributions do not widen a deficit")
  func inKindDeficit() throws {
    let scenario = Scenario(
      lines: [.all("80000.00"), .unpaid("20000.00")],
      sources: [.own("30000.00"), .other(.inKind, "20000.00")],
      awards: [.grant(.deficit, "60000.00", rules: "eu")],
      bookings: [.spend("80000.00"), .unpaid(.inKind, "20000.00", "inKind")])
    #expect(try Self.settle(scenario).awards[0].entitled == "50000.00")
  }

  @Test(
    "two awards that together exceed the cash are cut in proportion to what each had",
    arguments: [
      (Source.other(.donation, .zero), Booking.cash(.donation, "25000.00", "donation")),
      (.partner("25000.00", ownShare: true), .cash(.partnerCash, "25000.00", "partner")),
    ])
  func cut(source: Source, booking: Booking) throws {
    let scenario = Scenario(
      lines: [.all("100000.00")], sources: [source],
      awards: [
        .grant(.share, "60000.00", rate: "60%", id: "A", on: "2025-06-07"),
        .grant(.share, "30000.00", rate: "30%", id: "B", on: "2025-06-07"),
      ], bookings: [.spend("100000.00"), booking])
    let settlement = try Self.settle(scenario)
    // 75,000 for 90,000 asked: five sixths.
    #expect(settlement.awards.map(\.entitled) == ["50000.00", "25000.00"])
    #expect(settlement.awards.map(\.measured) == [Rational(6_000_000), Rational(3_000_000)])
    #expect(settlement.ownCash == "0.00")
  }

  @Test("each award sees its own period; the measure's figures are what any of them sees")
  func ownEyes() throws {
    let short = Award.grant(
      .share, "40000.00", rate: "40%", id: "S", rules: "eu",
      period: DateRange("2025-01-01", "2025-06-30"))
    let long = Award.grant(.share, "40000.00", rate: "40%", id: "L", rules: "eu")
    for awards in [[long, short], [short, long]] {
      let settlement = try Self.settle(
        Scenario(
          lines: [.all("100000.00")], awards: awards,
          bookings: [
            .spend("30000.00", paid: "2025-06-30"), .spend("50000.00", paid: "2025-07-01"),
          ]))
      #expect(settlement.eligible == "80000.00")
      // 40 % of 30,000 and of 80,000.
      for settled in settlement.awards {
        #expect(settled.entitled == (settled.award.id == "S" ? "12000.00" : "32000.00"))
      }
      #expect(settlement.ownCash == "36000.00")
    }
  }

  @Test("only full financing knows no threshold", arguments: Award.Financing.allCases)
  func threshold(financing: Award.Financing) throws {
    let award = Award.grant(financing, "50000.00", rules: "bund")
    let settlement = try Self.settle(Self.base(award, spent: "99500.00"))
    #expect(settlement.awards[0].withinThreshold == (financing != .full))
  }

  @Test("the planned figures that stand in below the threshold give no more than what was spent")
  func thresholdSmallPlan() throws {
    let scenario = Scenario(
      lines: [.all("400.00")], awards: [.grant(.share, "400.00", rate: "100%", rules: "bund")],
      bookings: [.spend("100.00")])
    #expect(try Self.settle(scenario).awards[0].entitled == "100.00")
  }

  @Test("what was repaid is no longer drawn")
  func repaid() throws {
    let award = Award.grant(.share, "80000.00", rate: "80%")
    var scenario = Self.base(award, spent: "90000.00")
    scenario.bookings += [.draw("80000.00"), .cash(.repayment, "5000.00", "Z")]
    let settled = try Self.settle(scenario).awards[0]
    #expect(settled.received == "80000.00" && settled.repaid == "5000.00")
    #expect(settled.drawn == "75000.00" && settled.repayable == "3000.00" && settled.open == "0.00")
    scenario.bookings.append(.cash(.repayment, "4000.00", "Z"))
    let more = try Self.settle(scenario).awards[0]
    #expect(more.repayable == "0.00" && more.open == "1000.00")
  }

  @Test("in-kind of which only a part is eligible and nothing is proven counts as zero, not below")
  func unproven() throws {
    var hours = Booking.unpaid(.inKind, "1000.00", "inKind", evidence: [])
    hours.eligible = "600.00"
    hours.reason = "Satz gekürzt"
    let scenario = Scenario(
      lines: [.all("10000.00"), .unpaid("1000.00")],
      sources: [.own("1000.00"), .other(.inKind, "1000.00")], bookings: [.spend("5000.00"), hours])
    let assessment = try scenario.assess()
    #expect(assessment.settlement.recognition.inKind == "0.00")
    #expect(assessment.settlement.eligible == "5000.00")
    #expect(assessment.findings.first { $0.code == .inKindUnverified }?.amount == "600.00")
  }

  @Test("the cap is spread over in-kind lines and sources so that both add up")
  func capSpread() throws {
    var second = Booking.unpaid(.inKind, "1000.00", "verein")
    second.line = "EHRENAMT"
    let scenario = Scenario(
      lines: [.all("1000.00"), .unpaid("1000.00"), .line("EHRENAMT", "1000.00", inKind: true)],
      sources: [
        .other(.inKind, "1000.00"), .other(.inKind, "1000.00", id: "verein"),
      ], awards: [.grant(.share, "500.00", changes: [.inKindCap: "50.01%"])],
      bookings: [.spend("1000.00"), .unpaid(.inKind, "2000.00", "inKind"), second])
    let recognition = try Self.settle(scenario).recognition
    #expect(recognition.partners.limit == "500.10")
    #expect(recognition.inKindBySource == ["inKind": "333.40", "verein": "166.70"])
    #expect(recognition.lines.map(\.recognised) == ["1000.00", "333.40", "166.70"])
    #expect(recognition.lines.map(\.cut) == ["0.00", "1666.60", "833.30"])
  }

  /// 1,000 of cash, 20 % each. Of the cash: 200 each. Of all: 1,000 / (1 − 40 %) are 1,666.66, of
  /// which 333.33 each; where civic engagement of 100 stays below, 1,100 / 80 % are 1,375 and 275.
  @Test(
    "partners' contributions and civic engagement each have their own cap",
    arguments: [
      ("cashOnly", "900.00", "800.00", "200.00", "200.00"),
      ("includingFictive", "900.00", "800.00", "333.33", "333.33"),
      ("includingFictive", "900.00", "100.00", "275.00", "100.00"),
      ("includingFictive", "275.00", "100.00", "275.00", "100.00"),
      ("includingFictive", "275.01", "100.00", "275.00", "100.00"),
      // 100 and 300: of 1,400 at most 280; with it cut, 1,100 / 80 % are 1,375 and 275.
      ("includingFictive", "100.00", "300.00", "100.00", "275.00"),
      // 300 alone would be cut to 280 of 1,400; then 280 of the other is over, too.
      ("includingFictive", "340.00", "339.00", "333.33", "333.33"),
    ] as [(String, Money, Money, Money, Money)])
  func capsOfTheirOwn(
    _ base: String, _ partners: Money, _ civic: Money, _ first: Money, _ second: Money
  ) throws {
    let scenario = Scenario(
      lines: [.all("1000.00"), .unpaid("1000.00")],
      sources: [.other(.inKind, "1000.00"), .other(.civicEngagement, "1000.00", id: "civic")],
      awards: [
        .grant(.share, "500.00", changes: [.inKindCap: "20%", .inKindCapBase: base])
      ],
      bookings: [
        .spend("1000.00"), .unpaid(.inKind, partners, "inKind"), .unpaid(.civic, civic, "civic"),
      ])
    let recognition = try Self.settle(scenario).recognition
    #expect(recognition.partners.recognised == first)
    #expect(recognition.civic.recognised == second)
    #expect(recognition.inKindBySource == ["inKind": first, "civic": second])
    #expect(try recognition.lines.map(\.recognised) == ["1000.00", first + second])
  }

  @Test("a measure without an award is recognised in full, and the recipient bears it")
  func noAward() throws {
    let settlement = try Self.settle(
      Scenario(lines: [.all("10.00")], bookings: [.spend("5000.00", paid: "2020-01-01")]))
    #expect(settlement.eligible == "5000.00")
    #expect(settlement.awards.isEmpty)
    #expect(settlement.sources.map(\.id) == ["eigenmittel"])
    #expect(settlement.sources.map(\.shareHundredths) == [10_000])
    #expect(settlement.ownCash == "5000.00")
  }

  @Test("a measure without bookings comes to nothing, without shares")
  func noBookings() throws {
    let settlement = try Self.settle(
      Self.base(.grant(.share, "80000.00", rate: "80%"), spent: "0.01"))
    #expect(settlement.awards[0].entitled == "0.00", "0.8 of a cent is rounded down")
    var empty = Self.base(.grant(.fixed, "80000.00"))
    empty.bookings = []
    let none = try Self.settle(empty)
    #expect(none.eligible == "0.00" && none.ownCash == "0.00")
    #expect(none.awards[0].entitled == "0.00" && none.awards[0].open == "0.00")
    #expect(none.sources.allSatisfy { $0.shareHundredths == 0 })
    #expect(none.sources.map(\.plannedShareHundredths).reduce(0, +) == 10_000)
  }

  @Test("own cash is shared by its sources as planned")
  func ownSources() throws {
    let scenario = Scenario(
      lines: [.all("100.00")],
      sources: [.own("20.00"), .other(.ownCash, "10.00", id: "zweckverband")],
      awards: [.grant(.share, "70.00", rate: "70%", rules: "eu")], bookings: [.spend("50.00")])
    let sources = try Self.settle(scenario).sources
    #expect(sources.map(\.actual) == ["10.00", "5.00", "35.00"])
  }

  @Test("a sum beyond the limit is an error, not a trap")
  func beyondLimit() throws {
    let most = Money(cents: .max)
    let scenario = Scenario(
      lines: [.all(most), .line("B", most)], awards: [.grant(.share, "1.00")])
    #expect(throws: AmountError.beyondLimit) { try scenario.assess() }
  }

  @Test("the steps lead to the grant in both languages, and end with what is repayable")
  func steps() throws {
    let settled = try #require(try WorkedCase.share[0].scenario.assess().settlement.awards.first)
    #expect(settled.steps.last?.value == Rational(800_000))
    #expect(settled.steps.last?.label.de == "Zurückzuzahlen")
    let formulas = settled.steps.map { $0.formula.text(.de) }
    #expect(formulas.contains("80 % × 90.000,00\u{A0}€"))
    for step in settled.steps {
      #expect(!step.label.de.isEmpty && !step.label.en.isEmpty && !step.formula.isEmpty)
    }
    #expect(settled.arithmetic.text(.en) == "80 % × €90,000.00")
  }
}
