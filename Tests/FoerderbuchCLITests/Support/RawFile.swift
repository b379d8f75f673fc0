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

  func execute(_ sql: String) throws {
    try connect().writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  func integer(_ sql: String) throws -> Int64? {
    try connect().read { try Int64.fetchOne($0, sql: sql) }
  }

  /// Changes the file behind the triggers' back: they are taken away and put back as they were.
  func forge(_ sql: String) throws {
    try connect().writeWithoutTransaction { db in
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")
      for row in triggers { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
      try db.execute(sql: sql)
      for row in triggers { try db.execute(sql: row[1]) }
    }
  }

  /// Takes away what the file knows of how many seals it has: eight bytes that SQLite keeps free.
  func forgetSeals() throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    try file.seek(toOffset: 84)
    try file.write(contentsOf: Data(count: 8))
  }

  /// Holds the write lock, as a program that is writing.
  func whileLocked<Value>(_ body: () throws -> Value) throws -> Value {
    try connect().writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return try body()
    }
  }
}
