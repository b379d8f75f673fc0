import Amounts
import Testing

@Suite("Date text") struct DateTextTests {
  struct Reading: Sendable, CustomTestStringConvertible {
    let text: String
    let outcome: Result<CalendarDate, DateTextError>

    init(_ text: String, _ yyyymmdd: Int) {
      self.text = text
      outcome = CalendarDate(yyyymmdd: yyyymmdd).map { .success($0) } ?? .failure(.noSuchDay)
    }

    init(_ text: String, _ error: DateTextError) {
      self.text = text
      outcome = .failure(error)
    }

    /// Two readings, each as `20150201`.
    init(_ text: String, dayFirst: Int32, monthFirst: Int32) {
      self.text = text
      outcome = .failure(
        .ambiguous(
          dayFirst: CalendarDate(days: dayFirst), monthFirst: CalendarDate(days: monthFirst)))
    }

    var testDescription: String { "\"\(text)\"" }
  }

  @Test(
    "reads or refuses",
    arguments: [
      Reading("2026-06-30", 2026_06_30), Reading(" 2026-06-30 ", 2026_06_30),
      Reading("30.06.2026", 2026_06_30), Reading("1.6.2026", 2026_06_01),
      Reading("30/06/2026", 2026_06_30), Reading("06/30/2026", 2026_06_30),
      Reading("05/05/2026", 2026_05_05), Reading("29.02.2024", 2024_02_29),
      // 1 February and 2 January 2015, counted from 1970.
      Reading("01/02/2015", dayFirst: 16_467, monthFirst: 16_437),
      Reading("", .empty), Reading("   ", .empty),
      Reading("30.02.2026", .noSuchDay), Reading("2026-02-30", .noSuchDay),
      Reading("29.02.2025", .noSuchDay), Reading("2026-13-01", .noSuchDay),
      Reading("00.01.2026", .noSuchDay), Reading("31/31/2026", .noSuchDay),
      Reading("01.01.1899", .noSuchDay), Reading("0000-01-01", .noSuchDay),
      Reading("2026-6-30", .notADate), Reading("30.06.26", .notADate),
      Reading("30-06-2026", .notADate), Reading("2026.06.30", .notADate),
      Reading("2026/06/30", .notADate), Reading("30.06-2026", .notADate),
      Reading("30.06.2026.", .notADate), Reading("20260630", .notADate),
      Reading("30.06.20260", .notADate), Reading("130.06.2026", .notADate),
      Reading("30. Juni 2026", .notADate), Reading("-2026-06-30", .notADate),
      Reading("3O.06.2026", .notADate), Reading("2026-06", .notADate), Reading("46203", .notADate),
    ])
  func reads(_ reading: Reading) { #expect(DateText.read(reading.text) == reading.outcome) }

  @Test("every day of four hundred years is read as it is printed")
  func roundTrip() throws {
    var date = try #require(CalendarDate(year: 1900, month: 1, day: 1))
    let end = try #require(CalendarDate(year: 2300, month: 1, day: 1))
    var different: [CalendarDate] = []
    while date < end {
      let isSame = [date.isoText, date.text(.de)].allSatisfy { DateText.read($0) == .success(date) }
      if !isSame { different.append(date) }
      date = date.adding(days: 1)
    }
    #expect(different.isEmpty)
  }
}
