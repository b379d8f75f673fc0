import Amounts
import Bookkeeping
import Funding
import LedgerStore
import TestSupport
import Testing

/// Many at once: readers wait for nobody, writers take turns, and nobody waits for ever.
extension StorePromise {
  static let transactions = [
    StorePromise("a new store is empty", newStore),
    StorePromise("a reader sees one state, whatever is written meanwhile", oneState),
    StorePromise("others read what was final before, the writer its own", besideAWriter),
    StorePromise("writing inside a read or a write is refused", nestedWrite),
    StorePromise("a writer waits as long as it was told, then the store is busy", boundedWait),
    StorePromise("writers take turns and lose nothing", turns),
    StorePromise("what is not kept, and what throws, leaves nothing", allOrNothing),
    StorePromise("several acts of one transaction are kept together or not at all", together),
    StorePromise("what was written is there when the store is opened again", lasting),
  ]

  private static func close(_ day: Int32, _ ledger: Ledger) throws {
    try ledger.closePeriod(through: CalendarDate(days: day), act: SampleBooks.act)
  }

  private static func newStore(_ store: StoreUnderTest) throws {
    let folder = try TemporaryFolder()
    try store.create(folder).read { (book: any BookReading) throws -> Void in
      #expect(try book.chainEnd() == ChainEnd(sequence: 0, head: Chain.genesis))
      #expect(try book.recordCounts() == (0, 0))
      #expect(try book.measures() == [])
      for kind in SealedRecord.allCases {
        #expect(try book.lastID(of: kind) == 0)
        for table in kind.tables { #expect(try book.rows(RowQuery(table)).isEmpty) }
      }
      try book.examine(deep: true) { Issue.record("\($0)") }
    }
  }

  private static func oneState(_ store: StoreUnderTest) throws {
    var random = SeededGenerator(seed: 7)
    let sample = try store.sample()
    try sample.post(random: &random, 20)
    let ledger = sample.ledger
    let before = try ledger.entryCount()
    let proposals = try sample.propose((0..<5).map { _ in SampleBooks.booking(&random) })
    var seen = 0
    try ledger.journal { (record: JournalRecord) throws -> Void in
      if record.number == 3 {
        let posted = Outcome { try ledger.post(proposals, act: SampleBooks.act).count }
        #expect(try posted.value() > 0)
      }
      seen += 1
      #expect(try ledger.entryCount() == before)
    }
    #expect(seen == before)
    #expect(try ledger.entryCount() > before)
    #expect(try ledger.verify(deep: true).isSound)
  }

  private static func besideAWriter(_ store: StoreUnderTest) throws {
    var random = SeededGenerator(seed: 8)
    let sample = try store.sample()
    let ledger = sample.ledger
    let proposals = try sample.propose((0..<5).map { _ in SampleBooks.booking(&random) })
    let posted = try ledger.post(batch: nil, act: SampleBooks.act) {
      (take: (ProposedEntry, RepeatRule) throws -> Void) throws -> Void in
      for proposal in proposals {
        try take(proposal, .posted)
        let others = Outcome { try ledger.entryCount() }
        #expect(try others.value() == 0)
        #expect(try ledger.entryCount() > 0)
      }
    }
    #expect(posted.count == proposals.count)
    #expect(try ledger.entryCount() == proposals.count)
  }

  private static func nestedWrite(_ store: StoreUnderTest) throws {
    let sample = try store.sample()
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

  private static func boundedWait(_ store: StoreUnderTest) throws {
    let sample = try store.sample()
    let impatient = Ledger(try store.open(sample.folder, 1))
    for holder in [impatient, sample.ledger] {
      let clock = ContinuousClock()
      let waited = try clock.measure {
        _ = try holder.post(batch: nil, act: SampleBooks.act) { _ in
          let refused = Outcome { try close(18_000, impatient) }
          #expect(throws: LedgerError.busy) { try refused.value() }
        }
      }
      #expect(waited > .milliseconds(900) && waited < .seconds(30))
    }
    try close(18_000, impatient)
  }

  private static func turns(_ store: StoreUnderTest) throws {
    let sample = try store.sample()
    let ledgers = [
      Ledger(try store.open(sample.folder, 60)), Ledger(try store.open(sample.folder, 60)),
    ]
    var random = SeededGenerator(seed: 10)
    let work = try (0..<12).map { _ in try sample.propose([SampleBooks.booking(&random)]) }
    let outcomes = work.enumerated().map { index, proposals in
      Outcome {
        let act = SampleBooks.act(of: "P\(index)")
        return try ledgers[index % 2].post(proposals, act: act).count
      }
    }
    for outcome in outcomes { #expect(try outcome.value() > 0) }
    let report = try sample.ledger.verify(deep: true)
    #expect(report.problems == [])
    #expect(report.entries == work.reduce(0) { $0 + $1.count })
    #expect(try sample.ledger.recorders().filter { $0.name != nil }.count == 12)
  }

  private static func allOrNothing(_ store: StoreUnderTest) throws {
    struct Stop: Error {}
    let sample = try store.sample()
    let head = try sample.ledger.head()
    var random = SeededGenerator(seed: 12)
    let proposals = try sample.propose((0..<5).map { _ in SampleBooks.booking(&random) })
    let dry = try sample.ledger.post(batch: nil, act: SampleBooks.act, dryRun: true) { take in
      for proposal in proposals { try take(proposal, .posted) }
    }
    #expect(dry.count == proposals.count)
    #expect(throws: Stop.self) {
      try sample.ledger.post(batch: nil, act: SampleBooks.act) { take in
        for proposal in proposals { try take(proposal, .posted) }
        throw Stop()
      }
    }
    #expect(try sample.ledger.head() == head)
    #expect(try sample.ledger.entryCount() == 0)
    #expect(try sample.ledger.trialBalance().rows.isEmpty)
    #expect(try sample.ledger.verify(deep: true).problems == [])
  }

  private static func lasting(_ store: StoreUnderTest) throws {
    let sample = try store.sample()
    var random = SeededGenerator(seed: 13)
    try sample.post(random: &random, 20)
    let (head, count) = (try sample.ledger.head(), try sample.ledger.entryCount())
    try sample.ledger.close()
    let again = Ledger(try store.open(sample.folder, 5))
    #expect(try again.head() == head)
    #expect(try again.entryCount() == count)
    #expect(try again.verify(deep: true, expectedHead: head).problems == [])
  }

  private static func together(_ store: StoreUnderTest) throws {
    struct Stop: Error {}
    let sample = try store.sample()
    let ledger = sample.ledger
    var random = SeededGenerator(seed: 14)
    let proposals = try sample.propose((0..<3).map { _ in SampleBooks.booking(&random) })
    let head = try ledger.head()
    #expect(throws: Stop.self) {
      try ledger.transaction {
        try close(18_000, ledger)
        _ = try ledger.post(proposals, act: SampleBooks.act)
        throw Stop()
      }
    }
    #expect(try ledger.head() == head)
    let commits = ledger.committed.count
    try ledger.transaction {
      try close(18_000, ledger)
      // A part that fails takes nothing else with it.
      #expect(throws: LedgerError.closedFurther(through: CalendarDate(days: 18_000))) {
        try close(17_000, ledger)
      }
      let posted = try ledger.post(proposals, act: SampleBooks.act)
      let others = Outcome { try ledger.entryCount() }
      #expect(try others.value() == 0)
      #expect(try ledger.entryCount() == posted.count)
    }
    #expect(ledger.committed.count == commits + 1)
    #expect(try ledger.entryCount() == proposals.count)
    #expect(try ledger.verify(deep: true).problems == [])
  }
}
