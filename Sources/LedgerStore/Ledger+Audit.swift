public import Amounts
public import Bookkeeping
import GRDB

/// The postings of an account on a measure.
public struct PostingSum: Hashable, Sendable {
  public let account: String
  public let measure: String
  public let count: Int
  /// Cents, not below zero.
  public let debit: Money
  public let credit: Money
}

/// A posting as one line of a list.
public struct PostingLine: Hashable, Sendable {
  public let entry: Int64
  public let line: Int64
  public let bookedOn: CalendarDate
  public let posting: Posting
}

/// An act of recording with the entries it brought.
public struct BatchLine: Hashable, Sendable {
  public let id: Int64
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let action: String
  public let info: BatchInfo
  /// Who recorded; nil where the ledger was not told.
  public let recorder: String?
  /// How many entries, and their numbers.
  public let entries: Int64
  public let first: Int64?
  public let last: Int64?
}

/// Somebody who recorded.
public struct RecorderLine: Hashable, Sendable {
  /// Nil for all of whom the ledger was not told.
  public let name: String?
  /// How many acts of recording.
  public let acts: Int64
  /// ISO 8601 in UTC.
  public let first: String
  public let last: String
  public let entries: Int64
}

/// A seal of the chain.
public struct SealLine: Hashable, Sendable {
  public let sequence: Int64
  /// The kind of record, and its id there.
  public let record: String
  public let id: Int64
  public let hash: Digest256
}

