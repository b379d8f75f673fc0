import Foundation
import GRDB

/// The ledger's file as another program would open it, without any of the ledger's checks.
struct RawFile {
  let path: String

  private func connect() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// - Throws: `DatabaseError` with SQLite's message.
  func execute(_ sql: String) throws {
    try connect().writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  func texts(_ sql: String) throws -> [String] {
    try connect().read { try String.fetchAll($0, sql: sql) }
  }

  func integer(_ sql: String) throws -> Int64? {
    try connect().read { try Int64.fetchOne($0, sql: sql) }
  }

  func rowCount(_ sql: String) throws -> Int {
    try connect().read { try Row.fetchAll($0, sql: sql).count }
  }

  /// Everything in the file, as text: two files with the same content have the same.
  func dump() throws -> [String] {
    try connect().read { db in
      try tables(db).flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }

  private func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql:
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
    )
  }

  /// Changes the file behind the triggers' back: they are taken away and put back as they were.
  /// - Returns: how many rows its last statement changed.
  @discardableResult
  func forge(_ sql: String) throws -> Int {
    try connect().writeWithoutTransaction { db in
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")
      for row in triggers { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
      try db.execute(sql: sql)
      let changed = db.changesCount
      for row in triggers { try db.execute(sql: row[1]) }
      return changed
    }
  }

  /// Takes away what the file knows of how many seals it has: eight bytes that SQLite keeps free.
  func forgetSeals() throws { try write(Data(count: 8), at: 84) }

  func write(_ bytes: Data, at offset: UInt64) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    try file.seek(toOffset: offset)
    try file.write(contentsOf: bytes)
  }

  /// Holds the write lock, as another program that is writing.
  func whileLocked(_ body: () throws -> Void) throws {
    try connect().writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      try body()
    }
  }
}
