import Amounts
import Funding
import TestSupport
import Testing

/// A finding with one measure that raises it and one, just inside the limit, that does not.
struct FindingCase: Sendable, CustomTestStringConvertible {
  let code: FindingCode
  let what: String
  let raising: Scenario
  let inside: Scenario
  let severity: Severity
  /// The distance to what is allowed.
  let amount: Money
  var points: Rate?
  var award: String? = "Z"
  var subject: String?
  /// What the sentence shows of the numbers, in German.
  let numbers: [String]

  var testDescription: String { "\(code.rawValue): \(what)" }
}

extension FindingCase {
  static let all: [FindingCase] = money + plan + conditions + unpaid

  /// 100,000 planned, 80 % of it granted, own cash 20,000.
  private static func eighty(
    _ bookings: [Booking], sources: [Source] = [], rules: String = "nrw",
    asOf: CalendarDate = "2025-12-31"
  ) -> Scenario {
    Scenario(
      lines: [.all("100000.00")], sources: [.own("20000.00")] + sources,
      awards: [.grant(.share, "80000.00", rate: "80%", rules: rules)], bookings: bookings,
      asOf: asOf)
  }

  private static func yearly(_ second: Money) -> Scenario {
    Scenario(
      lines: [.all("100000.00")],
      awards: [
        .grant(
          .share, "80000.00", rate: "80%", rules: "eu", years: [2024: "30000.00", 2025: second])
      ])
  }

  private static func rated(_ amount: Money, of planned: Money) -> Scenario {
    Scenario(lines: [.all(planned)], awards: [.grant(.share, amount, rate: "65%", rules: "eu")])
  }

  private static func twoFunders(land: Money, other: Money = .zero) -> Scenario {
    Scenario(
      lines: [.all("100000.00")], sources: [.other(.otherPublic, other)],
      awards: [
        .grant(.fixed, "60000.00", rules: "eu"),
        .grant(.fixed, land, id: "L", rules: "eu"),
        // A foundation's money is private and does not count.
        .grant(.fixed, "5000.00", id: "S", level: .foundation, rules: "eu"),
      ])
  }

  private static func ownShare(
    _ own: Money, spent: Money? = nil, noticed: Bool = true
  ) -> Scenario {
    // A fixed amount knows no minimum but that of its notice.
    Scenario(
      lines: [.all("100000.00")], sources: [.own(own)],
      awards: [.grant(.fixed, "90000.00", changes: noticed ? [.minOwnShare: "10%"] : [:])],
      bookings: spent.map { [.spend($0)] } ?? [])
  }

  private static func fixedWithPartner(_ paid: Money) -> Scenario {
    Scenario(
      lines: [.all("80000.00")], sources: [.own("15000.00"), .partner("15000.00", ownShare: true)],
      awards: [.grant(.fixed, "50000.00", rules: "eu")],
      bookings: [.spend("65000.00"), .cash(.partnerCash, paid, "partner")])
  }

