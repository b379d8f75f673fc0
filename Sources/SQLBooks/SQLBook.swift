import Amounts
package import Bookkeeping
package import Funding
package import StoreAPI

/// One transaction on one connection: what it asks and what it writes. Only the thread that runs
/// the transaction uses it.
package final class SQLBook: BookWriting {
  let db: any SQLConnection
  let statements: StatementCache
  /// Whether what the thread of this transaction writes is a part of it.
  package private(set) var isJoined = false
  /// Made with the first entry that is asked for.
  private var single: JournalReader?
  /// Records that were written.
  private var written = 0
  /// From so many records of an act on they are very many.
  private static let many = 1000

  /// - Parameter statements: those of the connection, where they are kept.
  package init(_ db: any SQLConnection, _ statements: StatementCache = StatementCache()) {
    self.db = db
    self.statements = statements
  }

  // MARK: The chain

  package func chainEnd() throws(LedgerError) -> ChainEnd {
    let last = try statements.statement(
      db, "SELECT sequence, hash FROM seal ORDER BY sequence DESC LIMIT 2")
    defer { last.reset() }
    guard try last.step() else { return ChainEnd(sequence: 0, head: Chain.genesis) }
    let sequence = last.integer(0)
    guard sequence < .max, let hash = Digest256(bytes: last.rawBlob(1)),
      // Behind a gap the chain is not this ledger's.
      try last.step() ? last.integer(0) == sequence - 1 : sequence == 1
    else { throw .damaged("seal \(sequence)") }
    return ChainEnd(sequence: sequence, head: hash)
  }

  package func sequence(of seal: Digest256) throws(LedgerError) -> Int64? {
    let rows = try db.prepare("SELECT sequence FROM seal WHERE hash = ?")
    rows.bind(1, copying: seal.bytes)
    return try rows.step() ? rows.integer(0) : nil
  }

  package func seals(_ range: Range<Int64>, _ body: (StoredSeal) throws -> Void) throws {
    let rows = try db.walk(
      """
      SELECT sequence, record, id, hash FROM seal ORDER BY sequence
      LIMIT \(range.count) OFFSET \(range.lowerBound)
      """)
    while try rows.step() { try body(Self.seal(rows)) }
  }

  private static func seal(_ rows: any SQLStatement) -> StoredSeal {
    StoredSeal(
      sequence: rows.integer(0), record: rows.text(1), id: rows.integer(2),
      hash: Digest256(bytes: rows.rawBlob(3)))
  }

  package func latestMoment() throws(LedgerError) -> String {
    let rows = try statements.statement(db, "SELECT coalesce(max(recorded_at), '') FROM batch")
    defer { rows.reset() }
    return try rows.step() ? rows.text(0) : ""
  }

  package func recordCounts() throws(LedgerError) -> (batches: Int, seals: Int) {
    let rows = try db.prepare(
      "SELECT (SELECT count(*) FROM batch), (SELECT count(*) FROM seal)")
    return try rows.step() ? (Int(rows.integer(0)), Int(rows.integer(1))) : (0, 0)
  }

  package func lastSeals() throws(LedgerError) -> [(count: Int, last: StoredSeal)] {
    let rows = try db.prepare(
      """
      SELECT s.sequence, s.record, s.id, s.hash, k.n FROM (
        SELECT record, max(sequence) AS last, count(*) AS n FROM seal GROUP BY record) k
      JOIN seal s ON s.sequence = k.last ORDER BY s.record
      """)
    var kinds: [(count: Int, last: StoredSeal)] = []
    while try rows.step() { kinds.append((Int(rows.integer(4)), Self.seal(rows))) }
    return kinds
  }

  package func records(
    _ kind: SealedRecord, ofMeasures measures: [String]?
  ) throws(LedgerError) -> any SealedCursor {
    try SQLCursor(kind, db, measures: measures)
  }

  // MARK: Records

  package func lastID(of kind: SealedRecord) throws(LedgerError) -> Int64 {
    let (table, key) = (kind.table.name, kind.table.columns[0])
    let rows = try statements.statement(db, "SELECT coalesce(max(\(key)), 0) FROM \(table)")
    defer { rows.reset() }
    return try rows.step() ? rows.integer(0) : 0
  }

  package func rows(_ query: RowQuery, _ body: (StoredRow) throws -> Void) throws {
    let sql = query.sql
    let rows = try statements.take(db, sql)
    defer { statements.give(rows, sql) }
    var mark: Int32 = 0
    for value in query.conditions.flatMap(\.values) {
      mark += 1
      rows.bind(mark, value)
    }
    while try rows.step() { try body(StoredRow(query, rows.values)) }
  }

  // MARK: Entries

  package func entry(_ number: Int64) throws(LedgerError) -> JournalRecord? {
    if let single { return try single.record(number) }
    let reader = try JournalReader(single: db)
    single = reader
    return try reader.record(number)
  }

  package func entries(_ query: EntryQuery) throws(LedgerError) -> [Int64] {
    let rows = try statements.statement(db, query.sql)
    defer { rows.reset() }
    query.bind(rows)
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    return numbers
  }

  package func expenseVouchers(
    after number: Int64, _ body: (_ number: Int64, _ voucher: String) -> Void
  ) throws(LedgerError) {
    let rows = try statements.statement(
      db,
      """
      SELECT number, voucher FROM entry
      WHERE number > ? AND kind = 'expense' AND reverses IS NULL AND voucher IS NOT NULL
      ORDER BY number
      """)
    defer { rows.reset() }
    rows.bind(1, number)
    while try rows.step() { body(rows.integer(0), rows.text(1)) }
  }

  package func journal(_ filter: JournalFilter, _ body: (JournalRecord) throws -> Void) throws {
    let reader = try filter.reader(db)
    while let record = try reader.next() { try body(record) }
  }

  package func likenesses(
    measure: String, before end: Int64, _ body: (Int64, Booking.Likeness, [Int]) -> Void
  ) throws(LedgerError) {
    let rows = try db.walk(
      """
      SELECT e.number, e.booked_on, e.kind, e.line, e.source, e.amount, e.counterparty,
        e.voucher, e.purpose
      FROM entry e WHERE e.measure = ? AND e.number < ? AND e.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.number)
      ORDER BY e.number
      """)
    rows.bind(1, copying: measure)
    rows.bind(2, end)
    while try rows.step() {
      guard let date = rows.date(1), let kind = BookingKind(rawValue: rows.text(2)) else {
        throw .damaged("entry \(rows.integer(0))")
      }
      let likeness = Booking.Likeness(
        date: date, kind: kind, measure: measure, line: rows.optionalText(3),
        source: rows.optionalText(4), amount: rows.money(5).magnitude,
        counterparty: rows.optionalText(6))
      body(
        rows.integer(0), likeness,
        Booking.resemblances(
          date: date, kind: kind, line: rows.optionalText(3), source: rows.optionalText(4),
          amount: rows.money(5).magnitude, counterparty: rows.optionalText(6),
          voucher: rows.optionalText(7), purpose: rows.optionalText(8)))
    }
  }

  package func importedFile(_ digest: Digest256) throws(LedgerError) -> ImportedFile? {
    let rows = try db.prepare(
      """
      SELECT file_name, recorded_at, (SELECT min(number) FROM entry WHERE batch = b.id),
        (SELECT max(number) FROM entry WHERE batch = b.id)
      FROM batch b WHERE file_sha256 = ? AND EXISTS (
        SELECT 1 FROM entry e WHERE e.batch = b.id
          AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.number))
      ORDER BY id DESC LIMIT 1
      """)
    rows.bind(1, copying: digest.bytes)
    guard try rows.step() else { return nil }
    let (first, last) = (rows.optionalInteger(2), rows.optionalInteger(3))
    return ImportedFile(
      fileName: rows.optionalText(0), recordedAt: rows.text(1),
      entries: first.flatMap { first in last.map { first...$0 } })
  }

  // MARK: Writing

  package func joining<Value>(_ body: () throws -> Value) throws -> Value {
    isJoined = true
    defer { isJoined = false }
    return try body()
  }

  /// A part of this transaction; nothing stays of it where `body` throws or `keep` is false.
  func part<Value>(
    keep: (Value) -> Bool, _ body: (any BookWriting) throws -> Value
  ) throws -> Value? {
    var value: Value?
    isJoined = false
    defer { isJoined = true }
    try db.part {
      let result = try body(self)
      value = result
      return keep(result)
    }
    return value
  }

  package func append(
    _ record: CanonicalRecord, seal: Digest256, sequence: Int64
  ) throws(LedgerError) {
    written += 1
    if written == Self.many { try db.unguard() }
    let statements = try statements.inserts(db, record.kind)
    for (index, row) in record.rows.enumerated() {
      try Self.write(record.fields(ofRow: index), of: record.bytes, with: statements[row.table])
    }
    try seal.bytes.withUnsafeBufferPointer { hash throws(LedgerError) in
      let sealing = statements[statements.count - 1]
      sealing.bind(1, sequence)
      sealing.bind(2, record.id)
      sealing.bind(3, blob: hash)
      try sealing.run()
    }
  }

  private static func write(
    _ fields: ArraySlice<CanonicalRecord.Field>, of bytes: [UInt8], with statement: any SQLStatement
  ) throws(LedgerError) {
    try bytes.withUnsafeBufferPointer { bytes throws(LedgerError) in
      var column: Int32 = 1
      for field in fields {
        switch field {
        case .none: statement.bindNull(column)
        case .integer(let value): statement.bind(column, value)
        case .text(let start, let count):
          statement.bind(column, text: UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
        case .blob(let start, let count):
          statement.bind(column, blob: UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
        }
        column += 1
      }
      try statement.run()
    }
  }
}

extension RowQuery {
  var sql: String {
    let columns = columns.map { sizes.contains($0) ? "length(\($0))" : $0 }
    let conditions = conditions.map { condition in
      let marks = repeatElement("?", count: condition.values.count).joined(separator: ",")
      return "\(condition.column) IN (\(marks))"
    }
    let rest = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return "SELECT \(columns.joined(separator: ",")) FROM \(table.name)\(rest) ORDER BY "
      + table.columns.prefix(2).joined(separator: ",")
  }
}

extension EntryQuery {
  fileprivate var sql: String {
    switch self {
    case .reference:
      "SELECT number FROM entry WHERE reference = ? AND reverses IS NULL ORDER BY number"
    case .referencePrefix:
      """
      SELECT number FROM entry
      WHERE reference >= ? AND reference < ? AND reverses IS NULL ORDER BY number
      """
    case .settling:
      "SELECT number FROM entry WHERE settles = ? AND reverses IS NULL ORDER BY number"
    case .recognised:
      """
      SELECT number FROM entry WHERE number >= ?2 AND kind = 'recognise' AND source = ?1
      ORDER BY number
      """
    case .unpaid(let measure, _):
      // The settling entries of an expense are few: they come first (CROSS JOIN keeps the order),
      // or each expense walks through all postings of the account.
      """
      SELECT e.number FROM entry e LEFT JOIN entry r ON r.reverses = e.number AND r.booked_on <= ?2
      WHERE \(measure == nil ? "TRUE" : "e.measure = ?1") AND e.kind = 'expense'
        AND e.reverses IS NULL AND r.number IS NULL AND e.booked_on <= ?2
        AND (e.paid_on IS NULL OR e.paid_on <> e.booked_on OR EXISTS (
          SELECT 1 FROM entry_fact f
          WHERE f.entry = e.number AND \(SQL.told("f", "retention"))))
        AND e.amount > (
          SELECT coalesce(sum(p.amount), 0) FROM entry s CROSS JOIN posting p
          WHERE p.entry = s.number AND s.settles = e.number AND s.booked_on <= ?2 AND p.account = (
            SELECT c.account FROM posting c WHERE c.entry = e.number AND c.amount < 0))
      ORDER BY e.number
      """
    case .early:
      """
      SELECT number FROM entry
      WHERE kind = 'expense' AND measure = ?1 AND voucher_on < ?2
      UNION
      SELECT e.number FROM entry_fact f JOIN entry e ON e.number = f.entry
      WHERE f.fact IN ('service-from', 'service-to') AND f.value < ?3
        AND e.kind = 'expense' AND e.measure = ?1
      ORDER BY 1
      """
    }
  }

  fileprivate func bind(_ rows: any SQLStatement) {
    switch self {
    case .reference(let reference): rows.bind(1, copying: reference)
    case .referencePrefix(let reference):
      rows.bind(1, copying: reference)
      // Behind every reference that goes on with a printable sign.
      rows.bind(2, copying: reference + "\u{7F}")
    case .settling(let number): rows.bind(1, number)
    case .recognised(let award, let first):
      rows.bind(1, copying: award)
      rows.bind(2, first)
    case .unpaid(let measure, let day):
      if let measure { rows.bind(1, copying: measure) } else { rows.bindNull(1) }
      rows.bind(2, Int64(day.yyyymmdd))
    case .early(let measure, let day):
      rows.bind(1, copying: measure)
      // A day of its own for facts, whose values need not be numbers.
      rows.bind(2, Int64(day.yyyymmdd))
      rows.bind(3, Int64(day.yyyymmdd))
    }
  }
}
