import Amounts
import Funding
import TestSupport
import Testing

/// Interest of an award from what is booked.
struct InterestExposureTests {
  /// C14: 59,000 credited on 1 June 2026, 30,000 used in time, 29,000 on 15 October.
  private func c14(
    _ changes: [Parameter: String?] = [:], level: Funder.Level = .bund,
    asOf: CalendarDate = "2026-12-01"
  ) -> Books {
    Books(
      lines: [.all("100000.00")],
      awards: [.grant(.share, "100000.00", rate: "100%", level: level, changes: changes)],
      activities: [
        .draw("59000.00", on: "2026-06-01"), .spend("30000.00", on: "2026-06-30"),
        .spend("29000.00", on: "2026-10-15"),
      ], asOf: asOf)
  }

  private func exposure(_ books: Books, effective: CalendarDate? = nil) throws -> InterestExposure {
    let assessment = try books.assess()
    let settled = try #require(assessment.settlement.awards.first)
    return try InterestExposure(
      settled, funds: assessment.funds[settled.award.id], on: books.asOf, effective: effective,
      table: ShippedBaseRates.table())
  }

  @Test(
    "C14: only the late part bears interest, from payout",
    arguments: [
      (["P42D", "payout", "act/act"], "698.76"), (["P2M", "payout", "act/act"], "698.76"),
      (["P42D", "dayAfterPayout", "act/act"], "698.76"),
      (["P42D", "payout", "30E/360"], "697.96"),
    ] as [([String], Money)])
  func lateUse(_ rules: [String], _ total: Money) throws {
    let exposure = try exposure(
      c14([.useWindow: rules[0], .interestFrom: rules[1], .dayCount: rules[2]]))
    #expect(exposure.total == total)
    #expect(exposure.rows.allSatisfy { $0.principal == "29000.00" })
    #expect(exposure.rows.map(\.from) == ["2026-06-02", "2026-07-01"])
    #expect(exposure.rows.map(\.to) == ["2026-06-30", "2026-10-15"])
  }

  @Test("C18: after 18 months, interest runs from the thirteenth")
  func thirteenthMonth() throws {
    var books = Books(
      lines: [.all("100000.00")],
      awards: [
        .grant(
          .share, "100000.00", rate: "100%", on: "2024-01-01", from: "2024-01-01",
          changes: [.useWindow: "P18M", .interestFrom: "month13"])
      ],
      activities: [
        .draw("100000.00", on: "2024-03-15"), .spend("100000.00", on: "2025-12-15"),
      ], asOf: "2026-06-30")
    #expect(try exposure(books).total == "5017.12")
    // 15 September 2025 is the last day of 18 months.
    books.activities[1] = .spend("100000.00", on: "2025-09-15")
    #expect(try exposure(books).total == .zero)
  }

