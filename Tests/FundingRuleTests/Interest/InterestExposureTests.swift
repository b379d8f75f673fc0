import Amounts
import Funding
import TestSupport
import Testing

/// Interest of an award from what is booked.
struct InterestExposureTests {
  /// C14: 59,000 credited on 1 June 2026, 30,000 used in time, 29,000 on 15 October.
  private func c14(
    _ changes: [Parameter: String?] = [:], level: Funder.Level = .bund,
    asOf: CalendarDate = "2026-12-01"
  ) -> Books {
    Books(
      lines: [.all("100000.00")],
      awards: [.grant(.share, "100000.00", rate: "100%", level: level, changes: changes)],
      activities: [
        .draw("59000.00", on: "2026-06-01"), .spend("30000.00", on: "2026-06-30"),
        .spend("29000.00", on: "2026-10-15"),
      ], asOf: asOf)
  }

  private func exposure(_ books: Books, effective: CalendarDate? = nil) throws -> InterestExposure {
    let assessment = try books.assess()
    let settled = try #require(assessment.settlement.awards.first)
    return try InterestExposure(
      settled, funds: assessment.funds[settled.award.id], on: books.asOf, effective: effective,
      table: ShippedBaseRates.table())
  }

  @Test(
    "C14: only the late part bears interest, from payout",
    arguments: [
      (["P42D", "payout", "act/act"], "698.76"), (["P2M", "payout", "act/act"], "698.76"),
      (["P42D", "dayAfterPayout", "act/act"], "698.76"),
      (["P42D", "payout", "30E/360"], "697.96"),
    ] as [([String], Money)])
  func lateUse(_ rules: [String], _ total: Money) throws {
    let exposure = try exposure(
      c14([.useWindow: rules[0], .interestFrom: rules[1], .dayCount: rules[2]]))
    #expect(exposure.total == total)
    #expect(exposure.rows.allSatisfy { $0.principal == "29000.00" })
    #expect(exposure.rows.map(\.from) == ["2026-06-02", "2026-07-01"])
    #expect(exposure.rows.map(\.to) == ["2026-06-30", "2026-10-15"])
  }

  @Test("C18: after 18 months, interest runs from the thirteenth")
  func thirteenthMonth() throws {
    var books = Books(
      lines: [.all("100000.00")],
      awards: [
        .grant(
          .share, "100000.00", rate: "100%", on: "2024-01-01", from: "2024-01-01",
          changes: [.useWindow: "P18M", .interestFrom: "month13"])
      ],
      activities: [
        .draw("100000.00", on: "2024-03-15"), .spend("100000.00", on: "2025-12-15"),
      ], asOf: "2026-06-30")
    #expect(try exposure(books).total == "5017.12")
    // 15 September 2025 is the last day of 18 months.
    books.activities[1] = .spend("100000.00", on: "2025-09-15")
    #expect(try exposure(books).total == .zero)
  }

  @Test("only the award's rate of an expense uses its money")
  func rateOfExpense() throws {
    var books = c14()
    books.awards = [.grant(.share, "100000.00", rate: "50%")]
    // 30,000 and 29,000 paid use 15,000 and 14,500 of 59,000; 29,500 stay open.
    books.asOf = "2026-12-31"
    let use = try #require(try books.assess().funds["Z"]).use
    #expect(use.parts.map(\.amount) == ["15000.00", "14500.00", "29500.00"])
    #expect(
      use.parts.map(\.end) == [.used("2026-06-30"), .used("2026-10-15"), .open])
    #expect(try exposure(books).lateUse.rows.count == 4)
  }

  @Test("from the day the award is void, what is owed bears interest as such")
  func reducedFrom() throws {
    var books = c14(asOf: "2026-12-31")
    books.activities = [.draw("80000.00", on: "2026-01-10"), .spend("72000.00", on: "2026-01-20")]
    books.awards[0] = .grant(
      .share, "80000.00", rate: "100%", milestones: Milestones(reducedFrom: "2026-06-30"))
    let exposure = try exposure(books)
    // 8,000 unused from payout to 30 June, then as repayable to the end of the year.
    #expect(exposure.lateUse.rows.map(\.to) == ["2026-06-30"])
    #expect(exposure.repayment.rows.map(\.principal) == ["8000.00"])
    #expect(exposure.repayment.rows.map(\.from) == ["2026-07-01"])
    #expect(exposure.repayment.rows.map(\.days) == [184])
  }

  @Test("interest that a notice set is told beside the exposure", arguments: [true, false])
  func booked(_ isLand: Bool) throws {
    var books = c14(level: isLand ? .land : .bund)
    books.activities.append(.cash(.interest, "650.00", on: "2026-11-20"))
    let exposure = try exposure(books)
    #expect(exposure.booked == "650.00")
    #expect(exposure.total == "698.76")
    #expect(exposure.isExpected == isLand)
  }
}
