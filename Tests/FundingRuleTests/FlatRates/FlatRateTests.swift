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

  /// 30,000.00 of staff, 15 % of them are 4,500.00, 50 % of 34,500.00 are 17,250.00. Half the staff
  /// paid: 2,250.00, of 17,250.00. With a line limit of 20 % above 3,000.00 it is 3,600.00.
  @Test(
    "what is booked beyond the rate is cut, with both figures in a step of its own",
    arguments: [
      ("30000.00", nil, "4500.00", "17250.00"), ("15000.00", nil, "2250.00", "8625.00"),
      ("30000.00", "20%", "3600.00", "16800.00"), ("0.00", nil, "0.00", "0.00"),
    ] as [(Money, String?, Money, Money)])
  func cut(_ staff: Money, _ limit: String?, _ flat: Money, _ grant: Money) throws {
    var books = Books(
      lines: [
        .line("PERS", "60000.00"),
        .line("PAUSCH", "3000.00", flatRate: FlatRate(percent: "15%", of: ["PERS"])),
      ], sources: [.of(.ownCash, "31500.00")],
      awards: [.grant(.share, "31500.00", rate: "50%", changes: [.lineOverrunLimit: limit])],
      activities: [
        .draw("30000.00", on: "2025-02-01"), .spend("9000.00", on: "2025-03-01", line: "PAUSCH"),
      ], asOf: "2025-06-30")
    if staff > .zero { books.activities.append(.spend(staff, on: "2025-04-01", line: "PERS")) }
    let assessment = try books.assess()
    let settled = try #require(assessment.settlement.awards.first)
    #expect(settled.recognition.lines.map(\.recognised) == [staff, flat])
    #expect(settled.entitled == grant)
    let step = settled.steps.first { $0.label.en.hasPrefix("Flat rate") }?.formula.text(.de) ?? ""
    let cut = limit == nil ? "9.000,00\u{A0}€" : "3.600,00\u{A0}€"
    #expect(limit == nil ? step.hasPrefix(cut + " > 15 % × ") : step.isEmpty)
    // Used on every day is what the award is entitled to on it.
    let used = try #require(assessment.funds["Z"]).use.parts.filter { $0.end != .open }
    #expect(try used.map(\.amount).sum() == grant)
  }

  @Test("a flat rate of a flat rate stands on what is left of that: 15 % of 200.00 of 1,000.00")
  func cutOfCut() throws {
    let books = Books(
      lines: [
        .line("SACH", "10000.00"),
        .line("PERS", "2000.00", flatRate: FlatRate(percent: "20%", of: ["SACH"])),
        .line("PAUSCH", "300.00", flatRate: FlatRate(percent: "15%", of: ["PERS"])),
      ],
      activities: [
        .spend("1000.00", on: "2025-03-01", line: "SACH"),
        .spend("500.00", on: "2025-03-01", line: "PERS"),
      ], asOf: "2025-06-30")
    #expect(
      try books.assess().settlement.recognition.lines.map(\.recognised) == [
        "1000.00", "200.00", "30.00",
      ])
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
    // Taken back, the line is computed again.
    books.activities.append(books.activities[3].reversed(on: "2025-04-01"))
    #expect(try books.assess().settlement.recognition.lines.map(\.recognised)[2] == "1851.15")
  }

  @Test("a base that is taken back takes its flat rate with it")
  func reversed() throws {
    var books = books()
    books.activities.append(books.activities[1].reversed(on: "2025-04-15"))
    #expect(try books.assess().settlement.recognition.lines.map(\.recognised)[2] == "925.57")
  }

  /// 1,720 × 75 % are 1,290; months 1 to 3 at a half and the rest in full are 1,505.
  @Test(
    "STAFF_HOURS_EXCEEDED: a share that changes in the year counts month by month",
    arguments: [
      ([("50%", 6, 500), ("100%", 12, 800)], "10"), ([("50%", 6, 500), ("100%", 12, 790)], nil),
      ([("50%", 3, 500), ("100%", 12, 1005)], nil), ([("50%", 3, 500), ("100%", 12, 1006)], "1"),
      // Of two in one month the larger one; months after the last have its share.
      ([("50%", 12, 800), ("100%", 12, 920)], nil), ([("50%", 6, 861)], "1"),
      ([(nil, 6, 1721)], "1"), ([(nil, 3, 400), ("50%", 6, 460)], nil),
    ] as [([(Rate?, Int, Int64)], String?)])
  func changingShare(_ rows: [(Rate?, Int, Int64)], _ beyond: String?) throws {
    let entries = rows.map { share, month, hours in
      StaffHours.Entry(
        person: "Meyer", year: 2025, month: month, hours: Rational(hours), amount: "1.00",
        share: share, project: "P", measure: "M")
    }
    let found = try PortfolioRuleBook().findings(
      Portfolio(projects: []), claims: [], hours: entries)
    #expect(found.map(\.code) == (beyond == nil ? [] : [.staffHoursExceeded]))
    #expect(
      found.allSatisfy { $0.message(.de).contains("\(beyond ?? "") zu viel") })
  }

  private func record(
    _ hours: Int64, _ person: String?, year: Int = 2025, measure: String = "M",
    reversedBy: Int64? = nil, service: DateRange? = nil
  ) throws -> JournalRecord {
    let day = try #require(CalendarDate(year: year, month: 12, day: 31))
    var booking = Booking(
      date: day, kind: .inKind, measure: measure, line: "U", source: "s", amount: "1.00",
      counterparty: person, method: .hours, quantity: Rational(hours), unitRate: "1.00")
    booking.facts = BookingFacts(serviceFrom: service?.from, serviceTo: service?.to)
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

  @Test(
    "hours stand in the year of the service, not of the payment",
    arguments: [
      // 1,640 and 160 of one year, paid in two; 100 of December paid in January beside 1,720.
      ("2026-12-01", "2026-12-31", 1640, 160, 1), ("2025-12-01", "2025-12-31", 1720, 100, 0),
      // Of 62 days 31 lie in 2026: 80 and 81 hours.
      ("2026-12-01", "2027-01-31", 1640, 160, 0), ("2026-12-01", "2027-01-31", 1640, 162, 1),
    ] as [(CalendarDate, CalendarDate, Int64, Int64, Int)])
  func serviceYear(
    from: CalendarDate, to: CalendarDate, first: Int64, second: Int64, count: Int
  ) throws {
    let portfolio = Portfolio(projects: [books().project])
    let service = try #require(DateRange(from: from, to: to))
    let records = [
      try record(first, "Erika Muster", year: 2026),
      try record(second, "Erika Muster", year: 2027, service: service),
    ]
    let entries = StaffHours.entries(of: records, in: portfolio)
    let findings = try PortfolioRuleBook().findings(portfolio, claims: [], hours: entries)
    #expect(findings.count == count)
  }

  @Test(
    "a shorter year that notices count holds over all their measures",
    arguments: [
      // 1,300 of 1,204; at half a post 603 of 602; measures of their own beside one of 1,720.
      (1204, 1204, 700, 600, nil, 1), (1204, 1204, 301, 302, "50%", 1),
      (1204, 1204, 604, 600, nil, 0), (1204, nil, 700, 600, nil, 0),
      (1204, 1500, 1000, 501, nil, 1), (1204, 1500, 1000, 500, nil, 0),
    ] as [(Int64, Int64?, Int64, Int64, Rate?, Int)])
  func shorterYear(
    m: Int64, n: Int64?, first: Int64, second: Int64, share: Rate?, count: Int
  ) throws {
    func entry(_ measure: String, _ hours: Int64) -> StaffHours.Entry {
      StaffHours.Entry(
        person: "Erika Muster", year: 2026, hours: Rational(hours), amount: "100.00",
        share: share, project: "P", measure: measure)
    }
    var books = PortfolioRuleBook.Books()
    books.hours = [entry("M", first), entry("N", second)]
    books.staffYears["M"] = StaffHours(most: Rational(m), norm: "Zuwendungsbescheid A")
    books.staffYears["N"] = n.map { StaffHours(most: Rational($0), norm: "Zuwendungsbescheid B") }
    let findings = try PortfolioRuleBook().findings(Portfolio(projects: []), books)
    #expect(findings.map(\.code) == Array(repeating: .staffHoursExceeded, count: count))
  }
}
