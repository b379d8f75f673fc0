import Amounts
import Funding
import TestSupport

extension Books {
  /// A random measure in the middle of its life.
  static func random(_ random: inout SeededGenerator) throws -> Books {
    let planned: Int64 = random.int(1_000...10_000_000)
    let partner: Int64 = random.int(0...planned / 10)
    let own: Int64 = random.int(0...planned / 3)
    var awards: [Award] = []
    for id in ["Y", "Z"].prefix(random.int(1...2)) {
      let financing = random.pick(Award.Financing.share, .deficit, .fixed, .full)
      awards.append(
        .grant(
          financing, Money(cents: random.int(1...planned)),
          rate: financing == .share ? Rate(percent: random.int(1...100)) : nil, id: id,
          level: random.pick(.land, .bund, .eu),
          years: random.chance(30) ? [2025: Money(cents: planned / 4), 2026: .zero] : [:],
          changes: [
            .useWindow: random.pick("P42D", "P2M", "P0D"),
            .holdback: random.pick("0%", "10%", "20%"),
            .reductionThreshold: random.pick("0.00", "500.00"),
            .lineOverrunLimit: random.pick("20%", nil), .inKindCap: random.pick("20%", nil),
            .gapBase: random.pick("actual", "capToPlan"),
            .rounding: random.pick("down", "halfUp", "wholeEuroDown"),
            .revenueTreatment: random.pick("proportional", "deductFromBase", "ignore"),
          ]))
    }
    let first: CalendarDate = "2025-01-01"
    var activities: [Activity] = []
    for _ in 0..<random.int(0...12) {
      let day = first.adding(days: random.int(0...700))
      let amount = Money(cents: random.int(1...max(1, planned / 5)))
      switch random.int(0...9) {
      case 0...4: activities.append(.spend(amount, on: day, line: random.pick("A", "B")))
      case 5: activities.append(.inKind(amount, on: day, line: "U", source: "s"))
      case 6: activities.append(.cash(.partnerCash, amount, on: day, source: "p"))
      default: activities.append(.draw(amount, on: day, award: random.pick("Z", "Y")))
      }
    }
    let ids = Set(awards.map(\.id))
    activities.removeAll { $0.key.kind == .drawdown && !ids.contains($0.key.source ?? "") }
    return Books(
      lines: [
        .line("A", Money(cents: planned / 2)), .line("B", Money(cents: planned - planned / 2)),
        .line("U", Money(cents: planned / 10), inKind: true),
      ],
      sources: [
        .of(.ownCash, Money(cents: own)), .of(.partnerCash, Money(cents: partner), id: "p"),
        .of(.inKind, Money(cents: planned / 10), id: "s"),
      ], awards: awards, activities: activities, asOf: first.adding(days: random.int(0...720)))
  }
}
