import Amounts
import Funding
import TestSupport

extension FindingCase {
  /// 60,000 / 20,000 / 20,000 under the 20 % rule.
  private static func lines(
    _ staff: Money, _ goods: Money, _ investment: Money, consent: String? = nil
  ) -> Scenario {
    Scenario(
      lines: [
        .line("PERSONAL", "60000.00"), .line("SACH", "20000.00", consent: consent),
        .line("INVEST", "20000.00"),
      ], sources: [.own("20000.00")],
      awards: [.grant(.share, "80000.00", rate: "80%", rules: "bund")],
      bookings: [
        .spend(staff, line: "PERSONAL"), .spend(goods, line: "SACH"),
        .spend(investment, line: "INVEST"),
      ])
  }

  private static func newLine(consent: String?, rules: String) -> Scenario {
    Scenario(
      lines: [.all("100000.00"), .line("NEU", .zero, consent: consent)],
      awards: [.grant(.share, "80000.00", rate: "80%", rules: rules)],
      bookings: [.spend("0.01", line: "NEU")])
  }

  private static func spent(_ amount: Money, paid: CalendarDate = "2025-07-01") -> Scenario {
    Scenario(
      lines: [.all("100000.00")], sources: [.own("20000.00")],
      awards: [.grant(.share, "80000.00", rate: "80%")],
      bookings: [.spend(amount, paid: paid)], asOf: "2026-06-30")
  }

  static let plan = [
    FindingCase(
      code: .lineOverrun, what: "a cent more than 20 % over",
      raising: lines("55000.00", "24000.01", "20000.00"),
      inside: lines("55000.00", "24000.00", "20000.00"), severity: .error, amount: "0.01",
      points: Rate(Rational(1, over: 2_000_000)), subject: "SACH",
      numbers: ["24.000,01", "20.000,00", "(100 % + 20 %)", "24.000,00"]),
    FindingCase(
      code: .lineOverrun, what: "consent lifts the limit",
      raising: lines("50000.00", "30000.00", "20000.00"),
      inside: lines("50000.00", "30000.00", "20000.00", consent: "Schreiben vom 01.03.2025"),
      severity: .error, amount: "6000.00", points: "30%", subject: "SACH",
      numbers: ["30.000,00", "24.000,00"]),
    FindingCase(
      code: .lineNotCompensated, what: "overrun a cent more than saved",
      raising: lines("56000.01", "24000.00", "20000.00"),
      inside: lines("56000.00", "24000.00", "20000.00"), severity: .warning, amount: "0.01",
      numbers: ["4.000,00", "3.999,99"]),
    FindingCase(
      code: .lineNotCompensated, what: "savings on a line with consent count",
      raising: lines("63000.01", "17000.00", "20000.00", consent: "Schreiben vom 01.03.2025"),
      inside: lines("63000.00", "17000.00", "20000.00", consent: "Schreiben vom 01.03.2025"),
      severity: .warning, amount: "0.01", numbers: ["3.000,01", "3.000,00"]),
    FindingCase(
      code: .newLine, what: "a cent on a line planned at zero",
      raising: newLine(consent: nil, rules: "bund"),
      inside: newLine(consent: "Schreiben vom 01.03.2025", rules: "bund"), severity: .error,
      amount: "0.01", subject: "NEU", numbers: ["0,01", "0,00"]),
    FindingCase(
      code: .newLine, what: "where lines do not bind it is a warning",
      raising: newLine(consent: nil, rules: "nrw"),
      inside: newLine(consent: "Schreiben vom 01.03.2025", rules: "nrw"), severity: .warning,
      amount: "0.01", subject: "NEU", numbers: ["0,01", "0,00"]),
    FindingCase(
      code: .totalOverrun, what: "a cent above the plan", raising: spent("100000.01"),
      inside: spent("100000.00"), severity: .info, amount: "0.01", award: nil,
      numbers: ["100.000,01", "100.000,00"]),
    FindingCase(
      code: .outOfPeriod, what: "paid on the day after the period",
      raising: spent("1000.00", paid: "2026-01-01"), inside: spent("1000.00", paid: "2025-12-31"),
      severity: .error, amount: "1000.00", subject: "ALLE",
      numbers: ["1.000,00", "01.01.2024", "31.12.2025"]),
    FindingCase(
      code: .outOfPeriod, what: "paid on the day before the period",
      raising: spent("1000.00", paid: "2023-12-31"), inside: spent("1000.00", paid: "2024-01-01"),
      severity: .error, amount: "1000.00", subject: "ALLE", numbers: ["1.000,00", "01.01.2024"]),
  ]
}
