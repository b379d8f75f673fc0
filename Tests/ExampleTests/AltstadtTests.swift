import Amounts
import Funding
import Testing

/// The interim statements of 2008 and 2009 of a real town, to the cent (OVG Sachsen-Anhalt,
/// 26.09.2017, 2 L 151/15).
@Suite struct AltstadtTests {
  @Test(
    arguments: [
      // Year, expenditure, revenue, own funds, grant.
      (2007, "1120596.37", "4827.80", "328500.00", "1314000.00"),
      (2008, "1446104.32", "9852.90", "491000.00", "1964000.00"),
      (2009, "1901057.33", "14040.11", "641000.00", "2564000.00"),
    ])
  func cumulativeSums(
    year: Int, expenditure: String, revenue: String, own: String, grant: String
  ) throws {
    let ledger = try ExampleLedger("altstadt")
    let end = try #require(CalendarDate(year: year, month: 12, day: 31))
    #expect(try ledger.sum(.expense, upTo: end).plainText == expenditure)
    #expect(try ledger.sum(.revenue, upTo: end).plainText == revenue)
    #expect(try ledger.sum(.ownFunds, upTo: end).plainText == own)
    #expect(try ledger.sum(.drawdown, upTo: end).plainText == grant)
    let settlement = try ledger.assess("ALTSTADT-B", asOf: end).settlement
    #expect(settlement.eligible.plainText == expenditure)
    #expect(settlement.sources.map(\.booked.plainText) == [own, revenue, grant])
  }

  private static func income(_ ledger: ExampleLedger, upTo day: CalendarDate) throws -> Money {
    try [BookingKind.ownFunds, .revenue, .drawdown].map { try ledger.sum($0, upTo: day) }.sum()
  }

  @Test func printedIncomeAndUnspentMoney() throws {
    let ledger = try ExampleLedger("altstadt")
    let end2007 = try #require(CalendarDate(year: 2007, month: 12, day: 31))
    let end2008 = try #require(CalendarDate(year: 2008, month: 12, day: 31))
    let all = try Self.income(ledger, upTo: end2008)
    #expect(try (all - Self.income(ledger, upTo: end2007)).plainText == "817525.10")
    #expect(all.plainText == "2464852.90")
    #expect(try (all - ledger.sum(.expense, upTo: end2008)).plainText == "1018748.58")
  }

  @Test func payoutOf2009() throws {
    let day = try #require(CalendarDate(year: 2009, month: 12, day: 23))
    let paid = try ExampleLedger("altstadt").bookings.filter { $0.date == day }
    #expect(paid.map(\.kind) == [.drawdown])
    #expect(paid.map(\.amount.plainText) == ["600000.00"])
  }

  /// 80 % of (1,901,057.33 − 14,040.11) is 1,509,613.776; more than a million lies unused.
  @Test func moreWasPaidThanIsDue() throws {
    let end = try #require(CalendarDate(year: 2009, month: 12, day: 31))
    let assessment = try ExampleLedger("altstadt").assess("ALTSTADT-B", asOf: end)
    let award = try #require(assessment.settlement.awards.first)
    #expect(award.entitled.plainText == "1509613.77")
    #expect(award.repayable.plainText == "1054386.23")
    #expect(assessment.settlement.ownCash.plainText == "377403.45")
    #expect(assessment.findings.first { $0.code == .reductionDue }?.amount == award.repayable)
  }
}
