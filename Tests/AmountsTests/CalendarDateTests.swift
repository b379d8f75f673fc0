import Amounts
import Foundation
import Testing

@Suite("Calendar date") struct CalendarDateTests {
  static func date(_ yyyymmdd: Int) throws -> CalendarDate {
    try #require(CalendarDate(yyyymmdd: yyyymmdd))
  }

  @Test("agrees with Foundation's Gregorian calendar over 400 years")
  func foundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var different: [CalendarDate] = []
    for days in Int32(-25_567)..<Int32(-25_567 + 146_097) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      let date = CalendarDate(days: days)
      let isSame = date.year == parts.year && date.month == parts.month && date.day == parts.day
      if !isSame || CalendarDate(yyyymmdd: date.yyyymmdd) != date { different.append(date) }
    }
    #expect(different.isEmpty)
    #expect(CalendarDate(days: -25_567).isoText == "1900-01-01")
    #expect(CalendarDate(days: -25_567 + 146_097).isoText == "2300-01-01")
  }

  @Test(
    "days the calendar does not have",
    arguments: [
      2026_02_29, 2026_02_30, 2026_04_31, 2026_00_10, 2026_13_01, 2026_01_00, 2026_01_32,
      1900_02_29,
      1899_12_31, 10000_01_01, 0, -2026_01_01,
    ])
  func refuses(yyyymmdd: Int) { #expect(CalendarDate(yyyymmdd: yyyymmdd) == nil) }

  @Test(
    "the same day some months on, or the month's last (§ 188 (3) BGB)",
    arguments: [
      (2026_06_01, 2, 2026_08_01), (2025_12_31, 2, 2026_02_28), (2023_12_31, 2, 2024_02_29),
      (2026_01_31, 1, 2026_02_28), (2024_02_29, 12, 2025_02_28), (2024_02_29, 48, 2028_02_29),
      (2026_03_31, -1, 2026_02_28), (2026_01_15, -1, 2025_12_15), (2026_01_15, -13, 2024_12_15),
      (2022_02_10, 66, 2027_08_10), (2026_11_30, 3, 2027_02_28), (2026_05_05, 0, 2026_05_05),
    ])
  func addsMonths(from: Int, months: Int, to: Int) throws {
    #expect(try Self.date(from).adding(months: months) == Self.date(to))
  }

  @Test("counts, bounds and texts")
  func parts() throws {
    let day = try Self.date(2024_02_05)
    #expect(day.days(to: try Self.date(2024_03_01)) == 25)
    #expect(day.firstOfMonth == (try Self.date(2024_02_01)))
    #expect(day.endOfMonth == (try Self.date(2024_02_29)))
    #expect(day.startOfYear == (try Self.date(2024_01_01)))
    #expect(day.endOfYear == (try Self.date(2024_12_31)))
    #expect(day.yyyymm == 202_402)
    #expect(day.text(.de) == "05.02.2024")
    #expect(day.text(.en) == "2024-02-05")
    #expect(CalendarDate.isLeap(2000) && CalendarDate.isLeap(2024))
    #expect(!CalendarDate.isLeap(1900) && !CalendarDate.isLeap(2026))
  }
}

@Suite("Periods") struct PeriodTests {
  @Test("a range includes both its ends and never ends before it begins")
  func range() throws {
    let from = try CalendarDateTests.date(2021_04_01)
    let to = try CalendarDateTests.date(2025_12_31)
    let range = try #require(DateRange(from: from, to: to))
    #expect(range.contains(from) && range.contains(to))
    #expect(!range.contains(from.adding(days: -1)) && !range.contains(to.adding(days: 1)))
    #expect(DateRange(from: to, to: from) == nil)
    #expect(DateRange(from: to, to: to)?.contains(to) == true)
    #expect(range.text(.de) == "01.04.2021–31.12.2025")
  }

  @Test(
    "lengths of time as rules write them",
    arguments: [
      ("P42D", "P42D", "42 Tage", "42 days"), ("P2M", "P2M", "2 Monate", "2 months"),
      ("P5Y6M", "P66M", "66 Monate", "66 months"), ("P0D", "P0D", "0 Tage", "0 days"),
      ("P1M1D", "P1M1D", "1 Monat 1 Tag", "1 month 1 day"),
      ("P1Y", "P12M", "12 Monate", "12 months"),
    ])
  func duration(text: String, iso: String, german: String, english: String) throws {
    let duration = try #require(Duration(text: text))
    #expect(duration.isoText == iso)
    #expect(duration.text(.de) == german)
    #expect(duration.text(.en) == english)
    #expect(Duration(text: iso) == duration)
  }

  @Test(
    "what is no length of time",
    arguments: [
      "", "P", "PD", "42D", "P42", "P1.5M", "P-1D", "P1D1M", "P1M1Y", "P1D1D", "PT5H", "P36501D",
      "P٤D",
    ])
  func refuses(text: String) { #expect(Duration(text: text) == nil) }

  @Test(
    "the last day of a time after an event (§§ 187, 188 BGB)",
    arguments: [
      ("P42D", 2026_06_01, 2026_07_13), ("P2M", 2026_06_01, 2026_08_01),
      ("P0D", 2026_06_01, 2026_06_01), ("P6M", 2026_08_31, 2027_02_28),
      ("P5Y6M", 2022_02_10, 2027_08_10), ("P1M15D", 2026_01_31, 2026_03_15),
    ])
  func end(text: String, event: Int, last: Int) throws {
    let duration = try #require(Duration(text: text))
    #expect(
      duration.end(after: try CalendarDateTests.date(event)) == (try CalendarDateTests.date(last)))
  }
}
