import Amounts
import TestSupport
import Testing

@testable import Funding

/// What may be drawn, step by step (C13 and its kin).
struct DrawdownTests {
  /// C13: 65 % of 1,000,000, 200,000 paid, 110,000 drawn.
  private func c13(_ changes: [Parameter: String?] = [:], years: [Int: Money] = [:]) -> Books {
    Books(
      lines: [.all("1000000.00")], sources: [.of(.ownCash, "350000.00")],
      awards: [
        .grant(
          .share, "650000.00", rate: "65%", level: .bund, years: years, changes: changes)
      ],
      activities: [.spend("200000.00", on: "2026-03-01"), .draw("110000.00", on: "2026-03-15")],
      asOf: "2026-06-01")
  }

  private static let due = [
    DuePayment(on: "2026-06-20", amount: "45000.00"),
    DuePayment(on: "2026-07-13", amount: "15000.00"),
  ]

  @Test("C13: paid and due within 42 days")
  func share() throws {
    let drawdown = try c13().drawdown(Self.due)
    #expect(drawdown.useBy == "2026-07-13")
    #expect(drawdown.need == "260000.00")
    #expect(drawdown.share == "169000.00")
    #expect(drawdown.maximum == "59000.00")
    #expect(drawdown.steps.last?.value == drawdown.maximum.exact)
  }

  @Test("C13: what falls due on day 43 does not count")
  func beyondWindow() throws {
    let late = [Self.due[0], DuePayment(on: "2026-07-14", amount: "15000.00")]
    #expect(try c13().drawdown(late).maximum == "49250.00")
  }

  @Test("C13: a holdback of 10 % does not bind yet; one of 90 % would")
  func holdback() throws {
    #expect(try c13([.holdback: "10%"]).drawdown(Self.due).maximum == "59000.00")
    let bound = try c13([.holdback: "76%"]).drawdown(Self.due)
    #expect(bound.maximum == "46000.00")  // 24 % of 650,000 less 110,000
    var books = c13([.holdback: "76%"])
    books.awards[0] = .grant(
      .share, "650000.00", rate: "65%", level: .bund, changes: [.holdback: "76%"],
      milestones: Milestones(statementFiledOn: "2026-06-01"))
    #expect(try books.drawdown(Self.due).maximum == "59000.00")
  }

  @Test(
    "yearly amounts count up to the year of the drawdown",
    arguments: [
      ([2025: "0.00", 2026: "130000.00", 2027: "520000.00"], "20000.00"),
      ([2025: "0.00", 2026: "650000.00"], "59000.00"), ([2027: "650000.00"], "0.00"),
      // 50,000 of 2025 were not drawn in 2025.
      ([2025: "50000.00", 2026: "130000.00", 2027: "470000.00"], "20000.00"),
      ([2025: "50000.00", 2026: "80000.00", 2027: "520000.00"], "0.00"),
    ] as [([Int: Money], Money)])
  func years(_ years: [Int: Money], _ most: Money) throws {
    #expect(try c13(years: years).drawdown(Self.due).maximum == most)
  }

  /// 80 % of 90,000 are 72,000. Of 30,000 for 2025, 20,000 were drawn; 50,000 are for 2026.
  @Test(
    "what was not drawn of a year lapses with it",
    arguments: [
      ("20000.00", [2025: "30000.00", 2026: "50000.00"], "2026-03-01", "50000.00"),
      ("30000.00", [2025: "30000.00", 2026: "50000.00"], "2026-03-01", "42000.00"),
      // Carried over by an amendment.
      ("20000.00", [2025: "20000.00", 2026: "60000.00"], "2026-03-01", "52000.00"),
      // Nothing lapses within its year.
      ("20000.00", [2025: "30000.00", 2026: "50000.00"], "2025-12-31", "10000.00"),
      // The last year lapses like any other.
      ("20000.00", [2025: "60000.00"], "2026-03-01", "0.00"),
      // Drawn too early, it is not drawn twice.
      ("40000.00", [2025: "30000.00", 2026: "50000.00"], "2026-03-01", "32000.00"),
    ] as [(Money, [Int: Money], CalendarDate, Money)])
  func lapse(
    _ drawn: Money, _ years: [Int: Money], _ asOf: CalendarDate, _ most: Money
  ) throws {
    let books = Books(
      lines: [.all("100000.00")], sources: [.of(.ownCash, "20000.00")],
      awards: [.grant(.share, "80000.00", rate: "80%", years: years)],
      activities: [.spend("90000.00", on: "2025-09-15"), .draw(drawn, on: "2025-10-01")],
      asOf: asOf)
    #expect(try books.drawdown().maximum == most)
  }

