import Amounts
import TestSupport
import Testing

@testable import Funding

/// C32 and the deadlines of an award.
struct DeadlinesTests {
  private func books(
    _ milestones: Milestones = Milestones(), to: CalendarDate = "2026-06-30",
    changes: [Parameter: String?] = [:], level: Funder.Level = .land, asOf: CalendarDate
  ) -> Books {
    Books(
      lines: [.all("1000.00")],
      awards: [
        .grant(
          .share, "800.00", rate: "80%", level: level, on: "2022-02-10", from: "2024-04-01",
          to: to, changes: changes, milestones: milestones)
      ], asOf: asOf)
  }

  private func deadline(_ books: Books, _ kind: Deadline.Kind) throws -> Deadline? {
    try Deadlines.of(books.assess()).first { $0.kind == kind }
  }

  @Test(
    "C32: when the statement of use is due",
    arguments: [
      (Milestones(fulfilledOn: "2026-03-15"), "2026-09-15"), (Milestones(), "2026-12-31"),
      (Milestones(fulfilledOn: "2026-08-01"), "2026-12-31"),
      // 66 months after 10 February 2022 is later than the rule's own day, 53 months are earlier.
      (Milestones(statementDueAfterAward: Duration(months: 66)), "2026-12-31"),
      (Milestones(statementDueAfterAward: Duration(months: 53)), "2026-07-10"),
      (Milestones(fulfilledOn: "2026-03-15", statementDueOn: "2027-01-31"), "2027-01-31"),
    ] as [(Milestones, CalendarDate)])
  func statement(_ milestones: Milestones, _ due: CalendarDate) throws {
    let books = books(milestones, asOf: "2026-07-01")
    #expect(try deadline(books, .statementOfUse)?.due == due)
  }

  @Test("C32: interim statements follow each budget year but the last")
  func interims() throws {
    let books = books(
      Milestones(interimFiledOn: [2024: "2025-04-02"]), asOf: "2026-05-01")
    let deadlines = try Deadlines.of(books.assess())
    #expect(deadlines.compactMap(\.year) == [2024, 2025])
    #expect(try deadline(books, .interimStatement(year: 2025))?.due == "2026-04-30")
    #expect(try deadline(books, .interimStatement(year: 2025))?.state == .overdue)
    #expect(try deadline(books, .interimStatement(year: 2024))?.state == .done("2025-04-02"))
    var off = books
    off.awards[0] = .grant(.share, "800.00", changes: [.interimDue: nil])
    #expect(try Deadlines.of(off.assess()).compactMap(\.year).isEmpty)
  }

  @Test("a filing due on a Saturday may be made on the Monday; one due at Easter on the Tuesday")
  func workingDays() throws {
    // 31 January 2026 is a Saturday; 3 April 2026 is Good Friday.
    let saturday = books(Milestones(statementDueOn: "2026-01-31"), asOf: "2026-02-02")
    #expect(try deadline(saturday, .statementOfUse)?.lastDay == "2026-02-02")
    #expect(try deadline(saturday, .statementOfUse)?.state == .open)
    let easter = books(Milestones(statementDueOn: "2026-04-03"), asOf: "2026-04-08")
    #expect(try deadline(easter, .statementOfUse)?.lastDay == "2026-04-07")
    #expect(try deadline(easter, .statementOfUse)?.state == .overdue)
  }

  @Test(
    "Easter moves the holidays",
    arguments: [
      "2011-04-22", "2011-04-25", "2019-04-19", "2024-05-09", "2025-06-09", "2026-05-25",
      "2026-10-03", "2038-04-26", "2000-04-21", "2049-04-19", "2076-04-20",
    ] as [CalendarDate])
  func holidays(_ day: CalendarDate) {
    #expect(WorkingDays.isFree(day))
  }

