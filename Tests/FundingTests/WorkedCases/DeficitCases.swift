import Amounts
import Funding
import TestSupport

extension WorkedCase {
  /// Fehlbedarfsfinanzierung: C5 to C7.
  static let deficit: [WorkedCase] = [
    WorkedCase(
      name: "C5 costs fall, cover rises",
      scenario: gap("95000.00", third: "12000.00", awards: [land("70000.00")]),
      eligible: "95000.00", grants: ["L": Grant("63000.00", repayable: "7000.00")],
      own: "20000.00", shares: ["L": "66.32", "eigen": "21.05", "partner": "12.63"],
      findings: [.reductionDue]),
    WorkedCase(
      name: "C6 two funders share the gap",
      scenario: gap(
        "95000.00", third: "12000.00",
        awards: [
          land("42000.00"),
          .grant(.deficit, "28000.00", id: "B", level: .bund, rules: "bund"),
        ]), eligible: "95000.00",
      grants: [
        "L": Grant("37800.00", repayable: "4200.00"), "B": Grant("25200.00", repayable: "2800.00"),
      ], own: "20000.00",
      shares: ["L": "39.79", "B": "26.53", "eigen": "21.05", "partner": "12.63"],
      findings: [.reductionDue, .reductionDue]),
    WorkedCase(
      name: "C7 costs and cover both rise",
      scenario: gap("104000.00", third: "14000.00", awards: [land("70000.00")]),
      eligible: "104000.00", grants: ["L": Grant("70000.00")], own: "20000.00",
      shares: ["L": "67.31", "eigen": "19.23", "partner": "13.46"],
      findings: [.lineNotCompensated, .totalOverrun]),
    WorkedCase(
      name: "C7 capped to the plan",
      scenario: gap(
        "104000.00", third: "14000.00",
        awards: [land("70000.00", changes: [.gapBase: "capToPlan"])]), eligible: "104000.00",
      grants: ["L": Grant("66000.00", repayable: "4000.00")], own: "24000.00",
      shares: ["L": "63.46", "eigen": "23.08", "partner": "13.46"],
      findings: [.lineNotCompensated, .totalOverrun, .reductionDue]),
  ]

  private static func land(_ amount: Money, changes: [Parameter: String?] = [:]) -> Award {
    .grant(.deficit, amount, id: "L", rules: "bund", changes: changes)
  }

  /// 100,000 planned, own cash 20,000, a partner's 10,000; every award drawn in full.
  private static func gap(_ spent: Money, third: Money, awards: [Award]) -> Scenario {
    Scenario(
      lines: [.all("100000.00")], sources: [.own("20000.00"), .partner("10000.00")], awards: awards,
      bookings: [.spend(spent), .cash(.partnerCash, third, "partner")]
        + awards.map { .draw($0.amount, $0.id) })
  }
}
