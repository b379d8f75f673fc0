import Amounts
import Foundation
import Funding
import TestSupport
import Testing

/// Writes random interest calculations for an independent program to check:
/// `.ci/judges/interest.sh`.
struct InterestJudgeTests {
  private static let target = ProcessInfo.processInfo.environment["FOERDERBUCH_INTEREST_CASES"]

  /// One line a case: principal, start, end, day count, then `end|days|per cent|interest` for each
  /// row.
  @Test("random cases for the judge of interest", .enabled(if: target != nil))
  func write() throws {
    let file = URL(filePath: try #require(Self.target))
    let table = try ShippedBaseRates.table()
    // The judge's own table of base rates ends on 30 June 2011.
    let last: CalendarDate = "2011-06-30"
    let span = table.firstDay.days(to: last)
    var random = SeededGenerator(seed: 20_110_630)
    var lines: [String] = []
    while lines.count < 300 {
      let dayCount = random.pick(DayCount.actualActual, .thirty360)
      let days = [random.int(0...span), random.int(0...span)].sorted()
      let (start, end) = (
        table.firstDay.adding(days: days[0]), table.firstDay.adding(days: days[1])
      )
      // Where the judge has readings of its own there is nothing to compare: a period that begins
      // on the first day of a half-year counts it, one that ends there does not, and at months'
      // ends it gives 30 January to 30 June 151 days of 30E/360.
      let meetsHalfYear = [start, end].contains { $0.day == 1 && [1, 7].contains($0.month) }
      guard start < end, !meetsHalfYear, dayCount == .actualActual || start.day <= 27 else {
        continue
      }
      let principal = Money(cents: random.int(1...99_999_999_999))
      let rows = try InterestCalculation.rows(
        on: principal, after: start, through: end, by: dayCount, table: table)
      let fields = rows.map {
        "\($0.to.isoText)|\($0.days)|\($0.rate.percentText())|\($0.interestText)"
      }
      lines.append(
        ([principal.plainText, start.isoText, end.isoText, dayCount.rawValue] + fields)
          .joined(separator: "\t"))
    }
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
  }
}