  @Test(
    "ordinary days are working days",
    arguments: ["2026-04-02", "2026-04-07", "2026-06-04", "2026-11-02", "1969-12-31"]
      as [CalendarDate])
  func ordinary(_ day: CalendarDate) {
    #expect(!WorkingDays.isFree(day))
    #expect(WorkingDays.next(from: day) == day)
  }

  @Test(
    "what counts from the award and what counts from the end: the earlier one",
    arguments: [
      // KfW 436, phase B: 5 years 6 months after 1 January 2021; phase A: 30 months.
      ("P5Y6M", "2026-12-31", "2026-07-01"), ("P30M", "2026-12-31", "2023-07-01"),
      // 5 years 6 months end after 31 December 2025 + 6 months.
      ("P5Y6M", "2025-12-31", "2026-06-30"), (nil, "2026-12-31", "2027-06-30"),
    ] as [(String?, CalendarDate, CalendarDate)])
  func afterAward(_ time: String?, _ to: CalendarDate, _ due: CalendarDate) throws {
    let books = Books(
      lines: [.all("1000.00")],
      awards: [
        .grant(
          .share, "800.00", on: "2021-01-01", from: "2021-01-01", to: to,
          changes: time.map { [.statementDueAfterAward: $0] } ?? [:])
      ], asOf: "2023-01-01")
    let statement = try deadline(books, .statementOfUse)
    #expect(statement?.due == due)
    #expect(statement?.start == (due == "2026-07-01" || time == "P30M" ? "2021-01-01" : to))
  }

  /// ANBest-G Nr. 7.1: six months for investments, else shorter.
  @Test(
    "the time that depends on an investment is asked for, and reminded of by the shorter one",
    arguments: [
      (nil, "2026-12-31", true, "2026-09-30"), (true, "2026-12-31", false, nil),
      (false, "2026-09-30", false, nil),
    ] as [(Bool?, CalendarDate, Bool, CalendarDate?)])
  func investment(
    _ investment: Bool?, _ due: CalendarDate, _ isEstimated: Bool, _ reminder: CalendarDate?
  ) throws {
    var books = books(changes: [.statementDueOther: "P3M"], asOf: "2026-06-30")
    books.awards[0] = books.awards[0].investing(investment)
    #expect(try deadline(books, .statementOfUse)?.due == due)
    #expect(try deadline(books, .statementOfUse)?.isEstimated == isEstimated)
    #expect(try deadline(books, .statementReminder)?.due == reminder)
    #expect(try books.findings(.statementTimeAsked) == [])
    // The day after the end it is asked about; the shorter time over, that is a warning.
    books.asOf = "2026-07-01"
    let asked = try books.findings(.statementTimeAsked).map(\.severity)
    #expect(asked == (investment == nil ? [.info] : []))
    books.asOf = "2026-09-30"
    #expect(try books.findings(.statementTimeAsked).contains { $0.severity == .warning } == false)
    books.asOf = "2026-10-01"
    let late = try books.findings(.statementTimeAsked).map(\.severity)
    #expect(late == (investment == nil ? [.warning] : []))
    #expect(try books.findings(.statementOverdue).count == (investment == false ? 1 : 0))
  }

  @Test("ANBest-Gk: one year, and a reminder at six months until the statement is filed")
  func reminder() throws {
    var books = books(
      changes: [.statementDue: "P1Y", .statementReminder: "P6M"], asOf: "2027-01-01")
    #expect(try deadline(books, .statementOfUse)?.due == "2027-06-30")
    // The notice's own time leaves nothing to remind of.
    #expect(try deadline(books, .statementReminder) == nil)
    books = self.books(changes: [.statementReminder: "P3M"], asOf: "2026-10-01")
    #expect(try deadline(books, .statementReminder)?.due == "2026-09-30")
    #expect(try books.findings(.statementTimeAsked).map(\.severity) == [.warning])
    books = self.books(
      Milestones(statementFiledOn: "2026-09-01"), changes: [.statementReminder: "P3M"],
      asOf: "2026-10-01")
    #expect(try deadline(books, .statementReminder) == nil)
    #expect(try books.findings(.statementTimeAsked) == [])
  }

