import Amounts
import Funding
import TestSupport

extension WorkedCase {
  /// Several funders and partners: C25 to C27.
  static let severalSources: [WorkedCase] = [
    WorkedCase(
      name: "C25 costs fall and new cover",
      scenario: mixed(
        "380000.00", partner: .partner("20000.00", ownShare: true), paid: "18250.00",
        cover: "15000.00"), eligible: "380000.00",
      grants: ["B": Grant("182500.00"), "L": Grant("109500.00")], own: "54750.00",
      shares: [
        "B": "48.03", "L": "28.81", "eigen": "14.41", "partner": "4.80", "revenue": "3.95",
      ]),
    WorkedCase(
      name: "C25 the partner's amount is fixed by contract",
      scenario: mixed(
        "380000.00", partner: .partner("20000.00", fixed: true), paid: "20000.00",
        cover: "15000.00"), eligible: "380000.00",
      grants: ["B": Grant("182500.00"), "L": Grant("109500.00")], own: "53000.00",
      shares: [
        "B": "48.03", "L": "28.81", "eigen": "13.95", "partner": "5.26", "revenue": "3.95",
      ]),
    WorkedCase(
      name: "C26 own cash takes what rounding leaves",
      scenario: mixed(
        "371234.56", partner: .partner("20000.00", ownShare: true), paid: "18172.84",
        cover: "7777.77"), eligible: "371234.56",
      grants: ["B": Grant("181728.39"), "L": Grant("109037.03")], own: "54518.53",
      shares: [
        "B": "48.95", "L": "29.37", "eigen": "14.69", "partner": "4.90", "revenue": "2.09",
      ]),
    WorkedCase(
      name: "C27 95 % public money leave 5 % own share",
      scenario: Scenario(
        lines: [.all("500000.00")], sources: [.own("25000.00")],
        awards: [
          .grant(.share, "325000.00", rate: "65%", id: "B", level: .bund, rules: "eu"),
          .grant(.share, "150000.00", rate: "30%", id: "L"),
        ], bookings: [.spend("500000.00")]), eligible: "500000.00",
      grants: ["B": Grant("325000.00"), "L": Grant("150000.00")], own: "25000.00",
      // In the plan and as settled.
      shares: ["B": "65.00", "L": "30.00", "eigen": "5.00"],
      findings: [.minOwnShare, .minOwnShare]),
  ]

  /// Bund 200,000 and Land 120,000 of 400,000, rates as the plan gives them, own cash 60,000,
  /// partner 20,000.
  private static func mixed(
    _ spent: Money, partner: Source, paid: Money, cover: Money
  ) -> Scenario {
    Scenario(
      lines: [.all("400000.00")],
      sources: [.own("60000.00"), partner, .other(.revenue, .zero)],
      awards: [
        .grant(.share, "200000.00", id: "B", level: .bund, rules: "eu"),
        .grant(.share, "120000.00", id: "L"),
      ],
      bookings: [
        .spend(spent), .cash(.partnerCash, paid, "partner"), .cash(.revenue, cover, "revenue"),
      ])
  }
}
