public import Amounts
public import Funding
import GRDB

/// Which entries of the journal are wanted; nothing set means all.
public struct JournalFilter: Hashable, Sendable {
  /// Booking dates.
  public var from: CalendarDate?
  public var through: CalendarDate?
  public var measures: [String]?
  public var kinds: [BookingKind]?
  public var line: String?
  /// Id of a source or award.
  public var source: String?
  /// Entries with a number above this one: what was booked since.
  public var after: Int64?

  public init(
    from: CalendarDate? = nil, through: CalendarDate? = nil, measures: [String]? = nil,
    kinds: [BookingKind]? = nil, line: String? = nil, source: String? = nil, after: Int64? = nil
  ) {
    self.from = from
    self.through = through
    self.measures = measures
    self.kinds = kinds
    self.line = line
    self.source = source
    self.after = after
  }

  private enum Value {
    case integer(Int64)
    case text(String)
  }

  /// The conditions with a mark for each value, and the values.
  private var conditions: [(sql: String, values: [Value])] {
    func anyOf(_ column: String, _ texts: [String]) -> (String, [Value]) {
      let marks = repeatElement("?", count: texts.count).joined(separator: ",")
      return ("\(column) IN (\(marks))", texts.map(Value.text))
    }
    return [
      from.map { ("e.booked_on >= ?", [.integer(Int64($0.yyyymmdd))]) },
      through.map { ("e.booked_on <= ?", [.integer(Int64($0.yyyymmdd))]) },
      measures.map { anyOf("e.measure", $0) },
      kinds.map { anyOf("e.kind", $0.map(\.rawValue)) },
      line.map { ("e.line = ?", [.text($0)]) },
      source.map { ("e.source = ?", [.text($0)]) },
      after.map { ("e.number > ?", [.integer($0)]) },
    ].compactMap { $0 }
  }

  func reader(_ db: Database) throws(LedgerError) -> JournalReader {
    let conditions = conditions
    let condition = (["TRUE"] + conditions.map(\.sql)).joined(separator: " AND ")
    return try JournalReader(db, "WHERE \(condition) ORDER BY e.number") { statement in
      for (index, value) in conditions.flatMap(\.values).enumerated() {
        switch value {
        case .integer(let number): statement.bind(Int32(index + 1), number)
        case .text(let text): statement.bind(Int32(index + 1), copying: text)
        }
      }
    }
  }
}

/// An expense that is booked and not paid.
public struct OpenExpense: Hashable, Sendable {
  public let record: JournalRecord
  /// Its credit notes that stand.
  public let credits: [JournalRecord]
  /// What is to be paid, cents, above zero.
  public let left: Money
}

extension Ledger {
  /// Hands over the entries in the order of their numbers, one at a time: memory does not grow with
  /// the journal. `body` may ask the ledger, but not write to it.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func journal(
    _ filter: JournalFilter = JournalFilter(), _ body: (JournalRecord) throws -> Void
  ) throws {
    try read { db in
      let reader = try filter.reader(db)
      while let record = try reader.next() { try body(record) }
    }
  }

  /// The entries as an array, where they are known to be few.
  public func entries(_ filter: JournalFilter) throws(LedgerError) -> [JournalRecord] {
    try query { db in
      let reader = try filter.reader(db)
      var records: [JournalRecord] = []
      while let record = try reader.next() { records.append(record) }
      return records
    }
  }

  /// - Throws: ``LedgerError/unknownEntry(_:)``.
  public func entry(_ number: Int64) throws(LedgerError) -> JournalRecord {
    try query { db in
      guard let record = try JournalReader(single: db).record(number) else {
        throw LedgerError.unknownEntry(number)
      }
      return record
    }
  }

  /// Expenses that are booked and not paid, in order; of one measure where it is named. What credit
  /// notes leave nothing of is not open.
  public func openExpenses(measure: String? = nil) throws(LedgerError) -> [OpenExpense] {
    try query { db in
      let reader = try JournalReader(
        db,
        """
        WHERE \(measure == nil ? "?1 IS NULL" : "e.measure = ?1") AND e.kind = 'expense'
          AND (e.paid_on IS NULL OR e.paid_on > e.booked_on)
          AND e.reverses IS NULL AND r.number IS NULL
          AND NOT EXISTS (
            SELECT 1 FROM entry p
            WHERE p.settles = e.number AND p.kind = 'payment' AND p.reverses IS NULL
              AND NOT EXISTS (SELECT 1 FROM entry q WHERE q.reverses = p.number))
        ORDER BY e.number
        """
      ) { statement in
        if let measure { statement.bind(1, copying: measure) }
      }
      var open: [OpenExpense] = []
      while let record = try reader.next() {
        let credits = try Self.settlements(of: record.number, db).filter {
          $0.booking.kind == .creditNote
        }
        let left = try record.amountLeft(after: credits)
        if left > .zero { open.append(OpenExpense(record: record, credits: credits, left: left)) }
      }
      return open
    }
  }

  /// Payments and credit notes of an expense that stand, in order of booking.
  static func settlements(of expense: Int64, _ db: Database) throws -> [JournalRecord] {
    let numbers = try Int64.fetchAll(
      db, sql: "SELECT number FROM entry WHERE settles = ? AND reverses IS NULL ORDER BY number",
      arguments: [expense])
    guard !numbers.isEmpty else { return [] }
    let reader = try JournalReader(single: db)
    return try numbers.compactMap { try reader.record($0) }.filter { $0.reversedBy == nil }
  }
}
