import Amounts
import Funding
import TestSupport
import Testing

/// C14–C18 and C33 of the rule book: interest by hand against interest by program.
struct InterestCasesTests {
  /// One principal from a day to another.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let principal: Money
    let after: CalendarDate
    let through: CalendarDate
    let dayCount: DayCount
    /// Days and rate in per cent of each row.
    let rows: [(days: Int, percent: String)]
    let total: Money

    var testDescription: String { "\(name) \(dayCount.rawValue)" }
  }

  static let cases = [
    Case(
      name: "C14", principal: "29000.00", after: "2026-06-01", through: "2026-10-15",
      dayCount: .actualActual, rows: [(29, "6.27"), (107, "6.52")], total: "698.76"),
    Case(
      name: "C14", principal: "29000.00", after: "2026-06-01", through: "2026-10-15",
      dayCount: .thirty360, rows: [(29, "6.27"), (105, "6.52")], total: "697.96"),
    Case(
      name: "C14 from the end of the window", principal: "29000.00", after: "2026-07-13",
      through: "2026-10-15", dayCount: .actualActual, rows: [(94, "6.52")], total: "486.95"),
    Case(
      name: "C15", principal: "8000.00", after: "2024-12-31", through: "2025-03-31",
      dayCount: .actualActual, rows: [(90, "7.27")], total: "143.41"),
    Case(
      name: "C15", principal: "8000.00", after: "2024-12-31", through: "2025-03-31",
      dayCount: .thirty360, rows: [(90, "7.27")], total: "145.40"),
    Case(
      name: "C16", principal: "10000.00", after: "2022-10-01", through: "2023-03-31",
      dayCount: .actualActual, rows: [(91, "4.12"), (90, "6.62")], total: "265.95"),
    Case(
      name: "C16", principal: "10000.00", after: "2022-10-01", through: "2023-03-31",
      dayCount: .thirty360, rows: [(89, "4.12"), (90, "6.62")], total: "267.36"),
    Case(
      name: "C17", principal: "10000.00", after: "2024-01-31", through: "2024-12-31",
      dayCount: .actualActual, rows: [(151, "8.62"), (184, "8.37")], total: "776.42"),
    Case(
      name: "C17", principal: "10000.00", after: "2024-01-31", through: "2024-12-31",
      dayCount: .actual365, rows: [(151, "8.62"), (184, "8.37")], total: "778.55"),
    Case(
      name: "C17", principal: "10000.00", after: "2024-01-31", through: "2024-12-31",
      dayCount: .thirty360, rows: [(150, "8.62"), (180, "8.37")], total: "777.67"),
    Case(
      name: "C18", principal: "100000.00", after: "2025-03-15", through: "2025-12-15",
      dayCount: .actualActual, rows: [(107, "7.27"), (168, "6.27")], total: "5017.12"),
    Case(
      name: "C18", principal: "100000.00", after: "2025-03-15", through: "2025-12-15",
      dayCount: .thirty360, rows: [(105, "7.27"), (165, "6.27")], total: "4994.17"),
    Case(
      name: "C18 by the usual rule", principal: "100000.00", after: "2024-03-15",
      through: "2025-12-15", dayCount: .actualActual,
      rows: [(107, "8.62"), (184, "8.37"), (181, "7.27"), (168, "6.27")], total: "13218.96"),
    Case(
      name: "C33", principal: "50000.00", after: "2025-02-03", through: "2025-09-30",
      dayCount: .actualActual, rows: [(147, "7.27"), (92, "6.27")], total: "2254.15"),
    Case(
      name: "C33", principal: "50000.00", after: "2025-02-03", through: "2025-09-30",
      dayCount: .thirty360, rows: [(147, "7.27"), (90, "6.27")], total: "2268.04"),
  ]

  @Test("interest of the worked cases", arguments: cases)
  func workedCase(_ item: Case) throws {
    let rows = try InterestCalculation.rows(
      on: item.principal, after: item.after, through: item.through, by: item.dayCount,
      table: ShippedBaseRates.table())
    #expect(rows.map(\.days) == item.rows.map(\.days))
    #expect(rows.map { $0.rate.percentText() } == item.rows.map(\.percent))
    #expect(rows.first?.from == item.after.adding(days: 1))
    #expect(rows.last?.to == item.through)
    #expect(try InterestCalculation(rows: rows).total == item.total)
  }

  @Test("rows show six decimals")
  func decimals() throws {
    let rows = try InterestCalculation.rows(
      on: "29000.00", after: "2026-06-01", through: "2026-10-15", by: .actualActual,
      table: ShippedBaseRates.table())
    #expect(rows.map(\.interestText) == ["144.467671", "554.289315"])
  }
}
