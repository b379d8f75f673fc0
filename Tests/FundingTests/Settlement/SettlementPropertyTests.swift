import Amounts
import Bookkeeping
import TestSupport
import Testing

@testable import Funding

@Suite("Random measures") struct SettlementPropertyTests {
  static let count = 2000

  @Test("settle as the contract's text says, within every limit, and add up to the cent")
  func settle() throws {
    try forAll(Self.count, seed: 1) { random in
      let scenario = RandomMeasure.make(&random)
      let expected = try ContractOracle(scenario)
      let settlement = try scenario.settle()
      try #require(settlement.eligible == expected.eligible)
      for award in settlement.awards {
        try #require(award.entitled == expected.entitled[award.award.id], "\(award.award.id)")
      }
      try #require(settlement.ownCash == expected.ownCash)
      try Self.checkLimits(settlement, room: expected.room)
      try Self.checkSums(settlement)
      for settled in settlement.awards { try Self.checkLines(settled.recognition) }
      try Self.checkLines(settlement.recognition)
    }
  }

  /// No grant exceeds its amount, its rate or the eligible expenditure; together none exceed the
  /// cash.
  private static func checkLimits(_ settlement: MeasureSettlement, room: Rational) throws {
    var flexible: [Money] = []
    // A grant that rounds half up may come to half a cent more than its fraction.
    var halfCents = Rational.zero
    for settled in settlement.awards {
      let award = settled.award
      try #require(settled.entitled >= .zero && settled.entitled <= award.amount)
      try #require(settled.entitled <= settled.recognition.total)
      if award.financing != .fixed, award.financing != .fixedPerUnit {
        flexible.append(settled.entitled)
        if settled.rules.rounding == .halfUp { halfCents += Rational(1, over: 2) }
      }
      guard award.financing == .share, !settled.withinThreshold else { continue }
      let rate = try #require(settled.shareRate).rate
      let most = try Money(rounding: settled.recognition.total * rate, settled.rules.rounding)
      try #require(settled.entitled <= most)
    }
    try #require(try flexible.sum().exact <= room + halfCents)
  }

  /// Sources add up to the recognised expenditure to the cent, shares to 100.00, drawn and due to
  /// each other.
  private static func checkSums(_ settlement: MeasureSettlement) throws {
    let sources = settlement.sources
    try #require(try sources.map(\.actual).sum() == settlement.eligible)
    let shares = sources.map(\.shareHundredths).reduce(0, +)
    try #require(shares == (settlement.eligible.isZero ? 0 : 10_000))
    let planned = sources.map(\.plannedShareHundredths).reduce(0, +)
    try #require(try planned == (sources.map(\.planned).sum().isZero ? 0 : 10_000))
    for settled in settlement.awards {
      try #require(settled.repayable >= .zero && settled.open >= .zero)
      try #require(try settled.drawn - settled.repayable + settled.open == settled.entitled)
      try #require(try settled.received - settled.repaid == settled.drawn)
    }
  }

  /// Lines and in-kind sources add up to what is recognised.
  private static func checkLines(_ recognition: Recognition) throws {
    try #require(try recognition.lines.map(\.recognised).sum() == recognition.total)
    try #require(try recognition.cash + recognition.inKind == recognition.total)
    try #require(try Array(recognition.inKindBySource.values).sum() == recognition.inKind)
    for line in recognition.lines {
      try #require(try line.eligibleInside() - line.cut == line.recognised)
      try #require(line.recognised >= .zero && line.cut >= .zero)
    }
  }

  @Test("neither the order of bookings nor splitting one in two changes anything")
  func orderAndSplitting() throws {
    try forAll(Self.count, seed: 4) { random in
      let scenario = RandomMeasure.make(&random)
      let before = try scenario.assess()
      let activities = try scenario.activities().shuffled(using: &random)
      try #require(try scenario.assess(activities).settlement == before.settlement)
      var split = scenario
      split.bookings = try scenario.bookings.flatMap { try Self.halves($0, &random) }.shuffled(
        using: &random)
      let after = try split.assess()
      try #require(after.settlement == before.settlement)
      try #require(after.findings == before.findings)
    }
  }

