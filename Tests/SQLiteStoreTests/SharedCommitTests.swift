import Amounts
import Bookkeeping
import Foundation
import Funding
import SQLBooks
import StoreConformance
import TestSupport
import Testing

@testable import LedgerStore
@testable import SQLiteStore

/// Acts that wait become final by one commit, and nobody is told before.
@Suite struct SharedCommitTests {
  private struct Stop: Error {}

  /// A ledger, its store, and what others see of it.
  private struct Desk {
    let sample: SampleLedger
    let store: SQLiteStore
    let ledger: Ledger

    init() throws {
      sample = try SampleLedger()
      store = try SQLiteStore.open(at: sample.path, wait: 60)
      ledger = Ledger(store)
    }

    func seen() throws -> Int {
      try Ledger(try SQLiteStore.open(at: sample.path, .readOnly)).recordCounts().seals
    }

    /// Closes a day once so many others wait for the turn.
    /// - Parameter inside: is told as soon as it has the turn.
    func close(
      _ day: Int32, waiting: Int = 0, fails: Bool = false, inside: DispatchSemaphore? = nil
    ) throws {
      try ledger.transaction {
        inside?.signal()
        try ledger.closePeriod(through: CalendarDate(days: day), act: SampleBooks.act)
        let end = ContinuousClock.now + .seconds(30)
        while store.acts.turns.waiting < waiting, ContinuousClock.now < end { usleep(1000) }
        if fails { throw Stop() }
      }
    }
  }

  @Test("an act waits for the commit of those that came after it", arguments: [false, true])
  func shared(isLong: Bool) throws {
    let desk = try Desk()
    let before = try desk.seen()
    let inside = DispatchSemaphore(value: 0)
    let first = Outcome { try desk.close(19_000, waiting: 1, inside: inside) }
    inside.wait()
    let second = Outcome {
      try desk.ledger.transaction(isLong: isLong) {
        try desk.ledger.closePeriod(through: CalendarDate(days: 19_001), act: SampleBooks.act)
        return try desk.seen()
      }
    }
    let seen = try second.value()
    try first.value()
    let after = try desk.seen()
    #expect(after > before)
    #expect(seen == (isLong ? (before + after) / 2 : before))
  }

  @Test("what fails takes nothing of the others with it")
  func failing() throws {
    let desk = try Desk()
    let start = try desk.seen()
    try desk.close(18_999)
    let before = try desk.seen()
    let inside = DispatchSemaphore(value: 0)
    let first = Outcome { try desk.close(19_000, waiting: 2, inside: inside) }
    inside.wait()
    let second = Outcome { try desk.close(19_001, fails: true) }
    while desk.store.acts.turns.waiting < 1 { usleep(1000) }
    let third = Outcome { try desk.close(19_002) }
    try first.value()
    #expect(throws: Stop.self) { try second.value() }
    try third.value()
    #expect(try desk.seen() == before + 2 * (before - start))
    #expect(try desk.ledger.closedDays().last == CalendarDate(days: 19_002))
    #expect(try desk.ledger.verify(deep: true).problems == [])
  }

  @Test("many at once: each is final when its call returns, and nothing is lost")
  func many() throws {
    let desk = try Desk()
    let start = try desk.seen()
    try desk.ledger.set(
      FourEyes(effectiveOn: "2026-06-30", from: nil), act: SampleBooks.act(of: "P"))
    let before = try desk.seen()
    let people = (0..<16).map { person in
      Outcome {
        for turn in 1...25 {
          let act = SampleBooks.act(of: "P\(person)")
          try desk.ledger.set(
            FourEyes(effectiveOn: "2026-06-30", from: nil), act: act)
          let own = try desk.ledger.fourEyes().filter { $0.recorder.name == act.person }.count
          guard own == turn else { throw Stop() }
        }
      }
    }
    for person in people { try person.value() }
    #expect(try desk.seen() == before + 16 * 25 * (before - start))
    #expect(try desk.ledger.verify(deep: true).problems == [])
  }
}
