import Assets
import Bookkeeping
import SQLBooks
import StoreAPI

/// The shipped migrations for servers: SQL files, each applied once and never edited. Their numbers
/// are those of the migrations of files; the first one makes what those up to its number make.
enum PostgresMigrations {
  struct Migration: Sendable {
    let version: Int
    let name: String
    let sql: String
    let hash: Digest256
  }

  /// In order.
  static let all: [Migration] = Assets.names(in: "postgresql").compactMap { name in
    let file = String(name.split(separator: "/").last ?? "")
    guard file.hasSuffix(".sql"), let version = Int(file.prefix(4)), let sql = Assets.text(name)
    else { return nil }
    return Migration(
      version: version, name: file, sql: sql, hash: Digest256(of: Array(sql.utf8)))
  }

  /// The schema version of this program.
  static var latest: Int { all.last?.version ?? 0 }

  /// Applies what the ledger lacks, inside the caller's transaction.
  static func apply(to db: PostgresConnection, from version: Int) throws(LedgerError) {
    for migration in all where migration.version > version {
      try db.run(migration.sql)
      let note = try db.prepare("INSERT INTO migration (version, name, sha256) VALUES (?,?,?)")
      note.bind(1, Int64(migration.version))
      note.bind(2, copying: migration.name)
      note.bind(3, copying: migration.hash.bytes)
      try note.run()
    }
  }

  /// The schema version of the ledger on the other end; nil where there is none.
  static func version(_ db: PostgresConnection) throws(LedgerError) -> Int? {
    guard try db.integer("SELECT to_regclass('migration') IS NOT NULL") == 1 else { return nil }
    guard try db.integer("SELECT to_regclass('seal') IS NOT NULL") == 1 else {
      throw .notALedger(path: db.place.name)
    }
    return Int(try db.integer("SELECT coalesce(max(version), 0) FROM migration"))
  }
}

extension PostgresConnection {
  /// The one number that a query answers.
  func integer(_ sql: String) throws(LedgerError) -> Int64 {
    let rows = try prepare(sql)
    return try rows.step() ? rows.integer(0) : 0
  }
}
