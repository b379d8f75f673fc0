public import Bookkeeping
import Foundation
import Funding
import GRDB

extension Ledger {
  /// The ledger as it was when `head` was the seal of its last record: a copy in memory from which
  /// everything that came later is taken away and whose sums are made anew.
  ///
  /// A workbook is proven by making it again from the state that it names.
  /// - Returns: nil where no record has that seal.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func rewound(to head: Digest256) throws(LedgerError) -> Ledger? {
    guard let sequence = try sequence(of: head) else { return nil }
    if try self.head() == head { return self }
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let copy = try DatabaseQueue(configuration: configuration)
      try read { db in try copy.writeWithoutTransaction { try db.backup(to: $0) } }
      let past = Ledger(path: path, writer: nil, readers: Readers(first: copy, open: nil))
      try copy.writeWithoutTransaction { db in
        try db.inTransaction {
          try Self.forget(after: sequence, db)
          try past.rebuildSums(db)
          return .commit
        }
      }
      return past
    } catch {
      throw LedgerError(any: error, path: path)
    }
  }

  private func sequence(of head: Digest256) throws(LedgerError) -> Int64? {
    if head == Chain.genesis { return 0 }
    return try query { db in
      try Int64.fetchOne(
        db, sql: "SELECT sequence FROM seal WHERE hash = ?", arguments: [Data(head.bytes)])
    }
  }

  /// Takes away all records sealed after `sequence`. The keys of a kind of record grow with their
  /// seals, so one number tells what was there.
  private static func forget(after sequence: Int64, _ db: Database) throws {
    let triggers = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for trigger in triggers {
      try db.execute(sql: "DROP TRIGGER \(trigger.quotedDatabaseIdentifier)")
    }
    for record in SealedRecord.allCases {
      let last =
        try Int64.fetchOne(
          db, sql: "SELECT max(id) FROM seal WHERE record = ? AND sequence <= ?",
          arguments: [record.rawValue, sequence]) ?? 0
      for table in record.tables {
        try db.execute(
          sql: "DELETE FROM \(table.name) WHERE \(table.columns[0]) > ?", arguments: [last])
      }
    }
    try db.execute(sql: "DELETE FROM seal WHERE sequence > ?", arguments: [sequence])
  }

  private func rebuildSums(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM balance; DELETE FROM activity")
    var sums = RunningSums()
    let reader = try JournalFilter().reader(db)
    while let record = try reader.next() {
      try sums.add(record.entry)
      try sums.add(record.activities)
      if sums.isLarge { try sums.flush(db, statements) }
    }
    try sums.flush(db, statements)
  }
}
