import Bookkeeping
import Funding
public import StoreAPI

extension Ledger {
  /// Puts all that the ledger holds into an empty store of any kind, record by record: the same
  /// bytes, the same seals, so that the chain goes on there. The files of evidence stay.
  /// - Throws: ``LedgerError/damaged(_:)`` at the first record that is not what was sealed.
  public func transfer(to other: any BookStore) throws(LedgerError) {
    do {
      try store.read { book in
        try other.write(isLong: true, keep: { _ in true }) { target in
          guard try target.chainEnd().sequence == 0 else {
            throw LedgerError.fileExists(path: other.name)
          }
          try Self.records(of: book) { record, seal in
            for identity in record.identities { try target.add(identity) }
            try target.append(record, seal: seal.hash, sequence: seal.sequence)
          }
          try Self.makeSums(target)
        }
      }
    } catch {
      throw LedgerError(any: error)
    }
  }

  /// Makes the sums that are kept from the entries.
  static func makeSums(_ book: any BookWriting) throws {
    var sums = RunningSums()
    try book.journal(JournalFilter()) { record in
      try sums.add(record.entry)
      try sums.add(record.activities)
      if sums.isLarge { try sums.flush(to: book) }
    }
    try sums.flush(to: book)
  }

  private static func records(
    of book: any BookReading,
    _ body: (CanonicalRecord, (sequence: Int64, hash: Digest256)) throws -> Void
  ) throws {
    var cursors: [SealedRecord: any SealedCursor] = [:]
    var encoder = CanonicalEncoder(record: "")
    var head = Chain.genesis
    try book.seals(0..<Int64(try book.recordCounts().seals)) { seal in
      let fault = LedgerError.damaged("seal \(seal.sequence)")
      guard let kind = SealedRecord(rawValue: seal.record) else { throw fault }
      let cursor = try cursors[kind] ?? book.records(kind, ofMeasures: nil)
      cursors[kind] = cursor
      encoder.restart(record: kind.rawValue)
      guard cursor.id == seal.id, try cursor.orphans(upTo: seal.id).isEmpty else { throw fault }
      try cursor.encode(into: &encoder)
      head = Chain.seal(after: head, record: encoder.bytes)
      guard head == seal.hash, let record = CanonicalRecord(kind, encoder.bytes) else {
        throw fault
      }
      try body(record, (seal.sequence, head))
      try cursor.advance()
    }
  }
}

extension CanonicalRecord {
  /// The names that a version of a project makes known for ever.
  fileprivate var identities: [Identity] {
    guard kind == .project, let project = text(row: 0, "project") else { return [] }
    var all = [Identity.project(project)]
    for index in rows.indices {
      func value(_ column: String) -> String? { text(row: index, column) }
      switch kind.tables[rows[index].table].name {
      case "measure_version":
        if let measure = value("measure") { all.append(.measure(measure, project: project)) }
      case "award_version":
        guard let award = value("award"), let measure = value("measure") else { continue }
        all += [.award(award, project: project), .item(award, measure: measure)]
      case "plan_line", "source":
        guard let id = value("id"), let measure = value("measure") else { continue }
        all.append(.item(id, measure: measure))
      default: continue
      }
    }
    return all
  }
}