  @Test("the end of the period and of each tranche is a deadline, with what would lapse")
  func ends() throws {
    var books = Books(
      lines: [.all("1000.00")],
      awards: [
        .grant(
          .share, "800.00", rate: "80%", to: "2027-06-30",
          years: [2025: "200.00", 2026: "300.00", 2027: "300.00"])
      ],
      activities: [
        .draw("200.00", on: "2025-12-01"), .draw("250.00", on: "2026-03-01"),
        .spend("600.00", on: "2026-03-02"),
      ],
      asOf: "2026-06-30")
    #expect(try deadline(books, .periodEnd)?.due == "2027-06-30")
    #expect(try deadline(books, .periodEnd)?.state == .running)
    // 200.00 + 300.00 − 450.00; the tranche of 2025 is past.
    #expect(try deadline(books, .trancheEnd(year: 2026))?.amount == "50.00")
    #expect(try deadline(books, .trancheEnd(year: 2027))?.amount == "300.00")
    #expect(try deadline(books, .trancheEnd(year: 2025)) == nil)
    books.activities.append(.draw("50.00", on: "2026-06-01"))
    #expect(try deadline(books, .trancheEnd(year: 2026)) == nil)
    // 120.00 of 2025 lapsed with it: 80.00 + 300.00 − 330.00.
    books.activities[0] = .draw("80.00", on: "2025-12-01")
    books.activities.removeLast()
    #expect(try deadline(books, .trancheEnd(year: 2026))?.amount == "50.00")
    // Paid out in 2026 all the same, it was carried over; 2027 has its own.
    books.activities[1] = .draw("370.00", on: "2026-03-01")
    #expect(try deadline(books, .trancheEnd(year: 2026)) == nil)
    #expect(try deadline(books, .trancheEnd(year: 2027))?.amount == "300.00")
    // Drawn beyond its years, no more than the rest of 800.00 can lapse.
    books.activities[1] = .draw("520.00", on: "2026-03-01")
    #expect(try deadline(books, .trancheEnd(year: 2027))?.amount == "200.00")
    books.asOf = "2027-07-01"
    #expect(try deadline(books, .periodEnd)?.state == .over)
  }

  @Test("a purpose binding that the programme has is told, and asked for once the measure is over")
  func knownBinding() throws {
    let changes: [Parameter: String?] = [.purposeBinding: "P5Y"]
    let running = books(changes: changes, asOf: "2026-06-30")
    #expect(try deadline(running, .purposeBinding)?.due == "2031-06-30")
    #expect(try deadline(running, .purposeBinding)?.isEstimated == true)
    #expect(try running.findings(.purposeBindingAsked) == [])
    var over = books(changes: changes, asOf: "2026-07-01")
    #expect(try over.findings(.purposeBindingAsked).map(\.severity) == [.info])
    over.awards[0] = over.awards[0].investing(false)
    #expect(try over.findings(.purposeBindingAsked) == [])
    #expect(try deadline(over, .purposeBinding) == nil)
    // Art. 65 VO (EU) 2021/1060: five years from the final payment to the beneficiary.
    for (level, due) in [(Funder.Level.land, "2031-06-30"), (.eu, "2031-11-15")]
      as [(Funder.Level, CalendarDate)]
    {
      let paid = books(
        Milestones(lastPaymentOn: "2026-11-15"), changes: changes, level: level, asOf: "2026-12-01")
      #expect(try deadline(paid, .purposeBinding)?.due == due)
    }
    let typed = books(
      Milestones(purposeBoundUntil: "2030-12-31"), changes: changes, asOf: "2026-07-01")
    #expect(try typed.findings(.purposeBindingAsked) == [])
    #expect(try deadline(typed, .purposeBinding)?.due == "2030-12-31")
    var bought = books(asOf: "2026-07-01")
    #expect(try bought.findings(.purposeBindingAsked) == [])
    bought.awards[0] = bought.awards[0].investing(true)
    #expect(try bought.findings(.purposeBindingAsked).count == 1)
  }