  @Test("only the award's rate of an expense uses its money")
  func rateOfExpense() throws {
    var books = c14()
    books.awards = [.grant(.share, "100000.00", rate: "50%")]
    // 30,000 and 29,000 paid use 15,000 and 14,500 of 59,000; 29,500 stay open.
    books.asOf = "2026-12-31"
    let use = try #require(try books.assess().funds["Z"]).use
    #expect(use.parts.map(\.amount) == ["15000.00", "14500.00", "29500.00"])
    #expect(
      use.parts.map(\.end) == [.used("2026-06-30"), .used("2026-10-15"), .open])
    #expect(try exposure(books).lateUse.rows.count == 4)
  }

  @Test("from the day the award is void, what is owed bears interest as such")
  func reducedFrom() throws {
    var books = c14(asOf: "2026-12-31")
    books.activities = [.draw("80000.00", on: "2026-01-10"), .spend("72000.00", on: "2026-01-20")]
    books.awards[0] = .grant(
      .share, "80000.00", rate: "100%", milestones: Milestones(reducedFrom: "2026-06-30"))
    let exposure = try exposure(books)
    // 8,000 unused from payout to 30 June, then as repayable to the end of the year.
    #expect(exposure.lateUse.rows.map(\.to) == ["2026-06-30"])
    #expect(exposure.repayment.rows.map(\.principal) == ["8000.00"])
    #expect(exposure.repayment.rows.map(\.from) == ["2026-07-01"])
    #expect(exposure.repayment.rows.map(\.days) == [184])
  }

  /// 8,000 of 80,000 idle from 10 January 2024, the award void at the end of the year: 172 days at
  /// 8.62 % and 184 at 8.37 % of 366 are 660.70, and 90 at 7.27 % of 365 to the repayment on 31
  /// March 2025 are 143.41; half of it repaid on 31 January is 24.70 for 31 days and 71.70 for 90.
  @Test(
    "no day bears interest twice, in one repayment or in two",
    arguments: [
      ([("2025-03-31", "8000.00")], "804.11"),
      ([("2025-01-31", "4000.00"), ("2025-03-31", "4000.00")], "757.11"),
      ([("2024-12-31", "8000.00")], "660.70"), ([("2024-11-30", "8000.00")], "603.99"),
    ] as [([(CalendarDate, Money)], Money)])
  func noDayTwice(_ repaid: [(CalendarDate, Money)], _ total: Money) throws {
    var books = Books(
      lines: [.all("100000.00")],
      awards: [
        .grant(
          .share, "80000.00", rate: "80%", on: "2024-01-01", from: "2024-01-01",
          milestones: Milestones(reducedFrom: "2024-12-31"))
      ],
      activities: [.draw("80000.00", on: "2024-01-10"), .spend("90000.00", on: "2024-02-01")],
      asOf: "2025-12-31")
    books.activities += repaid.map { .cash(.repayment, $0.1, on: $0.0) }
    #expect(try exposure(books).total == total)
  }

  @Test(
    "money that new cover makes repayable bears interest from that booking, used in time or not")
  func newCover() throws {
    var books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, "20000.00"), .of(.revenue, .zero)],
      awards: [.grant(.share, "80000.00", rate: "80%")],
      activities: [
        .draw("80000.00", on: "2025-09-01"), .spend("100000.00", on: "2025-09-15"),
        .cash(.revenue, "5000.00", on: "2025-10-01", source: "revenue"),
      ], asOf: "2026-11-30")
    // 4,000 for 91 and 181 days at 6.27 % and 153 at 6.52 % of 365.
    var now = try exposure(books)
    #expect(now.total == "296.22")
    #expect(now.repayment.rows.map(\.days) == [91, 181, 153])
    #expect(now.lateUse.rows.isEmpty)
    #expect(now.assumed == [DatedAmount("2025-10-01", "4000.00")])
    // From the day that the notice tells, where it tells one: 78 days at 6.52 % are left, 55.73.
    // Before it lay unused from the booking on: 91 and 181 days at 6.27 % and 75 at 6.52 %, 240.49.
    now = try exposure(books, effective: "2026-09-13")
    #expect(now.total == "296.22")
    #expect(now.repayment.total == "55.73")
    #expect(now.lateUse.total == "240.49")
    #expect(now.assumed.isEmpty)
    // Used after its window, it was late first: 75 days at 6.27 % of 80,000.
    books.activities[1] = .spend("100000.00", on: "2025-11-15")
    books.activities[2] = .cash(.revenue, "5000.00", on: "2025-12-01", source: "revenue")
    now = try exposure(books)
    #expect(now.lateUse.total == "1030.68")
    #expect(now.repayment.rows.map(\.from) == ["2025-12-02", "2026-01-01", "2026-07-01"])
  }

  /// A revenue of 5,000 on 1 October takes 4,000, repaid on 15 December: 75 days. A credit note of
  /// 2,500 on 10 February takes 2,000 more: 140 days to 30 June, all at 6.27 % of 365: 99.63. From
  /// a later day that is told it is interest on what is repayable, before it on late use, since the
  /// window is over; on 13 October it is not: 12 of the 75 days go free.
  @Test(
    "each reduction bears interest from its own day, as repayable from a later one that is told",
    arguments: [
      (nil, "99.63", "99.63", 2), ("2025-10-01", "99.63", "99.63", 1),
      ("2025-10-13", "91.39", "91.39", 1), ("2025-11-01", "99.63", "78.33", 1),
      // Named before the booking it is the day of the first one: 105 days for 4,000.
      ("2025-09-01", "120.25", "120.25", 1),
      ("2026-02-10", "99.63", "48.10", 0), ("2026-04-11", "99.63", "27.48", 0),
    ] as [(CalendarDate?, Money, Money, Int)])
  func twoReductions(
    _ told: CalendarDate?, _ total: Money, _ owed: Money, _ assumed: Int
  ) throws {
    let books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, "20000.00"), .of(.revenue, .zero)],
      awards: [.grant(.share, "80000.00", rate: "80%")],
      activities: [
        .draw("80000.00", on: "2025-09-01"), .spend("100000.00", on: "2025-09-15"),
        .cash(.revenue, "5000.00", on: "2025-10-01", source: "revenue"),
        .cash(.repayment, "4000.00", on: "2025-12-15"), .spend("-2500.00", on: "2026-02-10"),
      ], asOf: "2026-06-30")
    let now = try exposure(books, effective: told)
    #expect(now.total == total)
    #expect(now.repayment.total == owed)
    #expect(now.assumed.count == assumed)
    #expect(now.assumed.last.map { $0 == DatedAmount("2026-02-10", "2000.00") } ?? true)
  }

  /// 4,000 taken on 1 July 2025, the award void from the year's end, repaid on 15 February: 183
  /// and 46 days at 6.27 % of 365.
  @Test("LATE_USE tells what interest reckons: what lay unused before it was void, given back")
  func lateBeforeTold() throws {
    var books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, "20000.00"), .of(.revenue, .zero)],
      awards: [
        .grant(.share, "80000.00", rate: "80%", milestones: Milestones(reducedFrom: "2025-12-31"))
      ],
      activities: [
        .draw("80000.00", on: "2025-03-01"), .spend("100000.00", on: "2025-03-20"),
        .cash(.revenue, "5000.00", on: "2025-07-01", source: "revenue"),
        .cash(.repayment, "4000.00", on: "2026-02-15"),
      ], asOf: "2026-06-30")
    #expect(try exposure(books).total == "157.35")
    #expect(try books.findings(.lateUse).map(\.amount) == ["4000.00"])
    // Void from the day of the booking on, it is no late use.
    books.awards = [
      .grant(.share, "80000.00", rate: "80%", milestones: Milestones(reducedFrom: "2025-07-01"))
    ]
    #expect(try exposure(books).total == "157.35")
    #expect(try books.findings(.lateUse).isEmpty)
  }

  /// Revenue of 5,000 takes 4,000 of 72,000 on 1 October; 5,000 more are spent on 1 February: 4,000
  /// lie idle for 123 days at 6.27 %, whatever is booked later.
  @Test(
    "what new cover takes bears interest until later expenditure uses it again",
    arguments: [
      ("2025-12-31", "62.53"), ("2026-02-01", "84.52"), ("2026-11-30", "84.52"),
    ] as [(CalendarDate, Money)])
  func usedAgain(on day: CalendarDate, total: Money) throws {
    let books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, "20000.00"), .of(.revenue, .zero)],
      awards: [.grant(.share, "80000.00", rate: "80%")],
      activities: [
        .draw("72000.00", on: "2025-09-01"), .spend("90000.00", on: "2025-09-15"),
        .cash(.revenue, "5000.00", on: "2025-10-01", source: "revenue"),
        .spend("5000.00", on: "2026-02-01"),
      ], asOf: day)
    #expect(try exposure(books).total == total)
    #expect(try books.findings(.lateUse).map(\.amount) == ["4000.00"])
  }

  /// Taken by revenue on 1 October and used again on 10 October: paid out on 1 September, it was to
  /// be used within six weeks, by 13 October.
  @Test("what is used again within its window bears nothing")
  func usedAgainInTime() throws {
    let books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, "20000.00"), .of(.revenue, .zero)],
      awards: [.grant(.share, "80000.00", rate: "80%")],
      activities: [
        .draw("72000.00", on: "2025-09-01"), .spend("90000.00", on: "2025-09-15"),
        .cash(.revenue, "5000.00", on: "2025-10-01", source: "revenue"),
        .spend("5000.00", on: "2025-10-10"),
      ], asOf: "2026-06-30")
    #expect(try exposure(books).total == .zero)
    #expect(try books.findings(.lateUse).isEmpty)
  }

  /// 10,000.00 drawn and spent in March, five units at 2,000.00 delivered on 1 October: 121 days at
  /// 7.27 % and 93 at 6.27 % of 365.
  @Test(
    "an amount per unit is used when the units are delivered, not when money is spent",
    arguments: ["2025-10-01", "2026-06-30"] as [CalendarDate])
  func perUnit(on day: CalendarDate) throws {
    let plain = Award.grant(.fixedPerUnit, "20000.00")
    let award = Award(
      id: "Z", measure: "M", funder: plain.funder, ruleSet: "plain", financing: .fixedPerUnit,
      rate: nil, amount: "20000.00", unitAmount: "2000.00", units: Rational(10),
      awardedOn: "2025-01-10", period: plain.period)
    let books = Books(
      lines: [.all("100000.00")], sources: [.of(.ownCash, "80000.00")], awards: [award],
      activities: [.draw("10000.00", on: "2025-03-01"), .spend("10000.00", on: "2025-03-05")],
      asOf: day,
      units: DeliveredUnits([.init(on: "2025-10-01", quantity: Rational(5))]))
    #expect(try exposure(books).total == "400.76")
    #expect(try books.findings(.lateUse).map(\.amount) == ["10000.00"])
  }

  /// Money is idle for the same days whether a credit note, partner cash or revenue takes it, and
  /// whether it is spent or given back in the end: 4,000 from 1 October to 1 February.
  @Test("interest does not depend on what comes later", arguments: [true, false])
  func takenBack(_ isRepaid: Bool) throws {
    var activities: [Activity] = [
      .draw("72000.00", on: "2025-09-01"), .spend("90000.00", on: "2025-09-15"),
      .spend("-5000.00", on: "2025-10-01"),
    ]
    if isRepaid {
      activities += [
        .cash(.repayment, "4000.00", on: "2026-02-01"), .spend("15000.00", on: "2026-06-01"),
      ]
    } else {
      activities.append(.spend("15000.00", on: "2026-02-01"))
    }
    let books = Books(
      lines: [.all("100000.00")], sources: [.of(.ownCash, "20000.00")],
      awards: [.grant(.share, "80000.00", rate: "80%")], activities: activities,
      asOf: "2026-11-30")
    #expect(try exposure(books).total == "84.52")
  }

  @Test("interest that a notice set is told beside the exposure", arguments: [true, false])
  func booked(_ isLand: Bool) throws {
    var books = c14(level: isLand ? .land : .bund)
    books.activities.append(.cash(.interest, "650.00", on: "2026-11-20"))
    let exposure = try exposure(books)
    #expect(exposure.booked == "650.00")
    #expect(exposure.total == "698.76")
    #expect(exposure.isExpected == isLand)
  }
}
