import Amounts
import Funding
import TestSupport
import Testing

/// C30: an award of which a part is passed on.
struct ForwardingTests {
  private func project(consent: String? = "Bescheid Nr. 7") -> Project {
    Project(
      id: "P", title: "Vorhaben", field: nil, lighthouse: false, period: nil,
      organisations: [
        Organisation(id: "stadt", name: "Stadt", kind: .municipality),
        Organisation(id: "verein", name: "Verein", kind: .association),
      ],
      measures: [
        Measure(
          id: "M", title: "Stadt", recipient: "stadt", role: .lead, basis: .expenditure,
          lines: [.all("375000.00")], sources: [.of(.ownCash, "75000.00")]),
        Measure(
          id: "W", title: "Verein", recipient: "verein", role: .finalRecipient,
          basis: .expenditure, lines: [.all("250000.00")], sources: [.of(.ownCash, "50000.00")]),
      ],
      awards: [
        .grant(.share, "500000.00", years: [2025: "500000.00"], consent: consent),
        .grant(
          .share, "200000.00", rate: "80%", id: "ZW", measure: "W", level: .municipal,
          forwardedFrom: "Z"),
      ], amendment: nil)
  }

  private let activities: [String: [Activity]] = [
    "M": [
      .draw("500000.00", on: "2025-02-01"), .cash(.forward, "200000.00", on: "2025-02-10"),
      .spend("375000.00", on: "2025-03-01"),
    ],
    "W": [
      .draw("200000.00", on: "2025-02-10", award: "ZW", measure: "W"),
      .spend("230000.00", on: "2025-03-01", measure: "W"),
    ],
  ]

  private func assess(
    _ id: String, _ project: Project, _ own: [Activity]? = nil, receivers: [Assessment] = [],
    asOf: CalendarDate = "2025-03-10"
  ) throws -> Assessment {
    try Assessment.of(
      try #require(project.measure(id)), in: project, library: Rules.library,
      activities: own ?? activities[id] ?? [], units: .zero, asOf: asOf, receivers: receivers)
  }

  @Test("C30: the consolidated statement")
  func consolidated() throws {
    let project = project()
    let own = try assess("M", project, receivers: [assess("W", project)])
    let statement = try #require(try ForwardingStatement(of: "Z", own: own))
    #expect(statement.ownEntitled == "300000.00")
    #expect(statement.recipients.map(\.entitled) == ["184000.00"])
    #expect(statement.recipients.map(\.repayable) == ["16000.00"])
    #expect(statement.eligible == "605000.00")
    #expect(statement.entitled == "484000.00")
    #expect(statement.drawn == "500000.00")
    #expect(statement.repayable == "16000.00")
  }

  @Test("the first recipient's own part raises nothing")
  func ownPart() throws {
    let assessment = try assess("M", project())
    let settled = try #require(assessment.settlement.awards.first)
    #expect(settled.award.amount == "300000.00")
    #expect(settled.drawn == "300000.00")
    #expect(settled.entitled == "300000.00")
    #expect(assessment.findings.isEmpty)
    #expect(assessment.funds["Z"]?.use.parts.map(\.amount) == ["200000.00", "300000.00"])
  }

