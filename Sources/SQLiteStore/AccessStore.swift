public import Bookkeeping
import Files
import Foundation
import GRDB
public import StoreAPI

/// Accounts, sessions and drafts of a web face, in a file of their own beside the ledger, which
/// only its owner can read. Nothing of it is sealed, exported or part of a copy.
public final class AccessStore: Sendable {
  /// What is kept of a person who may sign in.
  public struct Account: Sendable {
    public let person: String
    public let hash: PasswordHash
    /// Whether somebody else made the password, so that it has to be changed.
    public let isFirst: Bool

    public init(person: String, hash: PasswordHash, isFirst: Bool) {
      (self.person, self.hash, self.isFirst) = (person, hash, isFirst)
    }
  }

  /// A session; times are seconds since 1970.
  public struct Session: Sendable {
    /// Of the token, which nobody but the browser keeps.
    public let digest: Digest256
    public let person: String
    /// What every form of the session has to bring.
    public let formToken: String
    public let began: Int64
    public let used: Int64

    public init(
      digest: Digest256, person: String, formToken: String, began: Int64, used: Int64
    ) {
      (self.digest, self.person, self.formToken) = (digest, person, formToken)
      (self.began, self.used) = (began, used)
    }
  }

  private let path: String
  private let queue: DatabaseQueue

