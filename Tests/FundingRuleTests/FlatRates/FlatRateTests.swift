import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// C24, flat-rate lines and hours of staff.
struct FlatRateTests {
  private static let group1 = StaffFlatRate(
    group: "LG1", monthly: "8815.00", yearlyHours: 1720, norm: "EFRE NRW")

  @Test("C24: 70 % of a monthly flat rate, 15 % overhead truncated")
  func efre() throws {
    let pay = try Self.group1.amount(months: Rational(1), share: "70%")
    #expect(pay == "6170.50")
    #expect(try FlatRate(percent: "15%", of: []).amount(of: pay) == "925.57")
    #expect(Self.group1.hours(share: "70%") == Rational(1204))
    #expect(try Self.group1.amount(hours: Rational(1)) == "61.50")
    #expect(try Self.group1.amount(hours: Rational(1720)) == "105780.00")
  }

  @Test("a cap ends a flat rate")
  func cap() throws {
    let flatRate = FlatRate(percent: "15%", of: [], cap: "900.00")
    #expect(try flatRate.amount(of: "6000.00") == "900.00")
    #expect(try flatRate.amount(of: "6000.10") == "900.00")
    #expect(try flatRate.amount(of: "5999.00") == "899.85")
  }

  private func books() -> Books {
    Books(
      lines: [
        .line("PERS", "60000.00"), .line("SACH", "10000.00"),
        .line("PAUSCH", "9000.00", flatRate: FlatRate(percent: "15%", of: ["PERS"])),
      ], sources: [.of(.ownCash, "15800.00")], awards: [.grant(.share, "63200.00", rate: "80%")],
      activities: [
        .spend("6170.50", on: "2025-02-28", line: "PERS"),
        .spend("6170.50", on: "2025-03-31", line: "PERS"),
        .spend("1000.00", on: "2025-03-31", line: "SACH"),
      ], asOf: "2025-06-30")
  }

  @Test("a flat-rate line grows with its base lines and is rounded once over all of it")
  func line() throws {
    let settlement = try books().assess().settlement
    // 15 % of 12,341.00 is 1,851.15: not twice 925.57.
    #expect(settlement.recognition.lines.map(\.recognised) == ["12341.00", "1000.00", "1851.15"])
    #expect(settlement.eligible == "15192.15")
    var early = books()
    early.asOf = "2025-03-30"
    #expect(try early.assess().settlement.recognition.lines.map(\.recognised)[2] == "925.57")
  }

  @Test("who books the flat rate gets no second one")
  func bookedByHand() throws {
    var books = books()
    books.activities.append(.spend("500.00", on: "2025-03-31", line: "PAUSCH"))
    #expect(try books.assess().settlement.recognition.lines.map(\.recognised)[2] == "500.00")
  }

  @Test("a base that is taken back takes its flat rate with it")
  func reversed() throws {
    var books = books()
    books.activities.append(books.activities[1].reversed(on: "2025-04-15"))
    #expect(try books.assess().settlement.recognition.lines.map(\.recognised)[2] == "925.57")
  }

  private func record(
    _ hours: Int64, _ person: String?, year: Int = 2025, measure: String = "M",
    reversedBy: Int64? = nil
  ) throws -> JournalRecord {
    let day = try #require(CalendarDate(year: year, month: 12, day: 31))
    let booking = Booking(
      date: day, kind: .inKind, measure: measure, line: "U", source: "s", amount: "1.00",
      counterparty: person, method: .hours, quantity: Rational(hours), unitRate: "1.00")
    let entry = try Entry(
      bookedOn: day, text: "",
      postings: [
        Posting(account: "1", measure: measure, item: "", party: nil, amount: "1.00"),
        Posting(account: "2", measure: measure, item: "", party: nil, amount: "-1.00"),
      ])
    return JournalRecord(
      number: 1, recordedAt: "", booking: booking, eligible: "1.00", countsOn: day, entry: entry,
      reverses: nil, reversedBy: reversedBy, settles: nil)
  }

  @Test(
    "STAFF_HOURS_EXCEEDED: 1,720 hours in all, over all measures",
    arguments: [(720, 0), (721, 1)] as [(Int64, Int)])
  func hours(_ second: Int64, _ count: Int) throws {
    let portfolio = Portfolio(projects: [books().project])
    let records = [
      try record(1000, "Erika Muster"), try record(second, "erika muster"),
      // Another year, another person, taken back, an organisation, nobody.
      try record(1720, "Erika Muster", year: 2026), try record(1720, "Max Muster"),
      try record(900, "Erika Muster", reversedBy: 9), try record(9000, "Stadt"),
      try record(9000, nil),
    ]
    let entries = StaffHours.entries(of: records, in: portfolio)
    let findings = try PortfolioRuleBook().findings(portfolio, claims: [], hours: entries)
    #expect(findings.map(\.code) == Array(repeating: .staffHoursExceeded, count: count))
  }
}
