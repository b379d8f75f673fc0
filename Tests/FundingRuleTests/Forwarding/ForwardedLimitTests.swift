import Amounts
import Funding
import TestSupport
import Testing

/// What a forwarding notice gives is the funder's as far as its own notice bears it: its rate on
/// the expenditure of city and partner, by its period, plan lines, in-kind rule and threshold. All
/// figures by hand.
struct ForwardedLimitTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// 80 % of what city and partner plan, drawn whole; `Z`.
    var whole: Award
    /// Of the partner; `ZW`.
    var notice: Award
    var plan: (city: Money, partner: Money)
    var inKind: Money?
    var spent: [Activity]
    let entitled: Money
  }

  private static func whole(
    _ amount: Money, to: CalendarDate = "2025-12-31", changes: [Parameter: String?] = [:]
  ) -> Award {
    .grant(.share, amount, rate: "80%", to: to, changes: changes, consent: "Nr. 7")
  }

  private static func notice(
    _ financing: Award.Financing, _ amount: Money, rate: Rate? = nil,
    to: CalendarDate = "2025-12-31", changes: [Parameter: String?] = [:]
  ) -> Award {
    .grant(
      financing, amount, rate: rate, id: "ZW", measure: "W", level: .municipal, to: to,
      changes: changes, forwardedFrom: "Z")
  }

  private static func spent(_ city: Money, _ partner: Money) -> [Activity] {
    [.spend(city, on: "2025-03-20"), .spend(partner, on: "2025-03-21", measure: "W")]
  }

  private static let cases: [Case] = [
    // 80 % × 550,000; the city bears 25,000 of the partner's 90 %.
    Case(
      testDescription: "the partner's rate is above the award's",
      whole: whole("500000.00"), notice: notice(.share, "225000.00", rate: "90%"),
      plan: ("375000.00", "250000.00"), spent: spent("300000.00", "250000.00"),
      entitled: "440000.00"),
    // 80 % × 575,000; what the partner no longer needs falls back to the city.
    Case(
      testDescription: "the same, and the partner spends less",
      whole: whole("500000.00"), notice: notice(.share, "225000.00", rate: "90%"),
      plan: ("375000.00", "250000.00"), spent: spent("375000.00", "200000.00"),
      entitled: "460000.00"),
    // 80 % × 100,000, not 40,000 + 50,000.
    Case(
      testDescription: "the partner is paid in full",
      whole: whole("100000.00"), notice: notice(.full, "50000.00"),
      plan: ("75000.00", "50000.00"), spent: spent("50000.00", "50000.00"),
      entitled: "80000.00"),
    // 48,000 + 38,000: of the 86,400 that 80 % would give the partner needs less.
    Case(
      testDescription: "less is passed on than the rate gives",
      whole: whole("100000.00"), notice: notice(.deficit, "40000.00"),
      plan: ("75000.00", "50000.00"), spent: spent("60000.00", "48000.00"),
      entitled: "86000.00"),
    // 80 % × (75,000 + 40,000), not 60,000 + 40,000.
    Case(
      testDescription: "the partner has a fixed amount",
      whole: whole("100000.00"), notice: notice(.fixed, "40000.00"),
      plan: ("75000.00", "50000.00"), spent: spent("75000.00", "40000.00"),
      entitled: "92000.00"),
    // 80 % × (375,000 + 150,000): 100,000 were paid after the award's period.
    Case(
      testDescription: "the partner's period is longer",
      whole: whole("500000.00"), notice: notice(.share, "200000.00", rate: "80%", to: "2026-06-30"),
      plan: ("375000.00", "250000.00"),
      spent: spent("375000.00", "150000.00") + [
        .spend("100000.00", on: "2026-02-10", measure: "W")
      ], entitled: "420000.00"),
    // 80 % × (75,000 + 40,000): the award lets no in-kind count.
    Case(
      testDescription: "the partner's in-kind counts for its notice alone",
      whole: whole("100000.00", changes: [.inKindAllowed: "false"]),
      notice: notice(.share, "40000.00", rate: "80%", changes: [.inKindAllowed: "true"]),
      plan: ("75000.00", "40000.00"), inKind: "10000.00", spent: spent("75000.00", "40000.00"),
      entitled: "92000.00"),
    // 80 % × (375,000 + 275,000): the award cuts the partner's line at +10 %, the notice does not.
    Case(
      testDescription: "the partner's line is cut by the award's limit",
      whole: whole("600000.00", changes: [.lineOverrunLimit: "10%"]),
      notice: notice(.share, "300000.00", rate: "80%"),
      plan: ("375000.00", "250000.00"), spent: spent("375000.00", "300000.00"),
      entitled: "520000.00"),
    // 600 less of all, 300 of each: more than the threshold of 500 on the notice.
    Case(
      testDescription: "the threshold compares the whole notice",
      whole: whole("500000.00", changes: [.reductionThreshold: "500.00"]),
      notice: notice(.share, "200000.00", rate: "80%", changes: [.reductionThreshold: "500.00"]),
      plan: ("375000.00", "250000.00"), spent: spent("374700.00", "249700.00"),
      entitled: "499520.00"),
    Case(
      testDescription: "within the threshold of the whole notice nothing is lowered",
      whole: whole("500000.00", changes: [.reductionThreshold: "500.00"]),
      notice: notice(.share, "200000.00", rate: "80%", changes: [.reductionThreshold: "500.00"]),
      plan: ("375000.00", "250000.00"), spent: spent("374000.00", "250700.00"),
      entitled: "500000.00"),
    // All is spent as planned; what the partner is not entitled to is not passed on:
    // 60,000 + 24,000.
    Case(
      testDescription: "the threshold lets nothing stand that no final recipient is entitled to",
      whole: whole("100000.00", changes: [.reductionThreshold: "500.00"]),
      notice: notice(.share, "40000.00", rate: "80%", to: "2025-03-01"),
      plan: ("75000.00", "50000.00"),
      spent: spent("75000.00", "20000.00") + [
        .spend("30000.00", on: "2025-02-20", measure: "W")
      ], entitled: "84000.00"),
    // 60,000 + 60 % × 50,000.
    Case(
      testDescription: "the partner's rate is below the award's",
      whole: whole("100000.00", changes: [.reductionThreshold: "500.00"]),
      notice: notice(.share, "30000.00", rate: "60%"),
      plan: ("75000.00", "50000.00"), spent: spent("75000.00", "50000.00"), entitled: "90000.00"),
    // 80 % × 200.02 = 160.016, not 80.00 + 80.00.
    Case(
      testDescription: "the whole is rounded once",
      whole: whole("160.01"), notice: notice(.share, "80.00", rate: "80%"),
      plan: ("100.01", "100.01"), spent: spent("100.01", "100.01"), entitled: "160.01"),
  ]

  private func assess(_ books: Case, drawn: Money) throws -> Assessment {
    let inKind = books.inKind.map { [PlanLine.line("UNBAR", $0, inKind: true)] } ?? []
    let own: [Source] = [
      .of(.ownCash, max(.zero, try books.plan.partner - books.notice.amount))
    ]
    let project = Project(
      id: "P", title: "Vorhaben", field: nil, lighthouse: false, period: nil,
      organisations: [
        Organisation(id: "stadt", name: "Stadt", kind: .municipality),
        Organisation(id: "verein", name: "Verein", kind: .association),
      ],
      measures: [
        Measure(
          id: "M", title: "Stadt", recipient: "stadt", role: .lead, basis: .expenditure,
          lines: [.all(books.plan.city)], sources: []),
        Measure(
          id: "W", title: "Verein", recipient: "verein", role: .finalRecipient,
          basis: .expenditure, lines: [.all(books.plan.partner)] + inKind,
          sources: own + (inKind.isEmpty ? [] : [.of(.inKind, "10000.00")])),
      ], awards: [books.whole, books.notice], amendment: nil)
    func assess(
      _ id: String, _ activities: [Activity], _ receivers: [Assessment] = []
    ) throws -> Assessment {
      try Assessment.of(
        try #require(project.measure(id)), in: project, library: Rules.library,
        activities: activities, units: .zero, asOf: "2026-07-31", receivers: receivers)
    }
    var partner = books.spent.filter { $0.key.measure == "W" }
    if let value = books.inKind { partner.append(.inKind(value, on: "2025-03-21")) }
    return try assess(
      "M", books.spent.filter { $0.key.measure == "M" } + [.draw(drawn, on: "2025-03-01")],
      [assess("W", partner)])
  }

  @Test("the award's own rules limit what it takes over", arguments: cases)
  func limit(_ books: Case) throws {
    let own = try assess(books, drawn: books.whole.amount)
    let award = try #require(own.awards.first)
    #expect(award.entitled == books.entitled)
    // Used and repayable tie.
    let repayable = try books.whole.amount - books.entitled
    #expect(award.repayable == repayable)
    #expect(try own.funds["Z"]?.use.open() == repayable)
    // The table of the parts comes to the whole.
    let told = try #require(try ForwardingStatement(of: "Z", own: own))
    #expect(
      try told.ownEntitled + told.recipients.map(\.entitled).sum() + told.entitledAdjustment
        == books.entitled)
    #expect(
      try own.remaining(of: own.settlement.awards[0]) + told.recipients[0].entitled
        == books.entitled)
  }

  /// Granted; what the city's notice lets count of the partner's 40,000.00 and 10,000.00 in kind;
  /// by how much amount and rate differ; by how much it is too high. 80 % of 115,000 are 92,000, of
  /// 125,000 100,000.
  @Test(
    "NOTICE_INCONSISTENT, RATE_EXCEEDED: a notice that is passed on is checked whole",
    arguments: [
      ("100000.00", "false", "8000.00", "8000.00"), ("92000.00", "false", nil, nil),
      ("92000.01", "false", "0.01", "0.01"), ("90000.00", "false", "2000.00", nil),
      ("100000.00", "true", nil, nil),
    ] as [(Money, String, Money?, Money?)])
  func arithmetic(_ amount: Money, inKind: String, off: Money?, above: Money?) throws {
    let books = Case(
      testDescription: "", whole: Self.whole(amount, changes: [.inKindAllowed: inKind]),
      notice: Self.notice(.share, "40000.00", rate: "80%", changes: [.inKindAllowed: "true"]),
      plan: ("75000.00", "40000.00"), inKind: "10000.00",
      spent: Self.spent("75000.00", "40000.00"), entitled: .zero)
    let found = try assess(books, drawn: .zero).findings
    func amounts(_ code: FindingCode) -> [Money?] {
      found.filter { $0.code == code && $0.award == "Z" }.map(\.amount)
    }
    #expect(amounts(.noticeInconsistent) == (off.map { [$0] } ?? []))
    #expect(amounts(.rateExceeded) == (above.map { [$0] } ?? []))
  }

  @Test(
    "FORWARD_DIFFERS: what is passed on arrives",
    arguments: [
      ("200000.00", "150000.00", "50000.00"), ("0.00", "0.01", "0.01"),
      ("200000.00", "200000.00", nil),
    ] as [(Money, Money, Money?)])
  func arrives(forwarded: Money, received: Money, differs: Money?) throws {
    let project = Project(
      id: "P", title: "Vorhaben", field: nil, lighthouse: false, period: nil, organisations: [],
      measures: [
        Measure(
          id: "M", title: "Stadt", recipient: "stadt", role: .lead, basis: .expenditure,
          lines: [.all("375000.00")], sources: []),
        Measure(
          id: "W", title: "Verein", recipient: "verein", role: .finalRecipient,
          basis: .expenditure, lines: [.all("250000.00")], sources: []),
      ],
      awards: [
        Self.whole("500000.00"), Self.notice(.share, "200000.00", rate: "80%"),
      ], amendment: nil)
    func assess(
      _ id: String, _ activities: [Activity], _ receivers: [Assessment] = []
    ) throws -> Assessment {
      try Assessment.of(
        try #require(project.measure(id)), in: project, library: Rules.library,
        activities: activities, units: .zero, asOf: "2025-09-30", receivers: receivers)
    }
    let partner = try assess("W", [.draw(received, on: "2025-03-03", award: "ZW", measure: "W")])
    let own = try assess("M", [.cash(.forward, forwarded, on: "2025-03-02")], [partner])
    let found = own.findings.filter { $0.code == .forwardDiffers }
    #expect(found.map(\.amount) == (differs.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.award == "Z" && $0.severity == .warning })
  }

  // 10 % of 250,000 are 25,000; the partner bears 25,000 or nothing.
  @Test(
    "MIN_OWN_SHARE: each final recipient bears it apart",
    arguments: [
      ("225000.00", []), ("225000.01", ["0.01", "0.01"]), ("250000.00", ["25000.00", "25000.00"]),
    ]
      as [(Money, [Money])])
  func ownShare(passedOn: Money, missing: [Money]) throws {
    let books = Case(
      testDescription: "", whole: Self.whole("500000.00", changes: [.minOwnShare: "10%"]),
      notice: Self.notice(.fixed, passedOn), plan: ("375000.00", "250000.00"),
      spent: Self.spent("375000.00", "250000.00"), entitled: .zero)
    let own = try assess(books, drawn: .zero)
    let found = own.findings.filter { $0.code == .minOwnShare && $0.subject == "ZW" }
    #expect(found.map(\.amount) == missing)
  }
}
