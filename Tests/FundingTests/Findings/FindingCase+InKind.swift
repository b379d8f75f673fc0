import Amounts
import Funding
import TestSupport

extension FindingCase {
  private static func associated(_ role: Measure.Role) -> Scenario {
    Scenario(
      role: role, lines: [.all("100000.00")],
      awards: [.grant(.share, "80000.00", rate: "80%", rules: "eu")],
      bookings: [.spend("10000.00"), .draw("500.00")])
  }

  static let conditions = [
    FindingCase(
      code: .associatedPartnerGrant, what: "an award for an associated partner",
      raising: associated(.associated), inside: associated(.partner), severity: .error,
      amount: "80000.00", numbers: ["80.000,00", "500,00"])
  ]

  /// 10,000 of cash expenditure; 20 % of it, or of everything, may be in kind.
  private static func capped(_ amount: Money, base: String = "cashOnly") -> Scenario {
    Scenario(
      lines: [.all("10000.00"), .unpaid("3000.00")],
      sources: [.own("3000.00"), .other(.civicEngagement, "3000.00", id: "civic")],
      awards: [.grant(.share, "7000.00", changes: [.inKindCapBase: base])],
      bookings: [.spend("10000.00"), .unpaid(.civic, amount, "civic")])
  }

  private static func proven(voucher: String?, evidence: [String]) -> Scenario {
    var hours = Booking.unpaid(.inKind, "1500.00", "inKind", evidence: evidence)
    hours.voucher = voucher
    return Scenario(
      lines: [.all("10000.00"), .unpaid("3000.00")],
      sources: [.own("3000.00"), .other(.inKind, "3000.00")],
      awards: [.grant(.share, "7000.00", rules: "eu")], bookings: [.spend("10000.00"), hours])
  }

  static let unpaid = [
    FindingCase(
      code: .inKindCap, what: "a cent above 20 % of cash expenditure", raising: capped("2000.01"),
      inside: capped("2000.00"), severity: .warning, amount: "0.01",
      numbers: ["2.000,01", "20 % × 10.000,00", "2.000,00"]),
    FindingCase(
      code: .inKindCap, what: "a cent above 20 % of all expenditure",
      raising: capped("2500.01", base: "includingFictive"),
      inside: capped("2500.00", base: "includingFictive"), severity: .warning, amount: "0.01",
      numbers: ["2.500,01", "20 % × (10.000,00\u{A0}€ + 2.500,00\u{A0}€)"]),
    FindingCase(
      code: .inKindUnverified, what: "neither voucher number nor evidence",
      raising: proven(voucher: nil, evidence: []),
      inside: proven(voucher: nil, evidence: ["stunden.pdf"]), severity: .error,
      amount: "1500.00", award: nil, subject: "inKind", numbers: ["1.500,00", "zählt mit 0"]),
    FindingCase(
      code: .inKindUnverified, what: "a voucher number, but no evidence on file",
      raising: proven(voucher: "B-7", evidence: []),
      inside: proven(voucher: "B-7", evidence: ["stunden.pdf"]), severity: .warning,
      amount: "1500.00", award: nil, subject: "inKind", numbers: ["1.500,00", "nicht abgelegt"]),
  ]
}
