import Amounts
import TestSupport
import Testing

@testable import Funding

/// What the rate of a notice stands on: 100,000 planned, 3,000 of it revenue.
@Suite("What a rate stands on") struct ShareRateTests {
  typealias Ground = ShareRate.Ground

  /// A notice, and what it says.
  struct Case: Sendable, CustomTestStringConvertible {
    let amount: Money
    let rate: Rate?
    var told: RateBase?
    var treatment = "proportional"
    let base: RateBase
    let ground: Ground
    var exact: Rate?

    var testDescription: String {
      "\(amount.plainText) \(rate?.percentText() ?? "-") \(told?.rawValue ?? "") \(treatment)"
    }
  }

  static let cases = [
    Case(amount: "80000.00", rate: "80%", base: .gross, ground: .amountFits),
    Case(amount: "77600.00", rate: "80%", base: .net, ground: .amountFits),
    // To the euro where the amount is in whole euros, to the cent where it is not.
    Case(amount: "66667.00", rate: "2/3", base: .gross, ground: .amountFits),
    Case(amount: "64666.00", rate: "2/3", base: .net, ground: .amountFits),
    Case(amount: "64666.67", rate: "2/3", base: .net, ground: .amountFits),
    Case(amount: "64665.99", rate: "2/3", base: .gross, ground: .neither),
    Case(amount: "77599.00", rate: "80%", base: .gross, ground: .neither),
    Case(amount: "77601.00", rate: "80%", base: .gross, ground: .neither),
    // Printed short: 66.7 % for 66,667 and for 64,667 of 97,000, but not for 66,800.
    Case(
      amount: "66667.00", rate: "66.7%", base: .gross, ground: .printedShort,
      exact: Rate(Rational(66_667, over: 100_000))),
    Case(
      amount: "64667.00", rate: "66.7%", base: .net, ground: .printedShort,
      exact: Rate(Rational(64_667, over: 97_000))),
    Case(amount: "66800.00", rate: "66.7%", base: .gross, ground: .neither),
    Case(
      amount: "66650.00", rate: "66.7%", base: .gross, ground: .printedShort, exact: "66.65%"),
    Case(amount: "66750.00", rate: "66.7%", base: .gross, ground: .neither),
    // A whole per cent is meant as it stands.
    Case(amount: "79800.00", rate: "80%", base: .gross, ground: .neither),
    Case(amount: "77600.00", rate: "80%", told: .gross, base: .gross, ground: .neither),
    Case(amount: "75000.00", rate: "80%", told: .net, base: .net, ground: .neither),
    Case(amount: "77600.00", rate: "80%", told: .net, base: .net, ground: .told),
    Case(
      amount: "77600.00", rate: "80%", treatment: "deductFromBase", base: .net, ground: .ruleSet),
    Case(amount: "80000.00", rate: "80%", treatment: "ignore", base: .gross, ground: .ruleSet),
    Case(amount: "77600.00", rate: nil, base: .gross, ground: .derived, exact: "77.6%"),
    Case(
      amount: "77600.00", rate: nil, told: .net, base: .net, ground: .told, exact: "80%"),
  ]

  @Test("the notice's own arithmetic tells", arguments: cases)
  func tells(_ item: Case) throws {
    let scenario = Scenario(
      lines: [.all("100000.00")],
      sources: [.own("20000.00"), .other(.revenue, "3000.00")],
      awards: [
        .grant(
          .share, item.amount, rate: item.rate, rules: "eu",
          changes: [.revenueTreatment: item.treatment], base: item.told)
      ])
    let share = try #require(try scenario.settle().awards.first?.shareRate)
    #expect(share.base == item.base)
    #expect(share.ground == item.ground)
    #expect(share.rate == item.exact ?? item.rate)
  }

  /// 80 % of 95,000 less all 3,000, or with nothing off while no more came than planned.
  @Test(
    "revenue as planned comes off the net base only",
    arguments: [("77600.00", "73600.00"), ("80000.00", "76000.00")] as [(Money, Money)])
  func settles(_ amount: Money, _ entitled: Money) throws {
    var scenario = Scenario(
      lines: [.all("100000.00")],
      sources: [.own("20000.00"), .other(.revenue, "3000.00")],
      awards: [.grant(.share, amount, rate: "80%", rules: "eu")],
      bookings: [.spend("95000.00"), .cash(.revenue, "3000.00", "revenue")])
    #expect(try scenario.settle().awards.first?.entitled == entitled)
    // A thousand more comes off in both cases.
    scenario.bookings[1] = .cash(.revenue, "4000.00", "revenue")
    #expect(try scenario.settle().awards.first?.entitled == entitled - "800.00")
  }
}