  /// Settling gives the share award 50 % of 90,000 less new cover of 3,000: 43,500.
  @Test("a deficit award comes after what settling gives the share award")
  func deficitAfterCover() throws {
    let books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, "20000.00"), .of(.revenue, .zero)],
      awards: [
        .grant(.share, "50000.00", rate: "50%", id: "A"), .grant(.deficit, "30000.00", id: "B"),
      ],
      activities: [
        .spend("90000.00", on: "2026-03-01"),
        .cash(.revenue, "3000.00", on: "2026-03-02", source: "revenue"),
      ], asOf: "2026-06-01")
    #expect(try books.drawdown(award: "A").maximum == "43500.00")
    // 90,000 − 20,000 − 3,000 − 43,500.
    #expect(try books.drawdown(award: "B").maximum == "23500.00")
  }

  @Test("on reimbursement nothing counts that is not paid", arguments: [true, false])
  func reimbursement(_ isCost: Bool) throws {
    var books = c13([.useWindow: "P0D"])
    if isCost {
      books.basis = .cost
      books.awards[0] = .grant(.share, "650000.00", rate: "65%", level: .bund)
    } else {
      books.awards[0] = .grant(
        .share, "650000.00", rate: "65%", level: .eu, changes: [.useWindow: "P0D"])
    }
    let today = [DuePayment(on: books.asOf, amount: "10000.00")]
    #expect(try books.drawdown(today).maximum == "20000.00")  // 65 % of 200,000 less 110,000
  }

  @Test("a federal award without a window pays what is due that day, not the next")
  func sameDay() throws {
    let books = c13([.useWindow: "P0D"])
    let due = [
      DuePayment(on: "2026-06-01", amount: "10000.00"),
      DuePayment(on: "2026-06-02", amount: "10000.00"),
    ]
    #expect(try books.drawdown(due).maximum == "26500.00")
  }

  @Test("a deficit award comes after own and other funds")
  func deficit() throws {
    let books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, "20000.00"), .of(.partnerCash, "10000.00")],
      awards: [.grant(.deficit, "70000.00")],
      activities: [
        .spend("50000.00", on: "2026-03-01"),
        .cash(.partnerCash, "6000.00", on: "2026-03-01", source: "partnerCash"),
      ], asOf: "2026-06-01")
    // 50,000 − 20,000 own − 10,000 planned of partners, though only 6,000 came.
    #expect(try books.drawdown().maximum == "20000.00")
    var more = books
    more.activities.append(
      .cash(.partnerCash, "9000.00", on: "2026-04-01", source: "partnerCash"))
    #expect(try more.drawdown().maximum == "15000.00")
  }

  @Test("two deficit awards share the gap by their amounts")
  func twoDeficits() throws {
    var books = Books(
      lines: [.all("100000.00")],
      sources: [.of(.ownCash, "20000.00"), .of(.partnerCash, "10000.00")],
      awards: [
        .grant(.deficit, "42000.00", id: "L"), .grant(.deficit, "28000.00", id: "B"),
      ], activities: [.spend("40000.00", on: "2026-03-01")], asOf: "2026-06-01")
    #expect(try books.drawdown(award: "L").maximum == "6000.00")
    #expect(try books.drawdown(award: "B").maximum == "4000.00")
    books.activities.append(.spend("30000.00", on: "2026-04-01"))
    #expect(try books.drawdown(award: "L").maximum == "24000.00")
  }

  @Test("a fixed amount is drawn in proportion, and whole once the measure is done")
  func fixed() throws {
    var books = Books(
      lines: [.all("80000.00")], sources: [.of(.ownCash, "30000.00")],
      awards: [.grant(.fixed, "50000.00")], activities: [.spend("16000.00", on: "2026-03-01")],
      asOf: "2026-06-01")
    #expect(try books.drawdown().maximum == "10000.00")
    books.activities.append(.spend("49000.00", on: "2026-05-01"))
    let running = try books.drawdown()
    #expect(running.maximum == "40625.00")
    #expect(running.steps.contains { $0.value == Money("9375.00").exact })
    books.asOf = "2028-01-01"
    #expect(try books.drawdown().maximum == "50000.00")  // C8: 65,000 spent
  }

  @Test("full financing comes after all other cover")
  func full() throws {
    let books = Books(
      lines: [.all("20000.00")], sources: [.of(.revenue, "1000.00")],
      awards: [.grant(.full, "19000.00")], activities: [.spend("5000.00", on: "2026-03-01")],
      asOf: "2026-06-01")
    #expect(try books.drawdown().maximum == "4000.00")
  }

  @Test("an expense beyond the line limit is no need; without a line nothing limits it")
  func lineLimit() throws {
    var books = c13([.lineOverrunLimit: "20%"])
    books.lines = [.line("ALLE", "200000.00"), .line("REST", "800000.00")]
    let due = [DuePayment(on: "2026-06-20", amount: "60000.00", line: "ALLE")]
    // ALLE ends at 240,000: 65 % less 110,000.
    #expect(try books.drawdown(due).maximum == "46000.00")
    let free = [DuePayment(on: "2026-06-20", amount: "60000.00")]
    #expect(try books.drawdown(free).maximum == "59000.00")
  }

  @Test("another measure's award is refused by name")
  func unknown() {
    #expect(throws: UnknownAward(id: "X", known: ["Z"])) { try c13().drawdown(award: "X") }
  }

  @Test(
    "a request beyond a limit is told with its distance",
    arguments: [
      ("59000.00", [:], [:]), ("59000.01", [:], [.drawExceedsNeed: "0.01"]),
      (
        "59000.00", [2025: "0.00", 2026: "150000.00"], [.drawExceedsYearTranche: "19000.00"]
      ),
      ("540000.01", [:], [.drawExceedsNeed: "481000.01", .grantExceedsMax: "0.01"]),
    ] as [(Money, [Int: Money], [FindingCode: Money])])
  func request(
    _ amount: Money, _ years: [Int: Money], _ expected: [FindingCode: Money]
  ) throws {
    let drawdown = try c13(years: years).drawdown(Self.due)
    let findings = try drawdown.findings(requesting: amount, project: "P")
    #expect(Dictionary(uniqueKeysWithValues: findings.map { ($0.code, $0.amount) }) == expected)
    #expect(findings.allSatisfy { $0.severity == .error && $0.award == "Z" })
  }

  @Test("of a deficit request beyond the limit, own funds answer for the first part")
  func deficitRequest() throws {
    let books = Books(
      lines: [.all("100000.00")], sources: [.of(.ownCash, "20000.00")],
      awards: [.grant(.deficit, "80000.00")],
      activities: [.spend("50000.00", on: "2026-03-01")], asOf: "2026-06-01")
    let findings = try books.drawdown().findings(requesting: "55000.00", project: "P")
    #expect(
      Dictionary(uniqueKeysWithValues: findings.map { ($0.code, $0.amount) }) == [
        .drawBeforeOwnFunds: "20000.00", .drawExceedsNeed: "5000.00",
      ])
  }
}
