import Dispatch
import Foundation
import GRDB
import Synchronization

/// A ledger: one SQLite file that only ever grows.
///
/// All methods may be called from any thread; each is one transaction. Readers see one state from
/// their first question to their last and wait for nobody; writers take turns. What fails leaves
/// the file as it was. The only errors are ``LedgerError``.
public final class Ledger: Sendable {
  public enum Access: Sendable {
    case readWrite
    /// Changes nothing, leaves no file beside the ledger, and works on media that take no writing.
    case readOnly
  }

  /// The path as it was given.
  public let path: String
  public let access: Access
  /// The one connection that writes; nil where none does.
  let writer: DatabaseQueue?
  private let readers: Readers
  private let sessions = Sessions()
  /// Whose turn it is to write: one at a time, and nobody waits for ever.
  private let turn = DispatchSemaphore(value: 1)
  /// Seconds that a writer waits for its turn.
  private let wait: Int
  /// Those of the one connection that writes.
  let statements = StatementCache()
  private let commits = Mutex<[Committed]>([])
  /// Set where the file is read without locks; see ``LedgerFile/Stamp``.
  private let stamp: LedgerFile.Stamp?

  init(
    path: String, writer: DatabaseQueue?, readers: Readers, stamp: LedgerFile.Stamp? = nil,
    wait: Int = patience
  ) {
    self.path = path
    access = writer == nil ? .readOnly : .readWrite
    self.writer = writer
    self.readers = readers
    self.wait = wait
    self.stamp = stamp
  }

  deinit { statements.removeAll() }

  /// What this connection made final so far, commit by commit: the truth to tell where an answer
  /// could not be given.
  public var committed: [Committed] { commits.withLock { $0 } }

  /// One commit.
  public struct Committed: Hashable, Sendable {
    /// The numbers of the entries it booked; nil where it recorded something else.
    public let entries: ClosedRange<Int64>?
  }

  // MARK: Opening

