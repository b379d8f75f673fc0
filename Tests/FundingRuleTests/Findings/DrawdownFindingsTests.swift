import Amounts
import Funding
import TestSupport
import Testing

/// Each finding about drawn money: one case that raises it, one just inside the limit.
struct DrawdownFindingsTests {
  private func books(
    _ award: Award, _ activities: [Activity], sources: [Source] = [.of(.ownCash, "20000.00")],
    asOf: CalendarDate
  ) -> Books {
    Books(
      lines: [.all("100000.00")], sources: sources, awards: [award], activities: activities,
      asOf: asOf)
  }

  @Test(
    "DRAW_EXCEEDS_NEED: drawn beyond the share of what is paid and booked as payable",
    arguments: [("12500.00", nil), ("12499.99", "0.01")] as [(Money, Money?)])
  func need(_ payable: Money, _ excess: Money?) throws {
    let books = books(
      .grant(.share, "80000.00", rate: "80%"),
      [
        .spend("50000.00", on: "2026-06-01"), .draw("50000.00", on: "2026-06-10"),
        .spend(payable, on: nil, known: "2026-06-12"),
      ], asOf: "2026-06-15")
    let findings = try books.findings(.drawExceedsNeed)
    #expect(findings.map(\.amount) == [excess].compactMap { $0 })
    #expect(findings.allSatisfy { $0.severity == .info && $0.stage == .forecast })
  }

