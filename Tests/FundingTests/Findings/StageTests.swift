import Amounts
import Funding
import TestSupport
import Testing

/// What is broken, and what is only ahead: 100,000.00 planned, 80 % granted for the years 2024 and
/// 2025.
@Suite("Stages of findings") struct StageTests {
  private static func running(
    _ bookings: [Booking], sources: [Source] = [.own("20000.00")],
    financing: Award.Financing = .share, asOf: CalendarDate = "2025-07-15"
  ) -> Scenario {
    Scenario(
      lines: [.all("100000.00")], sources: sources,
      awards: [.grant(financing, "80000.00", rate: financing == .share ? "80%" : nil)],
      bookings: bookings, asOf: asOf)
  }

  struct Course: Sendable, CustomTestStringConvertible {
    let what: String
    let code: FindingCode
    let scenario: Scenario
    let stage: Stage
    let severity: Severity
    var testDescription: String { "\(code.rawValue): \(what)" }
  }

  private static let courses = [
    Course(
      what: "a first drawdown", code: .reductionDue,
      scenario: running([.spend("50000.00"), .draw("50000.00")]), stage: .forecast,
      severity: .info),
    Course(
      what: "the same on the last day", code: .reductionDue,
      scenario: running([.spend("50000.00"), .draw("50000.00")], asOf: "2025-12-31"),
      stage: .final, severity: .warning),
    Course(
      what: "new revenue, all of the plan spent", code: .reductionDue,
      scenario: running(
        [.spend("100000.00"), .draw("80000.00"), .cash(.revenue, "5000.00", "revenue")],
        sources: [.own("20000.00"), .other(.revenue, .zero)]),
      stage: .now, severity: .warning),
    Course(
      what: "revenue as planned, before all is spent", code: .reductionDue,
      scenario: running(
        [.spend("90000.00"), .draw("80000.00"), .cash(.revenue, "5000.00", "revenue")],
        sources: [.own("15000.00"), .other(.revenue, "5000.00")]),
      stage: .forecast, severity: .info),
    Course(
      what: "a partner pays before anything is spent", code: .minOwnShare,
      scenario: running(
        [.spend("1000.00"), .cash(.partnerCash, "10000.00", "partner")],
        sources: [.own("10000.00"), .partner("10000.00")]),
      stage: .forecast, severity: .info),
    Course(
      what: "a plan that has too little of it", code: .minOwnShare,
      scenario: running([], sources: [.own("9999.99"), .partner("10000.01")]), stage: .now,
      severity: .error),
    Course(
      what: "a fixed amount and a partner, most still to be spent", code: .overfinanced,
      scenario: running(
        [.spend("60000.00"), .cash(.partnerCash, "15000.00", "partner")],
        sources: [.own("5000.00"), .partner("15000.00")], financing: .fixed),
      stage: .forecast, severity: .info),
    Course(
      what: "a partner who brings more than the plan leaves", code: .overfinanced,
      scenario: running(
        [.spend("60000.00"), .cash(.partnerCash, "20000.01", "partner")],
        sources: [.own("5000.00"), .partner("15000.00")], financing: .fixed),
      stage: .now, severity: .warning),
  ]

  @Test("is broken only what the rest of the plan would not mend", arguments: courses)
  func stage(_ course: Course) throws {
    let found = try #require(
      try course.scenario.assess().findings.first { $0.code == course.code })
    #expect(found.stage == course.stage)
    #expect(found.severity == course.severity)
    #expect(found.message(.de).hasPrefix("Voraussichtlich: ") == (course.stage == .forecast))
    #expect(found.message(.en).hasPrefix("Forecast: ") == (course.stage == .forecast))
    // Nobody is told to pay back what the rest of the plan needs.
    #expect(!(course.stage == .forecast && found.message(.de).contains("zurückzahlen")))
  }

  @Test("of what is repayable only that goes back now which the rest of the plan does not need")
  func partOfIt() throws {
    func repayable(_ revenue: Money) throws -> [String] {
      let scenario = Self.running(
        [.spend("50000.00"), .draw("80000.00"), .cash(.revenue, revenue, "revenue")],
        sources: [.own("20000.00"), .other(.revenue, .zero)])
      return try scenario.assess().findings.filter { $0.code == .reductionDue }.map {
        // All of what is repayable today, were nothing more to come, stands in its words.
        #expect($0.message(.en).contains("if nothing more came, repayable"))
        return "\($0.stage) \($0.severity) \($0.amount.plainText)"
      }
    }
    // 80 % of 50,000.00 − 5,000.00 are due so far, of 100,000.00 − 5,000.00 at the end.
    #expect(try repayable("5000.00") == ["now warning 4000.00"])
    // Less than a whole euro is not asked for (payouts are in whole euros); one euro is.
    #expect(try repayable("1.25") == ["now warning 1.00"])
  }

  @Test("the first weeks of an ordinary course are green")
  func green() throws {
    let start: CalendarDate = "2025-07-01"
    var scenario = Self.running(
      [.spend("1000.00"), .draw("10000.00"), .cash(.partnerCash, "10000.00", "partner")],
      sources: [.own("10000.00"), .partner("10000.00")])
    scenario.awards = [
      .grant(
        .share, "80000.00", rate: "80%", period: DateRange(start, "2026-12-31"))
    ]
    let assessment = try scenario.assess()
    #expect(!assessment.findings.isEmpty)
    #expect(assessment.findings.allSatisfy { $0.stage == .forecast && $0.severity == .info })
    #expect(assessment.light == .green)
    #expect(assessment.lightReason.de == "keine Beanstandung")
  }

  @Test("a forecast is never an error")
  func forecastIsNoError() {
    let finding = Finding(
      .totalOverrun, .error, project: "P", measure: "M", amount: "1.00", norm: "", measured: [],
      allowed: [], stage: .forecast)
    #expect(finding.severity == .warning)
  }

  @Test("the light tells its reason: the worst, its amount, and how many more")
  func reason() throws {
    let one = try Self.running([.spend("50000.00"), .draw("50000.00")], asOf: "2025-12-31").assess()
    #expect(one.lightReason.de.hasPrefix("Zuwendung ermäßigt sich (10.000,00\u{A0}€)"))
    let two = try Self.running(
      [.spend("101000.00", paid: "2026-01-01"), .draw("80000.01")], asOf: "2026-01-02"
    ).assess()
    #expect(two.light == .red)
    #expect(two.lightReason.de.hasPrefix("Zuwendung über dem Höchstbetrag (0,01\u{A0}€) und "))
    #expect(two.lightReason.en.hasPrefix("Grant above its maximum (€0.01) and "))
  }

  @Test("every code has its timing told in both languages", arguments: FindingCode.Timing.allCases)
  func timing(_ timing: FindingCode.Timing) {
    #expect(timing.text.de != timing.text.en)
    #expect(timing.text.de.hasSuffix(".") && timing.text.en.hasSuffix("."))
  }
}
