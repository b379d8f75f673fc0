import Amounts
import Funding
import TestSupport

extension WorkedCase {
  /// Festbetrags- und Vollfinanzierung: C8, C9, C11.
  static let fixed: [WorkedCase] = [
    WorkedCase(
      name: "C8 savings stay with the recipient", scenario: fixedAmount(spent: "65000.00"),
      eligible: "65000.00", grants: ["Z": Grant("50000.00")], own: "15000.00",
      shares: ["Z": "76.92", "eigen": "23.08"]),
    WorkedCase(
      name: "C8 less spent than granted", scenario: fixedAmount(spent: "45000.00"),
      eligible: "45000.00", grants: ["Z": Grant("45000.00", repayable: "5000.00")], own: "0.00",
      shares: ["Z": "100.00"], findings: [.reductionDue]),
    WorkedCase(
      name: "C9 per unit", scenario: sensors(spent: "20000.00"), eligible: "20000.00",
      grants: ["Z": Grant("15000.00")], own: "5000.00",
      shares: ["Z": "75.00", "eigen": "25.00"]),
    WorkedCase(
      name: "C9 per unit, at most what was spent", scenario: sensors(spent: "14000.00"),
      eligible: "14000.00", grants: ["Z": Grant("14000.00", repayable: "1000.00")], own: "0.00",
      shares: ["Z": "100.00"], findings: [.reductionDue]),
    WorkedCase(
      name: "C11 full financing knows no threshold",
      scenario: Scenario(
        lines: [.all("20000.00")], awards: [.grant(.full, "20000.00", rules: "bund")],
        bookings: [.spend("19650.00"), .draw("20000.00")]), eligible: "19650.00",
      grants: ["Z": Grant("19650.00", repayable: "350.00")], own: "0.00",
      shares: ["Z": "100.00"], findings: [.reductionDue]),
  ]

  private static func fixedAmount(spent: Money) -> Scenario {
    Scenario(
      lines: [.all("80000.00")], sources: [.own("30000.00")],
      awards: [.grant(.fixed, "50000.00", rules: "bund")],
      bookings: [.spend(spent), .draw("50000.00")])
  }

  /// 12 sensors planned at 1,500.00 each; 10 installed, 15,000.00 drawn.
  private static func sensors(spent: Money) -> Scenario {
    var installed = Booking.spend(spent)
    installed.method = .units
    installed.quantity = Rational(10)
    return Scenario(
      lines: [.all("24000.00")], sources: [.own("6000.00")],
      awards: [
        .grant(
          .fixedPerUnit, "18000.00", rules: "bund", unit: "1500.00", units: Rational(12))
      ], bookings: [installed, .draw("15000.00")])
  }
}
