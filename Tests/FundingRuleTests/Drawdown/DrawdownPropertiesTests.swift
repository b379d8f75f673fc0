import Amounts
import Funding
import TestSupport
import Testing

struct DrawdownPropertiesTests {
  @Test("what may be drawn never exceeds what settling on that day with those expenses would grant")
  func neverBeyondSettlement() throws {
    try forAll(250) { random in
      let books = try Self.books(&random)
      let due = (0..<random.int(0...3)).map { _ in
        DuePayment(
          on: books.asOf.adding(days: random.int(0...60)),
          amount: Money(cents: random.int(1...5_000_000)),
          line: random.chance(70) ? "A" : nil)
      }
      for award in books.awards {
        let drawdown = try books.drawdown(due, award: award.id)
        let inTime = drawdown.isReimbursed ? [] : due.filter { $0.on <= drawdown.useBy }
        var settled = books
        if inTime.contains(where: { $0.line == nil }) {
          settled.lines.append(
            PlanLine(
              id: "DUE", title: "", planned: .zero, eligible: .zero, consent: "of this test"))
        }
        settled.activities += inTime.map {
          .spend($0.amount, on: $0.on, line: $0.line ?? "DUE", known: books.asOf)
        }
        let result = try settled.assess().settlement.awards
        let own = try #require(result.first { $0.award.id == award.id })
        try #require(drawdown.maximum <= own.open)
        try #require(drawdown.maximum >= .zero)
        let findings = try drawdown.findings(requesting: drawdown.maximum, project: "P")
        try #require(drawdown.maximum.isZero || findings.isEmpty)
        let more = try drawdown.maximum + Money(cents: 1)
        try #require(!drawdown.findings(requesting: more, project: "P").isEmpty)
      }
    }
  }

  @Test("every drawn cent is used, given back or open, and used money never exceeds the share")
  func conservation() throws {
    try forAll(250) { random in
      let books = try Self.books(&random)
      let assessment = try books.assess()
      for (id, funds) in assessment.funds {
        let drawn = try funds.drawdowns.map(\.amount).sum()
        try #require(try funds.use.parts.map(\.amount).sum() == drawn)
        let used = funds.use.parts.filter { if case .used = $0.end { true } else { false } }
        let settled = assessment.settlement.awards.first { $0.award.id == id }
        try #require(try used.map(\.amount).sum() <= max(funds.share, settled?.entitled ?? .zero))
        for part in used { try #require((part.endedOn ?? part.drawnOn) >= part.drawnOn) }
      }
    }
  }

  /// A random measure in the middle of its life.
  private static func books(_ random: inout SeededGenerator) throws -> Books {
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
