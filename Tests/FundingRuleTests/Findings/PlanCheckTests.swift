import Amounts
import Funding
import TestSupport
import Testing

/// What does not add up in a project before anything is booked.
struct PlanCheckTests {
  private func books(_ own: Money, _ grant: Money, eligible: Money = "100000.00") -> Books {
    Books(
      lines: [
        PlanLine(
          id: "ALLE", title: "ALLE", planned: "100000.00", eligible: eligible, inKind: false)
      ], sources: [.of(.ownCash, own)], awards: [.grant(.share, grant, rate: "80%")],
      asOf: "2025-01-31")
  }

  @Test(
    "lines of 100,000.00 and what finances them, to the cent",
    arguments: [
      ("20000.00", "80000.00", nil), ("19999.99", "80000.00", "-0.01"),
      ("20000.00", "80000.01", "0.01"),
    ] as [(Money, Money, Money?)])
  func balance(_ own: Money, _ grant: Money, _ difference: Money?) throws {
    let found = try PlanCheck.imbalances(of: books(own, grant).project)
    #expect(found.map(\.difference) == [difference].compactMap { $0 })
  }

  @Test("a plan that finances what is eligible is one, too; without any financing nothing is said")
  func eligible() throws {
    let eligible = books("10000.00", "80000.00", eligible: "90000.00")
    #expect(try PlanCheck.imbalances(of: eligible.project).isEmpty)
    var none = eligible
    (none.sources, none.awards) = ([], [])
    #expect(try PlanCheck.imbalances(of: none.project).isEmpty)
  }

  @Test("a rate that fits no base, and a flat rate above its article")
  func findings() throws {
    #expect(
      try PlanCheck.findings(of: books("20000.00", "80000.00").project, library: Rules.library)
        .isEmpty)
    let found = try PlanCheck.findings(
      of: books("15000.00", "85000.00").project, library: Rules.library)
    #expect(Set(found.map(\.code)).isSuperset(of: [.rateExceeded]))
    let flat = Books(
      lines: [
        .line("PERS", "100000.00"),
        .line("GK", "60000.00", flatRate: FlatRate(percent: "60%", of: ["PERS"])),
      ], awards: [.grant(.share, "128000.00", rate: "80%", level: .eu)], asOf: "2025-01-31")
    #expect(
      try PlanCheck.findings(of: flat.project, library: Rules.library).map(\.code)
        == [.flatRateExceeded])
  }
}
