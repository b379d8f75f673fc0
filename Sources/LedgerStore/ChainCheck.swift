import Amounts
import Bookkeeping
import Foundation
import StoreAPI

/// Recomputes the chain over all records in one pass. Each seal is checked against the stored seal
/// before it, so that one changed record is named alone and not with all that follow.
struct ChainCheck {
  private(set) var problems = ProblemList()
  private(set) var sums = RunningSums()
  private(set) var entries = 0
  private(set) var records = 0
  private(set) var head = Chain.genesis
  private(set) var expected: HeadPosition?
  private let book: any BookReading
  private let expectedHead: Digest256?
  /// Whether only what reports on some measures rest on is checked.
  private let isPartial: Bool
  private var encoder = CanonicalEncoder(record: "")
  private var cursors: [SealedRecord: any SealedCursor] = [:]
  private var lastEntry: Int64 = 0
  /// Whether ``head`` is the seal just before the next record.
  private var isPreviousKnown = true
  private var suspect: Suspect?
  /// What is worth a look and no damage.
  private(set) var notes: [VerificationNote] = []
  /// The last day that is closed so far, and by which act.
  private var closed = (through: Int64(0), batch: Int64(0))
  /// When the act before recorded, and the seal before the last act.
  private var lastMoment = ""
  private var headBeforeBatch = Chain.genesis
  private var releases = ReleaseCheck()

  /// A record that differs from its seal, as long as it is open which of them is wrong.
  private struct Suspect {
    let problem: VerificationProblem
    let computed: Digest256
    let sequence: Int64
  }

  /// - Parameter measures: nil for all records.
  init(
    _ book: any BookReading, expectedHead: Digest256? = nil, measures: [String]? = nil
  ) throws(LedgerError) {
    self.book = book
    self.expectedHead = expectedHead
    isPartial = measures != nil
    for record in SealedRecord.allCases {
      cursors[record] = try book.records(record, ofMeasures: measures)
    }
    if expectedHead == Chain.genesis { expected = HeadPosition(records: 0, entries: 0) }
  }

  mutating func run() throws {
    var kinds: [String: SealedRecord] = [:]
    for record in SealedRecord.allCases { kinds[record.rawValue] = record }
    var last: Int64 = 0
    try book.seals(0..<Int64.max) { seal in
      let found = seal.sequence
      if let gap = Self.gap(between: last, and: found) {
        problems.add(.sealMissing(gap))
        isPreviousKnown = false
      }
      last = max(last, found)
      guard let hash = seal.hash, let record = kinds[seal.record],
        let cursor = cursors[record]
      else {
        settleSuspect()
        problems.add(.sealUnknown(sequence: found))
        isPreviousKnown = false
        return
      }
      let isWanted = !isPartial || cursor.id == seal.id
      if isWanted {
        try check(record, seal.id, hash, cursor, at: found)
        records += 1
      } else {
        settleSuspect()
      }
      head = hash
      isPreviousKnown = true
      if hash == expectedHead { expected = HeadPosition(records: records, entries: entries) }
    }
    settleSuspect()
    for record in SealedRecord.allCases {
      if let cursor = cursors[record] { try drain(record, cursor, upTo: nil) }
    }
    if !isPartial {
      for problem in releases.unreleased { problems.add(problem) }
      for note in releases.notes { add(note) }
    }
    if let expectedHead, expected == nil { problems.add(.headNotFound(expectedHead)) }
  }

  /// What is left out between two numbers of a row that begins with 1.
  private static func gap(between last: Int64, and next: Int64) -> ClosedRange<Int64>? {
    next > last && next - last > 1 ? last + 1...next - 1 : nil
  }

  private mutating func check(
    _ record: SealedRecord, _ id: Int64, _ hash: Digest256, _ cursor: any SealedCursor,
    at sequence: Int64
  ) throws(LedgerError) {
    try drain(record, cursor, upTo: id)
    guard cursor.id == id else {
      settleSuspect()
      problems.add(.recordMissing(table: record.table.name, id: id))
      return
    }
    encoder.restart(record: record.rawValue)
    try cursor.encode(into: &encoder)
    if isPreviousKnown {
      compare(record, id, hash, at: sequence)
    } else {
      settleSuspect()
    }
    if !isPartial, let problem = releases.see(record, id, cursor) { problems.add(problem) }
    if record == .entry { try checkEntry(id, cursor) } else { try checkOrder(record, id, cursor) }
    try cursor.advance()
  }

  /// Compares a record with its seal. Where they differ, the next seal tells which of the two was
  /// changed.
  private mutating func compare(
    _ record: SealedRecord, _ id: Int64, _ hash: Digest256, at sequence: Int64
  ) {
    let computed = Chain.seal(after: head, record: encoder.bytes)
    if let suspect {
      let isSealAtFault = Chain.seal(after: suspect.computed, record: encoder.bytes) == hash
      self.suspect = nil
      if isSealAtFault {
        problems.add(.sealChanged(sequence: suspect.sequence))
        return
      }
      problems.add(suspect.problem)
    }
    guard computed != hash else { return }
    suspect = Suspect(
      problem: .recordChanged(table: record.table.name, id: id), computed: computed,
      sequence: sequence)
  }