  /// - Parameter ledger: the path of the ledger that it lies beside.
  /// - Throws: ``LedgerError``.
  public init(beside ledger: String) throws(LedgerError) {
    let real = FileSystem.real(ledger) ?? ledger
    path = (real.hasSuffix(".sqlite") ? String(real.dropLast(7)) : real) + ".access.sqlite"
    let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: path) }
    fchmod(descriptor, 0o600)
    Foundation.close(descriptor)
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { try $0.execute(sql: Self.schema) }
    } catch { throw LedgerError(sqlite: error, path: path) }
  }

  private static let schema = """
    CREATE TABLE IF NOT EXISTS account (
      person TEXT PRIMARY KEY NOT NULL, salt BLOB NOT NULL, rounds INTEGER NOT NULL,
      blockSize INTEGER NOT NULL, parallelism INTEGER NOT NULL, digest BLOB NOT NULL,
      isFirst INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS session (
      digest TEXT PRIMARY KEY NOT NULL, person TEXT NOT NULL, formToken TEXT NOT NULL,
      began INTEGER NOT NULL, used INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS attempt (place TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS attempt_place ON attempt (place, at);
    CREATE TABLE IF NOT EXISTS draft (
      id TEXT PRIMARY KEY NOT NULL, person TEXT NOT NULL, content TEXT NOT NULL,
      at INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS key (
      person TEXT PRIMARY KEY NOT NULL, digest TEXT NOT NULL, ends INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS review (
      person TEXT NOT NULL, entry INTEGER NOT NULL, mark TEXT NOT NULL, note TEXT NOT NULL,
      at TEXT NOT NULL, PRIMARY KEY (person, entry)) STRICT;
    """

  func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try queue.read(body) } catch { throw LedgerError(sqlite: error, path: path) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try queue.write(body) } catch { throw LedgerError(sqlite: error, path: path) }
  }

  // MARK: Accounts

  public func account(_ person: String) throws(LedgerError) -> Account? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM account WHERE person = ?", arguments: [person]).map {
        let (salt, digest): (Data, Data) = ($0["salt"], $0["digest"])
        return Account(
          person: person,
          hash: PasswordHash(
            salt: Array(salt), rounds: $0["rounds"], blockSize: $0["blockSize"],
            parallelism: $0["parallelism"], digest: Array(digest)), isFirst: $0["isFirst"])
      }
    }
  }

  /// The ids of all who may sign in.
  public func people() throws(LedgerError) -> Set<String> {
    try read { try String.fetchSet($0, sql: "SELECT person FROM account") }
  }

  /// Keeps a password; the sessions of the person end, but for one, and so does their key.
  public func set(_ account: Account, keeping digest: Digest256?) throws(LedgerError) {
    try write { db in
      let hash = account.hash
      try db.execute(
        sql: "INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          account.person, Data(hash.salt), hash.rounds, hash.blockSize, hash.parallelism,
          Data(hash.digest), account.isFirst,
        ])
      try db.execute(
        sql: "DELETE FROM session WHERE person = ? AND digest <> ?",
        arguments: [account.person, digest?.hexText ?? ""])
      try db.execute(sql: "DELETE FROM key WHERE person = ?", arguments: [account.person])
    }
  }

  // MARK: Keys of programs

  /// Keeps a key in place of the person's earlier one.
  /// - Parameters:
  ///   - digest: nil: there is none any more.
  ///   - second: when it ends.
  public func setKey(
    _ digest: Digest256?, of person: String, until second: Int64
  ) throws(LedgerError) {
    try write { db in
      try db.execute(sql: "DELETE FROM key WHERE person = ?", arguments: [person])
      guard let digest else { return }
      try db.execute(
        sql: "INSERT INTO key VALUES (?, ?, ?)", arguments: [person, digest.hexText, second])
    }
  }

  /// Whose key it is; nil where it is nobody's, or ended before a second.
  public func owner(ofKey digest: Digest256, at second: Int64) throws(LedgerError) -> String? {
    try read {
      try String.fetchOne(
        $0, sql: "SELECT person FROM key WHERE digest = ? AND ends > ?",
        arguments: [digest.hexText, second])
    }
  }

  // MARK: Sessions

  /// Begins a session; those that are over go.
  /// - Parameter over: last used before this second, or begun before the other.
  public func begin(
    _ session: Session, over: (used: Int64, began: Int64)
  ) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "DELETE FROM session WHERE used < ? OR began < ?",
        arguments: [over.used, over.began])
      try db.execute(
        sql: "INSERT INTO session VALUES (?, ?, ?, ?, ?)",
        arguments: [
          session.digest.hexText, session.person, session.formToken, session.began, session.used,
        ])
    }
  }

  public func session(_ digest: Digest256) throws(LedgerError) -> Session? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM session WHERE digest = ?", arguments: [digest.hexText]
      ).map {
        Session(
          digest: digest, person: $0["person"], formToken: $0["formToken"], began: $0["began"],
          used: $0["used"])
      }
    }
  }

  public func touch(_ digest: Digest256, at second: Int64) throws(LedgerError) {
    try write {
      try $0.execute(
        sql: "UPDATE session SET used = ? WHERE digest = ?", arguments: [second, digest.hexText])
    }
  }

  public func end(_ digest: Digest256) throws(LedgerError) {
    try write {
      try $0.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest.hexText])
    }
  }

  // MARK: Attempts

  /// Counts an attempt to sign in, before it is looked at, so that many at once all count.
  /// - Returns: how often it was tried since a second, for each place, this one with it.
  public func attempt(
    _ places: [String], at second: Int64, since: Int64
  ) throws(LedgerError) -> [Int] {
    try write { db in
      try db.execute(sql: "DELETE FROM attempt WHERE at < ?", arguments: [since])
      return try places.map { place in
        let count =
          try Int.fetchOne(
            db, sql: "SELECT count(*) FROM attempt WHERE place = ?", arguments: [place]) ?? 0
        // What is refused already need not be counted: the table stays small under a flood.
        if count < 1000 {
          try db.execute(sql: "INSERT INTO attempt VALUES (?, ?)", arguments: [place, second])
        }
        return count + 1
      }
    }
  }

  /// Somebody got in: the attempts for the person are forgotten, of the address the last one.
  public func forget(person: String, address: String) throws(LedgerError) {
    try write { db in
      try db.execute(sql: "DELETE FROM attempt WHERE place = ?", arguments: [person])
      try db.execute(
        sql: """
          DELETE FROM attempt WHERE rowid = (SELECT max(rowid) FROM attempt WHERE place = ?)
          """, arguments: [address])
    }
  }

  // MARK: Drafts

  /// Keeps a half-filled form; those from before a second go.
  public func keep(
    _ content: String, as id: String, of person: String, at second: Int64, over: Int64
  ) throws(LedgerError) {
    try write { db in
      try db.execute(sql: "DELETE FROM draft WHERE at < ?", arguments: [over])
      try db.execute(
        sql: "INSERT INTO draft VALUES (?, ?, ?, ?)", arguments: [id, person, content, second])
    }
  }

  /// Nil where it is another's or gone.
  public func draft(_ id: String, of person: String) throws(LedgerError) -> String? {
    try read {
      try String.fetchOne(
        $0, sql: "SELECT content FROM draft WHERE id = ? AND person = ?", arguments: [id, person])
    }
  }
}
