import Assets
import Bookkeeping
import Files
import Foundation
import GRDB
import StoreAPI

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

  /// Brings a file of an older version up to date and keeps it as it was.
  /// - Parameter body: brings it up to date in one transaction, and tells whether that was still
  ///   needed: another process may have done it meanwhile.
  /// - Returns: where it is kept; nil where it was not needed.
  static func keeping(
    _ db: Database, _ version: Int, beside path: String, _ body: () throws -> Bool
  ) throws -> String? {
    let kept = try keep(db, version, beside: path)
    var (isNeeded, isDone) = (false, false)
    defer { if !isNeeded || !isDone { LedgerFile.remove(kept) } }
    try db.inTransaction(.immediate) {
      isNeeded = try body()
      return .commit
    }
    isDone = true
    return isNeeded ? kept : nil
  }

  /// Copies a file whole to where nothing lies.
  private static func keep(_ db: Database, _ version: Int, beside path: String) throws -> String {
    let name = "\(FileSystem.real(path) ?? path).v\(version)"
    var kept = name
    var number = 1
    while FileManager.default.fileExists(atPath: kept) {
      number += 1
      kept = "\(name)-\(number)"
    }
    do {
      try PendingFile.write(kept, mode: 0o660) { file in
        let copy = try DatabaseQueue(path: file.temporary)
        try copy.writeWithoutTransaction { try db.backup(to: $0) }
        try copy.close()
      }
    } catch let fault as WriteFault {
      if case .diskFull = fault { throw LedgerError.diskFull }
      throw LedgerError.cannotWrite(path: kept)
    }
    return kept
  }
}
