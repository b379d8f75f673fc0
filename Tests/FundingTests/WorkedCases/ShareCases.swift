import Amounts
import Funding
import TestSupport

extension WorkedCase {
  /// Anteilfinanzierung: C1 to C4, C10, C12, C19.
  static let share: [WorkedCase] = changes + donations + threshold + planLines + smartCities

  /// 100,000 planned, 80 %, at most 80,000, own cash 20,000, all of it drawn.
  private static func eighty(
    spent: Money, sources: [Source] = [], bookings: [Booking] = [], rules: String = "nrw",
    awardedOn: CalendarDate = "2024-01-01"
  ) -> Scenario {
    Scenario(
      lines: [.all("100000.00")], sources: [.own("20000.00")] + sources,
      awards: [.grant(.share, "80000.00", rate: "80%", rules: rules, on: awardedOn)],
      bookings: [.spend(spent), .draw("80000.00")] + bookings)
  }

  private static let changes = [
    WorkedCase(
      name: "C1 costs fall", scenario: eighty(spent: "90000.00"), eligible: "90000.00",
      grants: ["Z": Grant("72000.00", repayable: "8000.00")], own: "18000.00",
      shares: ["Z": "80.00", "eigen": "20.00"], findings: [.reductionDue]),
    WorkedCase(
      name: "C2 costs rise", scenario: eighty(spent: "110000.00"), eligible: "110000.00",
      grants: ["Z": Grant("80000.00")], own: "30000.00",
      shares: ["Z": "72.73", "eigen": "27.27"], findings: [.totalOverrun]),
    WorkedCase(
      name: "C3 new cover",
      scenario: eighty(
        spent: "100000.00", sources: [.partner(.zero)],
        bookings: [.cash(.partnerCash, "10000.00", "partner")]), eligible: "100000.00",
      grants: ["Z": Grant("72000.00", repayable: "8000.00")], own: "18000.00",
      shares: ["Z": "72.00", "eigen": "18.00", "partner": "10.00"], findings: [.reductionDue]),
  ]

  private static func donated(_ amount: Money, awardedOn: CalendarDate) -> Scenario {
    eighty(
      spent: "100000.00", sources: [.other(.donation, .zero)],
      bookings: [.cash(.donation, amount, "donation")], awardedOn: awardedOn)
  }

  private static let donations = [
    WorkedCase(
      name: "C4 a donation replaces own cash",
      scenario: donated("10000.00", awardedOn: "2025-06-07"), eligible: "100000.00",
      grants: ["Z": Grant("80000.00")], own: "10000.00",
      shares: ["Z": "80.00", "eigen": "10.00", "donation": "10.00"]),
    WorkedCase(
      name: "C4 a donation beyond the own share",
      scenario: donated("25000.00", awardedOn: "2025-06-07"), eligible: "100000.00",
      grants: ["Z": Grant("75000.00", repayable: "5000.00")], own: "0.00",
      shares: ["Z": "75.00", "donation": "25.00"], findings: [.reductionDue]),
    WorkedCase(
      name: "C4 before 07.06.2025 a donation reduces the base",
      scenario: donated("10000.00", awardedOn: "2025-06-06"), eligible: "100000.00",
      grants: ["Z": Grant("72000.00", repayable: "8000.00")], own: "18000.00",
      shares: ["Z": "72.00", "eigen": "18.00", "donation": "10.00"], findings: [.reductionDue]),
  ]

  private static let threshold = [
    WorkedCase(
      name: "C10 400.00 below plan", scenario: eighty(spent: "99600.00", rules: "bund"),
      eligible: "99600.00", grants: ["Z": Grant("80000.00")], own: "19600.00",
      shares: ["Z": "80.32", "eigen": "19.68"]),
    WorkedCase(
      name: "C10 500.00 below plan", scenario: eighty(spent: "99500.00", rules: "bund"),
      eligible: "99500.00", grants: ["Z": Grant("80000.00")], own: "19500.00",
      shares: ["Z": "80.40", "eigen": "19.60"]),
    WorkedCase(
      name: "C10 500.01 below plan", scenario: eighty(spent: "99499.99", rules: "bund"),
      eligible: "99499.99", grants: ["Z": Grant("79599.99", repayable: "400.01")],
      own: "19900.00", shares: ["Z": "80.00", "eigen": "20.00"], findings: [.reductionDue]),
    WorkedCase(
      name: "C10 without a threshold every change counts", scenario: eighty(spent: "99600.00"),
      eligible: "99600.00", grants: ["Z": Grant("79680.00", repayable: "320.00")],
      own: "19920.00", shares: ["Z": "80.00", "eigen": "20.00"], findings: [.reductionDue]),
  ]

  private static func lines(_ staff: Money, _ goods: Money, _ investment: Money) -> Scenario {
    Scenario(
      lines: [
        .line("PERSONAL", "60000.00"), .line("SACH", "20000.00"), .line("INVEST", "20000.00"),
      ], sources: [.own("20000.00")],
      awards: [.grant(.share, "80000.00", rate: "80%", rules: "bund")],
      bookings: [
        .spend(staff, line: "PERSONAL"), .spend(goods, line: "SACH"),
        .spend(investment, line: "INVEST"),
      ])
  }

  private static let planLines = [
    WorkedCase(
      name: "C12 exactly 20 % over is allowed",
      scenario: lines("55000.00", "24000.00", "21000.00"), eligible: "100000.00",
      grants: ["Z": Grant("80000.00")], own: "20000.00",
      shares: ["Z": "80.00", "eigen": "20.00"]),
    WorkedCase(
      name: "C12 25 % over is cut", scenario: lines("55000.00", "25000.00", "20000.00"),
      eligible: "99000.00", grants: ["Z": Grant("79200.00")], own: "19800.00",
      shares: ["Z": "80.00", "eigen": "20.00"], findings: [.lineOverrun]),
  ]

  private static func smartCity(_ amount: Money, _ rate: Rate, eligible: Money, own: Money)
    -> Scenario
  {
    Scenario(
      lines: [.all(eligible)], sources: [.own(own)],
      awards: [.grant(.share, amount, rate: rate, level: .bund, rules: "eu", on: "2022-02-10")],
      bookings: [.spend(eligible), .draw(amount)])
  }

  static let dortmund = WorkedCase(
    name: "C19 Smart City Dortmund",
    scenario: smartCity("8800000.00", "65%", eligible: "13538461.54", own: "4738461.54"),
    eligible: "13538461.54", grants: ["Z": Grant("8800000.00")], own: "4738461.54",
    shares: ["Z": "65.00", "eigen": "35.00"])

  static let schwerte = WorkedCase(
    name: "C19 Smart City Schwerte",
    scenario: smartCity("3600000.00", "90%", eligible: "4000000.00", own: "400000.00"),
    eligible: "4000000.00", grants: ["Z": Grant("3600000.00")], own: "400000.00",
    shares: ["Z": "90.00", "eigen": "10.00"])

  private static let smartCities = [dortmund, schwerte]
}
