import Amounts
import Funding
import TestSupport
import Testing

/// What is paid after the funding period for a service that lies in it at least in part
/// (`paymentsAfterPeriod: servicesInside`).
@Suite("Payments after the period") struct LatePaymentTests {
  private static func books(
    paid: CalendarDate, _ amount: Money, service: DateRange?, served: CalendarDate? = nil,
    to end: CalendarDate = "2025-12-31",
    milestones: Milestones = Milestones(paymentsAfterPeriod: .servicesInside)
  ) -> Books {
    Books(
      lines: [.line("S", "100000.00")],
      awards: [
        .grant(
          .share, "50000.00", rate: "50%", from: "2025-02-01", to: end,
          milestones: milestones)
      ],
      activities: [
        Activity(
          key: Activity.Key(
            measure: "M", kind: .expense, line: "S", source: nil, countsOn: paid, knownOn: paid,
            service: service, servedOn: served ?? service?.to),
          amount: amount, eligible: amount)
      ], asOf: "2027-01-31")
  }

  @Test(
    "of a service across the end the days inside count, however late it is paid",
    arguments: [
      // 31 of 62 days, paid inside and after it; 31 of 61; none inside.
      ("2025-12-15", "10000.00", "2025-12-01", "2026-01-31", "5000.00"),
      ("2026-01-20", "10000.00", "2025-12-01", "2026-01-31", "5000.00"),
      ("2026-02-15", "9000.00", "2025-12-01", "2026-01-30", "4573.77"),
      ("2026-01-20", "9000.00", "2026-01-01", "2026-01-31", "0.00"),
    ] as [(CalendarDate, Money, CalendarDate, CalendarDate, Money)])
  func across(
    paid: CalendarDate, amount: Money, from: CalendarDate, to end: CalendarDate, counts: Money
  ) throws {
    let service = try #require(DateRange(from: from, to: end))
    let books = Self.books(paid: paid, amount, service: service)
    #expect(try books.assess().settlement.eligible == counts)
  }

  @Test(
    "the last day for payments moves to a working day with the statement of use",
    arguments: [
      // Six months after 31.08.2025: Saturday 28.02.2026, so Monday 02.03.2026.
      ("2026-03-02", "5000.00"), ("2026-03-03", "0.00"),
    ] as [(CalendarDate, Money)])
  func shifted(paid: CalendarDate, counts: Money) throws {
    let books = Self.books(
      paid: paid, "5000.00", service: nil, served: "2025-08-15", to: "2025-08-31")
    #expect(try books.assess().settlement.eligible == counts)
  }

  @Test(
    "it counts until the statement of use is due, whatever says so",
    arguments: [
      // Six months after 31.12.2025, and 16 months after the notice of 01.01.2025: 01.05.2026, a
      // Friday that is free, so Monday.
      (Milestones(statementDueAfterAward: Duration(months: 16)), "2026-05-04", "2026-05-05"),
      // The earlier of both.
      (Milestones(statementDueAfterAward: Duration(months: 30)), "2026-06-30", "2026-07-01"),
      // A day that the notice names wins.
      (Milestones(statementDueOn: "2026-09-30"), "2026-09-30", "2026-10-01"),
    ] as [(Milestones, CalendarDate, CalendarDate)])
  func named(_ milestones: Milestones, last: CalendarDate, late: CalendarDate) throws {
    var milestones = milestones
    milestones.paymentsAfterPeriod = .servicesInside
    for (paid, counts) in [(last, "5000.00"), (late, "0.00")] as [(CalendarDate, Money)] {
      let books = Self.books(
        paid: paid, "5000.00", service: nil, served: "2025-12-15", milestones: milestones)
      #expect(try books.assess().settlement.eligible == counts)
    }
  }

  @Test("what is used of drawn money is told by the same days")
  func used() throws {
    let service = try #require(DateRange(from: "2025-12-01", to: "2026-01-31"))
    var books = Self.books(paid: "2026-01-20", "10000.00", service: service)
    books.activities.append(.draw("2500.00", on: "2026-01-10"))
    let assessment = try books.assess()
    #expect(assessment.settlement.awards[0].entitled == "2500.00")
    #expect(try assessment.funds["Z"]?.use.open() == .zero)
  }
}
