import Bookkeeping
import GRDB
import SQLBooks
public import StoreAPI

/// Copies of a ledger: for others, and as it was at a seal.
extension SQLiteStore {
  /// Whether a file that begins so is a ledger or a part of one.
  /// - Parameter start: the first 72 bytes or more.
  public static func isOfLedger(_ start: [UInt8]) -> Bool { LedgerFile.isPart(start) }

  public func copy(to path: String, isForReading: Bool) throws {
    do {
      try LedgerFile.makeEmpty(at: path)
      let missing = try missingEnd()
      let copy = try DatabaseQueue(path: LedgerFile.plain(path))
      try readers.read { db in try copy.writeWithoutTransaction { try db.backup(to: $0) } }
      if isForReading {
        try copy.writeWithoutTransaction { db in
          try db.execute(
            sql: """
              PRAGMA journal_mode = DELETE; PRAGMA application_id = \(Migrations.copyID)
              """)
        }
      }
      // The head may be that of a later state than the rest.
      if missing == nil { copy.writeWithoutTransaction { CommitMark.note($0, isCopy: true) } }
      // The log is folded in, so that the file is the whole of it.
      try copy.close()
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  public func missingEnd() throws -> MissingEnd? {
    guard var end = try lacking ?? readers.read(CommitMark.missingEnd) else { return nil }
    end.isOfLog = end.isOfLog || hadLog
    return end
  }

  /// Puts what the log holds into the file, as far as no reader needs an earlier state, and waits
  /// for nobody.
  public func foldLog() {
    try? readers.read { db in
      let gap = CommitMark.gap(db)
      try db.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)")
      CommitMark.note(db, lacking: gap)
    }
  }

  /// A copy in memory from which everything that came later is taken away.
  public func rewound(
    to sequence: Int64, makingSums sums: (any BookWriting) throws -> Void
  ) throws -> any BookStore {
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      configuration.prepareDatabase { $0.add(function: SearchText.function) }
      let copy = try DatabaseQueue(configuration: configuration)
      try readers.read { db in try copy.writeWithoutTransaction { try db.backup(to: $0) } }
      try copy.writeWithoutTransaction { db in
        try db.inTransaction {
          try Self.forget(after: sequence, db)
          try sums(SQLBook(SQLiteConnection(db)))
          return .commit
        }
      }
      return SQLiteStore(path: name, writer: nil, readers: Readers(first: copy, open: nil))
    } catch let error as DatabaseError {
      throw LedgerError(error, path: name)
    }
  }

  /// Takes away all records sealed after `sequence`, and all sums. The keys of a kind of record
  /// grow with their seals, so one number tells what was there.
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
    try db.execute(sql: "DELETE FROM balance; DELETE FROM activity")
  }
}
