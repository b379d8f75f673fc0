import Amounts
import Funding
import Messages
import TestSupport
import Testing

/// The other findings about a measure: one case that raises it, one just inside the limit.
struct MeasureFindingsTests {
  @Test(
    "EARLY_START: paid before the day of the notice, unless permitted",
    arguments: [
      ("2025-03-14", nil, 1), ("2025-03-15", nil, 0), ("2025-03-01", "2025-03-01", 0),
      ("2025-02-28", "2025-03-01", 1), ("2024-12-31", nil, 0),
    ] as [(CalendarDate, CalendarDate?, Int)])
  func earlyStart(_ paid: CalendarDate, _ permitted: CalendarDate?, _ count: Int) throws {
    let books = Books(
      lines: [.all("1000.00")],
      awards: [
        .grant(
          .share, "800.00", rate: "80%", on: "2025-03-15",
          milestones: Milestones(earlyStartFrom: permitted))
      ], activities: [.spend("480.00", on: paid)], asOf: "2025-06-30")
    #expect(try books.findings(.earlyStart).count == count)
    // Before the funding period it is that which is told.
    #expect(try books.findings(.outOfPeriod).count == (paid < "2025-01-01" ? 1 : 0))
  }

  private func served(
    _ paid: CalendarDate, _ service: DateRange? = nil, servedOn: CalendarDate? = nil
  ) -> Activity {
    Activity(
      key: Activity.Key(
        measure: "M", kind: .expense, line: "ALLE", source: nil, countsOn: paid, knownOn: paid,
        service: service, servedOn: servedOn),
      amount: "5000.00", eligible: "5000.00")
  }

