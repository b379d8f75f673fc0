import GRDB
import SQLBooks
import StoreAPI

/// A connection to a file, in the hands of whoever GRDB lends it to.
final class SQLiteConnection: SQLConnection {
  private let db: Database
  /// The triggers that are taken away for now, see ``unguard()``.
  private var guards: [(name: String, sql: String)] = []
  /// What the file lacked when the transaction began, see ``CommitMark``.
  private var gap: Int64 = 0

  init(_ db: Database) { self.db = db }

  var dialect: SQLDialect { .sqlite }

  func prepare(_ sql: String) throws(LedgerError) -> any SQLStatement { try RawStatement(db, sql) }

  func walk(_ sql: String) throws(LedgerError) -> any SQLStatement { try RawStatement(db, sql) }

  // MARK: Transactions

  func begin() throws {
    try db.beginTransaction(.immediate)
    gap = CommitMark.gap(db)
  }

  func commit() throws {
    try db.commit()
    CommitMark.note(db, lacking: gap)
  }

  func rollback() { try? db.rollback() }

  func part(_ body: () throws -> Bool) throws {
    let before = guards
    var isKept = false
    defer { if !isKept { guards = before } }
    try db.inSavepoint {
      isKept = try body()
      return isKept ? .commit : .rollback
    }
  }

  /// The triggers that look whether a row of the journal replaces another: see the migration that
  /// made them.
  func unguard() throws(LedgerError) {
    let found = try RawStatement(
      db,
      """
      SELECT name, sql FROM sqlite_master WHERE type = 'trigger'
        AND name IN ('entry_no_replace', 'posting_no_replace', 'seal_no_replace')
      """)
    while try found.step() { guards.append((found.text(0), found.text(1))) }
    found.reset()
    for each in guards { try RawStatement(db, "DROP TRIGGER \(each.name)").run() }
  }

  /// As they were, so that `verify` still sees what somebody did to them.
  func guardAgain() throws(LedgerError) {
    for each in guards { try RawStatement(db, each.sql).run() }
    guards = []
  }

  var isInTransaction: Bool { db.isInsideTransaction }

  var loss: LedgerError { .diskFull }

  // MARK: Proof

  /// The schema and what the migrations filled in, against those made from the shipped migrations.
  func checkSchema(_ found: (VerificationProblem) -> Void) throws {
    let fresh = try DatabaseQueue().write { db in
      try Migrations.apply(to: db, from: 0)
      return (
        schema: try Self.schema(db), words: try Self.words(db),
        migrations: try Self.migrations(db)
      )
    }
    for field in try FileHead.changed(db) { found(.headChanged(field)) }
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
    // An index that was written anew, with the words of the shipped one put back, hides entries.
    let pages = try RawStatement(db, "PRAGMA integrity_check")
    while try pages.step() {
      if pages.text(0) != "ok" { found(.fileDamaged(pages.text(0))) }
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
    let rows = try RawStatement(db, "SELECT version, sha256, name FROM migration")
    var texts: [Int64: [UInt8]] = [:]
    while try rows.step() { texts[rows.integer(0)] = rows.blob(1) + rows.text(2).utf8 }
    return texts
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

  func checkStorage(_ found: (VerificationProblem) -> Void) throws {
    let dangling = try RawStatement(db, "PRAGMA foreign_key_check")
    while try dangling.step() {
      found(.danglingReference(table: dangling.text(0), to: dangling.text(2)))
    }
  }
}
