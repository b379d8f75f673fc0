import Amounts
import Funding
import TestSupport
import Testing

/// Findings that say what fits their case.
struct AdviceTests {
  @Test("a flat rate outside the period follows its base and has no payment of its own")
  func flatRate() throws {
    let flat = FlatRate(percent: "15%", of: ["P"])
    let books = Books(
      lines: [.line("P", "40000.00"), .line("G", "6000.00", flatRate: flat)],
      awards: [.grant(.share, "18400.00", rate: "40%", to: "2025-12-31")],
      activities: [.spend("3000.00", on: "2026-02-01", line: "P")], asOf: "2026-03-31")
    let found = try books.findings(.outOfPeriod)
    #expect(found.map(\.subject) == ["P", "G"])
    #expect(found.map(\.amount) == ["3000.00", "450.00"])
    let told = found.map { $0.message(.de) }
    #expect(told[0].contains("Tag der Zahlung prüfen"))
    #expect(told[1].contains("Die Pauschale folgt ihrer Bemessungsgrundlage"))
  }

  // 36,000 + 20,000 = 56,000 of 50,000 in cash, in the plan and by the rates.
  @Test(
    "PUBLIC_EXCEEDS_CASH_LESS_INKIND: one excess is told once",
    arguments: [("50000.00", ["6000.00"]), ("45000.00", ["6000.00", "6000.00"])]
      as [(Money, [Money])])
  func once(cash: Money, told: [Money]) throws {
    let books = Books(
      lines: [.line("S", "50000.00"), .line("UNBAR", "10000.00", inKind: true)],
      sources: [.of(.inKind, "10000.00")],
      awards: [
        .grant(.share, "36000.00", rate: "60%", id: "L", to: "2025-12-31"),
        .grant(.share, "20000.00", rate: "40%", id: "B", level: .bund, to: "2025-12-31"),
      ],
      activities: [
        .spend(cash, on: "2025-03-10", line: "S"), .inKind("10000.00", on: "2025-03-11"),
      ], asOf: "2026-03-31")
    let found = try books.findings(.publicExceedsCash)
    #expect(found.map(\.amount).prefix(1) == told.prefix(1))
    #expect(found.count == told.count)
  }

  // 50,000 + 50,000, drawn 50,000 in 2025, 10,000 given back in 2026.
  @Test(
    "what is paid back of a closed year is not granted anew",
    arguments: [("10000.00", true), ("0.00", false)] as [(Money, Bool)])
  func tranche(back: Money, isNoted: Bool) throws {
    let books = Books(
      lines: [.all("125000.00")], sources: [.of(.ownCash, "25000.00")],
      awards: [
        .grant(
          .share, "100000.00", rate: "80%", years: [2025: "50000.00", 2026: "50000.00"])
      ],
      activities: [
        .draw("50000.00", on: "2025-03-01"), .spend("50000.00", on: "2025-03-10"),
        .cash(.repayment, back, on: "2026-02-01"), .spend("70000.00", on: "2026-03-01"),
      ], asOf: "2026-03-02")
    let limit = try #require(
      try books.drawdown().limits.first { $0.code == .drawExceedsYearTranche })
    let text = limit.formula.text(.de)
    #expect(text.contains("zurückgezahlt aus früheren Jahren") == isNoted)
    if isNoted { #expect(text.contains(back.text(.de))) }
  }

  // 31 August 2025 + 6 months is a Saturday: Monday, 2 March 2026 is in time.
  @Test("VN_OVERDUE names the last day that is in time")
  func shifted() throws {
    let books = Books(
      lines: [.all("1000.00")], awards: [.grant(.share, "800.00", to: "2025-08-31")],
      activities: [.spend("1000.00", on: "2025-03-10")], asOf: "2026-03-03")
    let found = try #require(try books.findings(.statementOverdue).first)
    let told = "Vorlage bis 28.02.2026, einem freien Tag, also bis 02.03.2026"
    #expect(found.message(.de).contains(told))
  }

  @Test(
    "STAFF_HOURS_EXCEEDED: an EU article for EU money only",
    arguments: [
      (Funder.Level.eu, "Art. 55 Abs. 2 VO (EU) 2021/1060"),
      (.bund, "VV Nr. 1.4 zu § 44 BHO (Doppelförderungsverbot)"),
      (.land, "VV Nr. 1.4 zu § 44 LHO (Doppelförderungsverbot)"),
    ])
  func staff(level: Funder.Level, norm: String) throws {
    let books = Books(
      lines: [.all("1.00")], awards: [.grant(.share, "1.00", level: level)], asOf: "2026-12-31")
    let hours = StaffHours.Entry(
      person: "Meyer, Anna", year: 2026, month: 12, hours: Rational(1721), amount: "17210.00",
      share: nil, project: "P", measure: "M")
    let found = try PortfolioRuleBook().findings(
      Portfolio(projects: [books.project]), claims: [], hours: [hours])
    #expect(found.map(\.norm) == [norm])
  }
}
