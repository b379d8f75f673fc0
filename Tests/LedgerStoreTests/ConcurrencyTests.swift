import Amounts
import Foundation
import Funding
import TestSupport
import Testing

@testable import LedgerStore

/// Many at once: readers wait for nobody, writers take turns, and nobody waits for ever.
@Suite("Readers and writers") struct ConcurrencyTests {
  /// What a thread came to.
  private final class Outcome<Value: Sendable>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var result: Result<Value, any Error>?

    func run(_ body: @escaping @Sendable () throws -> Value) -> Outcome {
      Thread.detachNewThread { [self] in
        result = Result { try body() }
        done.signal()
      }
      return self
    }

    /// - Throws: also where it takes longer than twenty seconds.
    func value() throws -> Value {
      guard done.wait(timeout: .now() + 20) == .success, let result else {
        throw LedgerError.busy
      }
      return try result.get()
    }
  }

  private func close(_ day: Int32, _ ledger: Ledger) throws {
    try ledger.closePeriod(through: CalendarDate(days: day), act: SampleBooks.act)
  }

  @Test("a reader sees one state from first to last, whatever is written meanwhile")
  func snapshot() throws {
    var random = SeededGenerator(seed: 7)
    let sample = try SampleLedger()
    try sample.post(random: &random, 20)
    let ledger = sample.ledger
    let before = try ledger.entryCount()
    let proposals = try sample.propose((0..<5).map { _ in SampleBooks.booking(&random) })
    var seen = 0
    try ledger.journal { (record: JournalRecord) throws -> Void in
      if record.number == 3 {
        let posted = Outcome<Int>().run {
          try ledger.post(proposals, act: SampleBooks.act).count
        }
        #expect(try posted.value() > 0)
      }
      seen += 1
      #expect(try ledger.entryCount() == before)
    }
    #expect(seen == before)
    #expect(try ledger.entryCount() > before)
    #expect(try ledger.verify(deep: true).isSound)
  }

  @Test("while somebody writes, others read what was final before, and the writer its own")
  func readingBesideAWriter() throws {
    var random = SeededGenerator(seed: 8)
    let sample = try SampleLedger()
    let ledger = sample.ledger
    let bookings = (0..<5).map { _ in SampleBooks.booking(&random) }
    let proposals = try sample.propose(bookings)
    let posted = try ledger.post(batch: nil, act: SampleBooks.act) {
      (take: (ProposedEntry, RepeatRule) throws -> Void) throws -> Void in
      for proposal in proposals {
        try take(proposal, .posted)
        let others = Outcome<Int>().run { try ledger.entryCount() }
        #expect(try others.value() == 0)
        #expect(try ledger.entryCount() > 0)
      }
    }
    #expect(posted.count == proposals.count)
    #expect(try ledger.entryCount() == proposals.count)
  }

  @Test("writing inside a read or a write is refused")
  func nestedWrite() throws {
    let sample = try SampleLedger()
    var random = SeededGenerator(seed: 9)
    try sample.post(random: &random, 2)
    try sample.ledger.journal { _ in
      #expect(throws: LedgerError.openForReadingOnly) { try close(18_000, sample.ledger) }
    }
    #expect(throws: LedgerError.openForReadingOnly) {
      try sample.ledger.post(batch: nil, act: SampleBooks.act) { _ in
        try close(18_000, sample.ledger)
      }
    }
  }

  @Test("a writer waits for its turn as long as it was told, then the ledger is busy")
  func boundedWait() throws {
    let sample = try SampleLedger()
    let impatient = try Ledger.open(at: sample.path, wait: 1)
    for (holder, waiter) in [(impatient, impatient), (sample.ledger, impatient)] {
      let start = Date()
      _ = try holder.post(batch: nil, act: SampleBooks.act) { _ in
        let refused = Outcome<Void>().run { try close(18_000, waiter) }
        #expect(throws: LedgerError.busy) { try refused.value() }
      }
      let waited = Date().timeIntervalSince(start)
      #expect(waited > 0.9 && waited < 10)
    }
    try close(18_000, impatient)
  }

  @Test("writers of one ledger and of another process's take turns and lose nothing")
  func turns() throws {
    let sample = try SampleLedger()
    let other = try Ledger.open(at: sample.path, wait: 60)
    let mine = try Ledger.open(at: sample.path, wait: 60)
    var random = SeededGenerator(seed: 10)
    let work = try (0..<12).map { _ in try sample.propose([SampleBooks.booking(&random)]) }
    let outcomes = work.enumerated().map { index, proposals in
      Outcome<Int>().run {
        let act = SampleBooks.act(of: "P\(index)")
        return try (index % 2 == 0 ? mine : other).post(proposals, act: act).count
      }
    }
    for outcome in outcomes { #expect(try outcome.value() > 0) }
    let report = try sample.ledger.verify(deep: true)
    #expect(report.isSound)
    #expect(report.entries == work.reduce(0) { $0 + $1.count })
    #expect(try sample.ledger.recorders().filter { $0.name != nil }.count == 12)
  }

  @Test("a closed ledger leaves no log, also where many have read")
  func closing() throws {
    let sample = try SampleLedger()
    let ledger = sample.ledger
    let readers = (0..<4).map { _ in Outcome<Int>().run { try ledger.entryCount() } }
    for reader in readers { _ = try reader.value() }
    try ledger.close()
    #expect(try sample.folder.names() == ["foerderbuch.sqlite"])
  }
}