  // 15 June and 42 days are 27 July; 80 % of 12,500.00 are the 10,000.00 that are drawn beyond.
  @Test(
    "DRAW_EXCEEDS_NEED: what falls due after the window of today's drawdown proves no need",
    arguments: [
      ("12500.00", "2026-07-27", nil), ("12500.00", "2026-07-28", "10000.00"),
      ("2500.00", "2026-07-28", "2000.00"), ("0.01", "2026-07-28", "0.01"),
    ] as [(Money, CalendarDate, Money?)])
  func deferred(_ amount: Money, _ day: CalendarDate, _ excess: Money?) throws {
    var books = books(
      .grant(.share, "80000.00", rate: "80%", changes: [.useWindow: "P42D"]),
      [
        .spend("50000.00", on: "2026-06-01"), .draw("50000.00", on: "2026-06-10"),
        .spend("12500.00", on: nil, known: "2026-06-12"),
      ], asOf: "2026-06-15")
    books.deferred = [DuePayment(on: day, amount: amount, line: "ALLE")]
    #expect(
      try books.findings(.drawExceedsNeed).map(\.amount) == [excess].compactMap { $0 })
  }

  @Test("DRAW_EXCEEDS_NEED is an error where only paid expenditure is reimbursed, payables or not")
  func reimbursed() throws {
    let award = Award.grant(
      .share, "80000.00", rate: "80%", level: .eu, changes: [.useWindow: "P0D"])
    var books = books(
      award,
      [
        .spend("50000.00", on: "2026-06-01"), .draw("40000.01", on: "2026-06-10"),
        .spend("90.00", on: nil, known: "2026-06-12"),
      ], asOf: "2026-09-30")
    #expect(try books.findings(.drawExceedsNeed).map(\.amount) == ["0.01"])
    #expect(try books.findings(.drawExceedsNeed).map(\.severity) == [.error])
    #expect(try books.findings(.lateUse).isEmpty)
    books.activities[1] = .draw("40000.00", on: "2026-06-10")
    #expect(try books.findings(.drawExceedsNeed).isEmpty)
  }

  @Test(
    "DRAW_EXCEEDS_YEAR_TRANCHE: by the end of each year",
    arguments: [
      ("10000.00", "30000.00", []), ("10000.01", "29999.99", ["2025"]),
      ("10000.00", "30000.01", ["2026"]), ("10000.01", "30000.00", ["2025", "2026"]),
    ] as [(Money, Money, [String])])
  func years(_ first: Money, _ second: Money, _ subjects: [String]) throws {
    let books = books(
      .grant(.share, "80000.00", rate: "80%", years: [2025: "10000.00", 2026: "30000.00"]),
      [
        .spend("100000.00", on: "2025-05-01"), .draw(first, on: "2025-12-31"),
        .draw(second, on: "2026-01-01"),
      ], asOf: "2026-06-30")
    let findings = try books.findings(.drawExceedsYearTranche)
    #expect(findings.compactMap(\.subject) == subjects)
    #expect(findings.allSatisfy { $0.amount == "0.01" })
  }

  @Test(
    "DRAW_EXCEEDS_YEAR_TRANCHE: what lapsed is a question, more than it an error",
    arguments: [
      ("30000.00", nil, nil), ("30000.01", "0.01", .warning), ("34000.00", "4000.00", .warning),
      ("34000.01", "4000.01", .error),
    ] as [(Money, Money?, Severity?)])
  func lapsed(_ second: Money, _ excess: Money?, _ severity: Severity?) throws {
    let books = books(
      .grant(.share, "80000.00", rate: "80%", years: [2025: "10000.00", 2026: "30000.00"]),
      [
        .spend("100000.00", on: "2025-05-01"), .draw("6000.00", on: "2025-12-31"),
        .draw(second, on: "2026-01-01"),
      ], asOf: "2026-06-30")
    let findings = try books.findings(.drawExceedsYearTranche)
    #expect(findings.map(\.amount) == [excess].compactMap { $0 })
    #expect(findings.map(\.severity) == [severity].compactMap { $0 })
    #expect(findings.allSatisfy { $0.message(.de).contains("verfallen") })
  }

  @Test(
    "LATE_USE: used, given back and left aside, each in its words",
    arguments: [(nil, "; Zinsen sind in der Regel zu zahlen"), ("5.00", "; Zinsen bisher")]
      as [(String?, String)])
  func lateWords(_ small: String?, _ words: String) throws {
    // 100.00 for 14 days of 6.27 % are 24 cents.
    var books = books(
      .grant(
        .share, "80000.00", rate: "100%", changes: [.useWindow: "P0D", .smallInterest: small]),
      [
        .draw("150.00", on: "2025-09-01"), .spend("100.00", on: "2025-09-15"),
        .cash(.repayment, "50.00", on: "2025-09-16"),
      ], asOf: "2025-12-30")
    books.baseRates = try ShippedBaseRates.table()
    let found = try #require(books.findings(.lateUse).first)
    #expect(found.amount == "150.00")
    let text = found.message(.de).replacing("\u{A0}", with: " ")
    #expect(text.contains("100,00 € erst verwendet bis 15.09.2025"))
    #expect(text.contains("50,00 € unverwendet erst zurückgezahlt bis 16.09.2025"))
    #expect(text.contains(words))
    #expect(found.severity == (small == nil ? .warning : .info))
  }

  @Test(
    "DRAW_EXCEEDS_HOLDBACK: until the statement of use is filed",
    arguments: [
      ("72000.00", nil, 0), ("72000.01", nil, 1), ("80000.00", "2026-06-10", 0),
      ("80000.00", "2026-06-11", 1),
    ] as [(Money, CalendarDate?, Int)])
  func holdback(_ drawn: Money, _ filed: CalendarDate?, _ count: Int) throws {
    let books = books(
      .grant(
        .share, "80000.00", rate: "80%", changes: [.holdback: "10%"],
        milestones: Milestones(statementFiledOn: filed)),
      [.spend("100000.00", on: "2026-06-01"), .draw(drawn, on: "2026-06-10")],
      asOf: "2026-06-30")
    #expect(try books.findings(.drawExceedsHoldback).count == count)
  }

  @Test(
    "DRAW_BEFORE_OWN_FUNDS: a deficit award comes last",
    arguments: [("30000.00", nil), ("30000.01", "0.01"), ("50000.00", "20000.00")]
      as [(Money, Money?)])
  func ownFunds(_ drawn: Money, _ excess: Money?) throws {
    let books = books(
      .grant(.deficit, "80000.00"),
      [.spend("50000.00", on: "2026-06-01"), .draw(drawn, on: "2026-06-10")],
      asOf: "2026-12-30")
    #expect(try books.findings(.drawBeforeOwnFunds).map(\.amount) == [excess].compactMap { $0 })
    #expect(try books.findings(.lateUse).isEmpty)
  }

  @Test(
    "DRAW_BEFORE_OWN_FUNDS: at most what of own funds is not booked yet",
    arguments: [("0.00", "20000.00"), ("19999.99", "0.01"), ("20000.00", nil)] as [(Money, Money?)])
  func ownFundsBooked(_ booked: Money, _ excess: Money?) throws {
    let books = books(
      .grant(.deficit, "80000.00"),
      [
        .cash(.ownFunds, booked, on: "2026-05-01", source: "ownCash"),
        .spend("50000.00", on: "2026-06-01"), .draw("50000.00", on: "2026-06-10"),
      ], asOf: "2026-12-30")
    #expect(try books.findings(.drawBeforeOwnFunds).map(\.amount) == [excess].compactMap { $0 })
    // Every cent that is not in order is in one place only.
    let late = try books.findings(.lateUse).map(\.amount)
    #expect(late == [try Money("20000.00") - (excess ?? .zero)].filter { $0 > .zero })
  }

  @Test("once the measure is over what was drawn too much is told once, as repayable")
  func overdrawnAtTheEnd() throws {
    var books = books(
      .grant(.deficit, "80000.00", to: "2026-06-30"),
      [.spend("95000.00", on: "2026-06-01"), .draw("80000.00", on: "2026-06-10")],
      asOf: "2026-06-29")
    #expect(try books.findings(.drawBeforeOwnFunds).map(\.amount) == ["5000.00"])
    books.asOf = "2026-06-30"
    #expect(try books.findings(.drawBeforeOwnFunds).isEmpty)
    #expect(try books.findings(.drawExceedsNeed).isEmpty)
    #expect(try books.findings(.reductionDue).map(\.amount) == ["5000.00"])
    #expect(try books.findings(.reductionDue).map(\.stage) == [.final])
  }

  @Test("what exceeds the expenditure itself is late, not only before own funds")
  func deficitLate() throws {
    let books = books(
      .grant(.deficit, "80000.00"),
      [.spend("50000.00", on: "2026-06-01"), .draw("60000.00", on: "2026-06-10")],
      asOf: "2026-12-30")
    #expect(try books.findings(.drawBeforeOwnFunds).map(\.amount) == ["20000.00"])
    #expect(try books.findings(.lateUse).map(\.amount) == ["10000.00"])
  }

  @Test(
    "LATE_USE: used on day 42 or 43",
    arguments: [("2026-07-13", 0), ("2026-07-14", 1)] as [(CalendarDate, Int)])
  func lateUse(_ used: CalendarDate, _ count: Int) throws {
    let books = books(
      .grant(.share, "80000.00", rate: "80%"),
      [.draw("8000.00", on: "2026-06-01"), .spend("10000.00", on: used)], asOf: "2026-08-01")
    let findings = try books.findings(.lateUse)
    #expect(findings.count == count)
    #expect(findings.allSatisfy { $0.amount == "8000.00" && $0.subject == "2026-06-01" })
    #expect(try books.findings(.drawExceedsNeed).isEmpty)
  }

  @Test("LATE_USE: on the last day of the window money is a need, the day after it is late")
  func lastDay() throws {
    var books = books(
      .grant(.share, "80000.00", rate: "80%"), [.draw("8000.00", on: "2026-06-01")],
      asOf: "2026-07-13")
    #expect(try books.findings(.drawExceedsNeed).map(\.amount) == ["8000.00"])
    #expect(try books.findings(.lateUse).isEmpty)
    books.asOf = "2026-07-14"
    #expect(try books.findings(.drawExceedsNeed).isEmpty)
    #expect(try books.findings(.lateUse).map(\.amount) == ["8000.00"])
  }

  @Test(
    "LATE_USE weighs what is still to be done",
    arguments: [(.land, false, .warning), (.land, true, .info), (.bund, false, .info)]
      as [(Funder.Level, Bool, Severity)])
  func severity(_ level: Funder.Level, _ isNoticed: Bool, _ severity: Severity) throws {
    var books = books(
      .grant(.share, "80000.00", rate: "80%", level: level),
      [.draw("8000.00", on: "2026-06-01"), .spend("10000.00", on: "2026-07-14")],
      asOf: "2026-08-01")
    if isNoticed { books.activities.append(.cash(.interest, "62.00", on: "2026-08-01")) }
    #expect(try books.findings(.lateUse).map(\.severity) == [severity])
  }

  @Test("within the threshold the whole grant is used once the measure is done")
  func threshold() throws {
    var books = books(
      .grant(.share, "80000.00", rate: "80%", changes: [.reductionThreshold: "500.00"]),
      [.draw("80000.00", on: "2027-06-01"), .spend("99600.00", on: "2027-06-15")],
      asOf: "2028-01-01")
    #expect(try books.findings(.lateUse).isEmpty)
    books.activities[1] = .spend("99499.99", on: "2027-06-15")
    #expect(try books.findings(.lateUse).map(\.amount) == ["400.01"])
  }
}
