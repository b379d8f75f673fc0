import Amounts
import Funding
import TestSupport

/// A random measure: up to four awards of mixed financing with rules of their own, caps,
/// thresholds, donations, partners, in-kind contributions, and bookings before, in and after the
/// periods.
enum RandomMeasure {
  static func make(_ random: inout SeededGenerator) -> Scenario {
    var lines = lines(&random)
    let sources = sources(&random)
    let planned = lines.map(\.eligible.cents).reduce(0, +)
    let cover = sources.filter {
      [.revenue, .otherPublic].contains($0.kind) || $0.kind == .partnerCash && !$0.countsAsOwnShare
    }.map(\.planned.cents).reduce(0, +)
    let awards = (0..<random.int(0...4)).map {
      award($0, planned: planned, cover: cover, &random)
    }
    // A flat rate that nobody books stands on the period of the first award.
    if Set(awards.map(\.period)).count > 1 {
      lines = lines.map { line in
        PlanLine(
          id: line.id, title: line.title, planned: line.planned, eligible: line.eligible,
          inKind: line.inKind, consent: line.consent)
      }
    }
    var scenario = Scenario(
      basis: random.chance(80) ? .expenditure : .cost, lines: lines, sources: sources,
      awards: awards, asOf: random.chance(80) ? "2025-12-31" : "2025-07-15")
    scenario.bookings = (0..<random.int(0...20)).compactMap { _ in booking(scenario, &random) }
    return scenario
  }

  private static func money(upTo cents: Int64, _ random: inout SeededGenerator) -> Money {
    // Round amounts meet the limits more often than odd ones.
    let amount = random.int(0...max(0, cents))
    return Money(cents: random.chance(30) ? amount / 10_000 * 10_000 : amount)
  }

  private static func lines(_ random: inout SeededGenerator) -> [PlanLine] {
    var lines: [PlanLine] = []
    for index in 0..<random.int(1...4) {
      let planned = random.chance(10) ? .zero : money(upTo: 10_000_000, &random)
      let eligible = random.chance(80) ? planned : money(upTo: planned.cents, &random)
      lines.append(
        PlanLine(
          id: "L\(index)", title: "", planned: planned, eligible: eligible,
          consent: random.chance(10) ? "Einwilligung" : nil,
          // Booked by hand, within the rate or beyond it.
          flatRate: index > 0 && random.chance(20)
            ? FlatRate(
              percent: random.pick("7%", "15%", "40%"), of: lines.map(\.id),
              cap: random.pick(nil, nil, "500.00")) : nil))
    }
    for index in 0..<random.int(0...2) {
      lines.append(.line("U\(index)", money(upTo: 2_000_000, &random), inKind: true))
    }
    return lines
  }

  private static func sources(_ random: inout SeededGenerator) -> [Source] {
    var sources: [Source] = []
    for kind in Source.Kind.allCases {
      for index in 0..<random.int(0...2) {
        sources.append(
          Source(
            id: "\(kind.rawValue)\(index)", kind: kind, organisation: nil,
            planned: random.chance(40) ? .zero : money(upTo: 2_000_000, &random),
            countsAsOwnShare: kind == .partnerCash && random.chance(50)))
      }
    }
    return sources
  }

  private static func award(
    _ index: Int, planned: Int64, cover: Int64, _ random: inout SeededGenerator
  ) -> Award {
    let rate: Rate? =
      random.chance(50) ? nil : random.pick("65%", "80%", "90%", "2/3", "33.33%", "74.3%", "100%")
    let amount = amount(rate, planned: planned, cover: cover, &random)
    return .grant(
      random.pick(.share, .share, .deficit, .fixed, .fixedPerUnit, .full),
      amount, rate: rate, id: "Z\(index)",
      level: random.pick(.land, .bund, .eu, .foundation), rules: random.pick("bund", "nrw", "eu"),
      on: random.pick("2024-01-01", "2025-06-07"), unit: money(upTo: 500_000, &random),
      period: random.chance(75)
        ? Scenario.period : DateRange("2025-02-01", random.pick("2025-06-30", "2025-12-30")),
      changes: [
        .lineOverrunLimit: random.pick(nil, "0%", "20%"),
        .reductionThreshold: random.pick("0.00", "500.00", "20000.00"),
        .rounding: random.pick("down", "halfUp", "wholeEuroDown"),
        .revenueTreatment: random.pick("proportional", "deductFromBase", "ignore"),
        .donationTreatment: random.pick("countsAsOwnShare", "reducesEligibleBase"),
        .gapBase: random.pick("actual", "capToPlan"),
        .inKindCap: random.pick(nil, "20%", "7.5%", "100%"),
        .civicCap: random.pick(nil, "20%", "50%"),
        .inKindCapBase: random.pick("cashOnly", "includingFictive"),
        .inKindAllowed: random.pick("true", "false"),
      ], base: random.pick(nil, nil, nil, .gross, .net))
  }