extension Ledger {
  /// The postings of entries, summed by account and measure, in this order. Read from the postings
  /// themselves, not from the stored balances.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func postingSums(_ filter: ListFilter) throws(LedgerError) -> [PostingSum] {
    try query { db in
      let condition = filter.condition(measure: "p.measure")
      let rows = try RawStatement(
        db,
        """
        SELECT p.account, p.measure, count(*), sum(max(p.amount, 0)), sum(max(-p.amount, 0))
        FROM entry e JOIN posting p ON p.entry = e.number WHERE \(condition.sql)
        GROUP BY p.account, p.measure ORDER BY p.account, p.measure
        """)
      condition.bind(rows)
      var sums: [PostingSum] = []
      while try rows.step() {
        sums.append(
          PostingSum(
            account: rows.text(0), measure: rows.text(1), count: Int(rows.integer(2)),
            debit: Money(cents: rows.integer(3)), credit: Money(cents: rows.integer(4))))
      }
      return sums
    }
  }

  /// Hands over some postings of an account, by measure, entry and line. One account is sorted at a
  /// time.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func postings(
    of account: String, _ filter: ListFilter, _ range: Range<Int>,
    _ body: (PostingLine) throws -> Void
  ) throws {
    try read { db in
      let condition = filter.condition(measure: "p.measure")
      let last = 3 + (filter.measures?.count ?? 0)
      let rows = try RawStatement(
        db,
        """
        SELECT p.entry, p.line_no, e.booked_on, p.measure, p.item, p.party, p.amount
        FROM entry e JOIN posting p ON p.entry = e.number
        WHERE \(condition.sql) AND p.account = ?\(last)
        ORDER BY p.measure, p.entry, p.line_no LIMIT \(range.count) OFFSET \(range.lowerBound)
        """)
      condition.bind(rows)
      rows.bind(Int32(last), copying: account)
      while try rows.step() {
        guard let bookedOn = CalendarDate(yyyymmdd: Int(rows.integer(2))) else {
          throw LedgerError.damaged("entry \(rows.integer(0))")
        }
        try body(
          PostingLine(
            entry: rows.integer(0), line: rows.integer(1), bookedOn: bookedOn,
            posting: Posting(
              account: account, measure: rows.text(3), item: rows.text(4),
              party: rows.optionalText(5), amount: Money(cents: rows.integer(6)))))
      }
    }
  }

  // MARK: Recording and the chain

  /// How many acts of recording, and seals, there are.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func recordCounts() throws(LedgerError) -> (batches: Int, seals: Int) {
    try query { db in
      (
        try Int.fetchOne(db, sql: "SELECT count(*) FROM batch") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM seal") ?? 0
      )
    }
  }

  /// Hands over some acts of recording, in order.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func batches(_ range: Range<Int>, _ body: (BatchLine) throws -> Void) throws {
    try read { db in
      let rows = try RawStatement(
        db,
        """
        SELECT id, recorded_at, action, file_name, file_sha256, profile, name
        FROM batch LEFT JOIN recorder ON batch = id ORDER BY id
        LIMIT \(range.count) OFFSET \(range.lowerBound)
        """)
      // Entries are numbered as their batches are, so one walk meets them in order.
      let entries = try RawStatement(
        db, "SELECT number, batch FROM entry ORDER BY number")
      var entry = try Self.next(entries)
      while try rows.step() {
        let id = rows.integer(0)
        var found: (count: Int64, first: Int64?, last: Int64?) = (0, nil, nil)
        while let current = entry, current.batch <= id {
          if current.batch == id {
            found = (found.count + 1, found.first ?? current.number, current.number)
          }
          entry = try Self.next(entries)
        }
        try body(
          BatchLine(
            id: id, recordedAt: rows.text(1), action: rows.text(2),
            info: BatchInfo(
              fileName: rows.optionalText(3),
              fileDigest: rows.isNull(4) ? nil : Digest256(bytes: rows.rawBlob(4)),
              profile: rows.optionalText(5)), recorder: rows.optionalText(6),
            entries: found.count, first: found.first,
            last: found.last))
      }
    }
  }

  /// Who recorded, with the number of acts and their first and last time; last those of which the
  /// ledger was not told who.
  public func recorders() throws(LedgerError) -> [RecorderLine] {
    try query { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT r.name, count(*), min(b.recorded_at), max(b.recorded_at),
            sum((SELECT count(*) FROM entry e WHERE e.batch = b.id))
          FROM batch b LEFT JOIN recorder r ON r.batch = b.id
          GROUP BY r.name ORDER BY r.name IS NULL, r.name
          """
      ).map { row in
        RecorderLine(
          name: row[0], acts: row[1], first: row[2], last: row[3], entries: row[4])
      }
    }
  }

  private static func next(
    _ entries: RawStatement
  ) throws(LedgerError) -> (number: Int64, batch: Int64)? {
    try entries.step() ? (entries.integer(0), entries.integer(1)) : nil
  }

  /// Hands over some seals of the chain, in order.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func seals(_ range: Range<Int>, _ body: (SealLine) throws -> Void) throws {
    try read { db in
      let rows = try RawStatement(
        db,
        """
        SELECT sequence, record, id, hash FROM seal ORDER BY sequence
        LIMIT \(range.count) OFFSET \(range.lowerBound)
        """)
      while try rows.step() { try body(try Self.seal(rows)) }
    }
  }

  private static func seal(_ rows: RawStatement) throws(LedgerError) -> SealLine {
    guard let hash = Digest256(bytes: rows.rawBlob(3)) else {
      throw .damaged("seal \(rows.integer(0))")
    }
    return SealLine(
      sequence: rows.integer(0), record: rows.text(1), id: rows.integer(2), hash: hash)
  }

  /// How many seals each kind of record has, and its last one; in the order of the kinds' names.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func lastSeals() throws(LedgerError) -> [(count: Int, last: SealLine)] {
    try query { db in
      let rows = try RawStatement(
        db,
        """
        SELECT s.sequence, s.record, s.id, s.hash, k.n FROM (
          SELECT record, max(sequence) AS last, count(*) AS n FROM seal GROUP BY record) k
        JOIN seal s ON s.sequence = k.last ORDER BY s.record
        """)
      var kinds: [(count: Int, last: SealLine)] = []
      while try rows.step() {
        kinds.append((Int(rows.integer(4)), try Self.seal(rows)))
      }
      return kinds
    }
  }

  /// The fields of each kind of sealed record: the tables of the record and its parts, and their
  /// columns in the order of the canonical encoding.
  public static var sealedFields: [(record: String, table: String, columns: [String])] {
    SealedRecord.allCases.flatMap { record in
      record.tables.map { (record.rawValue, $0.name, $0.columns) }
    }
  }
}