  @Test("FORWARD_WITHOUT_CONSENT")
  func consent() throws {
    let findings = try assess("M", project(consent: nil)).findings
    #expect(findings.map(\.code) == [.forwardWithoutConsent])
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.amount == "200000.00")
    // Before anything is passed on it is a warning.
    let early = try assess("M", project(consent: nil), []).findings
    #expect(early.map(\.code) == [.forwardWithoutConsent])
    #expect(early.first?.severity == .warning)
  }

  @Test("not more is passed on than the forwarding notices say")
  func tooMuch() throws {
    let more: [Activity] = [
      .draw("500000.00", on: "2025-02-01"), .cash(.forward, "200000.01", on: "2025-02-10"),
      .spend("375000.00", on: "2025-03-01"),
    ]
    let findings = try assess("M", project(), more).findings
    #expect(findings.filter { $0.code == .forwardWithoutConsent }.map(\.amount) == ["0.01"])
    // What the final recipient gave back is not passed on any more.
    let received =
      (activities["W"] ?? []) + [
        .cash(.repayment, "0.01", on: "2025-03-05", source: "ZW", measure: "W")
      ]
    let back = try assess(
      "M", project(), more, receivers: [assess("W", project(), received)]
    ).findings
    #expect(!back.contains { $0.code == .forwardWithoutConsent })
  }

  @Test(
    "all that was drawn is held against the whole award, passed on or not",
    arguments: [("500000.00", []), ("500000.01", ["0.01"])] as [(Money, [Money])])
  func maximum(drawn: Money, over: [Money]) throws {
    let part: [Activity] = [
      .draw(drawn, on: "2025-02-01"), .cash(.forward, "100000.00", on: "2025-02-10"),
      .spend("375000.00", on: "2025-03-01"),
    ]
    let findings = try assess("M", project(), part).findings
    #expect(findings.filter { $0.code == .grantExceedsMax }.map(\.amount) == over)
  }

  /// What the city and the association booked, and what the award as a whole comes to.
  struct Whole: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var city: [Activity] = [.spend("375000.00", on: "2025-03-20")]
    var association: [Activity] = [.spend("230000.00", on: "2025-03-25", measure: "W")]
    let drawn: Money
    let entitled: Money
    let repayable: Money
    let open: Money
  }

  // 80 % × (375,000 + 230,000) = 484,000 of the 500,000 granted.
  @Test(
    "the passing award is told whole: what it keeps and what it passes on",
    arguments: [
      Whole(
        testDescription: "the association spends less",
        city: [
          .draw("500000.00", on: "2025-03-01"), .cash(.forward, "200000.00", on: "2025-03-02"),
          .spend("375000.00", on: "2025-03-20"),
        ], drawn: "500000.00", entitled: "484000.00", repayable: "16000.00", open: "0.00"),
      Whole(
        testDescription: "all of it is paid back to the city, and by the city to the Land",
        city: [
          .draw("500000.00", on: "2025-03-01"), .cash(.forward, "200000.00", on: "2025-03-02"),
          .spend("375000.00", on: "2025-03-20"), .cash(.repayment, "16000.00", on: "2025-12-10"),
        ],
        association: [
          .draw("200000.00", on: "2025-03-02", award: "ZW", measure: "W"),
          .spend("230000.00", on: "2025-03-25", measure: "W"),
        ], drawn: "484000.00", entitled: "484000.00", repayable: "0.00", open: "0.00"),
      Whole(
        testDescription: "nothing is drawn yet", drawn: "0.00", entitled: "484000.00",
        repayable: "0.00", open: "484000.00"),
      Whole(
        testDescription: "not more than was granted",
        association: [.spend("300000.00", on: "2025-03-25", measure: "W")],
        drawn: "0.00", entitled: "500000.00", repayable: "0.00", open: "500000.00"),
    ])
  func whole(_ books: Whole) throws {
    let project = project()
    let receiver = try assess("W", project, books.association, asOf: "2025-12-31")
    let own = try assess("M", project, books.city, receivers: [receiver], asOf: "2025-12-31")
    let award = try #require(own.awards.first)
    #expect(award.award.amount == "500000.00")
    #expect(award.drawn == books.drawn)
    #expect(award.entitled == books.entitled)
    #expect(award.repayable == books.repayable)
    #expect(award.open == books.open)
    // The measure's own plan keeps its part.
    #expect(own.settlement.awards.first?.award.amount == "300000.00")
    let due = own.findings.filter { $0.code == .reductionDue && $0.award == "Z" }
    #expect(due.map(\.amount) == (books.repayable.isZero ? [] : [books.repayable]))
  }

  @Test("what the association uses late, the city drew too early")
  func lateUse() throws {
    let project = project()
    let receiver = try assess(
      "W", project, [.spend("250000.00", on: "2025-09-01", measure: "W")], asOf: "2025-12-31")
    let own = try assess(
      "M", project,
      [
        .draw("500000.00", on: "2025-03-01"), .cash(.forward, "200000.00", on: "2025-03-02"),
        .spend("375000.00", on: "2025-03-20"),
      ], receivers: [receiver], asOf: "2025-12-31")
    let late = own.findings.filter { $0.code == .lateUse }
    #expect(late.map(\.amount) == ["200000.00"])
    let parts = try #require(own.funds["Z"]).use.parts
    #expect(parts.map(\.end) == [.used("2025-03-20"), .used("2025-09-01")])
    #expect(parts.map(\.amount) == ["300000.00", "200000.00"])
  }

  // 80 % × 100,000 spent by the city, 80 % × 50,000 by the association.
  @Test("the city may draw what the association needs, too")
  func drawable() throws {
    let project = project()
    func maximum(_ id: String, _ own: [Activity], _ passedOn: [Drawdown] = []) throws -> Drawdown {
      let award = try #require(project.awards.first { $0.id == id })
      return try Drawdown.maximum(
        of: id, measure: try #require(project.measure(award.measure)), in: project,
        library: Rules.library, activities: own, on: "2025-04-01", passedOn: passedOn)
    }
    let part = try maximum("ZW", [.spend("50000.00", on: "2025-03-20", measure: "W")])
    #expect(part.maximum == "40000.00")
    let spent: Activity = .spend("100000.00", on: "2025-03-20")
    #expect(try maximum("Z", [spent], [part]).maximum == "120000.00")
    // What was drawn for the association and passed on was drawn all the same.
    let drawn: [Activity] = [
      spent, .draw("110000.00", on: "2025-03-01"), .cash(.forward, "40000.00", on: "2025-03-02"),
    ]
    #expect(try maximum("Z", drawn, [part]).maximum == "10000.00")
  }
}
