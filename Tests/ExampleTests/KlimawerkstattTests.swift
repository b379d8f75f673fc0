import Amounts
import Funding
import Testing

/// A project as it should be: every kind of source, C23, and a change just inside the threshold.
@Suite struct KlimawerkstattTests {
  private static let asOf = CalendarDate(year: 2026, month: 6, day: 30)

  private func assess(_ measure: String) throws -> Assessment {
    try ExampleLedger("klimawerkstatt").assess(measure, asOf: try #require(Self.asOf))
  }

  /// C23: 120 h × 48.50, 8 months × 24,000/60 × 50 %, 45 m² × 6 × 12.50 × 40 %, goods.
  @Test func inKindValues() throws {
    let inKind = try ExampleLedger("klimawerkstatt").bookings.filter { $0.kind == .inKind }
    #expect(
      Set(inKind.map(\.amount.plainText)) == ["5820.00", "1600.00", "1350.00", "3000.00"])
    #expect(try inKind.map(\.amount).sum().plainText == "11770.00")
    #expect(inKind.allSatisfy { $0.method != nil && !$0.evidence.isEmpty })
  }

  @Test func cityBySource() throws {
    let assessment = try assess("KW-STADT")
    let settlement = assessment.settlement
    #expect(settlement.eligible.plainText == "158917.47")
    let sources = Dictionary(
      uniqueKeysWithValues: settlement.sources.map { ($0.id, $0.actual.plainText) })
    #expect(
      sources == [
        "eigen": "7013.50", "stadtwerke": "8000.00", "hochschule": "7420.00",
        "wohnbau": "1350.00", "baumarkt": "3000.00", "ehrenamt": "3000.00", "spende": "2000.00",
        "NRW-KW-01": "127133.97",
      ])
    #expect(settlement.sources.map(\.shareHundredths).reduce(0, +) == 10_000)
    // Of 60,000.00 for 2025 there were drawn 56,000.00: 127,133.97 − (60,000 + 68,000 − 4,000)
    // cannot be drawn any more. 128,000.00 were granted.
    #expect(assessment.findings.map(\.code) == [.fundsLapse, .grantFallsLower])
    #expect(assessment.findings.map(\.amount.plainText) == ["3133.97", "866.03"])
    #expect(assessment.light == .yellow)
  }

  /// The deficit award: 500.00 less than planned is not more than the threshold, so the plan
  /// stands.
  @Test func thresholdJustKept() throws {
    let assessment = try assess("KW-VEREIN")
    let award = try #require(assessment.settlement.awards.first)
    #expect(assessment.settlement.eligible.plainText == "47500.00")
    #expect(award.withinThreshold)
    #expect(award.entitled.plainText == "40000.00")
    #expect(award.open.plainText == "500.00")
    #expect(assessment.settlement.ownCash.plainText == "4500.00")
    // Nobody read the threshold in the Land's ANBest-P: without one the deficit falls by 500.00;
    // nor the rule on lines: without it 1,200.00 of 13,200.00 on SACH do not count either.
    #expect(assessment.findings.map(\.code) == [.unreadValueFavours, .unreadValueFavours])
    #expect(assessment.findings.map(\.amount.plainText) == ["1700.00", "500.00"])
  }

  /// The associated partner: no award, input VAT deducted in full.
  @Test func associatedPartner() throws {
    let assessment = try assess("KW-NETZ")
    #expect(assessment.settlement.awards.isEmpty)
    #expect(assessment.settlement.actualTotal.plainText == "11900.00")
    #expect(assessment.settlement.eligible.plainText == "10000.00")
    #expect(assessment.light == .green)
  }
}
