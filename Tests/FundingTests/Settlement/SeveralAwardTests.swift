import Amounts
import Funding
import TestSupport
import Testing

/// Awards that see different expenditure: step 5 of `Settlement.md` takes what any of them
/// recognises, so that the order of the file decides nothing.
@Suite("Several awards") struct SeveralAwardTests {
  /// The grants by the order of the awards, and by the order turned round.
  private static func grants(_ scenario: Scenario) throws -> [[String: Money]] {
    var turned = scenario
    turned.awards.reverse()
    return try [scenario, turned].map { scenario in
      try Dictionary(
        uniqueKeysWithValues: scenario.settle().awards.map { ($0.award.id, $0.entitled) })
    }
  }

  private static func spent(_ amount: Money, on day: CalendarDate) -> Booking {
    Booking(
      date: day, kind: .expense, measure: "M", line: "ALLE", amount: amount, paidOn: day)
  }

  @Test("an award that sees the first year only does not cut the one that sees both")
  func periods() throws {
    let scenario = Scenario(
      lines: [.all("200000.00")], sources: [.own("20000.00")],
      awards: [
        .grant(
          .share, "80000.00", rate: "40%", id: "Bund", level: .bund, rules: "eu",
          period: DateRange("2025-02-01", "2025-12-31")),
        .grant(
          .share, "100000.00", rate: "50%", id: "Land", rules: "eu",
          period: DateRange("2025-02-01", "2026-12-31")),
      ],
      bookings: [
        Self.spent("100000.00", on: "2025-06-01"), Self.spent("100000.00", on: "2026-06-01"),
      ], asOf: "2027-12-31")
    // 40 % of 100,000 and 50 % of 200,000: 140,000 of 200,000 spent.
    let expected: [String: Money] = ["Bund": "40000.00", "Land": "100000.00"]
    #expect(try Self.grants(scenario) == [expected, expected])
    #expect(try scenario.settle().ownCash == "60000.00")
  }

  @Test("an award whose plan lines bind does not cut the one whose lines do not")
  func lines() throws {
    let scenario = Scenario(
      lines: [.line("S", "40000.00"), .line("P", "60000.00")], sources: [.own("5000.00")],
      awards: [
        .grant(
          .share, "45000.00", rate: "45%", id: "Bund", level: .bund, rules: "eu",
          changes: [.lineOverrunLimit: "20%"]),
        .grant(.share, "50000.00", rate: "50%", id: "Land", rules: "eu"),
      ],
      bookings: [
        .spend("60000.00", line: "S"), .spend("40000.00", line: "P"),
      ])
    // 45 % of 48,000 + 40,000; 50 % of 100,000.
    let expected: [String: Money] = ["Bund": "39600.00", "Land": "50000.00"]
    #expect(try Self.grants(scenario) == [expected, expected])
  }

  @Test("an award that forbids in-kind counts none, the other one still does")
  func inKind() throws {
    let scenario = Scenario(
      lines: [.all("50000.00"), .unpaid("10000.00")],
      sources: [.own("2000.00"), .other(.inKind, "10000.00")],
      awards: [
        .grant(
          .share, "24000.00", rate: "40%", id: "Bund", level: .bund, rules: "eu",
          changes: [.inKindAllowed: "false"]),
        .grant(.share, "24000.00", rate: "40%", id: "Land", rules: "eu"),
      ],
      bookings: [.spend("50000.00"), .unpaid(.inKind, "10000.00", "inKind")])
    // 40 % of 50,000; 40 % of 60,000.
    let expected: [String: Money] = ["Bund": "20000.00", "Land": "24000.00"]
    #expect(try Self.grants(scenario) == [expected, expected])
    let assessment = try scenario.assess()
    let asked = assessment.findings.filter { $0.code == .inKindUnconfirmed }.map(\.award)
    #expect(asked == ["Land"])
    let told = assessment.settlement.awards.map { settled in
      settled.steps.contains { $0.value == Money("-10000.00").exact }
    }
    #expect(told == [true, false])
  }

  @Test(
    "what the notice forbids is no use to be confirmed",
    arguments: [("bund", "20000.00"), ("eu", "20000.00")] as [(String, Money)])
  func forbidden(rules: String, grant: Money) throws {
    let scenario = Scenario(
      lines: [.all("50000.00"), .unpaid("10000.00")],
      sources: [.own("26000.00"), .other(.inKind, "10000.00")],
      awards: [
        .grant(
          .share, "24000.00", rate: "40%", rules: rules, changes: [.inKindAllowed: "false"])
      ],
      bookings: [.spend("50000.00"), .unpaid(.inKind, "10000.00", "inKind")])
    let assessment = try scenario.assess()
    #expect(assessment.settlement.awards[0].entitled == grant)
    #expect(!assessment.findings.contains { $0.code == .inKindUnconfirmed })
  }

  /// What the notice says, what is spent, and what is due by hand.
  @Test(
    "an award that forbids in-kind has none in its plan either",
    arguments: [
      // 20,000 of 50,000 are 40 %; of 45,000: 18,000.
      (nil, "45000.00", "18000.00"), (nil, "50000.00", "20000.00"),
      // 300.00 less than 50,000 stays within the threshold of 500.00: the plan stands.
      ("40%", "49700.00", "20000.00"),
      // 600.00 do not: 40 % of 49,400.
      ("40%", "49400.00", "19760.00"),
    ] as [(Rate?, Money, Money)])
  func planWithoutInKind(rate: Rate?, spent: Money, grant: Money) throws {
    let scenario = Scenario(
      lines: [.all("50000.00"), .unpaid("10000.00")],
      sources: [.own("30000.00"), .other(.inKind, "10000.00")],
      awards: [
        .grant(
          .share, "20000.00", rate: rate, level: .bund, rules: "bund",
          changes: [.inKindAllowed: "false", .reductionThreshold: "500.00"])
      ],
      bookings: [.spend(spent), .unpaid(.inKind, "10000.00", "inKind")])
    let assessment = try scenario.assess()
    #expect(assessment.settlement.awards[0].entitled == grant)
    #expect(!assessment.findings.contains { $0.code == .noticeInconsistent })
  }

  @Test("the order of awards changes no grant of a random measure")
  func permuted() throws {
    try forAll(SettlementPropertyTests.count, seed: 31) { random in
      let scenario = RandomMeasure.make(&random)
      var shuffled = scenario
      shuffled.awards.shuffle(using: &random)
      let (before, after) = (try scenario.settle(), try shuffled.settle())
      for settled in before.awards {
        let same = after.awards.first { $0.award.id == settled.award.id }
        try #require(same?.entitled == settled.entitled, "\(settled.award.id)")
      }
      try #require(after.ownCash == before.ownCash)
      try #require(after.recognition == before.recognition)
    }
  }
}
