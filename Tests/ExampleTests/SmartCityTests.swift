import Amounts
import Funding
import Testing

/// C19: grants and rates of Dortmund and Schwerte as published, bookings invented.
@Suite struct SmartCityTests {
  private static let asOf = CalendarDate(year: 2026, month: 6, day: 30)

  @Test(
    arguments: [
      ("SC-DO", "13538461.54", "8800000.00", "4738461.54"),
      ("SC-SW", "4000000.00", "3600000.00", "400000.00"),
    ])
  func publishedPlan(measure: String, eligible: String, grant: String, own: String) throws {
    let project = try ExampleLedger("smart-city-dortmund-schwerte").project
    let plan = try #require(project.measure(measure))
    #expect(try plan.plannedEligible().plainText == eligible)
    #expect(try project.awards(ofMeasure: measure).map(\.amount).sum().plainText == grant)
    #expect(try plan.sources.map(\.planned).sum().plainText == own)
  }

  @Test(
    arguments: [
      // 65 % of 8,668,109.58 is 5,634,271.227; 90 % of 2,252,430.89 is 2,027,187.801.
      // What lapses: the grant less that of 2,191 / 2,007 days of what was spent.
      ("SC-DO", "8668109.58", "5634271.22", "5440000.00", "194271.22", "2733838.36", "2649183.75"),
      ("SC-SW", "2252430.89", "2027187.80", "2027000.00", "187.80", "225243.09", "1386961.42"),
    ])
  func standing(
    measure: String, eligible: String, entitled: String, drawn: String, open: String, own: String,
    lapse: String
  ) throws {
    let asOf = try #require(Self.asOf)
    let assessment = try ExampleLedger("smart-city-dortmund-schwerte").assess(measure, asOf: asOf)
    let award = try #require(assessment.settlement.awards.first)
    #expect(assessment.settlement.eligible.plainText == eligible)
    #expect(award.entitled.plainText == entitled)
    #expect(award.drawn.plainText == drawn)
    #expect(award.open.plainText == open)
    #expect(award.repayable == .zero)
    #expect(assessment.settlement.ownCash.plainText == own)
    // Half a year before the end more than a third of the plan is not spent.
    #expect(assessment.light == .yellow)
    let ahead = assessment.findings.filter { $0.code == .fundsLapse }
    #expect(ahead.map(\.amount.plainText) == [lapse])
  }

  /// What is drawn in a year stays inside that year's tranche.
  @Test func drawnInsideTheYears() throws {
    let ledger = try ExampleLedger("smart-city-dortmund-schwerte")
    for award in ledger.project.awards {
      #expect(try award.years.values.map { $0 }.sum() == award.amount)
      let draws = ledger.bookings.filter { $0.kind == .drawdown && $0.source == award.id }
      for (year, own) in Dictionary(grouping: draws, by: \.date.year) {
        #expect(try own.map(\.amount).sum() <= award.years[year] ?? .zero)
      }
    }
  }
}
