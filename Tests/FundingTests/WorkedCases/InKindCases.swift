import Amounts
import Funding
import TestSupport

extension WorkedCase {
  /// Unbare Leistungen: C20 to C23.
  static let inKind: [WorkedCase] = [
    WorkedCase(
      name: "C20 civic engagement, KJFP",
      scenario: civic(
        cash: "1000.00", unpaid: "160.00", plannedUnpaid: "160.00", own: "14.00", "986.00",
        rate: "85%", rules: "eu"), eligible: "1160.00", grants: ["Z": Grant("986.00")],
      own: "14.00", shares: ["Z": "85.00", "eigen": "1.21", "civic": "13.79"]),
    WorkedCase(
      name: "C21 cap of cash expenditure, 80 %",
      scenario: civic(
        cash: "10000.00", unpaid: "3000.00", plannedUnpaid: "3000.00", own: .zero, "10400.00",
        rate: "80%"), eligible: "12000.00", grants: ["Z": Grant("9600.00")], own: "400.00",
      shares: ["Z": "80.00", "eigen": "3.33", "civic": "16.67"], findings: [.inKindCap]),
    WorkedCase(
      name: "C21 cap of cash expenditure, 90 %: not more than the cash spent",
      scenario: civic(
        cash: "10000.00", unpaid: "3000.00", plannedUnpaid: "3000.00", own: .zero, "11700.00",
        rate: "90%"), eligible: "12000.00", grants: ["Z": Grant("10000.00")], own: "0.00",
      shares: ["Z": "83.33", "civic": "16.67"], findings: [.inKindCap]),
    WorkedCase(
      name: "C21 cap of all expenditure, 80 %",
      scenario: civic(
        cash: "10000.00", unpaid: "3000.00", plannedUnpaid: "3000.00", own: .zero, "10400.00",
        rate: "80%", changes: [.inKindCapBase: "includingFictive"]), eligible: "12500.00",
      grants: ["Z": Grant("10000.00")], own: "0.00", shares: ["Z": "80.00", "civic": "20.00"],
      findings: [.inKindCap]),
    WorkedCase(
      name: "C22 Art. 67: 80 % is cut to the cash", scenario: art67("80000.00", rate: "80%"),
      eligible: "100000.00", grants: ["Z": Grant("70000.00")], own: "0.00",
      shares: ["Z": "70.00", "inKind": "30.00"]),
    WorkedCase(
      name: "C22 Art. 67: 60 % is not", scenario: art67("60000.00", rate: "60%"),
      eligible: "100000.00", grants: ["Z": Grant("60000.00")], own: "10000.00",
      shares: ["Z": "60.00", "eigen": "10.00", "inKind": "30.00"]),
    WorkedCase(
      name: "C23 hours, equipment, room and goods", scenario: valued, eligible: "50000.00",
      grants: ["Z": Grant("30000.00")], own: "8230.00",
      shares: ["Z": "60.00", "eigen": "16.46", "inKind": "23.54"]),
  ]

  private static func civic(
    cash: Money, unpaid: Money, plannedUnpaid: Money, own: Money, _ amount: Money, rate: Rate,
    rules: String = "nrw", changes: [Parameter: String?] = [:]
  ) -> Scenario {
    Scenario(
      lines: [.all(cash), .unpaid(plannedUnpaid)],
      sources: [.own(own), .other(.civicEngagement, plannedUnpaid, id: "civic")],
      awards: [.grant(.share, amount, rate: rate, rules: rules, changes: changes)],
      bookings: [.spend(cash), .unpaid(.civic, unpaid, "civic")])
  }

  private static func art67(_ amount: Money, rate: Rate) -> Scenario {
    Scenario(
      lines: [.all("70000.00"), .unpaid("30000.00")],
      sources: [.own("10000.00"), .other(.inKind, "30000.00")],
      awards: [.grant(.share, amount, rate: rate, level: .eu, rules: "eu")],
      bookings: [.spend("70000.00"), .unpaid(.inKind, "30000.00", "inKind")])
  }

  /// 120 h × 48.50; 24,000 / 60 months × 8 months × 50 %; 45 m² × 6 months × 12.50 × 40 %; goods
  /// for 3,000.00.
  private static let valued: Scenario = {
    func value(
      _ method: ValuationMethod, _ amount: Money, _ quantity: Int64, _ unitRate: Money,
      _ share: Rate? = nil
    ) -> Booking {
      var booking = Booking.unpaid(.inKind, amount, "inKind")
      booking.method = method
      booking.quantity = Rational(quantity)
      booking.unitRate = unitRate
      booking.share = share
      return booking
    }
    return Scenario(
      lines: [.all("38230.00"), .unpaid("11770.00")],
      sources: [.own("8230.00"), .other(.inKind, "11770.00")],
      awards: [.grant(.share, "30000.00", rate: "60%", rules: "eu")],
      bookings: [
        .spend("38230.00"), value(.hours, "5820.00", 120, "48.50"),
        value(.depreciation, "1600.00", 8, "400.00", "50%"),
        value(.rent, "1350.00", 45 * 6, "12.50", "40%"), value(.goods, "3000.00", 1, "3000.00"),
      ])
  }()
}
