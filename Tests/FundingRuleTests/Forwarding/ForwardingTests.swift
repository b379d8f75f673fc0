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
    _ id: String, _ project: Project, _ own: [Activity]? = nil
  ) throws -> Assessment {
    try Assessment.of(
      try #require(project.measure(id)), in: project, library: Rules.library,
      activities: own ?? activities[id] ?? [], units: .zero, asOf: "2025-03-10")
  }

  @Test("C30: the consolidated statement")
  func consolidated() throws {
    let project = project()
    let statement = try ForwardingStatement(
      of: project.awards[0], own: assess("M", project), recipients: [assess("W", project)])
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
}
