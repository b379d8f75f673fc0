import Amounts
import Funding
import TestSupport
import Testing

/// What a flat rate is a percentage of: what counts of its base lines, flat rates included.
struct FlatRateBaseTests {
  private func recognised(_ books: Books) throws -> [Money] {
    try books.assess().settlement.recognition.lines.map(\.recognised)
  }

  private static let indirect = FlatRate(percent: "15%", of: ["PERS"])

  private func books(_ activities: [Activity], changes: [Parameter: String?] = [:]) -> Books {
    Books(
      lines: [
        .line("PERS", "10000.00"), .line("GK", "1500.00", flatRate: Self.indirect),
      ], sources: [.of(.ownCash, "2300.00")],
      awards: [.grant(.share, "9200.00", rate: "80%", to: "2025-12-31", changes: changes)],
      activities: activities, asOf: "2026-01-31")
  }

  @Test(
    "direct costs 45,000, staff 20 % of them, indirect costs 15 % of that: 55,350 in any order",
    arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
  func nested(_ order: [Int]) throws {
    let lines: [PlanLine] = [
      .line("SACH", "45000.00"),
      .line("PERS", "9000.00", flatRate: FlatRate(percent: "20%", of: ["SACH"], article: .art55)),
      .line("GK", "1350.00", flatRate: Self.indirect),
    ]
    let books = Books(
      lines: order.map { lines[$0] }, sources: [.of(.ownCash, "5535.00")],
      awards: [.grant(.share, "49815.00", rate: "90%", level: .eu)],
      activities: [
        .spend("20000.00", on: "2025-02-28", line: "SACH"),
        .spend("25000.00", on: "2025-03-31", line: "SACH"),
      ], asOf: "2025-06-30")
    let settlement = try books.assess().settlement
    #expect(settlement.eligible == "55350.00")
    #expect(settlement.awards.map(\.entitled) == ["49815.00"])
    #expect(try books.findings(.flatRateBase).isEmpty)
  }

  @Test("what leads back to its own line counts nothing there, and comes to an end")
  func circle() throws {
    let books = Books(
      lines: [
        .line("A", "0.00", flatRate: FlatRate(percent: "10%", of: ["PERS", "B"])),
        .line("B", "0.00", flatRate: FlatRate(percent: "50%", of: ["A"])),
        .line("PERS", "1000.00"),
      ], activities: [.spend("1000.00", on: "2025-02-28", line: "PERS")], asOf: "2025-06-30")
    #expect(try recognised(books) == ["100.00", "50.00", "1000.00"])
    #expect(FlatRate.circles(in: books.lines) == [["A", "B"]])
    #expect(FlatRate.circles(in: Array(books.lines.suffix(2))).isEmpty)
  }

  @Test(
    "100 hours at 50.00: where 40.00 are recognised 15 % of 4,000",
    arguments: [("40.00", "600.00"), ("50.00", "750.00"), (nil, "750.00")] as [(String?, Money)])
  func hourlyRate(_ most: String?, _ flat: Money) throws {
    let hours = Activity(
      key: Activity.Key(
        measure: "M", kind: .expense, line: "PERS", source: nil, countsOn: "2025-02-28",
        knownOn: "2025-02-28", hourlyRate: "50.00"),
      amount: "5000.00", eligible: "5000.00")
    let books = books([hours], changes: most.map { [.staffHourlyRateLimit: $0] } ?? [:])
    #expect(try recognised(books)[1] == flat)
    // Taken back, nothing is left.
    var back = books
    back.activities.append(hours.reversed(on: "2025-03-31"))
    #expect(try recognised(back) == ["0.00", "0.00"])
  }

  @Test("an overrun that is not recognised is no base: 15 % of 12,000, not of 15,000")
  func lineLimit() throws {
    let spent = [Activity.spend("15000.00", on: "2025-02-28", line: "PERS")]
    #expect(
      try recognised(books(spent, changes: [.lineOverrunLimit: "20%"])) == [
        "12000.00", "1800.00",
      ])
    #expect(try recognised(books(spent))[1] == "2250.00")
  }

