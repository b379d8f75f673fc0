import Assets
import Bookkeeping
import Foundation
import GRDB

/// The shipped migrations: SQL files, each applied once and never edited.
enum Migrations {
  /// "Foer", how SQLite files of this program are known.
  static let applicationID: Int64 = 1_181_705_586
  /// "Foec": a copy for reading only.
  static let copyID: Int64 = 1_181_705_571

  struct Migration: Sendable {
    let version: Int
    let name: String
    let sql: String
    let hash: Digest256
  }

  /// In order, from version 1 without gaps.
  static let all: [Migration] = Assets.names(in: "migrations").enumerated().compactMap {
    index, name in
    Assets.text(name).map {
      Migration(
        version: index + 1, name: String(name.split(separator: "/").last ?? ""), sql: $0,
        hash: Digest256(of: Array($0.utf8)))
    }
  }

  /// The schema version of this program.
  static var latest: Int { all.count }

  /// Applies what `db` lacks, inside the caller's transaction.
  static func apply(to db: Database, from version: Int) throws {
    for migration in all where migration.version > version {
      try db.execute(sql: migration.sql)
      try db.execute(
        sql: "INSERT INTO migration (version, name, sha256) VALUES (?,?,?)",
        arguments: [migration.version, migration.name, Data(migration.hash.bytes)])
    }
    try db.execute(sql: "PRAGMA user_version = \(latest)")
  }
}
