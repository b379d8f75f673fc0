import Amounts
import TestSupport
import Testing

@testable import Funding

struct DrawdownPropertiesTests {
  @Test("what may be drawn never exceeds what settling on that day with those expenses would grant")
  func neverBeyondSettlement() throws {
    try forAll(250) { random in
      let books = try Books.random(&random)
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
      let books = try Books.random(&random)
      let assessment = try books.assess()
      for (id, funds) in assessment.funds {
        let drawn = try funds.drawdowns.map(\.amount).sum()
        try #require(try funds.use.parts.map(\.amount).sum() == drawn)
        let used = funds.use.parts.filter { if case .used = $0.end { true } else { false } }
        let settled = assessment.settlement.awards.first { $0.award.id == id }
        try #require(try used.map(\.amount).sum() <= settled?.entitled ?? .zero)
        for part in used { try #require((part.endedOn ?? part.drawnOn) >= part.drawnOn) }
      }
    }
  }
}
