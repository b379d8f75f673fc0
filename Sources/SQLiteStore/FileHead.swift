import Bookkeeping
import Foundation
import GRDB
import GRDBSQLite
import StoreAPI

/// What the head of a file says beside the records: no seal covers it, so it is compared with the
/// migrations that were applied.
struct FileHead {
  /// Which program's file it is.
  let kind: Int64
  /// Of the schema.
  let version: Int
  /// Bytes at the end of each page that nobody uses: a ledger has none, and whoever believes
  /// otherwise would write where records are.
  private let reserved: CInt
  /// Whether the latest migration was applied, and none that a newer program has.
  private let isLatest: Bool

  init(_ db: Database) throws {
    kind = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    var bytes: CInt = -1
    _ = sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes)
    reserved = bytes
    // A file of another program has no such table.
    let hash = Data(Migrations.all.last?.hash.bytes ?? [])
    let found = try? Int.fetchOne(
      db,
      sql: """
        SELECT version FROM migration
        WHERE sha256 = ? AND version = (SELECT max(version) FROM migration)
        """, arguments: [hash])
    isLatest = found == Migrations.latest
  }

  var isOfLedger: Bool { [Migrations.applicationID, Migrations.copyID].contains(kind) }

  /// Whether it claims a version that a program to come may have; what no program ever will is a
  /// head that somebody changed.
  var saysNewer: Bool { (Migrations.latest + 1..<1000).contains(version) }

  /// Whether a ledger of the latest schema says that it is something else.
  var isChanged: Bool { isLatest && (!isOfLedger || version != Migrations.latest || reserved > 0) }

  /// The fields of the head that are not as they were written, as SQLite names them.
  static func changed(_ db: Database) throws -> [String] {
    let head = try Self(db)
    return [
      ("application_id", !head.isOfLedger), ("user_version", head.version != Migrations.latest),
      ("reserved space", head.reserved > 0), ("reserved for expansion", CommitMark.isDamaged(db)),
    ].filter(\.1).map(\.0)
  }
}
