import Amounts
import TestSupport
import Testing

@testable import Funding

/// First in, first out.
struct FundsUseTests {
  private func parts(
    _ drawdowns: [(CalendarDate, Money)], repaid: [(CalendarDate, Money)] = [],
    needs: [(CalendarDate, Money)]
  ) throws -> [FundsUse.Part] {
    func dated(_ pairs: [(CalendarDate, Money)]) -> [DatedAmount] {
      pairs.map { DatedAmount($0.0, $0.1) }
    }
    return try FundsUse(
      drawdowns: dated(drawdowns), repayments: dated(repaid), needs: dated(needs),
      window: Duration(days: 42)
    ).parts
  }

  @Test("an expense uses the oldest money first and may span two drawdowns")
  func order() throws {
    let parts = try parts(
      [("2026-01-01", "100.00"), ("2026-02-01", "100.00")],
      needs: [("2026-01-10", "60.00"), ("2026-02-10", "150.00")])
    #expect(parts.map(\.amount) == ["60.00", "40.00", "50.00", "50.00"])
    #expect(
      parts.map(\.drawnOn) == ["2026-01-01", "2026-01-01", "2026-02-01", "2026-02-01"])
    #expect(
      parts.map(\.end) == [
        .used("2026-01-10"), .used("2026-02-10"), .used("2026-02-10"), .open,
      ])
  }

  @Test("money drawn after the payment is used the day it comes")
  func reimbursed() throws {
    let parts = try parts([("2026-03-01", "80.00")], needs: [("2026-01-10", "100.00")])
    #expect(parts.map(\.end) == [.used("2026-03-01")])
  }

  @Test("repaid money ends there; what stays is used later")
  func repaid() throws {
    let parts = try parts(
      [("2026-01-01", "100.00")], repaid: [("2026-02-01", "30.00")],
      needs: [("2026-03-01", "90.00")])
    #expect(parts.map(\.amount) == ["30.00", "70.00"])
    #expect(parts.map(\.end) == [.repaid("2026-02-01"), .used("2026-03-01")])
  }

  @Test("used money that is repaid leaves its expense to a later drawdown")
  func repaidAfterUse() throws {
    let parts = try parts(
      [("2026-01-01", "100.00"), ("2026-04-01", "40.00")], repaid: [("2026-02-01", "40.00")],
      needs: [("2026-01-05", "100.00")])
    #expect(
      parts.map(\.end) == [.used("2026-01-05"), .repaid("2026-02-01"), .used("2026-04-01")])
    #expect(parts.map(\.amount) == ["60.00", "40.00", "40.00"])
  }

  @Test("money given back before it was drawn ends the day it is drawn")
  func repaidAhead() throws {
    let parts = try parts(
      [("2026-02-01", "100.00")], repaid: [("2026-01-01", "30.00")],
      needs: [("2026-03-01", "90.00")])
    #expect(parts.map(\.end) == [.repaid("2026-02-01"), .used("2026-03-01")])
    #expect(parts.map(\.amount) == ["30.00", "70.00"])
  }

  @Test("what falls for good is open again from that day, the last used first")
  func fall() throws {
    let parts = try parts(
      [("2026-01-01", "100.00"), ("2026-02-01", "50.00")],
      needs: [("2026-01-05", "100.00"), ("2026-02-10", "150.00"), ("2026-03-01", "80.00")])
    #expect(parts.map(\.amount) == ["80.00", "20.00", "50.00"])
    #expect(parts.map(\.end) == [.used("2026-01-05"), .open, .open])
    #expect(parts.map(\.fall?.usedOn) == [nil, "2026-01-05", "2026-02-10"])
    #expect(parts.map(\.fall?.on) == [nil, "2026-03-01", "2026-03-01"])
  }

  /// Draws in whole euros against 70 % of what was paid, as in the
  /// audit of a museum (LRH NRW, Jahresbericht 2022, 16.2.2).
  @Test("cents that a payout in whole euros is more than its use join the next payout")
  func cents() throws {
    let draws: [(CalendarDate, Money)] = [("2026-01-01", "100.00"), ("2026-01-02", "100.00")]
    let parts = try parts(draws, needs: [("2026-01-05", "99.60"), ("2026-09-01", "199.20")])
    #expect(parts.map(\.amount) == ["100.00", "99.20", "0.80"])
    #expect(parts.map(\.end) == [.used("2026-01-05"), .used("2026-09-01"), .open])
    let before = try self.parts(draws, needs: [("2026-01-05", "99.60")])
    #expect(before.map(\.amount) == ["99.60", "100.40"])
    #expect(before.map(\.drawnOn) == ["2026-01-01", "2026-01-02"])
    // Drawn later, the next expense uses them the day their own payout was used.
    let later = try self.parts(
      [draws[0]], needs: [("2026-01-05", "99.60"), ("2026-09-01", "199.20")])
    #expect(later.map(\.amount) == ["100.00"])
    #expect(later.map(\.end) == [.used("2026-01-05")])
  }

  @Test("another day of a fall is another story")
  func falls() throws {
    // 60 of 100 fall on two days and are used again on one.
    let parts = try parts(
      [("2026-01-01", "100.00")],
      needs: [
        ("2026-01-05", "40.00"), ("2026-01-06", "100.00"), ("2026-02-01", "70.00"),
        ("2026-02-02", "40.00"), ("2026-03-01", "100.00"),
      ])
    #expect(parts.map(\.amount) == ["40.00", "30.00", "30.00"])
    #expect(
      parts.map(\.end) == [.used("2026-01-05"), .used("2026-03-01"), .used("2026-03-01")])
  }

  @Test("what falls and rises again is used again from the day it rises")
  func fallingShare() throws {
    let parts = try parts(
      [("2026-01-01", "100.00")],
      needs: [("2026-01-05", "80.00"), ("2026-01-20", "50.00"), ("2026-03-01", "90.00")])
    #expect(parts.map(\.amount) == ["50.00", "30.00", "10.00", "10.00"])
    #expect(
      parts.map(\.end) == [
        .used("2026-01-05"), .used("2026-03-01"), .used("2026-03-01"), .open,
      ])
    #expect(parts.map { $0.falls.map(\.on) } == [[], ["2026-01-20"], [], []])
    #expect(parts.map(\.wasTakenBack) == [false, true, false, false])
  }

  @Test(
    "day 42 is in time, day 43 is late",
    arguments: [("2026-07-13", false), ("2026-07-14", true)] as [(CalendarDate, Bool)])
  func window(_ used: CalendarDate, _ isLate: Bool) throws {
    let parts = try parts([("2026-06-01", "10.00")], needs: [(used, "10.00")])
    #expect(parts.map { $0.isLate(asOf: "2026-12-31") } == [isLate])
  }

  @Test("two months from 31 December end on 28 or 29 February")
  func endOfFebruary() throws {
    for (year, last) in [(2023, "2024-02-29"), (2024, "2025-02-28")] as [(Int, CalendarDate)] {
      let drawn = try #require(CalendarDate(year: year, month: 12, day: 31))
      let use = try FundsUse(
        drawdowns: [DatedAmount(drawn, "1.00")], needs: [], window: Duration(months: 2))
      #expect(use.parts.map(\.useBy) == [last])
    }
  }
}
