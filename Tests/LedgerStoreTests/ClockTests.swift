import Bookkeeping
import LedgerStore
import Synchronization
import TestSupport
import Testing

/// An act tells the moment of its turn, not the one in which somebody began to think about it.
@Suite struct ClockTests {
  @Test("what waited for others is recorded later than they are, and the clock ran forwards")
  func turns() throws {
    let sample = try SampleLedger()
    let ticks = Mutex(10)
    let clock = Act.Clock {
      ticks.withLock {
        $0 += 1
        return "2026-07-01T08:00:\($0)Z"
      }
    }
    let early = Act(
      person: "A", moment: "2026-07-01T07:00:00Z", day: "2026-07-01", clock: clock)
    let late = Act(person: "B", moment: "2026-07-01T08:00:05Z", day: "2026-07-01", clock: clock)
    try sample.ledger.closePeriod(through: "2020-01-01", act: late)
    try sample.ledger.closePeriod(through: "2020-01-02", act: early)
    var moments: [String] = []
    try sample.ledger.batches(0..<100) { moments.append($0.recordedAt) }
    #expect(moments.suffix(2) == ["2026-07-01T08:00:11Z", "2026-07-01T08:00:12Z"])
    #expect(try sample.ledger.verify().notes == [])
  }
}
