import Amounts
import Bookkeeping
import GRDB
import GRDBSQLite

/// Recomputes the chain over all records in one pass. Each seal is checked against the stored seal
/// before it, so that one changed record is named alone and not with all that follow.
struct ChainCheck {
  private(set) var problems = ProblemList()
  private(set) var sums = RunningSums()
  private(set) var entries = 0
  private(set) var records = 0
  private(set) var head = Chain.genesis
  private(set) var expected: HeadPosition?
  private let db: Database
  private let expectedHead: Digest256?
  /// Whether only what reports on some measures rest on is checked.
  private let isPartial: Bool
  private var encoder = CanonicalEncoder(record: "")
  private var cursors: [SealedRecord: RecordCursor] = [:]
  private var lastEntry: Int64 = 0
  /// Whether ``head`` is the seal just before the next record.
  private var isPreviousKnown = true
  private var suspect: Suspect?

  /// A record that differs from its seal, as long as it is open which of them is wrong.
  private struct Suspect {
    let problem: VerificationProblem
    let computed: Digest256
    let sequence: Int64
  }

  /// - Parameter measures: nil for all records; see ``SealedRecord/keys(ofMeasures:)``.
  init(
    _ db: Database, expectedHead: Digest256? = nil, measures: [String]? = nil
  ) throws(LedgerError) {
    self.db = db
    self.expectedHead = expectedHead
    isPartial = measures != nil
    for record in SealedRecord.allCases {
      cursors[record] = try RecordCursor(record, db, measures: measures)
    }
    if expectedHead == Chain.genesis { expected = HeadPosition(records: 0, entries: 0) }
  }

  mutating func run() throws(LedgerError) {
    let seals = try RawStatement(
      db, "SELECT sequence, record, id, hash FROM seal ORDER BY sequence")
    var kinds: [String: SealedRecord] = [:]
    for record in SealedRecord.allCases { kinds[record.rawValue] = record }
    var sequence: Int64 = 0
    while try seals.step() {
      sequence += 1
      let found = seals.integer(0)
      while sequence < found {
        problems.add(.sealMissing(sequence: sequence))
        isPreviousKnown = false
        sequence += 1
      }
      guard let hash = Digest256(bytes: seals.rawBlob(3)), let record = kinds[seals.text(1)],
        let cursor = cursors[record]
      else {
        settleSuspect()
        problems.add(.sealUnknown(sequence: found))
        isPreviousKnown = false
        continue
      }
      let isWanted = !isPartial || cursor.id == seals.integer(2)
      if isWanted {
        try check(record, seals.integer(2), hash, cursor, at: found)
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
      if let cursor = cursors[record] { try drain(cursor, upTo: nil) }
    }
    if let expectedHead, expected == nil { problems.add(.headNotFound(expectedHead)) }
  }

  private mutating func check(
    _ record: SealedRecord, _ id: Int64, _ hash: Digest256, _ cursor: RecordCursor,
    at sequence: Int64
  ) throws(LedgerError) {
    try drain(cursor, upTo: id)
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
    if record == .entry { try checkEntry(id, cursor) }
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
  private mutating func drain(_ cursor: RecordCursor, upTo id: Int64?) throws(LedgerError) {
    while let current = cursor.id, id.map({ current < $0 }) ?? true {
      problems.add(.recordUnsealed(table: cursor.record.table.name, id: current))
      encoder.restart(record: "")
      try cursor.encode(into: &encoder)
      try cursor.advance()
    }
    for orphan in try cursor.orphans(upTo: id) {
      problems.add(.partWithoutRecord(table: orphan.table, id: orphan.id))
    }
  }

  private mutating func checkEntry(_ number: Int64, _ cursor: RecordCursor) throws(LedgerError) {
    entries += 1
    while !isPartial, lastEntry + 1 < number {
      lastEntry += 1
      problems.add(.numberMissing(entry: lastEntry))
    }
    lastEntry = number
    for (measure, cents) in cursor.imbalances {
      problems.add(
        .unbalanced(entry: number, measure: measure, by: Money(cents: Int64(clamping: cents))))
    }
    for posting in cursor.postings {
      try sums.add(
        account: posting.account, measure: posting.measure, month: cursor.month,
        cents: posting.cents)
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

/// Walks over the records of one kind and their parts, in the order of their keys.
final class RecordCursor {
  let record: SealedRecord
  /// Key of the current record; nil behind the last one.
  private(set) var id: Int64?
  /// What an entry posts; of the last encoded record.
  private(set) var postings: [(account: String, measure: String, cents: Int64)] = []
  /// Booking month of an entry; of the last encoded record.
  private(set) var month = 0
  private let main: RawStatement
  private var parts: [(table: String, rows: RawStatement, parent: Int64?)] = []

  init(_ record: SealedRecord, _ db: Database, measures: [String]?) throws(LedgerError) {
    self.record = record
    let keys = measures.map { record.keys(ofMeasures: $0.count) }
    main = try RawStatement(db, record.table.select(isPart: false, of: keys))
    for table in record.tables.dropFirst() {
      parts.append((table.name, try RawStatement(db, table.select(isPart: true, of: keys)), nil))
    }
    for (index, measure) in (measures ?? []).enumerated() {
      for rows in [main] + parts.map(\.rows) { rows.bind(Int32(index + 1), copying: measure) }
    }
    try advance()
    for index in parts.indices { try advancePart(index) }
  }

  func advance() throws(LedgerError) { id = try main.step() ? main.integer(0) : nil }

  private func advancePart(_ index: Int) throws(LedgerError) {
    let rows = parts[index].rows
    parts[index].parent = try rows.step() ? rows.integer(0) : nil
  }

  /// Takes the parts of records before `id` that there is no record for.
  func orphans(upTo id: Int64?) throws(LedgerError) -> [(table: String, id: Int64)] {
    var orphans: [(table: String, id: Int64)] = []
    for index in parts.indices {
      while let parent = parts[index].parent, id.map({ parent < $0 }) ?? true {
        orphans.append((parts[index].table, parent))
        try advancePart(index)
      }
    }
    return orphans
  }

  /// The canonical bytes of the current record, as ``SealedWriter`` makes them.
  func encode(into encoder: inout CanonicalEncoder) throws(LedgerError) {
    Self.encode(main, into: &encoder)
    postings.removeAll(keepingCapacity: true)
    if record == .entry { month = Int(main.integer(2)) / 100 }
    for index in parts.indices {
      while parts[index].parent == id {
        encoder.append(text: parts[index].table)
        let rows = parts[index].rows
        Self.encode(rows, into: &encoder)
        if record == .entry, index == 0 {
          postings.append((rows.text(2), rows.text(3), rows.integer(6)))
        }
        try advancePart(index)
      }
    }
  }

  private static func encode(_ row: RawStatement, into encoder: inout CanonicalEncoder) {
    for column in 0..<row.columnCount {
      switch row.type(column) {
      case SQLITE_INTEGER: encoder.append(integer: row.integer(column))
      case SQLITE_TEXT: encoder.append(text: row.text(column))
      case SQLITE_NULL: encoder.append(integer: nil)
      default: encoder.append(blob: row.blob(column))
      }
    }
  }

  /// Measures in which the last encoded entry does not balance, and by how many cents.
  var imbalances: [(measure: String, cents: Int128)] {
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
