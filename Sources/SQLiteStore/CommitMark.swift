import Files
import Foundation
import GRDB
import GRDBSQLite

/// How many seals a ledger has, in bytes of the file's head that SQLite keeps free. It is written
/// when they are final, past the log, so that the file tells what a copy of it lacks that was made
/// without its log.
enum CommitMark {
  /// The last eight of twenty bytes that SQLite reserves, sets to zero and never touches again.
  private static let place: Int64 = 84

  /// What SQLite keeps beside a file, before it is opened.
  struct Beside {
    let hasLog: Bool
    let hasIndex: Bool

    init(_ path: String) {
      let file = FileSystem.real(path) ?? path
      (hasLog, hasIndex) = (access(file + "-wal", F_OK) == 0, access(file + "-shm", F_OK) == 0)
    }
  }

  /// How many seals the file lacks of those that were final; 0 while others may be at work on it.
  /// Called before anything is read, as it may be written to meanwhile.
  static func missing(_ db: Database, _ beside: Beside) -> Int64 {
    let marked = read(db)
    guard marked > 0,
      let found = try? Int64.fetchOne(db, sql: "SELECT coalesce(max(sequence), 0) FROM seal"),
      marked > found
    else { return 0 }
    if !beside.hasLog { return marked - found }
    // A log that was cut off is what a failing disk leaves: what is left is the ledger from now on.
    if !beside.hasIndex { write(found, db) }
    return 0
  }

  /// Notes the seals that are final.
  static func note(_ db: Database) {
    guard let found = try? Int64.fetchOne(db, sql: "SELECT max(sequence) FROM seal") else { return }
    write(found, db)
  }

  private static func read(_ db: Database) -> Int64 {
    var bytes = [UInt8](repeating: 0, count: 8)
    guard let file = file(db), let read = file.pointee.pMethods?.pointee.xRead,
      read(file, &bytes, 8, place) == SQLITE_OK
    else { return 0 }
    return Int64(clamping: bytes.reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
  }

  private static func write(_ seals: Int64, _ db: Database) {
    let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: seals >> ($0 * 8)) }
    guard let file = file(db) else { return }
    _ = file.pointee.pMethods?.pointee.xWrite(file, bytes, 8, place)
  }

  /// SQLite's own way to the file: opening it once more would end the locks that this process has.
  private static func file(_ db: Database) -> UnsafeMutablePointer<sqlite3_file>? {
    var file: UnsafeMutablePointer<sqlite3_file>?
    let code = sqlite3_file_control(
      db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
    return code == SQLITE_OK ? file : nil
  }
}