  private static let money = [
    FindingCase(
      code: .grantExceedsMax, what: "a cent more drawn than granted",
      raising: eighty([.spend("100000.00"), .draw("80000.01")]),
      inside: eighty([.spend("100000.00"), .draw("80000.00")]), severity: .error, amount: "0.01",
      numbers: ["80.000,01", "80.000,00"]),
    FindingCase(
      code: .grantExceedsMax, what: "what was repaid does not count",
      raising: eighty([
        .spend("100000.00"), .draw("85000.00"), .cash(.repayment, "4999.99", "Z"),
      ]),
      inside: eighty([.spend("100000.00"), .draw("85000.00"), .cash(.repayment, "5000.00", "Z")]),
      severity: .error, amount: "0.01", numbers: ["80.000,01", "80.000,00"]),
    FindingCase(
      code: .grantExceedsMax, what: "yearly tranches a cent above the grant",
      raising: yearly("50000.01"), inside: yearly("50000.00"), severity: .error, amount: "0.01",
      numbers: ["80.000,01", "80.000,00"]),
    FindingCase(
      code: .rateExceeded, what: "a cent above 65 % of the plan",
      raising: rated("65000.01", of: "100000.00"), inside: rated("65000.00", of: "100000.00"),
      severity: .error, amount: "0.01", points: Rate(Rational(1, over: 10_000_000)),
      numbers: ["65.000,01", "65 %", "100.000,00"]),
    FindingCase(
      code: .rateExceeded, what: "a fraction of a cent may be rounded up",
      // 65 % of 33.33 is 21.6645.
      raising: rated("21.68", of: "33.33"), inside: rated("21.67", of: "33.33"), severity: .error,
      amount: "0.01", points: Rate(Rational(155, over: 333_300)), numbers: ["21,68", "21,67"]),
    FindingCase(
      code: .publicExceedsEligible, what: "two funders a cent above the plan",
      raising: twoFunders(land: "40000.01"), inside: twoFunders(land: "40000.00"),
      severity: .error, amount: "0.01", award: nil, numbers: ["100.000,01", "100.000,00"]),
    FindingCase(
      code: .publicExceedsEligible, what: "other public money counts",
      raising: twoFunders(land: "30000.00", other: "10000.01"),
      inside: twoFunders(land: "30000.00", other: "10000.00"), severity: .error, amount: "0.01",
      award: nil, numbers: ["100.000,01", "100.000,00"]),
    FindingCase(
      code: .minOwnShare, what: "a cent below 10 % of the plan", raising: ownShare("9999.99"),
      inside: ownShare("10000.00"), severity: .error, amount: "0.01",
      points: Rate(Rational(1, over: 10_000_000)), numbers: ["9.999,99", "10 %", "10.000,00"]),
    FindingCase(
      code: .minOwnShare, what: "a cent below 10 % as settled",
      // 90,000.00 fixed: 99,999.99 leave 9,999.99 of own cash, 10 % of it are 10,000.00 rounded up.
      raising: ownShare("10000.00", spent: "99999.99"),
      inside: ownShare("10000.00", spent: "100000.00"), severity: .error, amount: "0.01",
      points: Rate(Rational(9, over: 99_999_990)), numbers: ["9.999,99", "10.000,00"]),
    FindingCase(
      code: .minOwnShare, what: "a fixed amount whose notice names no minimum",
      raising: ownShare("5000.00"), inside: ownShare("5000.00", noticed: false), severity: .error,
      amount: "5000.00", points: "5%", numbers: ["5.000,00", "10.000,00"]),
    FindingCase(
      code: .reductionDue, what: "a cent more drawn than due",
      raising: eighty([.spend("90000.00"), .draw("72000.01")]),
      inside: eighty([.spend("90000.00"), .draw("72000.00")]), severity: .warning, amount: "0.01",
      numbers: ["72.000,01", "72.000,00", "80 % × 90.000,00"]),
    FindingCase(
      code: .reductionDue, what: "500.01 below plan is more than the threshold",
      raising: eighty([.spend("99499.99"), .draw("80000.00")], rules: "bund"),
      inside: eighty([.spend("99500.00"), .draw("80000.00")], rules: "bund"), severity: .warning,
      amount: "400.01", numbers: ["80.000,00", "79.599,99", "80 % × 99.499,99"]),
    FindingCase(
      code: .reductionDue, what: "new cover 500.01 is more than the threshold",
      raising: eighty(
        [.spend("100000.00"), .draw("80000.00"), .cash(.revenue, "500.01", "revenue")],
        sources: [.other(.revenue, .zero)], rules: "bund"),
      inside: eighty(
        [.spend("100000.00"), .draw("80000.00"), .cash(.revenue, "500.00", "revenue")],
        sources: [.other(.revenue, .zero)], rules: "bund"), severity: .warning,
      // 80 % of 99,499.99, down: 79,599.99.
      amount: "400.01", numbers: ["79.599,99"]),
    FindingCase(
      code: .grantFallsLower, what: "the period is over and less is due than granted",
      raising: eighty([.spend("90000.00"), .draw("60000.00")], asOf: "2025-12-31"),
      inside: eighty([.spend("90000.00"), .draw("60000.00")], asOf: "2025-12-30"), severity: .info,
      amount: "8000.00",
      numbers: [
        "80.000,00", "72.000,00", "noch nicht ausgezahlt 12.000,00", "Nichts zurückzuzahlen",
      ]),
    FindingCase(
      code: .grantFallsLower, what: "a cent less spent than planned",
      raising: eighty([.spend("99999.98"), .draw("79999.98")], asOf: "2026-01-01"),
      inside: eighty([.spend("100000.00"), .draw("79999.98")], asOf: "2026-01-01"),
      severity: .info, amount: "0.02", numbers: ["79.999,98", "noch nicht ausgezahlt 0,00"]),
    FindingCase(
      code: .overfinanced, what: "a fixed amount and a partner a cent above what was spent",
      raising: fixedWithPartner("15000.01"), inside: fixedWithPartner("15000.00"),
      severity: .warning, amount: "0.01", award: nil, numbers: ["65.000,01", "65.000,00"]),
  ]
}
