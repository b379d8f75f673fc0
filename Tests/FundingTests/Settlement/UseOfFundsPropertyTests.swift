import Amounts
import TestSupport
import Testing

@testable import Funding

/// What settlement grants and calls repayable, and what became of the money that was drawn, are the
/// same figures on every day of a measure's life.
@Suite("Use of funds on random measures") struct UseOfFundsPropertyTests {
  static let count = 10_000

  @Test("used, unused and repayable tie to the entitlement on any day")
  func ties() throws {
    try forAll(Self.count, seed: 11) { random in
      var scenario = RandomMeasure.make(&random)
      guard !scenario.awards.isEmpty else { return }
      for award in scenario.awards where random.chance(60) {
        scenario.bookings.append(draw(award, &random))
      }
      let activities = try scenario.proposals().flatMap(\.activities)
      let first: CalendarDate = "2024-12-01"
      for day in [scenario.asOf, first.adding(days: random.int(0...420))] {
        scenario.asOf = day
        let settlement = try scenario.settle(activities)
        let funds = try AwardFunds.all(
          in: settlement, of: scenario.project, activities: activities)
        for settled in settlement.awards {
          guard let own = funds[settled.award.id] else {
            try #require(settled.received <= .zero)
            continue
          }
          try Self.check(settled, own.use)
        }
      }
    }
  }

  @Test("they tie on every day of a life on which something is booked, and on the days around it")
  func everyDay() throws {
    try forAll(150, seed: 13) { random in
      var scenario = RandomMeasure.make(&random)
      for award in scenario.awards { scenario.bookings.append(draw(award, &random)) }
      let activities = try scenario.proposals().flatMap(\.activities)
      let booked = Set(activities.map(\.key.knownOn))
      for day in booked.flatMap({ [$0.adding(days: -1), $0, $0.adding(days: 1)] }) {
        scenario.asOf = day
        let settlement = try scenario.settle(activities)
        let funds = try AwardFunds.all(
          in: settlement, of: scenario.project, activities: activities)
        for settled in settlement.awards {
          if let own = funds[settled.award.id] { try Self.check(settled, own.use) }
        }
      }
    }
  }

  private func draw(_ award: Award, _ random: inout SeededGenerator) -> Booking {
    var booking = Booking.draw(
      Money(cents: random.int(1...max(1, award.amount.cents))), award.id)
    booking.date = random.pick("2025-01-15", "2025-07-01", "2025-10-01")
    if random.chance(50) {
      booking.amount = Money(cents: max(100, booking.amount.cents / 100 * 100))
    }
    return booking
  }

  private static func check(_ settled: AwardSettlement, _ use: FundsUse) throws {
    // More paid back than was drawn is no use of this award.
    guard settled.drawn >= .zero else { return }
    let unused = try use.open()
    let used = try use.parts.filter { if case .used = $0.end { true } else { false } }
      .map(\.amount).sum()
    try #require(unused == settled.repayable)
    try #require(used == min(settled.drawn, settled.entitled))
    try #require(try used + unused == settled.drawn)
    try #require(use.parts.allSatisfy { $0.amount > .zero })
    try #require(settled.leftAside.isZero || settled.leftAside == settled.repayable)
  }

  @Test("more cover never raises a grant")
  func cover() throws {
    try forAll(Self.count, seed: 12) { random in
      var scenario = RandomMeasure.make(&random)
      let kinds: [(BookingKind, Source.Kind)] = [
        (.revenue, .revenue), (.otherPublic, .otherPublic), (.donation, .donation),
        (.partnerCash, .partnerCash),
      ]
      guard let (kind, sourceKind) = random.element(of: kinds) else { return }
      scenario.sources.append(.other(sourceKind, .zero, id: "neu"))
      let before = try scenario.settle()
      scenario.bookings.append(.cash(kind, Money(cents: random.int(1...2_000_000)), "neu"))
      let after = try scenario.settle()
      let grants = zip(after.awards, before.awards)
      // Within the threshold the planned figures stand in; leaving it may also raise a grant that
      // the plan held low.
      guard grants.allSatisfy({ $0.withinThreshold == $1.withinThreshold }) else { return }
      let sum = try after.awards.map(\.entitled).sum() - before.awards.map(\.entitled).sum()
      // A deficit award takes up what a share award loses; what rounding leaves behind may move
      // with it, at most the unit that each award is rounded to.
      let units = after.awards.map { $0.rules.rounding == .wholeEuroDown ? 100 : 1 as Int64 }
      try #require(sum <= Money(cents: units.reduce(0, +)))
      guard scenario.awards.count == 1 else { return }
      for (now, then) in grants { try #require(now.entitled <= then.entitled) }
    }
  }
}
