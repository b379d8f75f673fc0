import Bookkeeping
import GRDB
import StoreAPI

extension SQLiteBook {
  func examine(deep: Bool, _ found: (VerificationProblem) -> Void) throws {
    try checkSchema(found)
    if deep { try checkFile(found) }
  }

  /// The schema against one made from the shipped migrations.
  private func checkSchema(_ found: (VerificationProblem) -> Void) throws {
    let recorded = try RawStatement(db, "SELECT version, sha256 FROM migration ORDER BY version")
    var hashes: [Int64: [UInt8]] = [:]
    while try recorded.step() { hashes[recorded.integer(0)] = recorded.blob(1) }
    for migration in Migrations.all where hashes[Int64(migration.version)] != migration.hash.bytes {
      found(.migrationChanged(version: migration.version))
    }
    let fresh = try DatabaseQueue().write { db in
      try Migrations.apply(to: db, from: 0)
      return try Self.schema(db)
    }
    let own = try Self.schema(db)
    for name in Set(fresh.keys).union(own.keys).sorted() where fresh[name] != own[name] {
      found(.schemaChanged(name: name))
    }
  }

  private static func schema(_ db: Database) throws -> [String: String] {
    let rows = try RawStatement(
      db, "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    var schema: [String: String] = [:]
    while try rows.step() { schema[rows.text(0)] = rows.optionalText(1) ?? "" }
    return schema
  }

  private func checkFile(_ found: (VerificationProblem) -> Void) throws {
    let dangling = try RawStatement(db, "PRAGMA foreign_key_check")
    while try dangling.step() {
      found(.danglingReference(table: dangling.text(0), to: dangling.text(2)))
    }
    let pages = try RawStatement(db, "PRAGMA integrity_check")
    while try pages.step() {
      if pages.text(0) != "ok" { found(.fileDamaged(pages.text(0))) }
    }
  }
}
