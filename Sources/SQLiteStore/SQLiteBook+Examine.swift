import Assets
import Bookkeeping
import GRDB
import StoreAPI

extension SQLiteBook {
  func examine(deep: Bool, _ found: (VerificationProblem) -> Void) throws {
    try checkSchema(found)
    try checkIdentities(found)
    if deep {
      try checkFile(found)
      try ask(found)
    }
  }

  // MARK: Schema

  /// The schema and what the migrations filled in, against those made from the shipped migrations.
  private func checkSchema(_ found: (VerificationProblem) -> Void) throws {
    let fresh = try DatabaseQueue().write { db in
      try Migrations.apply(to: db, from: 0)
      return (
        schema: try Self.schema(db), words: try Self.words(db),
        migrations: try Self.migrations(db)
      )
    }
    let migrations = try Self.migrations(db)
    for version in Set(fresh.migrations.keys).union(migrations.keys).sorted()
    where fresh.migrations[version] != migrations[version] {
      found(.migrationChanged(version: Int(clamping: version)))
    }
    let own = try Self.schema(db)
    for item in Set(fresh.schema.keys).union(own.keys).sorted()
    where fresh.schema[item] != own[item] {
      found(.schemaChanged(name: item.name))
    }
    let words = try Self.words(db)
    for word in fresh.words.symmetricDifference(words).sorted() {
      found(.identityDiffers(table: word.table, id: word.name, isMissing: !words.contains(word)))
    }
  }

  /// A table, index, trigger, view or word: a trigger may bear the name of its table.
  private struct SchemaItem: Hashable, Comparable {
    let name: String
    let type: String
    let table: String

    static func < (a: Self, b: Self) -> Bool {
      (a.name, a.type, a.table) < (b.name, b.type, b.table)
    }
  }

  /// All but what SQLite makes by itself: indexes of its own have no text.
  private static func schema(_ db: Database) throws -> [SchemaItem: String] {
    let rows = try RawStatement(
      db, "SELECT name, type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    var schema: [SchemaItem: String] = [:]
    while try rows.step() {
      let item = SchemaItem(name: rows.text(0), type: rows.text(1), table: rows.text(2))
      schema[item] = rows.text(3)
    }
    return schema
  }

  private static func migrations(_ db: Database) throws -> [Int64: [UInt8]] {
    let rows = try RawStatement(db, "SELECT version, sha256 FROM migration")
    var hashes: [Int64: [UInt8]] = [:]
    while try rows.step() { hashes[rows.integer(0)] = rows.blob(1) }
    return hashes
  }

  /// What the migrations let an entry say: kinds of bookings, and kinds of facts.
  private static func words(_ db: Database) throws -> Set<SchemaItem> {
    let rows = try RawStatement(
      db, "SELECT id, 'word', 'kind' FROM kind UNION ALL SELECT id, 'word', 'fact' FROM fact")
    var words: Set<SchemaItem> = []
    while try rows.step() {
      words.insert(SchemaItem(name: rows.text(0), type: rows.text(1), table: rows.text(2)))
    }
    return words
  }

  // MARK: Names

  /// What belongs together for ever, against the sealed versions of the projects: names have no
  /// seal of their own.
  private func checkIdentities(_ found: (VerificationProblem) -> Void) throws {
    for (table, columns, sealed) in Self.identities {
      for (isMissing, difference) in [
        (true, "\(sealed) EXCEPT SELECT \(columns) FROM \(table)"),
        (false, "SELECT \(columns) FROM \(table) EXCEPT SELECT * FROM (\(sealed))"),
      ] {
        let rows = try RawStatement(db, difference)
        while try rows.step() {
          found(
            .identityDiffers(
              table: table, id: (0..<rows.columnCount).map(rows.text).joined(separator: "/"),
              isMissing: isMissing))
        }
      }
    }
  }

  /// The tables of names, their columns, and the names that the sealed versions tell.
  private static let identities = [
    ("project", "id", "SELECT project FROM project_version"),
    (
      "measure", "id, project",
      """
      SELECT m.measure, v.project FROM measure_version m JOIN project_version v ON v.id = m.version
      """
    ),
    (
      "award", "id, project",
      """
      SELECT a.award, v.project FROM award_version a JOIN project_version v ON v.id = a.version
      """
    ),
    (
      "item", "measure, id",
      """
      SELECT measure, id FROM plan_line UNION SELECT measure, id FROM source
      UNION SELECT measure, award FROM award_version
      """
    ),
  ]

  // MARK: The file

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

  /// The auditor's queries, which answer nothing on a sound ledger.
  private func ask(_ found: (VerificationProblem) -> Void) throws {
    for name in Assets.names(in: "checks") {
      guard let sql = Assets.text(name) else { continue }
      let rows = try RawStatement(db, sql)
      var first = ""
      var count = 0
      while try rows.step() {
        if count == 0 { first = (0..<rows.columnCount).map(rows.text).joined(separator: " | ") }
        count += 1
      }
      if count > 0 { found(.checkFound(query: name, rows: count, first: first)) }
    }
  }
}