  /// Two bookings that make up the one.
  private static func halves(_ booking: Booking, _ random: inout SeededGenerator) throws
    -> [Booking]
  {
    guard booking.amount > "0.01" else { return [booking] }
    var (first, second) = (booking, booking)
    first.amount = Money(cents: random.int(1...booking.amount.cents - 1))
    second.amount = try booking.amount - first.amount
    if let eligible = booking.eligible {
      first.eligible = min(eligible, first.amount)
      second.eligible = try eligible - min(eligible, first.amount)
    }
    // The units are told once.
    second.method = nil
    second.quantity = nil
    return [first, second]
  }

  @Test("reversed bookings leave no trace in settlement, findings and balances")
  func reversal() throws {
    try forAll(Self.count, seed: 5) { random in
      let scenario = RandomMeasure.make(&random)
      let kept = try scenario.proposals()
      let extra = (0..<random.int(1...6)).compactMap { _ in RandomMeasure.booking(scenario, &random)
      }
      let added = try extra.flatMap { try scenario.desk.propose($0) }
      let taken = added.map { $0.entry.reversal(on: $0.entry.bookedOn, text: "Storno") }
      let gone = added.flatMap { proposal in
        proposal.activities.map { $0.reversed(on: proposal.entry.bookedOn) }
      }
      let before = try scenario.assess(kept.flatMap(\.activities))
      let after = try scenario.assess((kept + added).flatMap(\.activities) + gone)
      try #require(after.settlement.sources == before.settlement.sources)
      try #require(after.settlement.recognition.lines == before.settlement.recognition.lines)
      try #require(after.settlement.ineligible == before.settlement.ineligible)
      for (now, then) in zip(after.settlement.awards, before.settlement.awards) {
        try #require(now.steps == then.steps)
        try #require(now.drawn == then.drawn)
      }
      try #require(after.findings == before.findings)
      let balance = try TrialBalance(of: kept.map(\.entry) + added.map(\.entry) + taken)
      try #require(try Self.left(balance) == Self.left(TrialBalance(of: kept.map(\.entry))))
    }
  }

  /// The balances that are not zero, by account.
  private static func left(_ balance: TrialBalance) throws -> [String: Money] {
    var left: [String: Money] = [:]
    for row in balance.rows {
      let rest = try row.balance()
      if !rest.isZero { left[row.account] = rest }
    }
    return left
  }

  @Test("adding own cash never lowers a grant")
  func ownCash() throws {
    try forAll(Self.count, seed: 6) { random in
      var scenario = RandomMeasure.make(&random)
      scenario.sources.append(.own(.zero))
      let before = try scenario.settle()
      scenario.bookings.append(.cash(.ownFunds, Money(cents: random.int(1...5_000_000)), "eigen"))
      let after = try scenario.settle()
      for (now, then) in zip(after.awards, before.awards) {
        try #require(now.entitled >= then.entitled)
      }
    }
  }

  @Test("what is known only later is not seen before")
  func asOf() throws {
    try forAll(500, seed: 7) { random in
      var scenario = RandomMeasure.make(&random)
      scenario.asOf = "2025-07-15"
      let all = try scenario.activities()
      let known = all.filter { $0.key.knownOn <= scenario.asOf }
      let before = try scenario.assess(known).settlement
      let after = try scenario.assess(all).settlement
      try #require(after.sources == before.sources)
      try #require(after.awards == before.awards)
      try #require(after.leavesOutLater == (known.count < all.count))
      try #require(!before.leavesOutLater)
    }
  }

  @Test("every entry balances, and only money moves the bank")
  func entries() throws {
    try forAll(500, seed: 8) { random in
      let scenario = RandomMeasure.make(&random)
      let proposals = try scenario.proposals()
      let totals = try TrialBalance(of: proposals.map(\.entry)).totals()
      try #require(totals.debit == totals.credit)
      for proposal in proposals {
        let bank = proposal.entry.postings.filter { $0.account == "bank" }
        let moves = !proposal.booking.kind.isUnpaid && proposal.booking.paidOn != nil
        if proposal.booking.kind == .expense { try #require(bank.isEmpty || moves) }
        if proposal.booking.kind.isUnpaid { try #require(bank.isEmpty) }
        try #require(bank.map(\.amount.magnitude).allSatisfy { $0 == proposal.booking.amount })
      }
    }
  }
}
