import Amounts
import Funding
import TestSupport
import Testing

/// Money that a final recipient passes on once more: the Land grants 500,000.00 of 625,000.00, the
/// city keeps 300,000.00, the association 120,000.00, and its club gets 80,000.00.
struct ForwardingChainTests {
  /// Without a rate the award's own is 500,000 / 625,000 = 80 %.
  private let project = Project(
    id: "P", title: "Vorhaben", field: nil, lighthouse: false, period: nil,
    organisations: [
      Organisation(id: "stadt", name: "Stadt", kind: .municipality),
      Organisation(id: "verein", name: "Verein", kind: .association),
      Organisation(id: "club", name: "Club", kind: .association),
    ],
    measures: [
      Measure(
        id: "M", title: "Stadt", recipient: "stadt", role: .lead, basis: .expenditure,
        lines: [.all("375000.00")], sources: [.of(.ownCash, "75000.00")]),
      Measure(
        id: "W", title: "Verein", recipient: "verein", role: .finalRecipient,
        basis: .expenditure, lines: [.all("150000.00")], sources: [.of(.ownCash, "30000.00")]),
      Measure(
        id: "W2", title: "Club", recipient: "club", role: .finalRecipient,
        basis: .expenditure, lines: [.all("100000.00")], sources: [.of(.ownCash, "20000.00")]),
    ],
    awards: [
      .grant(.share, "500000.00", years: [2025: "500000.00"], consent: "Bescheid Nr. 7"),
      .grant(
        .share, "200000.00", rate: "80%", id: "ZW", measure: "W", level: .municipal,
        consent: "Bescheid Nr. 3", forwardedFrom: "Z"),
      .grant(
        .share, "80000.00", rate: "80%", id: "ZW2", measure: "W2", level: .municipal,
        forwardedFrom: "ZW"),
    ], amendment: nil)

  private func assess(
    _ id: String, _ own: [Activity], receivers: [Assessment] = []
  ) throws -> Assessment {
    try Assessment.of(
      try #require(project.measure(id)), in: project, library: Rules.library, activities: own,
      units: .zero, asOf: "2025-12-31", receivers: receivers)
  }

  // The club spends 75,000.00 of 100,000.00: 60,000.00 are due, 80,000.00 were passed on.
  @Test("each award of the chain is whole, and what the last one saves goes back to the first")
  func chain() throws {
    let club = try assess(
      "W2",
      [
        .draw("80000.00", on: "2025-03-03", award: "ZW2", measure: "W2"),
        .spend("75000.00", on: "2025-03-20", measure: "W2"),
      ])
    let association = try assess(
      "W",
      [
        .draw("200000.00", on: "2025-03-02", award: "ZW", measure: "W"),
        .cash(.forward, "80000.00", on: "2025-03-03", source: "ZW", measure: "W"),
        .spend("150000.00", on: "2025-03-20", measure: "W"),
      ], receivers: [club])
    let city = try assess(
      "M",
      [
        .draw("500000.00", on: "2025-03-01"), .cash(.forward, "200000.00", on: "2025-03-02"),
        .spend("375000.00", on: "2025-03-20"),
      ], receivers: [association])
    let told = try [club, association, city].map { try #require($0.awards.first) }
    #expect(told.map(\.entitled) == ["60000.00", "180000.00", "480000.00"])
    #expect(told.map(\.drawn) == ["80000.00", "200000.00", "500000.00"])
    #expect(told.map(\.repayable) == ["20000.00", "20000.00", "20000.00"])
    let statement = try #require(try ForwardingStatement(of: "Z", own: city))
    #expect(statement.ownEntitled == "300000.00")
    #expect(statement.recipients.map(\.award) == ["ZW"])
    #expect(statement.recipients.map(\.plannedEligible) == ["250000.00"])
    #expect(statement.recipients.map(\.eligible) == ["225000.00"])
    #expect(statement.eligible == "600000.00")
    #expect(statement.entitled == "480000.00")
  }

  @Test("an award that comes back to itself is found, a chain is none")
  func circle() {
    #expect(Forwarding.circle(in: project.awards) == nil)
    let back: Award = .grant(.share, "1.00", id: "Z", forwardedFrom: "ZW2")
    #expect(Forwarding.circle(in: [back] + project.awards.dropFirst()) == "Z")
  }
}
