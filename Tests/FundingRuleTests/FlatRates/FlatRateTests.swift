import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// C24, flat-rate lines and hours of staff.
struct FlatRateTests {
  @Test("C24, P4 (efre.nrw.de): 70 % of 8,815.00 a month, 15 % of it, truncated, 90 % of both")
  func efre() throws {
    let books = Books(
      lines: [
        .line("PERS", "10000.00"),
        .line("PAUSCH", "1500.00", flatRate: FlatRate(percent: "15%", of: ["PERS"])),
      ], sources: [.of(.ownCash, "1150.00")],
      awards: [.grant(.share, "10350.00", rate: "90%", level: .eu)],
      activities: [.spend("6170.50", on: "2025-02-28", line: "PERS")], asOf: "2025-06-30")
    let assessment = try books.assess()
    #expect(assessment.settlement.recognition.lines.map(\.recognised) == ["6170.50", "925.57"])
    #expect(assessment.settlement.awards.map(\.entitled) == ["6386.46"])
    #expect(assessment.findings.filter { $0.code == .flatRateExceeded }.isEmpty)
  }

  /// A flat rate of 100,000.00 planned under EU money.
  private func european(
    _ percent: Rate, _ article: FlatRate.Article?, level: Funder.Level = .eu
  ) throws -> Books {
    let flatRate = FlatRate(percent: percent, of: ["PERS"], article: article)
    return Books(
      lines: [
        .line("PERS", "100000.00"),
        .line("PAUSCH", try flatRate.amount(of: "100000.00"), flatRate: flatRate),
      ], awards: [.grant(.share, "50000.00", rate: "40%", level: level)], asOf: "2025-01-31")
  }

  @Test(
    "FLAT_RATE_EXCEEDED: the ceiling of each article and just inside it",
    arguments: [
      (nil, "15%", "15.01%", "10.00", .warning), (.art54a, "7%", "7.5%", "500.00", .error),
      (.art54b, "15%", "15.01%", "10.00", .error), (.art54c, "25%", "26%", "1000.00", .error),
      (.art55, "20%", "21%", "1000.00", .warning), (.art56, "40%", "40.01%", "10.00", .warning),
      // K36: more than any article allows.
      (nil, "15%", "60%", "45000.00", .error),
    ] as [(FlatRate.Article?, Rate, Rate, Money, Severity)])
  func ceiling(
    _ article: FlatRate.Article?, _ inside: Rate, _ beyond: Rate, _ excess: Money,
    _ severity: Severity
  ) throws {
    #expect(try european(inside, article).findings(.flatRateExceeded).isEmpty)
    let found = try european(beyond, article).findings(.flatRateExceeded)
    #expect(found.map(\.amount) == [excess])
    #expect(found.map(\.severity) == [severity])
    #expect(found.map(\.stage) == [.now])
    #expect(found.allSatisfy { $0.norm.contains("VO (EU) 2021/1060") })
    // No EU article binds a Land's grant.
    #expect(try european(beyond, article, level: .land).findings(.flatRateExceeded).isEmpty)
  }

  @Test(
    "FLAT_RATE_EXCEEDED: booked by hand, a cent more than the rate gives",
    arguments: [("1851.15", nil), ("1851.16", "0.01")] as [(Money, Money?)])
  func bookedBeyond(_ booked: Money, _ excess: Money?) throws {
    var books = books()
    books.activities.append(.spend(booked, on: "2025-03-31", line: "PAUSCH"))
    #expect(try books.findings(.flatRateExceeded).map(\.amount) == [excess].compactMap { $0 })
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
      try record(1000, "Muster, Erika"), try record(second, "Dr. erika muster"),
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