  /// Any amount, or one that a notice would reckon: the rate of the plan or of what cover leaves,
  /// as printed or a little beside, in cents or whole euros.
  private static func amount(
    _ rate: Rate?, planned: Int64, cover: Int64, _ random: inout SeededGenerator
  ) -> Money {
    guard let rate, random.chance(60), planned > cover else {
      return money(upTo: planned, &random)
    }
    let base = Money(cents: random.chance(50) ? planned : planned - cover)
    let printed = random.chance(70) ? rate : Rate(rate.value + Rational(2, over: 10_000))
    let exact = (try? Money(rounding: base * printed, .down)) ?? .zero
    let whole = random.chance(50) ? exact.cents / 100 * 100 : exact.cents
    return Money(cents: min(max(0, whole), planned))
  }

  /// A booking that the desk accepts; nil where the measure has no source for it.
  static func booking(_ scenario: Scenario, _ random: inout SeededGenerator) -> Booking? {
    let date: CalendarDate = random.pick("2024-12-30", "2025-03-31", "2025-07-01", "2025-12-30")
    switch random.int(0...9) {
    case 0...4: return expense(scenario, on: date, &random)
    case 5:
      guard let award = random.element(of: scenario.awards) else { return nil }
      return cash(random.pick(.drawdown, .drawdown, .repayment), award.id, on: date, &random)
    case 6: return inKind(scenario, on: date, &random)
    default:
      let kinds: [(BookingKind, Source.Kind)] = [
        (.ownFunds, .ownCash), (.partnerCash, .partnerCash), (.donation, .donation),
        (.revenue, .revenue), (.otherPublic, .otherPublic),
      ]
      guard let (kind, sourceKind) = random.element(of: kinds),
        let source = random.element(of: scenario.sources.filter { $0.kind == sourceKind })
      else { return nil }
      return cash(kind, source.id, on: date, &random)
    }
  }

  private static func expense(
    _ scenario: Scenario, on date: CalendarDate, _ random: inout SeededGenerator
  ) -> Booking? {
    guard let line = random.element(of: scenario.lines.filter { !$0.inKind }) else { return nil }
    let amount = Money(cents: random.int(1...max(1, line.planned.cents)))
    var booking = Booking(date: date, kind: .expense, measure: "M", line: line.id, amount: amount)
    if random.chance(90) { booking.paidOn = date.adding(days: random.int(-40...40)) }
    if random.chance(20) { booking.voucherDate = date.adding(days: random.int(-40...0)) }
    if random.chance(15) {
      booking.eligible = money(upTo: amount.cents, &random)
      booking.reason = "Kürzung"
    }
    if random.chance(20) {
      booking.method = .units
      booking.quantity = Rational(random.int(1...40), over: random.pick(1, 2))
    }
    return booking
  }

  private static func inKind(
    _ scenario: Scenario, on date: CalendarDate, _ random: inout SeededGenerator
  ) -> Booking? {
    guard let line = random.element(of: scenario.lines.filter(\.inKind)),
      let source = random.element(of: scenario.sources.filter { !$0.kind.isCash })
    else { return nil }
    let amount = Money(cents: random.int(1...1_500_000))
    var booking = Booking(
      date: date, kind: source.kind == .inKind ? .inKind : .civic, measure: "M", line: line.id,
      source: source.id, amount: amount)
    booking.voucher = random.pick(nil, "B-1")
    booking.evidence = random.chance(50) ? ["nachweis.pdf"] : []
    if random.chance(20) {
      booking.eligible = money(upTo: amount.cents, &random)
      booking.reason = "Kürzung"
    }
    return booking
  }

  private static func cash(
    _ kind: BookingKind, _ source: String, on date: CalendarDate, _ random: inout SeededGenerator
  ) -> Booking {
    Booking(
      date: date, kind: kind, measure: "M", source: source,
      amount: Money(cents: random.int(1...1_500_000)))
  }
}