  @Test(
    "SERVICE_TIME_ASKED: paid after the end for what only the day of the voucher puts inside",
    arguments: [
      ("2026-01-20", nil, "2025-12-20", true, "5000.00"),
      ("2025-12-31", nil, "2025-12-20", true, nil),
      ("2026-01-20", nil, "2026-01-05", true, nil), ("2026-07-01", nil, "2025-12-20", true, nil),
      ("2026-01-20", DateRange(from: "2025-12-01", to: "2025-12-20"), "2025-12-20", true, nil),
      ("2026-01-20", nil, "2025-12-20", false, nil),
    ] as [(CalendarDate, DateRange?, CalendarDate, Bool, Money?)])
  func serviceTime(
    _ paid: CalendarDate, _ service: DateRange?, _ servedOn: CalendarDate, _ isAllowed: Bool,
    _ amount: Money?
  ) throws {
    let late: PaymentsAfterPeriod = isAllowed ? .servicesInside : .none
    let books = Books(
      lines: [.all("10000.00")],
      awards: [
        .grant(
          .share, "8000.00", rate: "80%", to: "2025-12-31",
          milestones: Milestones(paymentsAfterPeriod: late))
      ], activities: [served(paid, service, servedOn: servedOn)], asOf: "2026-07-31")
    let found = try books.findings(.serviceTimeAsked)
    #expect(found.map(\.amount) == [amount].compactMap { $0 })
    // What is told already is not advised.
    let outside = try books.findings(.outOfPeriod)
    #expect(
      outside.allSatisfy { $0.message(.de).contains("`paymentsAfterPeriod") == !isAllowed })
  }

  @Test(
    "ADVANCE_PAYMENT: a month before a service and a quarter before its end are usual",
    arguments: [
      ("2025-10-01", "2025-12-31", true), ("2025-04-01", "2025-04-30", false),
      // 31 and 32 days before it begins; 92 and 93 before it ends.
      ("2025-04-01", "2025-04-01", false), ("2025-04-02", "2025-04-02", true),
      ("2025-03-01", "2025-06-01", false), ("2025-03-01", "2025-06-02", true),
    ] as [(CalendarDate, CalendarDate, Bool)])
  func advance(_ from: CalendarDate, _ to: CalendarDate, _ isTold: Bool) throws {
    let service = try #require(DateRange(from: from, to: to))
    var books = Books(
      lines: [.all("10000.00")], awards: [.grant(.share, "8000.00", rate: "80%")],
      activities: [served("2025-03-01", service)], asOf: "2026-07-31")
    let found = try books.findings(.advancePayment)
    #expect(found.map(\.amount) == (isTold ? ["5000.00"] : []))
    #expect(found.allSatisfy { $0.severity == .info && $0.norm == "§ 56 LHO" })
    // Taken back, and on the cost basis, where no payment counts.
    books.activities.append(books.activities[0].reversed(on: "2025-04-01"))
    #expect(try books.findings(.advancePayment).isEmpty)
    books.activities.removeLast()
    books.basis = .cost
    #expect(try books.findings(.advancePayment).isEmpty)
  }

  @Test("BE_HOURS_ASKED: civic work without hours and a rate")
  func civicHours() throws {
    var books = try inKind("70%", .civicEngagement, "5000.00")
    let found = try books.findings(.civicHoursAsked)
    #expect(found.map(\.amount) == ["5000.00"])
    #expect(found.map(\.severity) == [.warning])
    let key = books.activities[1].key
    books.activities[1] = Activity(
      key: Activity.Key(
        measure: "M", kind: .civic, line: key.line, source: key.source, countsOn: key.countsOn,
        knownOn: key.knownOn, hourlyRate: "20.00"),
      amount: "5000.00", eligible: "5000.00")
    #expect(try books.findings(.civicHoursAsked).isEmpty)
    #expect(try inKind("70%", .inKind, "5000.00").findings(.civicHoursAsked).isEmpty)
  }

  @Test(
    "MIN_OWN_CASH: 10.00 % of own money, planned and settled",
    arguments: [("10000.00", 0), ("9999.99", 2)] as [(Money, Int)])
  func minOwnCash(_ own: Money, _ count: Int) throws {
    let donation = try Money("100000.00") - own
    let books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, own), .of(.donation, try donation - "80000.00")],
      awards: [
        .grant(
          .share, "80000.00", rate: "80%",
          changes: [.minOwnCash: "10%", .donationTreatment: "countsAsOwnShare"])
      ],
      activities: [
        .spend("100000.00", on: "2025-03-01"),
        .cash(.donation, try donation - "80000.00", on: "2025-03-01", source: "donation"),
      ], asOf: "2025-06-30")
    let findings = try books.findings(.minOwnCash)
    #expect(findings.count == count)
    #expect(findings.allSatisfy { $0.amount == "0.01" })
  }

  private func inKind(_ rate: Rate, _ kind: Source.Kind, _ amount: Money) throws -> Books {
    let line = PlanLine.line("UNBAR", amount, inKind: true)
    return Books(
      lines: [.all("70000.00"), line],
      sources: [.of(.ownCash, "1.00"), .of(kind, amount, id: "inKind")],
      awards: [
        .grant(
          .share, try Money(rounding: (try Money("70000.00") + amount) * rate, .down), rate: rate)
      ],
      activities: [
        .spend("70000.00", on: "2025-03-01"),
        .inKind(amount, on: "2025-03-01", kind: kind == .inKind ? .inKind : .civic),
      ], asOf: "2025-06-30")
  }

  @Test(
    "C22, PUBLIC_EXCEEDS_CASH_LESS_INKIND: public money against expenditure less in-kind",
    arguments: [("80%", 1, "10000.00"), ("70%", 0, nil), ("60%", 0, nil)]
      as [(Rate, Int, Money?)])
  func publicExceedsCash(_ rate: Rate, _ count: Int, _ excess: Money?) throws {
    let books = try inKind(rate, .inKind, "30000.00")
    let findings = try books.findings(.publicExceedsCash)
    #expect(findings.count == count)
    #expect(findings.first?.amount == excess)
    #expect(try books.findings(.civicOverCash).isEmpty)
    if rate == "80%" {
      #expect(try books.assess().settlement.awards.first?.entitled == "70000.00")
    }
  }

  @Test("PUBLIC_EXCEEDS_CASH_LESS_INKIND: a cent beyond it")
  func publicExceedsCashByACent() throws {
    var books = try inKind("70%", .inKind, "30000.00")
    books.awards = [.grant(.fixed, "70000.01")]
    // Planned, and settled: a fixed grant is not cut. The same excess is told once.
    #expect(try books.findings(.publicExceedsCash).map(\.amount) == ["0.01"])
    #expect(try books.findings(.publicExceedsCash).map(\.severity) == [.error])
    books.awards = [.grant(.fixed, "70000.00")]
    #expect(try books.findings(.publicExceedsCash).isEmpty)
  }

  @Test("C21, BE_OVER_CASH: with civic engagement a rate may give more than was spent")
  func civicOverCash() throws {
    func books(_ rate: Rate, _ amount: Money) -> Books {
      Books(
        lines: [.all("10000.00"), .line("UNBAR", "2000.00", inKind: true)],
        sources: [.of(.ownCash, "400.00"), .of(.civicEngagement, "2000.00", id: "be")],
        awards: [.grant(.share, amount, rate: rate, changes: [.civicCap: "20%"])],
        activities: [
          .spend("10000.00", on: "2025-03-01"),
          .inKind("3000.00", on: "2025-03-01", source: "be", kind: .civic),
        ], asOf: "2025-06-30")
    }
    let over = books("90%", "10800.00")
    #expect(try over.assess().settlement.awards.first?.entitled == "10000.00")
    #expect(try over.findings(.civicOverCash).map(\.amount) == ["800.00"])
    #expect(try over.findings(.publicExceedsCash).isEmpty)
    #expect(try over.findings(.inKindCap).count == 1)
    let inside = books("80%", "9600.00")
    #expect(try inside.assess().settlement.awards.first?.entitled == "9600.00")
    #expect(try inside.findings(.civicOverCash).isEmpty)
  }

  private func statement(_ milestones: Milestones, asOf: CalendarDate) -> Books {
    Books(
      lines: [.all("1000.00")],
      awards: [
        .grant(
          .share, "800.00", rate: "80%", from: "2025-01-01", to: "2026-06-30",
          milestones: milestones)
      ], asOf: asOf)
  }

  @Test(
    "VN_OVERDUE: the day after the last day",
    arguments: [
      (Milestones(), "2026-12-31", 0), (Milestones(), "2027-01-01", 1),
      (Milestones(statementFiledOn: "2026-12-31"), "2027-01-01", 0),
      (Milestones(statementDueOn: "2027-03-31"), "2027-01-01", 0),
      (Milestones(fulfilledOn: "2026-03-15"), "2026-09-16", 1),
    ] as [(Milestones, CalendarDate, Int)])
  func statementOverdue(_ milestones: Milestones, _ asOf: CalendarDate, _ count: Int) throws {
    #expect(try statement(milestones, asOf: asOf).findings(.statementOverdue).count == count)
  }

  @Test(
    "ZN_OVERDUE: 30 April against the day after",
    arguments: [
      (Milestones(), "2026-04-30", 0), (Milestones(), "2026-05-01", 0),
      (Milestones(), "2026-05-04", 1),
      (Milestones(interimFiledOn: [2025: "2026-04-30"]), "2026-05-04", 0),
      (Milestones(statementFiledOn: "2026-09-01"), "2026-10-01", 0),
    ] as [(Milestones, CalendarDate, Int)])
  func interimOverdue(_ milestones: Milestones, _ asOf: CalendarDate, _ count: Int) throws {
    // 30 April 2026 is a Thursday; so 1 May, a holiday, is too late.
    let expected = asOf == "2026-05-01" ? 1 : count
    #expect(try statement(milestones, asOf: asOf).findings(.interimOverdue).count == expected)
  }

  @Test("ZN_OVERDUE names all missing years at once")
  func interimYears() throws {
    let books = Books(
      lines: [.all("1000.00")],
      awards: [.grant(.share, "800.00", rate: "80%", from: "2023-01-01", to: "2027-12-31")],
      asOf: "2026-06-01")
    #expect(try books.findings(.interimOverdue).map(\.subject) == ["2023, 2024, 2025"])
  }

  @Test(
    "RETENTION_RUNNING: from the filing to the last day",
    arguments: [("2026-08-31", 0), ("2026-09-01", 1), ("2031-09-01", 1), ("2031-09-02", 0)]
      as [(CalendarDate, Int)])
  func retention(_ asOf: CalendarDate, _ count: Int) throws {
    var books = statement(Milestones(statementFiledOn: "2026-09-01"), asOf: asOf)
    books.recipient = Organisation(id: "verein", name: "Verein", kind: .association)
    #expect(try books.findings(.retentionRunning).count == count)
  }

  @Test("a sound measure raises nothing at all")
  func sound() throws {
    let books = Books(
      lines: [.all("100000.00")], sources: [.of(.ownCash, "20000.00")],
      awards: [.grant(.share, "80000.00", rate: "80%", years: [2025: "80000.00"])],
      activities: [.spend("50000.00", on: "2025-03-01"), .draw("40000.00", on: "2025-03-10")],
      asOf: "2025-06-30")
    #expect(try books.assess().findings.isEmpty)
  }

  @Test(
    "every code is told in both languages with formula, example and a way out",
    arguments: FindingCode.allCases)
  func catalogue(_ code: FindingCode) {
    let entry = code.catalogue
    for text in [entry.title, entry.meaning, entry.computation, entry.example] + entry.remedies {
      #expect(!text[.de].isEmpty && !text[.en].isEmpty)
    }
    #expect(entry.title[.de] != entry.title[.en])
    #expect(!entry.norm.isEmpty)
    #expect(!entry.remedies.isEmpty)
  }

  @Test("the numbers of an example stand in both languages", arguments: FindingCode.allCases)
  func examples(_ code: FindingCode) {
    func digits(_ text: String) -> Int { text.filter(\.isNumber).count }
    #expect(digits(code.catalogue.example[.de]) == digits(code.catalogue.example[.en]))
  }
}