  /// Makes an empty ledger. A file of that name is left alone.
  /// - Throws: ``LedgerError/fileExists(path:)``, ``LedgerError/cannotWrite(path:)``,
  ///   ``LedgerError/diskFull``, ``LedgerError/inputOutput(code:)``.
  public static func create(at path: String) throws(LedgerError) -> Ledger {
    try LedgerFile.makeEmpty(at: path)
    do {
      let writer = try connect(LedgerFile.plain(path), .writing, wait: patience)
      try writer.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try prepareForWriting(db)
        try db.inTransaction(.immediate) {
          try Migrations.apply(to: db, from: 0)
          return .commit
        }
      }
      return ledger(path, writer: writer, wait: patience)
    } catch {
      LedgerFile.remove(path)
      throw LedgerError(any: error, path: path)
    }
  }

  /// Opens a ledger; one of an older version is brought up to date when it is opened for writing.
  /// - Parameter wait: seconds that each transaction waits for those of others before it is
  ///   ``LedgerError/busy``.
  /// - Throws: ``LedgerError/noSuchFile(path:)``, ``LedgerError/notALedger(path:)``,
  ///   ``LedgerError/newerVersion(found:known:)``, ``LedgerError/olderVersion(found:needed:)``,
  ///   ``LedgerError/busy``, ``LedgerError/cannotWrite(path:)``.
  public static func open(
    at path: String, _ access: Access = .readWrite, wait: Int = patience
  ) throws(LedgerError) -> Ledger {
    try LedgerFile.checkIsFile(path)
    do {
      switch access {
      case .readWrite:
        let writer = try connect(LedgerFile.plain(path), .writing, wait: wait)
        try writer.writeWithoutTransaction { db in
          let version = try checkedVersion(db, path: path)
          try prepareForWriting(db)
          guard version < Migrations.latest else { return }
          try db.inTransaction(.immediate) {
            try Migrations.apply(to: db, from: version)
            return .commit
          }
        }
        return ledger(path, writer: writer, wait: wait)
      case .readOnly:
        let stamp = LedgerFile.isAtRest(path) ? LedgerFile.Stamp(path) : nil
        let name = stamp == nil ? LedgerFile.plain(path) : LedgerFile.immutable(path)
        let open: @Sendable () throws -> DatabaseQueue = {
          try connect(name, .readOnly, wait: wait)
        }
        let first = try open()
        let version = try first.unsafeRead { try checkedVersion($0, path: path) }
        guard version == Migrations.latest else {
          throw LedgerError.olderVersion(found: version, needed: Migrations.latest)
        }
        return Ledger(
          path: path, writer: nil, readers: Readers(first: first, open: open), stamp: stamp)
      }
    } catch {
      throw LedgerError(any: error, path: path)
    }
  }

  /// Closes the file; a writer's log is folded into it. A ledger that goes out of use closes by
  /// itself.
  public func close() throws(LedgerError) {
    do {
      writer?.unsafeReentrantWrite { _ in statements.removeAll() }
      // The last connection folds the log, and that is the writer's.
      try readers.close()
      try writer?.close()
    } catch { throw LedgerError(any: error, path: path) }
  }

  /// Seconds that a connection waits for another one's transaction, unless told otherwise: longer
  /// than any but an import takes.
  public static let patience = 5

  /// A ledger that is written to, with readers beside its writer.
  private static func ledger(_ path: String, writer: DatabaseQueue, wait: Int) -> Ledger {
    let readers = Readers { try connect(LedgerFile.plain(path), .reading, wait: wait) }
    return Ledger(path: path, writer: writer, readers: readers, wait: wait)
  }

  private enum Purpose {
    case writing
    /// Beside a writer.
    case reading
    case readOnly
  }

  private static func connect(
    _ name: String, _ purpose: Purpose, wait: Int
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = purpose == .readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = wait > 0 ? .timeout(Double(wait)) : .immediateError
    configuration.prepareDatabase { db in
      // Kibibytes: room for the pages that an import touches again and again. Who only reads goes
      // through most of them once.
      let cache = purpose == .writing ? 32_768 : 8192
      try db.execute(sql: "PRAGMA cache_size = -\(cache); PRAGMA temp_store = MEMORY")
      if purpose == .reading { try db.execute(sql: "PRAGMA query_only = ON") }
    }
    return try DatabaseQueue(path: name, configuration: configuration)
  }

  /// Every commit is on the disk before it is reported. Set after opening, because GRDB turns it
  /// down.
  private static func prepareForWriting(_ db: Database) throws {
    try db.execute(sql: "PRAGMA synchronous = FULL")
    guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
      try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1
    else { throw LedgerError.damaged("synchronous or foreign_keys cannot be set") }
  }

  /// The schema version of a file that is a ledger and not newer than this program.
  private static func checkedVersion(_ db: Database, path: String) throws -> Int {
    guard try Int64.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID else {
      throw LedgerError.notALedger(path: path)
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= Migrations.latest else {
      throw LedgerError.newerVersion(found: version, known: Migrations.latest)
    }
    return version
  }

  // MARK: Transactions

  /// One reading transaction. May be nested, so that what a journal hands over can be looked up.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    if let db = sessions.current { return try body(db) }
    do {
      let value = try readers.read { db in
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try sessions.run(in: db, body)
          return .commit
        }
        guard let value else { throw LedgerError.damaged("a transaction without a result") }
        return value
      }
      if let stamp, stamp != LedgerFile.Stamp(path) { throw LedgerError.changedWhileReading }
      return value
    } catch let error as DatabaseError {
      if let stamp, stamp != LedgerFile.Stamp(path) { throw LedgerError.changedWhileReading }
      throw LedgerError(error, path: path)
    }
  }

  /// ``read(_:)`` where only this library's errors can occur.
  func query<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try read(body) } catch { throw LedgerError(any: error, path: path) }
  }

  /// One reading transaction: everything that `body` asks this ledger sees one state of it.
  public func reading<Value>(_ body: () throws -> Value) throws -> Value {
    try read { _ in try body() }
  }

  /// One writing transaction: everything that `body` asks and records here is done together, and
  /// nothing of it stays where `body` throws. Waits its turn before it reads.
  public func transaction<Value>(_ body: () throws -> Value) throws -> Value {
    // The transaction tells this library's errors only; another one is kept aside.
    var foreign: (any Error)?
    do {
      return try write { _ in
        do { return try sessions.joining(body) } catch {
          foreign = error
          throw error
        }
      }
    } catch {
      throw foreign ?? error
    }
  }

  /// One writing transaction, or a part of the one of ``transaction(_:)``. Nothing stays of it
  /// where `body` throws or `keep` is false.
  func write<Value>(
    keep: (Value) -> Bool = { _ in true }, _ body: (Database) throws -> Value
  ) throws(LedgerError) -> Value {
    if let joined = sessions.joined {
      do { return try Self.part(of: joined, keep: keep, body) } catch {
        throw LedgerError(any: error, path: path)
      }
    }
    guard let writer, sessions.current == nil else { throw .openForReadingOnly }
    guard turn.wait(timeout: .now() + .seconds(wait)) == .success else { throw .busy }
    defer { turn.signal() }
    do {
      return try writer.writeWithoutTransaction { db in
        var value: Value?
        var booked: Committed?
        try db.inTransaction(.immediate) {
          let before = try Self.lastEntry(db)
          let result = try sessions.run(in: db, body)
          value = result
          guard keep(result) else { return .rollback }
          let after = try Self.lastEntry(db)
          booked = Committed(entries: before < after ? before + 1...after : nil)
          return .commit
        }
        if let booked { commits.withLock { $0.append(booked) } }
        guard let value else { throw LedgerError.damaged("a transaction without a result") }
        return value
      }
    } catch {
      throw LedgerError(any: error, path: path)
    }
  }

  private static func part<Value>(
    of db: Database, keep: (Value) -> Bool, _ body: (Database) throws -> Value
  ) throws -> Value {
    var value: Value?
    try db.inSavepoint {
      let result = try body(db)
      value = result
      return keep(result) ? .commit : .rollback
    }
    guard let value else { throw LedgerError.damaged("a transaction without a result") }
    return value
  }

  private static func lastEntry(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(number) FROM entry") ?? 0
  }
}
