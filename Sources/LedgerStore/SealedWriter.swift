import Amounts
import Bookkeeping
import StoreAPI

/// Writes records and their seals. The canonical bytes of a record come first and are sealed; the
/// store makes its rows from these very bytes, so that nothing can be stored that was not sealed.
///
///     writer.begin(.periodClose)
///     writer.append(id)
///     writer.append(batch)
///     writer.append(date: date)
///     try writer.finish(id)
struct SealedWriter {
  /// The seal of the last record.
  private(set) var head: Digest256
  private var sequence: Int64
  private let reading: any BookReading
  private let writing: (any BookWriting)?
  /// The keys that were given last.
  private var lastIDs: [SealedRecord: Int64] = [:]
  private var encoder = CanonicalEncoder(record: "")
  private var record = SealedRecord.entry
  private var fields: [CanonicalRecord.Field] = []
  private var rows: [CanonicalRecord.Row] = []

  /// Continues the chain of `book`.
  init(_ book: any BookWriting) throws(LedgerError) { try self.init(reading: book, writing: book) }

  /// - Parameter writing: nil for a trial, which makes the same seals and writes nothing.
  init(reading: any BookReading, writing: (any BookWriting)?) throws(LedgerError) {
    (self.reading, self.writing) = (reading, writing)
    let end = try reading.chainEnd()
    (sequence, head) = (end.sequence, end.head)
  }

  /// The next free key of a kind of record.
  func nextID(of kind: SealedRecord) throws(LedgerError) -> Int64 {
    if let last = lastIDs[kind] { return last + 1 }
    let last = try reading.lastID(of: kind)
    guard last > 1 else { return last + 1 }
    let key = kind.table.columns[0]
    let before = RowQuery(kind.table, [key], where: [key: [.integer(last - 1)]])
    // Keys have no gap: whatever stands behind one was put there by somebody else.
    guard last < .max, try !reading.rows(before).isEmpty else {
      throw .damaged("\(kind.table.name) \(last)")
    }
    return last + 1
  }

  /// Begins a record with the row of its own table.
  mutating func begin(_ record: SealedRecord) {
    self.record = record
    encoder.restart(record: record.rawValue)
    fields.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    rows.append(CanonicalRecord.Row(table: 0, firstField: 0))
  }

  /// Begins a row of a part; `table` counts from 1 as in ``SealedRecord/tables``. The rows of a
  /// record come in the order of the tables and of their keys.
  mutating func beginPart(_ table: Int) {
    encoder.append(text: record.tables[table].name)
    rows.append(CanonicalRecord.Row(table: table, firstField: fields.count))
  }

  mutating func append(_ integer: Int64?) {
    encoder.append(integer: integer)
    fields.append(integer.map(CanonicalRecord.Field.integer) ?? .none)
  }

  mutating func append(_ value: StoredValue) {
    switch value {
    case .none: append(nil as Int64?)
    case .integer(let number): append(number)
    case .text(let text): append(text: text)
    case .blob(let bytes): append(blob: bytes)
    }
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
    head = Chain.seal(after: head, record: encoder.bytes)
    sequence += 1
    lastIDs[record] = id
    try writing?.append(
      CanonicalRecord(kind: record, id: id, bytes: encoder.bytes, fields: fields, rows: rows),
      seal: head, sequence: sequence)
  }
}
