import Amounts
import TestSupport
import Testing

@testable import Funding

/// Figures that audit offices, courts and funders published. (The use of five draws, LRH NRW,
/// Jahresbericht 2022, 16.2.2, is among the cases by command.)
@Suite("Published examples") struct PublishedExampleTests {
  /// LRH NRW, Jahresbericht 2022, 16.2.1.2: of 151,108 of the city's own money, 10 % of 1,511,080,
  /// 147,500 were donations and money of the district.
  @Test("donations and the district's money are no own money of the city")
  func ownMoney() throws {
    var scenario = Scenario(
      lines: [.all("1511080.00")],
      sources: [
        .own("3608.00"), .other(.donation, "100000.00"), .other(.otherPublic, "47500.00"),
      ],
      awards: [
        .grant(
          .share, "1057756.00", rate: "70%", on: "2025-06-07", changes: [.minOwnCash: "10%"])
      ])
    let finding = try scenario.assess().findings.first { $0.code == .minOwnCash }
    #expect(finding?.amount == "147500.00")
    scenario.sources[0] = .own("151108.00")
    #expect(try !scenario.assess().findings.contains { $0.code == .minOwnCash })
  }

  /// Rechnungshof Rheinland-Pfalz, Jahresbericht 2019 (LZG, WohnPunkt): a deficit of 329,000 was
  /// paid out, 281,100 were spent.
  @Test("what a deficit award was not needed for goes back")
  func deficit() throws {
    let scenario = Scenario(
      lines: [.all("329000.00")], awards: [.grant(.deficit, "329000.00")],
      bookings: [.spend("281100.00"), .draw("329000.00")])
    #expect(try scenario.settle().awards.first?.repayable == "47900.00")
  }

  /// LRH Brandenburg, Jahresbericht 2017, 13.2.2: 310,000 of 416,976, shown as 74.3 %.
  @Test("the amount decides where the rate is printed short")
  func printedRate() throws {
    let scenario = Scenario(
      lines: [.all("416976.00")], sources: [.own("106976.00")],
      awards: [.grant(.share, "310000.00", rate: "74.3%")],
      bookings: [.spend("416976.00")])
    let settled = try #require(try scenario.settle().awards.first)
    #expect(settled.entitled == "310000.00")
    #expect(settled.shareRate?.ground == .printedShort)
    #expect(try !scenario.assess().findings.contains { $0.code == .rateExceeded })
  }

  /// efre.nrw.de: 70 % of a post at 8,815.00 a month, and 15 % of that for indirect costs.
  @Test("a staff flat rate and the flat rate on top of it")
  func flatRates() throws {
    let pay = try Valuation.value(quantity: .one, unitRate: "8815.00", share: "70%")
    #expect(pay == "6170.50")
    #expect(try FlatRate(percent: "15%", of: []).amount(of: pay) == "925.57")
  }

  /// VG Schleswig, 12 A 136/16: 35 % of 140,000.
  @Test("a share of what was spent")
  func share() throws {
    let scenario = Scenario(
      lines: [.all("140000.00")], sources: [.own("91000.00")],
      awards: [.grant(.share, "49000.00", rate: "35%")], bookings: [.spend("140000.00")])
    #expect(try scenario.settle().awards.first?.entitled == "49000.00")
  }
}
