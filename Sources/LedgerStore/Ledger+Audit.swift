public import Bookkeeping
public import StoreAPI

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
    try query { try $0.postingSums(seen(filter, $0)) }
  }

  /// Hands over some postings of an account, by measure or day, then by entry and line.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func postings(
    of account: String, _ filter: ListFilter, by order: PostingLine.Order = .measure,
    _ range: Range<Int>, _ body: (PostingLine) throws -> Void
  ) throws {
    try store.read { try $0.postings(of: account, seen(filter, $0), by: order, range, body) }
  }

  // MARK: Recording and the chain

  /// How many acts of recording, and seals, there are.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func recordCounts() throws(LedgerError) -> (batches: Int, seals: Int) {
    try query { try $0.recordCounts() }
  }

  /// Hands over some acts of recording, in order.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func batches(_ range: Range<Int>, _ body: (BatchLine) throws -> Void) throws {
    try store.read { try $0.batches(range, body) }
  }

  /// Who recorded, with the number of acts and their first and last time; last those of which the
  /// ledger was not told who.
  public func recorders() throws(LedgerError) -> [RecorderLine] {
    try query { try $0.recorders() }
  }

  /// Hands over some seals of the chain, in order.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func seals(_ range: Range<Int>, _ body: (SealLine) throws -> Void) throws {
    try store.read { book in
      try book.seals(Int64(range.lowerBound)..<Int64(range.upperBound)) { try body(SealLine($0)) }
    }
  }

  /// How many seals each kind of record has, and its last one; in the order of the kinds' names.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func lastSeals() throws(LedgerError) -> [(count: Int, last: SealLine)] {
    try query { try $0.lastSeals().map { ($0.count, try SealLine($0.last)) } }
  }

  /// The fields of each kind of sealed record: the tables of the record and its parts, and their
  /// columns in the order of the canonical encoding.
  public static var sealedFields: [(record: String, table: String, columns: [String])] {
    SealedRecord.allCases.flatMap { record in
      record.tables.map { (record.rawValue, $0.name, $0.columns) }
    }
  }
}

extension SealLine {
  fileprivate init(_ seal: StoredSeal) throws(LedgerError) {
    guard let hash = seal.hash else { throw .damaged("seal \(seal.sequence)") }
    self.init(sequence: seal.sequence, record: seal.record, id: seal.id, hash: hash)
  }
}