  private mutating func settleSuspect() {
    if let suspect { problems.add(suspect.problem) }
    suspect = nil
  }

  /// Names the records before `id` that the chain does not know.
  private mutating func drain(
    _ record: SealedRecord, _ cursor: any SealedCursor, upTo id: Int64?
  ) throws(LedgerError) {
    while let current = cursor.id, id.map({ current < $0 }) ?? true {
      problems.add(.recordUnsealed(table: record.table.name, id: current))
      encoder.restart(record: "")
      try cursor.encode(into: &encoder)
      try cursor.advance()
    }
    for orphan in try cursor.orphans(upTo: id) {
      problems.add(.partWithoutRecord(table: orphan.table, id: orphan.id))
    }
  }

  /// Whether an act may tell a moment after another one did. Each tells the moment of its turn; the
  /// clocks of two machines that share a disk are seconds apart.
  private static func isAcceptable(_ moment: String, after last: String) -> Bool {
    guard moment < last else { return true }
    let format = Date.ISO8601FormatStyle()
    guard let began = try? format.parse(moment), let other = try? format.parse(last) else {
      return false
    }
    return other.timeIntervalSince(began) <= 5
  }

  /// What the order of the records must be, beyond their seals: an entry or an amendment behind
  /// the close of its day, a clock that ran backwards, a workbook handed in that shows another
  /// state than that of its time.
  private mutating func checkOrder(
    _ record: SealedRecord, _ id: Int64, _ cursor: any SealedCursor
  ) throws(LedgerError) {
    switch record {
    case .batch:
      headBeforeBatch = head
      guard let moment = String(cursor.value("recorded_at")) else { return }
      if !Self.isAcceptable(moment, after: lastMoment) {
        add(.clockRanBackwards(batch: id, recordedAt: moment, before: lastMoment))
      }
      lastMoment = max(moment, lastMoment)
    case .periodClose:
      guard let through = Int64(cursor.value("through_on")),
        let batch = Int64(cursor.value("batch")), through >= closed.through
      else { return }
      closed = (through, batch)
    case .project:
      guard let day = Int64(cursor.value("effective_on")), day > 0, day <= closed.through,
        let project = String(cursor.value("project")),
        let effective = CalendarDate(cursor.value("effective_on")),
        let through = CalendarDate(yyyymmdd: Int(closed.through))
      else { return }
      add(.amendedBehindClose(project: project, effectiveOn: effective, through: through))
    case .submission:
      if Digest256(cursor.value("head")) != headBeforeBatch {
        problems.add(.submissionOfOtherState(id))
      }
    default: break
    }
  }

  /// Whether the last act tells a moment that is still to come.
  mutating func compareClock(_ now: String) {
    guard !Self.isAcceptable(now, after: lastMoment) else { return }
    add(.clockAhead(recordedAt: lastMoment, now: now))
  }

  private mutating func add(_ note: VerificationNote) {
    if notes.count < VerificationReport.problemLimit { notes.append(note) }
  }

  private mutating func checkEntry(_ number: Int64, _ cursor: any SealedCursor) throws(LedgerError)
  {
    entries += 1
    if !isPartial, let gap = Self.gap(between: lastEntry, and: number) {
      problems.add(.numberMissing(gap))
    }
    lastEntry = max(lastEntry, number)
    if cursor.day <= closed.through, Int64(cursor.value("batch")) != closed.batch,
      let day = CalendarDate(yyyymmdd: Int(cursor.day)),
      let through = CalendarDate(yyyymmdd: Int(closed.through))
    {
      problems.add(.entryOnClosedDay(entry: number, on: day, through: through))
    }
    for (measure, cents) in cursor.imbalances {
      problems.add(
        .unbalanced(entry: number, measure: measure, by: Money(cents: Int64(clamping: cents))))
    }
    for posting in cursor.postings {
      do {
        try sums.add(
          account: posting.account, measure: posting.measure, month: Int(cursor.day / 100),
          cents: posting.cents)
      } catch { problems.add(.unreadable("entry \(number)")) }
    }
  }
}

/// A list of problems that does not grow without bound.
struct ProblemList {
  private(set) var problems: [VerificationProblem] = []
  private(set) var count = 0

  mutating func add(_ problem: VerificationProblem) {
    count += 1
    if problems.count < VerificationReport.problemLimit { problems.append(problem) }
  }
}

extension SealedCursor {
  /// Measures in which the last encoded entry does not balance, and by how many cents.
  fileprivate var imbalances: [(measure: String, cents: Int128)] {
    // Almost every entry stays within one measure.
    if let first = postings.first, postings.allSatisfy({ $0.measure == first.measure }) {
      let sum = postings.reduce(Int128(0)) { $0 + Int128($1.cents) }
      return sum == 0 ? [] : [(first.measure, sum)]
    }
    var sums: [String: Int128] = [:]
    for posting in postings { sums[posting.measure, default: 0] += Int128(posting.cents) }
    return sums.filter { $0.value != 0 }.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