  @Test("of a year's service 184 days lie inside: 15 % of 1,840; none of what is paid outside")
  func service() throws {
    let service = try #require(DateRange(from: "2025-07-01", to: "2026-06-30"))
    let inside = Activity(
      key: Activity.Key(
        measure: "M", kind: .expense, line: "PERS", source: nil, countsOn: "2025-07-01",
        knownOn: "2025-07-01", service: service),
      amount: "3650.00", eligible: "3650.00")
    let late = Activity.spend("1000.00", on: "2026-01-15", line: "PERS")
    let settlement = try books([inside, late]).assess().settlement
    #expect(settlement.recognition.lines.map(\.recognised) == ["1840.00", "276.00"])
    #expect(settlement.recognition.lines[1].outOfPeriod == "150.00")
  }

  @Test("what is paid later for a service inside is base where the notice allows it")
  func paidLater() throws {
    let late = Activity(
      key: Activity.Key(
        measure: "M", kind: .expense, line: "PERS", source: nil, countsOn: "2026-01-15",
        knownOn: "2026-01-15", servedOn: "2025-12-31"),
      amount: "1000.00", eligible: "1000.00")
    var books = books([late])
    #expect(try recognised(books) == ["0.00", "0.00"])
    books.awards = [
      .grant(
        .share, "9200.00", rate: "80%", to: "2025-12-31",
        milestones: Milestones(paymentsAfterPeriod: .servicesInside))
    ]
    #expect(try recognised(books) == ["1000.00", "150.00"])
  }

  /// Staff of 40,000.00 and 40 % for all the rest.
  private func remaining(
    _ more: [PlanLine] = [], staff: FlatRate? = nil, article: FlatRate.Article? = .art56,
    level: Funder.Level = .eu
  ) throws -> [Finding] {
    try Books(
      lines: [
        .line("PERS", "40000.00", flatRate: staff),
        .line(
          "REST", "16000.00", flatRate: FlatRate(percent: "40%", of: ["PERS"], article: article)),
      ] + more, awards: [.grant(.share, "50000.00", level: level)], asOf: "2025-01-31"
    ).findings(.flatRateBase)
  }

  @Test("FLAT_RATE_BASE: Art. 56 stands for all other costs: another line beside it")
  func beside() throws {
    #expect(try remaining().isEmpty)
    #expect(try remaining([.line("SACH", "0.00")]).isEmpty)
    let found = try remaining([.line("SACH", "0.01")])
    #expect(found.map(\.amount) == ["0.01"])
    #expect(found.map(\.severity) == [.warning])
    #expect(try remaining([.line("SACH", "5000.00")], level: .land).isEmpty)
    #expect(try remaining([.line("SACH", "5000.00")], article: .art54c).isEmpty)
  }

  /// Staff of 60,000.00 and 40,000.00 of others, with the flat rates of the test.
  private func indirect(
    _ flatRates: [FlatRate], names: [String] = ["Personal", "Sachausgaben"]
  ) throws -> [Finding] {
    let lines = zip(["60000.00", "40000.00"] as [Money], names).enumerated().map { index, line in
      PlanLine(id: "L\(index)", title: line.1, planned: line.0, eligible: line.0)
    }
    return try Books(
      lines: lines
        + flatRates.enumerated().map { .line("R\($0)", "1000.00", flatRate: $1) },
      awards: [.grant(.share, "50000.00", level: .eu)], asOf: "2025-01-31"
    ).findings(.flatRateBase)
  }

  private static func rate(
    _ article: FlatRate.Article?, _ percent: Rate, _ of: String...
  ) -> FlatRate { FlatRate(percent: percent, of: of, article: article) }

  @Test(
    "FLAT_RATE_BASE: two flat rates of Art. 54 are not both allowed; the smaller one is too much",
    arguments: [
      // 7 % of 60,000.00 and 15 % of 60,000.00.
      (rate(.art54b, "15%", "L0"), rate(.art54a, "7%", "L0"), "4200.00", .error),
      (rate(.art54a, "7%", "L0", "L1"), rate(.art54b, "15%", "L0"), "7000.00", .error),
      (rate(.art54b, "15%", "L0"), rate(.art54b, "15%", "L0"), "9000.00", .error),
      (rate(nil, "15%", "L0"), rate(.art54a, "7%", "L0"), "4200.00", .warning),
      // Beside each other, but two methods: 7 % of 40,000.00.
      (rate(.art54b, "15%", "L0"), rate(.art54a, "7%", "L1"), "2800.00", .warning),
      // One method in two lines.
      (rate(.art54a, "7%", "L0"), rate(.art54a, "7%", "L1"), nil, nil),
      // Staff costs are no indirect ones.
      (rate(.art54a, "7%", "L1"), rate(.art55, "20%", "L1"), nil, nil),
    ] as [(FlatRate, FlatRate, Money?, Severity?)])
  func second(
    _ first: FlatRate, _ second: FlatRate, _ amount: Money?, _ severity: Severity?
  ) throws {
    let found = try indirect([first, second])
    #expect(found.map(\.amount) == [amount].compactMap { $0 })
    #expect(found.map(\.severity) == [severity].compactMap { $0 })
    #expect(found.allSatisfy { $0.subject == "R1" })
  }

