import Amounts
import Funding
import TestSupport
import Testing

/// Windows of use that end on a day on which nobody pays, and grants for units of which none is
/// reported.
struct DisputedWindowTests {
  /// 8,000.00 drawn on 17 January 2026; 42 days later is Saturday, 28 February.
  private func late(
    drawnOn: CalendarDate = "2026-01-17", usedOn: CalendarDate, asOf: CalendarDate = "2026-06-30"
  ) throws -> [Finding] {
    try Books(
      lines: [.all("10000.00")], sources: [.of(.ownCash, "2000.00")],
      awards: [.grant(.share, "8000.00", rate: "80%")],
      activities: [.draw("8000.00", on: drawnOn), .spend("10000.00", on: usedOn)], asOf: asOf
    ).findings(.lateUse)
  }

  @Test(
    "K15: used on the Monday after: late by one reading, in time by the other, and both are told",
    arguments: [
      // Saturday itself is in time; Tuesday is late by both.
      ("2026-01-17", "2026-02-28", 0, false), ("2026-01-17", "2026-03-02", 1, true),
      ("2026-01-17", "2026-03-03", 1, false),
      // A window that ends on a Friday, and one that ends on New Year's Day.
      ("2026-01-16", "2026-03-02", 1, false), ("2025-11-20", "2026-01-02", 1, true),
    ] as [(CalendarDate, CalendarDate, Int, Bool)])
  func window(
    _ drawnOn: CalendarDate, _ usedOn: CalendarDate, _ count: Int, _ isDisputed: Bool
  ) throws {
    let found = try late(drawnOn: drawnOn, usedOn: usedOn)
    #expect(found.map(\.amount) == Array(repeating: "8000.00", count: count))
    for finding in found {
      let message = finding.message(.de)
      #expect(message.contains("strittig") == isDisputed, "\(message)")
      #expect(message.contains("und verspätet sind 0,00") == isDisputed, "\(message)")
    }
  }

  @Test("a clause that two parameters share is cited once")
  func norm() throws {
    let plain = Award.grant(.share, "8000.00", rate: "80%", on: "2024-01-01", from: "2024-01-01")
    let award = Award(
      id: "Z", measure: "M", funder: plain.funder, ruleSet: "staedtebau-nrw", financing: .share,
      rate: "80%", amount: "8000.00", awardedOn: "2024-01-01", period: plain.period)
    let books = Books(
      lines: [.all("10000.00")], sources: [.of(.ownCash, "2000.00")], awards: [award],
      activities: [.draw("8000.00", on: "2024-04-10"), .spend("10000.00", on: "2025-12-01")],
      asOf: "2026-06-30")
    let found = try Assessment.of(
      books.measure, in: books.project, library: ShippedRuleSets.library(),
      activities: books.activities, units: .zero, asOf: books.asOf
    ).findings.filter { $0.code == .lateUse }
    #expect(found.map(\.norm) == ["ANBest-Städtebauförderung"])
  }

  @Test("part of it used on Monday, part later: what is left by the other reading")
  func parts() throws {
    let books = Books(
      lines: [.all("10000.00")], sources: [.of(.ownCash, "2000.00")],
      awards: [.grant(.share, "8000.00", rate: "80%")],
      activities: [
        .draw("8000.00", on: "2026-01-17"), .spend("2500.00", on: "2026-03-02"),
        .spend("7500.00", on: "2026-03-10"),
      ], asOf: "2026-06-30")
    let message = try #require(try books.findings(.lateUse).first).message(.de)
    #expect(message.contains("02.03.2026 und verspätet sind 6.000,00"))
    // On Monday itself the other reading has nothing late.
    var early = books
    early.asOf = "2026-03-01"
    #expect(try #require(try early.findings(.lateUse).first).message(.de).contains("sind 0,00"))
  }

  @Test("the interest by both readings: 8,000.00 for 44 days at 6.27 %, or none")
  func interest() throws {
    let books = Books(
      lines: [.all("10000.00")], sources: [.of(.ownCash, "2000.00")],
      awards: [.grant(.share, "8000.00", rate: "80%")],
      activities: [.draw("8000.00", on: "2026-01-17"), .spend("10000.00", on: "2026-03-02")],
      asOf: "2026-06-30")
    let assessment = try books.assess()
    let settled = try #require(assessment.settlement.awards.first)
    func total(_ onWorkingDays: Bool) throws -> Money {
      try InterestExposure(
        settled, funds: assessment.funds["Z"], on: "2026-06-30", table: ShippedBaseRates.table(),
        onWorkingDays: onWorkingDays
      ).total
    }
    // 8,000 × 6.27 % × 44 / 365.
    #expect(try total(false) == "60.47")
    #expect(try total(true) == "0.00")
  }

  @Test(
    "UNITS_NOT_REPORTED: expenses and no unit",
    arguments: [("100.00", 0, 1), ("100.00", 1, 0), ("0.00", 0, 0)] as [(Money, Int64, Int)])
  func units(_ spent: Money, _ units: Int64, _ count: Int) throws {
    let plain = Award.grant(.fixedPerUnit, "15000.00")
    let award = Award(
      id: "Z", measure: "M", funder: plain.funder, ruleSet: "plain", financing: .fixedPerUnit,
      rate: nil, amount: "15000.00", unitAmount: "750.00", units: Rational(20),
      awardedOn: "2025-01-01", period: plain.period)
    let books = Books(
      lines: [.all("20000.00")], awards: [award],
      activities: spent.isZero ? [] : [.spend(spent, on: "2025-03-31")], asOf: "2025-06-30")
    let found = try Assessment.of(
      books.measure, in: books.project, library: Rules.library, activities: books.activities,
      units: DeliveredUnits([.init(on: "2025-03-31", quantity: Rational(units))]),
      asOf: books.asOf
    ).findings.filter { $0.code == .unitsNotReported }
    #expect(found.map(\.severity) == Array(repeating: .info, count: count))
    #expect(found.allSatisfy { $0.message(.de).contains("Menge") })
  }
}
