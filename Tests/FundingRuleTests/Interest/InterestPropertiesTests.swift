import Amounts
import Funding
import TestSupport
import Testing

struct InterestPropertiesTests {
  @Test(
    "interest is additive over splits of a period and grows with its days",
    arguments: DayCount.allCases)
  func additiveAndMonotone(_ dayCount: DayCount) throws {
    let table = try ShippedBaseRates.table()
    let span = table.firstDay.days(to: table.lastDay)
    let years = 4 * 365
    func interest(_ money: Money, _ a: CalendarDate, _ b: CalendarDate) throws -> Rational {
      try InterestCalculation.rows(on: money, after: a, through: b, by: dayCount, table: table)
        .map(\.interest).sum()
    }
    try forAll(100) { random in
      let first = table.firstDay.adding(days: random.int(0...span - years))
      let days = [0, random.int(0...years), random.int(0...years)].sorted()
      let (a, b, c) = (
        first, first.adding(days: days[1]), first.adding(days: days[2])
      )
      let money = Money(cents: random.int(1...100_000_000))
      let whole = try interest(money, a, c)
      try #require(try interest(money, a, b) + interest(money, b, c) == whole)
      try #require(try interest(money, a, b) <= whole)
      try #require(whole.sign >= 0)
      let half = Money(cents: money.cents / 2)
      let rest = Money(cents: money.cents - half.cents)
      try #require(try interest(half, a, c) + interest(rest, a, c) == whole)
    }
  }

  @Test("money used within its window bears no interest, a day later it does")
  func window() throws {
    let table = try ShippedBaseRates.table()
    try forAll(300) { random in
      let drawn = CalendarDate(days: table.firstDay.days + random.int(0...7000))
      let length = random.int(0...540)
      let window = random.chance(50) ? Duration(days: length) : Duration(months: length / 30)
      let amount = Money(cents: random.int(1...10_000_000))
      for (used, isLate) in [
        (window.end(after: drawn), false), (window.end(after: drawn).adding(days: 1), true),
      ] {
        let use = try FundsUse(
          drawdowns: [DatedAmount(drawn, amount)], needs: [DatedAmount(used, amount)],
          window: window)
        try #require(use.parts.map { $0.isLate(asOf: table.lastDay) } == [isLate])
      }
    }
  }
}
