import Amounts
import Funding
import TestSupport
import Testing

/// Money of others that stands in for own funds: donations, and what a Kreis gives where the rules
/// say so (FRL Städtebau NRW 2008 Nr. 6 Abs. 2).
@Suite("Money like own") struct StandInTests {
  @Test("a planned donation is own share that stays full in a deficit")
  func donation() throws {
    let scenario = Scenario(
      lines: [.all("100000.00")],
      sources: [.own("20000.00"), .other(.donation, "10000.00")],
      awards: [
        .grant(
          .deficit, "70000.00", rules: "eu", changes: [.donationTreatment: "countsAsOwnShare"])
      ], bookings: [.spend("95000.00"), .draw("70000.00")])
    // 95,000 less 20,000 and 10,000, whether the donation came or not.
    let settled = try scenario.settle().awards[0]
    #expect(settled.entitled == "65000.00")
    #expect(settled.repayable == "5000.00")
  }

  /// A city with 70 %, and 10,000 that were not planned from a body of `level`.
  private func city(
    kind: Organisation.Kind = .public, level: Funder.Level?, kreis: Money = "10000.00",
    _ source: Source.Kind = .otherPublic
  ) throws -> Assessment {
    let award = Award.grant(
      .share, "70000.00", rate: "70%", rules: "eu",
      changes: [
        .donationTreatment: "countsAsOwnShare", .ownShareAlsoFrom: "municipal",
        .minOwnCash: "10%", .minOwnShare: "10%",
      ])
    let measure = Measure(
      id: "M", title: "M", recipient: "stadt", role: .lead, basis: .expenditure,
      lines: [.all("100000.00")],
      sources: [
        .own("30000.00"),
        Source(id: "kreis", kind: source, organisation: "kreis", planned: .zero),
      ])
    let project = Project(
      id: "P", title: "P", field: nil, lighthouse: false, period: nil,
      organisations: [
        Organisation(id: "stadt", name: "Stadt", kind: .municipality),
        Organisation(id: "kreis", name: "Kreis", kind: kind, level: level),
      ], measures: [measure], awards: [award], amendment: nil)
    var scenario = Scenario(lines: measure.lines, sources: measure.sources, awards: [award])
    scenario.bookings = [
      .spend("100000.00"),
      .cash(source == .donation ? .donation : .otherPublic, kreis, "kreis"),
    ]
    return try Assessment.of(
      project.measures[0], in: project, library: TestRules.library,
      activities: scenario.activities(), units: .zero, asOf: scenario.asOf)
  }

  @Test(
    "new money of a Kreis is no revenue, that of others is",
    arguments: [
      (.public, .municipal, "70000.00"), (.municipality, nil, "70000.00"),
      // 70 % of 90,000.
      (.public, .land, "63000.00"), (.public, nil, "63000.00"),
    ] as [(Organisation.Kind, Funder.Level?, Money)])
  func kreis(kind: Organisation.Kind, level: Funder.Level?, grant: Money) throws {
    let assessment = try city(kind: kind, level: level)
    #expect(assessment.settlement.awards[0].entitled == grant)
    // 20,000 and the 10,000 of the Kreis, or 27,000 of its own.
    #expect(!assessment.findings.contains { $0.code == .minOwnShare || $0.code == .minOwnCash })
  }

  @Test(
    "below the minimum of own cash the careful figure stands beside",
    arguments: [.otherPublic, .donation] as [Source.Kind])
  func floor(source: Source.Kind) throws {
    let assessment = try city(level: .municipal, kreis: "25000.00", source)
    let settled = assessment.settlement.awards[0]
    #expect(settled.entitled == "70000.00")
    #expect(assessment.settlement.ownCash == "5000.00")
    // 5,000 are missing of 10,000: 70 % of 95,000.
    #expect(settled.steps.last?.value == Money("66500.00").exact)
    #expect(assessment.findings.contains { $0.code == .minOwnCash && $0.amount == "5000.00" })
    let enough = try city(level: .municipal, kreis: "20000.00", source)
    #expect(enough.settlement.awards[0].steps.last?.value == Money("70000.00").exact)
  }
}
