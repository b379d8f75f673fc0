import Amounts
import Bookkeeping
import GRDB

/// Writes records and their seals. The canonical bytes of a record come first and are sealed; its
/// rows are then bound from these very bytes, so that nothing can be stored that was not sealed.
///
///     writer.begin(.periodClose)
///     writer.append(id)
///     writer.append(batch)
///     writer.append(date: date)
///     try writer.finish(id)
///
/// A writer that only tries makes the same seals and writes nothing.
struct SealedWriter {
  /// The seal of the last record.
  private(set) var head: Digest256
  private var sequence: Int64
  private let db: Database
  private let statements: StatementCache
  private let isTrial: Bool
  private var encoder = CanonicalEncoder(record: "")
  private var record = SealedRecord.entry
  private var fields: [Field] = []
  private var rows: [(table: Int, firstField: Int)] = []

  /// A value of a column: a number, or a place in the canonical bytes.
  private enum Field {
    case none
    case integer(Int64)
    case text(start: Int, count: Int)
    case blob(start: Int, count: Int)
  }

  /// Continues the chain of `db`, inside the caller's transaction.
  init(
    _ db: Database, _ statements: StatementCache, isTrial: Bool = false
  ) throws(LedgerError) {
    self.isTrial = isTrial
    self.db = db
    self.statements = statements
    (sequence, head) = try Self.end(db, statements)
  }

  /// The last seal and its place; the genesis in an empty ledger.
  static func end(
    _ db: Database, _ statements: StatementCache
  ) throws(LedgerError) -> (sequence: Int64, head: Digest256) {
    let last = try statements.statement(
      db, "SELECT sequence, hash FROM seal ORDER BY sequence DESC LIMIT 1")
    defer { last.reset() }
    guard try last.step() else { return (0, Chain.genesis) }
    guard let hash = Digest256(bytes: last.rawBlob(1)) else { throw .damaged("seal") }
    return (last.integer(0), hash)
  }

  /// Begins a record with the row of its own table.
  mutating func begin(_ record: SealedRecord) {
    self.record = record
    encoder.restart(record: record.rawValue)
    fields.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    rows.append((0, 0))
  }

  /// Begins a row of a part; `table` counts from 1 as in ``SealedRecord/tables``. The rows of a
  /// record come in the order of the tables and of their keys.
  mutating func beginPart(_ table: Int) {
    encoder.append(text: record.tables[table].name)
    rows.append((table, fields.count))
  }

  mutating func append(_ integer: Int64?) {
    encoder.append(integer: integer)
    fields.append(integer.map(Field.integer) ?? .none)
  }

  mutating func append(_ flag: Bool) { append(flag ? 1 : 0) }

  mutating func append(_ money: Money?) { append(money?.cents) }

  mutating func append(date: CalendarDate?) { append(date.map { Int64($0.yyyymmdd) }) }

  mutating func append(text: String?) {
    encoder.append(text: text)
    guard let text else {
      fields.append(.none)
      return
    }
    let count = text.utf8.count
    fields.append(.text(start: encoder.bytes.count - count, count: count))
  }

  mutating func append(blob: [UInt8]?) {
    encoder.append(blob: blob)
    guard let blob else {
      fields.append(.none)
      return
    }
    fields.append(.blob(start: encoder.bytes.count - blob.count, count: blob.count))
  }

  /// Writes the rows of the record and its seal.
  mutating func finish(_ id: Int64) throws(LedgerError) {
    let bytes = encoder.bytes
    if !isTrial { try insertRows(of: bytes) }
    head = Chain.seal(after: head, record: bytes)
    sequence += 1
    guard !isTrial else { return }
    let inserts = try statements.inserts(db, record)
    try head.bytes.withUnsafeBufferPointer { hash throws(LedgerError) in
      let sealing = inserts[inserts.count - 1]
      sealing.bind(1, sequence)
      sealing.bind(2, id)
      sealing.bind(3, blob: hash)
      try sealing.run()
    }
  }

  private func insertRows(of bytes: [UInt8]) throws(LedgerError) {
    let inserts = try statements.inserts(db, record)
    for (index, row) in rows.enumerated() {
      let end = index + 1 < rows.count ? rows[index + 1].firstField : fields.count
      try Self.write(fields[row.firstField..<end], of: bytes, with: inserts[row.table])
    }
  }

  private static func write(
    _ fields: ArraySlice<Field>, of bytes: [UInt8], with statement: RawStatement
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

extension Database {
  /// The next free number of the key `column` of `table`.
  func nextID(_ table: String, _ column: String = "id") throws -> Int64 {
    let statement = try cachedStatement(
      sql: "SELECT coalesce(max(\(column)), 0) + 1 FROM \(table)")
    return try Int64.fetchOne(statement) ?? 1
  }
}