  @Test(
    "FLAT_RATE_BASE: Art. 54 (b) and 56 stand on staff costs, Art. 55 on all others",
    arguments: [
      // 15 % of 40,000.00.
      (rate(.art54b, "15%", "L0", "L1"), ["Personal", "Sachausgaben"], "6000.00", .warning),
      (rate(.art54b, "15%", "L0", "L1"), ["Personal", "Projektstelle"], "0.00", .info),
      (rate(.art54b, "15%", "L0", "L1"), ["Personal", "Personal (Leitung)"], nil, nil),
      (rate(.art54b, "15%", "L0"), ["Personal", "Sachausgaben"], nil, nil),
      (rate(.art54b, "15%", "L0"), ["P", "S"], nil, nil),
      (rate(.art54a, "7%", "L0", "L1"), ["Personal", "Sachausgaben"], nil, nil),
      // 20 % of 60,000.00.
      (rate(.art55, "20%", "L0", "L1"), ["Personal", "Sachausgaben"], "12000.00", .warning),
      (rate(.art55, "20%", "L1"), ["Personal", "Sachausgaben"], nil, nil),
    ] as [(FlatRate, [String], Money?, Severity?)])
  func staff(
    _ flatRate: FlatRate, _ names: [String], _ amount: Money?, _ severity: Severity?
  ) throws {
    let found = try indirect([flatRate], names: names)
    #expect(found.map(\.amount) == [amount].compactMap { $0 })
    #expect(found.map(\.severity) == [severity].compactMap { $0 })
  }

  @Test("FLAT_RATE_BASE: neither remaining costs of staff that is a flat rate, nor rates of rates")
  func rates() throws {
    let sach = PlanLine.line("SACH", "200000.00")
    let staff = FlatRate(percent: "20%", of: ["SACH"], article: .art55)
    let found = try remaining([sach], staff: staff)
    #expect(found.map(\.norm).contains("Art. 56 Abs. 3 VO (EU) 2021/1060"))
    #expect(try remaining([sach], staff: staff, article: .art54b).isEmpty)
    let indirect = FlatRate(percent: "7%", of: ["SACH"], article: .art54a)
    let sure = try remaining([sach], staff: indirect, article: .art54b)
    #expect(sure.map(\.severity) == [.error])
    #expect(sure.map(\.amount) == ["16000.00"])
  }

  // k = 20 % × (10,000 + f) and f = 15 % × (10,000 + k): k = 2,300 / 0.97 = 2,371.134, down to the
  // cent in each. 1,000 are under the cap.
  @Test(
    "a base line in kind counts as its cap leaves it, and the cap is of cash with the flat rate",
    arguments: [
      ("5000.00", "1855.66", "2371.13"), ("2371.13", "1855.66", "2371.13"),
      ("1000.00", "1650.00", "1000.00"),
    ] as [(Money, Money, Money)])
  func capped(valued: Money, flat: Money, unpaid: Money) throws {
    let rate = FlatRate(percent: "15%", of: ["P", "UNBAR"])
    let books = Books(
      lines: [
        .line("G", "3000.00", flatRate: rate), .line("P", "10000.00"),
        .line("UNBAR", "5000.00", inKind: true),
      ], sources: [.of(.inKind, "5000.00")],
      awards: [.grant(.share, "10000.00", rate: "50%", changes: [.inKindCap: "20%"])],
      activities: [
        .draw("10000.00", on: "2025-01-02"), .spend("10000.00", on: "2025-02-01", line: "P"),
        .inKind(valued, on: "2025-02-02"),
      ], asOf: "2025-12-31")
    let assessment = try books.assess()
    #expect(
      assessment.settlement.recognition.lines.map(\.recognised) == [flat, "10000.00", unpaid])
    // The entitlement over time ends where the settlement is.
    let award = try #require(assessment.awards.first)
    #expect(try assessment.funds["Z"]?.use.open() == award.repayable)
    #expect(assessment.findings.allSatisfy { $0.code != .flatRateExceeded })
  }
}
