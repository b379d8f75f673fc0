import Amounts
import Funding
import TestSupport
import Testing

@testable import LedgerStore

/// Who recorded: kept and sealed with each act, where it is known.
@Suite("Recorders") struct RecorderTests {
  private let act = SampleBooks.act(of: "A. Muster")

  @Test("every act of recording keeps who did it")
  func acts() throws {
    let sample = try SampleLedger(projects: 1)
    let before = try sample.ledger.recorders()
    #expect(before.map(\.name) == [nil])
    let named = sample.ledger
    let desk = BookingDesk(portfolio: try named.currentPortfolio(), chart: sample.chart)
    let booking = Booking(
      date: CalendarDate(days: 19_000), kind: .expense, measure: "SC-1-DO", line: "0831",
      amount: Money(cents: 11_900))
    _ = try named.post(try desk.propose(booking), act: act)
    _ = try named.reverse(1, reason: "falsch", on: CalendarDate(days: 19_001), act: act)
    try named.closePeriod(through: CalendarDate(days: 18_000), act: act)
    _ = try named.apply([try SampleBooks.project(2)], act: act)
    let found = try named.recorders()
    #expect(found.map(\.name) == ["A. Muster", nil])
    #expect(found[0].acts == 4)
    #expect(found[0].entries == 2)
    #expect(found[1].acts == before[0].acts)
    #expect(try named.verify(deep: true).isSound)
    var listed: [String?] = []
    try named.batches(0..<100) { listed.append($0.recorder.name) }
    #expect(listed.suffix(4) == ["A. Muster", "A. Muster", "A. Muster", "A. Muster"])
  }

  @Test("each of the people at work on one opened ledger is kept with what they did")
  func several() throws {
    let sample = try SampleLedger(projects: 1)
    for (index, person) in ["A", nil, "B", "A"].enumerated() {
      try sample.ledger.closePeriod(
        through: CalendarDate(days: 18_000 + Int32(index)), act: SampleBooks.act(of: person))
    }
    let before = 2
    #expect(try sample.ledger.recorders().map(\.acts) == [2, 1, Int64(before + 1)])
  }

  @Test("a preview keeps nobody")
  func preview() throws {
    let sample = try SampleLedger(projects: 1)
    let named = sample.ledger
    let desk = BookingDesk(portfolio: try named.currentPortfolio(), chart: sample.chart)
    let booking = Booking(
      date: CalendarDate(days: 19_000), kind: .expense, measure: "SC-1-DO", line: "0831",
      amount: Money(cents: 100))
    _ = try named.preview(try desk.propose(booking), act: act)
    #expect(try named.recorders().map(\.name) == [nil])
  }
}