  @Test("purpose binding holds until its day")
  func purposeBinding() throws {
    let milestones = Milestones(purposeBoundUntil: "2031-06-30")
    #expect(
      try deadline(books(milestones, asOf: "2031-06-30"), .purposeBinding)?.state == .running)
    #expect(try deadline(books(milestones, asOf: "2031-07-01"), .purposeBinding)?.state == .over)
  }

  /// The longest of what applies.
  struct Retention: Sendable {
    var kind = Organisation.Kind.association
    var level = Funder.Level.land
    var aid: StateAidBasis?
    var milestones = Milestones(statementFiledOn: "2026-09-15")
    let until: CalendarDate
    var isEstimated = false
  }

  static let retentions = [
    Retention(until: "2031-09-15"),
    // No filing yet: from the day it is due.
    Retention(milestones: Milestones(), until: "2031-12-31", isEstimated: true),
    Retention(kind: .municipality, until: "2037-12-31", isEstimated: true),
    Retention(
      kind: .municipality,
      milestones: Milestones(
        statementFiledOn: "2026-09-15", accountsApprovedOn: "2027-11-20"), until: "2037-12-31",
      // The rule set names no Land, and each has its own municipal law.
      isEstimated: true),
    Retention(kind: .enterprise, until: "2036-12-31"),
    Retention(level: .eu, until: "2031-12-31", isEstimated: true),
    Retention(
      level: .eu,
      milestones: Milestones(statementFiledOn: "2026-09-15", lastPaymentOn: "2028-03-01"),
      until: "2033-12-31"),
    Retention(aid: .research(nil), until: "2032-02-10"),
    Retention(aid: .deMinimis, until: "2032-12-31"),
  ]

  @Test("the longest retention wins", arguments: retentions)
  func retention(_ item: Retention) throws {
    var books = books(asOf: "2027-01-01")
    books.recipient = Organisation(id: "o", name: "O", kind: item.kind)
    books.awards[0] = .grant(
      .share, "800.00", rate: "80%", level: item.level, on: "2022-02-10", from: "2024-04-01",
      to: "2026-06-30", milestones: item.milestones, aid: item.aid)
    let deadline = try deadline(books, .retention)
    #expect(deadline?.due == item.until)
    #expect(deadline?.isEstimated == item.isEstimated)
  }

  @Test("the window of a drawdown is told while money is open, with what is open")
  func useOfFunds() throws {
    var books = Books(
      lines: [.all("1000.00")], awards: [.grant(.share, "800.00", rate: "80%")],
      activities: [
        .draw("400.00", on: "2026-06-01"), .spend("250.00", on: "2026-06-10"),
      ], asOf: "2026-07-13")
    let open = try deadline(books, .useOfFunds)
    #expect(open?.amount == "200.00")
    #expect(open?.due == "2026-07-13")
    #expect(open?.state == .open)
    books.asOf = "2026-07-14"
    #expect(try deadline(books, .useOfFunds)?.state == .overdue)
    books.activities.append(.spend("250.00", on: "2026-07-14"))
    #expect(try deadline(books, .useOfFunds) == nil)
  }

  @Test("what is asked for is due within the time, or overdue")
  func within() throws {
    let books = books(Milestones(fulfilledOn: "2026-03-15"), asOf: "2026-07-01")
    let assessment = try books.assess()
    let soon = try Deadlines.of(assessment, within: Duration(days: 90))
    #expect(
      soon.map(\.kind) == [
        .interimStatement(year: 2024), .interimStatement(year: 2025), .statementOfUse,
      ])
    #expect(
      try Deadlines.of(assessment, within: Duration(days: 75)).map(\.kind) == [
        .interimStatement(year: 2024), .interimStatement(year: 2025),
      ])
  }
}
