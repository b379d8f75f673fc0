import Foundation
import GRDB
import GRDBSQLite
import StoreAPI

/// How many seals a ledger has, in bytes of the file's head that SQLite keeps free. It is written
/// past the log when they are final, so that the file tells what a copy of it lacks that was made
/// without its log. A negative number: a log that was cut off lay beside it, and what is left is
/// the ledger.
///
/// It finds accidents: whoever can write to the file can write here, too. It may say too little,
/// as after a process that was killed before it was written, and never too much.
enum CommitMark {
  /// The last eight of twenty bytes that SQLite reserves, sets to zero and never touches again.
  private static let place: Int64 = 84

  /// Notes the seals that are final. A damaged mark stays, so that it does not get out of sight.
  /// - Parameters:
  ///   - lacking: how many the file lacked before: they stay missing, whatever is booked.
  ///   - isCopy: of a whole ledger, which a mark is made for anew.
  static func note(_ db: Database, lacking: Int64 = 0, isCopy: Bool = false) {
    guard isCopy || !isDamaged(db), let found = seals(db) else { return }
    write(found + lacking, db)
  }

  /// How many seals a copy lacks that was made without its log.
  static func gap(_ db: Database) -> Int64 {
    guard let missing = missingEnd(db), !missing.isOfLog else { return 0 }
    return missing.known - missing.found
  }

  /// What the file lacks of what it knows. The mark is read first, as others may go on writing.
  static func missingEnd(_ db: Database) -> MissingEnd? {
    let mark = read(db)
    let known = Int64(clamping: mark.magnitude)
    guard known > 0, let found = seals(db), known > found else { return nil }
    return MissingEnd(known: known, found: found, isOfLog: mark < 0)
  }

  /// Whether it says what no ledger can have had: then it tells nothing.
  static func isDamaged(_ db: Database) -> Bool { stored(db).magnitude > limit }

  /// More seals than any file can hold.
  private static let limit: UInt64 = 1 << 40

  /// Notes that it is the log which lacks something.
  /// - Parameter isLeft: whether a log lay beside the file that nobody had open.
  static func settle(_ db: Database, hadLog isLeft: Bool) {
    guard isLeft, let missing = missingEnd(db), !missing.isOfLog else { return }
    write(-missing.known, db)
  }

  private static func seals(_ db: Database) -> Int64? {
    try? Int64.fetchOne(db, sql: "SELECT coalesce(max(sequence), 0) FROM seal")
  }

  /// Nothing where it is damaged.
  private static func read(_ db: Database) -> Int64 { isDamaged(db) ? 0 : stored(db) }

  private static func stored(_ db: Database) -> Int64 {
    var bytes = [UInt8](repeating: 0, count: 8)
    guard let file = file(db), let read = file.pointee.pMethods?.pointee.xRead,
      read(file, &bytes, 8, place) == SQLITE_OK
    else { return 0 }
    return Int64(bitPattern: bytes.reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
  }

  private static func write(_ mark: Int64, _ db: Database) {
    let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: mark >> ($0 * 8)) }
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
