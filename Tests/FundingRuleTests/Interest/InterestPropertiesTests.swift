import Amounts
import TestSupport
import Testing

@testable import Funding

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
    try forAll(3_400) { random in
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

  @Test(
    "interest on repayments is the same in any order and however a repayment is split",
    arguments: DayCount.allCases)
  func repayments(_ dayCount: DayCount) throws {
    let table = try ShippedBaseRates.table()
    let first: CalendarDate = "2022-05-17"
    let on: CalendarDate = "2026-03-09"
    func interest(_ drawn: [DatedAmount], _ repaid: [DatedAmount]) throws -> Rational {
      let use = try FundsUse(
        drawdowns: drawn, repayments: repaid, needs: [], window: Duration(days: 42))
      return try use.parts.map { part in
        try InterestCalculation.rows(
          on: part.amount, after: part.drawnOn, through: part.endedOn ?? on, by: dayCount,
          table: table
        ).map(\.interest).sum()
      }.sum()
    }
    try forAll(3_400) { random in
      func dated(_ days: ClosedRange<Int64>) -> DatedAmount {
        DatedAmount(
          first.adding(days: Int(random.int(days))), Money(cents: random.int(2...5_000_000)))
      }
      let drawn = [dated(0...0), dated(1...200)]
      let repaid = [dated(0...1300), dated(0...1300), dated(0...1300)]
      let whole = try interest(drawn, repaid)
      try #require(try interest(drawn, repaid.reversed()) == whole)
      var split = repaid
      let last = split.removeLast()
      let part = Money(cents: random.int(1...last.amount.cents - 1))
      split.insert(DatedAmount(last.date, part), at: 0)
      split.append(DatedAmount(last.date, try last.amount - part))
      try #require(try interest(drawn, split) == whole)
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
