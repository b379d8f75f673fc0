import Amounts
import Funding
import TestSupport
import Testing

/// REPAYMENT_INTEREST: 80,000 drawn and used, 5,000 of revenue on 1 April 2025 take 4,000 of it,
/// which are paid back on 28 February 2026.
struct RepaymentInterestTests {
  private func books(_ more: [Activity]) throws -> Books {
    Books(
      lines: [.all("100000.00")], sources: [.of(.revenue, .zero)],
      awards: [.grant(.share, "80000.00", rate: "80%", to: "2025-12-31")],
      activities: [
        .draw("80000.00", on: "2025-03-02"), .spend("100000.00", on: "2025-03-03"),
        .cash(.revenue, "5000.00", on: "2025-04-01", source: "revenue"),
      ] + more, asOf: "2026-10-31", baseRates: try ShippedBaseRates.table())
  }

  // 4,000 × (7.27 % × 90 + 6.27 % × 184 + 6.27 % × 59) / 365 = 238.6751.
  @Test(
    "once the money is back its interest is still told, until it is booked",
    arguments: [(nil, "238.68"), ("238.67", "0.01"), ("238.68", nil)] as [(Money?, Money?)])
  func open(booked: Money?, told: Money?) throws {
    var more: [Activity] = [.cash(.repayment, "4000.00", on: "2026-02-28")]
    if let booked { more.append(.cash(.interest, booked, on: "2026-05-01")) }
    let found = try books(more).findings(.repaymentInterest)
    #expect(found.map(\.amount) == (told.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.severity == .warning && $0.norm == "§ 49a Abs. 3 VwVfG" })
  }

  // 1,000 × the same = 59.6688; the 3,000 that are still owed go on bearing interest elsewhere.
  @Test("of a part that is paid back only the interest on that part is told")
  func part() throws {
    let found = try books([.cash(.repayment, "1000.00", on: "2026-02-28")])
      .findings(.repaymentInterest)
    #expect(found.map(\.amount) == ["59.67"])
  }

  @Test("before that REDUCTION_DUE tells it, and money given back unused has late use at most")
  func before() throws {
    #expect(try books([]).findings(.repaymentInterest).isEmpty)
    #expect(try books([]).findings(.reductionDue).map(\.amount) == ["4000.00"])
    var unused = try books([.cash(.repayment, "16000.00", on: "2025-12-01")])
    unused.activities[1] = .spend("80000.00", on: "2025-03-03")
    unused.activities.remove(at: 2)
    #expect(try unused.findings(.repaymentInterest).isEmpty)
  }
}
