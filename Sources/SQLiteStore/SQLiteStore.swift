import Bookkeeping
import Files
import Foundation
import GRDB
import SQLBooks
public import StoreAPI
import Synchronization

/// A ledger in one SQLite file that only ever grows.
///
/// Readers see one state from their first question to their last and wait for nobody; writers take
/// turns, within the process and between processes, and nobody waits for ever. What fails leaves
/// the file as it was.
public final class SQLiteStore: FileStore {
  /// The path as it was given.
  public let name: String
  public let access: StoreAccess
  public let predecessor: String?
  /// `foerderbuch.evidence` beside `foerderbuch.sqlite`, beside the file that a link leads to.
  public let evidenceFolder: String
  /// The one connection that writes; nil where none does.
  let writer: DatabaseQueue?
  let readers: Readers
  /// Whose turn it is to write, and what is open.
  let acts: ActWriter
  /// What the file lacks of which a copy in memory is read.
  let lacking: MissingEnd?
  /// Whether a log lay beside it when it was opened: it is the log that lacks what is missing.
  let hadLog: Bool

  init(
    path: String, writer: DatabaseQueue?, readers: Readers, lacking: MissingEnd? = nil,
    hadLog: Bool = false, wait: Int = patience, predecessor: String? = nil
  ) {
    name = path
    self.predecessor = predecessor
    access = writer == nil ? .readOnly : .readWrite
    let real = FileSystem.real(path) ?? path
    evidenceFolder = (real.hasSuffix(".sqlite") ? String(real.dropLast(7)) : real) + ".evidence"
    self.writer = writer
    self.readers = readers
    (self.lacking, self.hadLog) = (lacking, hadLog)
    acts = ActWriter(wait: wait)
  }

  deinit { acts.statements.removeAll() }

  // MARK: Opening

  /// Seconds that a transaction waits for another one's, unless told otherwise: longer than any but
  /// an import takes.
  public static let patience = 5

  /// Makes an empty ledger. A file of that name is left alone, unless nothing is in it but what a
  /// `create` that was killed leaves.
  /// - Throws: ``LedgerError/fileExists(path:)``, ``LedgerError/cannotWrite(path:)``,
  ///   ``LedgerError/diskFull``, ``LedgerError/inputOutput(code:)``.
  public static func create(at path: String) throws(LedgerError) -> SQLiteStore {
    // A signal takes away what was made here, and never what lay there before.
    var made: [String] = []
    defer { Unfinished.settle(made) }
    do {
      try LedgerFile.makeEmpty(at: path)
      made = LedgerFile.all(path)
      for file in made { Unfinished.make(file) }
    } catch {
      guard case .fileExists = error, isUnfinished(path) else { throw error }
    }
    do {
      let writer = try connect(LedgerFile.plain(path), .writing, wait: patience)
      try writer.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try prepareForWriting(db)
        try db.inTransaction(.immediate) {
          // Another process may have made one meanwhile.
          guard try isEmpty(db) else { throw LedgerError.fileExists(path: path) }
          try Migrations.apply(to: db, from: 0)
          return .commit
        }
      }
      return store(path, writer: writer, wait: patience)
    } catch let error as LedgerError where error == .fileExists(path: path) {
      throw error
    } catch {
      LedgerFile.remove(path)
      throw LedgerError(sqlite: error, path: path)
    }
  }

  /// Whether a file is what a `create` that was killed leaves: no byte, or a database of nothing.
  private static func isUnfinished(_ path: String) -> Bool {
    guard (try? LedgerFile.checkIsFile(path)) != nil else { return false }
    if let stamp = LedgerFile.Stamp(path), stamp.isEmpty { return true }
    // Without locks where it can be: looking at a file leaves nothing beside it.
    let name = LedgerFile.isAtRest(path) ? LedgerFile.immutable(path) : LedgerFile.plain(path)
    return (try? connect(name, .readOnly, wait: patience).unsafeRead(isEmpty)) == true
  }

  private static func isEmpty(_ db: Database) throws -> Bool {
    try Int64.fetchOne(db, sql: "PRAGMA application_id") == 0
      && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  /// Opens a ledger; one of an older version is brought up to date when it is opened for writing,
  /// and kept beside it as it was.
  /// - Parameter wait: seconds that each transaction waits for those of others before it is
  ///   ``LedgerError/busy``.
  /// - Throws: ``LedgerError/noSuchFile(path:)``, ``LedgerError/notALedger(path:)``,
  ///   ``LedgerError/newerVersion(found:known:)``, ``LedgerError/olderVersion(found:needed:)``,
  ///   ``LedgerError/headChanged(path:)``, ``LedgerError/busy``,
  ///   ``LedgerError/cannotWrite(path:)``.
  public static func open(
    at path: String, _ access: StoreAccess = .readWrite, wait: Int = patience
  ) throws(LedgerError) -> SQLiteStore {
    try LedgerFile.checkIsFile(path)
    let hadLog = LedgerFile.hasOwnLog(path)
    do {
      switch access {
      case .readWrite:
        let writer = try connect(LedgerFile.plain(path), .writing, wait: wait)
        let predecessor = try writer.writeWithoutTransaction { db -> String? in
          let version = try checkedVersion(db, path: path, .readWrite)
          CommitMark.settle(db, hadLog: hadLog)
          try prepareForWriting(db)
          guard version < Migrations.latest else { return nil }
          return try Migrations.keeping(db, version, beside: path) {
            let version = try checkedVersion(db, path: path, .readWrite)
            try Migrations.apply(to: db, from: version)
            return version < Migrations.latest
          }
        }
        return store(path, writer: writer, wait: wait, predecessor: predecessor)
      case .readOnly:
        do {
          return try openForReading(
            path, without: !LedgerFile.hasLog(path), hadLog: hadLog, wait: wait)
        } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
          // A log on a medium that takes no file beside it: the image of a crashed machine, or a
          // full disk. An empty log holds nothing that the file lacks.
          guard LedgerFile.hasLog(path) else {
            return try openForReading(path, without: true, hadLog: hadLog, wait: wait)
          }
          guard let copy = try? copy(path) else { throw error }
          return copy
        }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      // What is in it is not what its head says.
      throw .headChanged(path: path)
    } catch {
      throw LedgerError(sqlite: error, path: path)
    }
  }

  /// - Parameter locks: whether it can be read without them, and so without a file beside it. Who
  ///   may write there reads with locks all the same: a writer that comes and goes meanwhile then
  ///   disturbs nobody, and the last one to leave takes the files beside it away. Who may not gets
  ///   the state of now in memory.
  private static func openForReading(
    _ path: String, without locks: Bool, hadLog: Bool, wait: Int
  ) throws -> SQLiteStore {
    func open(_ purpose: Purpose) throws -> SQLiteStore {
      let open: @Sendable () throws -> DatabaseQueue = {
        try connect(LedgerFile.plain(path), purpose, wait: wait)
      }
      let first = try open()
      try checkLatest(first, path: path)
      if purpose == .reading { first.unsafeRead { CommitMark.settle($0, hadLog: hadLog) } }
      return SQLiteStore(
        path: path, writer: nil, readers: Readers(first: first, open: open), hadLog: hadLog)
    }
    guard locks else { return try open(.readOnly) }
    if LedgerFile.canBeLocked(path) {
      do { return try open(.reading) } catch let error as DatabaseError
        where error.resultCode != .SQLITE_BUSY
      {
        // No room for them, or no way to make them.
        LedgerFile.tidy(path)
      }
    }
    let end = ContinuousClock.now + .seconds(wait)
    repeat {
      let stamp = LedgerFile.Stamp(path)
      let store = Result { try inMemory(LedgerFile.immutable(path), path) }
      if stamp == LedgerFile.Stamp(path), !LedgerFile.hasLog(path) { return try store.get() }
      // Somebody wrote meanwhile, or is about to: with a log beside it, all see one state.
      if LedgerFile.hasLog(path), let store = try? open(.readOnly) { return store }
      usleep(5000)
    } while ContinuousClock.now < end
    throw LedgerError.changedWhileReading
  }

  /// The state of now of a file that is not written to meanwhile.
  private static func inMemory(
    _ name: String, _ path: String, _ purpose: Purpose = .readOnly
  ) throws -> SQLiteStore {
    let source = try connect(name, purpose, wait: 0)
    try checkLatest(source, path: path)
    let memory = try connect(":memory:", .reading, wait: 0)
    let lacking = try source.unsafeRead { db in
      try memory.writeWithoutTransaction { try db.backup(to: $0) }
      return CommitMark.missingEnd(db)
    }
    try source.close()
    return SQLiteStore(
      path: path, writer: nil, readers: Readers(first: memory, open: nil), lacking: lacking)
  }

  private static func checkLatest(_ queue: DatabaseQueue, path: String) throws {
    let version = try queue.unsafeRead { try checkedVersion($0, path: path, .readOnly) }
    guard version == Migrations.latest else {
      throw LedgerError.olderVersion(found: version, needed: Migrations.latest)
    }
  }

  /// The file and its log, folded together in memory.
  private static func copy(_ path: String) throws -> SQLiteStore {
    try LedgerFile.withCopy(of: path) { try inMemory($0, path, .writing) }
  }

  /// Closes the file; a writer's log is folded into it.
  public func close() throws(LedgerError) {
    do {
      writer?.unsafeReentrantWrite { _ in acts.statements.removeAll() }
      // The last connection folds the log, and that is the writer's.
      try readers.close()
      try writer?.close()
    } catch { throw LedgerError(sqlite: error, path: name) }
  }

  /// A ledger that is written to, with readers beside its writer.
  private static func store(
    _ path: String, writer: DatabaseQueue, wait: Int, predecessor: String? = nil
  ) -> SQLiteStore {
    let readers = Readers { try connect(LedgerFile.plain(path), .reading, wait: wait) }
    return SQLiteStore(
      path: path, writer: writer, readers: readers, wait: wait, predecessor: predecessor)
  }

  enum Purpose {
    case writing
    /// Beside a writer, of this process or another.
    case reading
    case readOnly
  }

  static func connect(
    _ name: String, _ purpose: Purpose, wait: Int
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = purpose == .readOnly
    configuration.foreignKeysEnabled = true
    // Several acts share a transaction, each of which has the connection for itself.
    configuration.allowsUnsafeTransactions = purpose == .writing
    configuration.busyMode = wait > 0 ? .callback(patiently(wait)) : .immediateError
    configuration.prepareDatabase { db in
      db.add(function: SearchText.function)
      // Kibibytes: room for the pages that an import touches again and again. Who only reads goes
      // through most of them once.
      let cache = purpose == .writing ? 32_768 : 8192
      try db.execute(sql: "PRAGMA cache_size = -\(cache); PRAGMA temp_store = MEMORY")
      if purpose == .reading { try db.execute(sql: "PRAGMA query_only = ON") }
    }
    return try DatabaseQueue(path: name, configuration: configuration)
  }

  /// Waits for others. SQLite's own way asks the less often the longer it waits, so that whoever
  /// came last gets the turn; here whoever waits the longest asks the most often.
  private static func patiently(_ seconds: Int) -> Database.BusyCallback {
    let began = Mutex(ContinuousClock.now)
    return { tries in
      let now = ContinuousClock.now
      if tries == 0 { began.withLock { $0 = now } }
      let waited = began.withLock { now - $0 }
      guard waited < .seconds(seconds) else { return false }
      usleep(waited < .seconds(1) ? 5000 : waited < .seconds(2) ? 2000 : 500)
      return true
    }
  }

  /// Every commit is on the disk before it is reported. Set after opening, because GRDB turns it
  /// down.
  private static func prepareForWriting(_ db: Database) throws {
    // And in the file itself, unless a reader of an earlier state needs that: a copy of the file
    // alone then lacks nothing, though the ledger is open. The last to close would do that anyway.
    try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1")
    guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
      try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1
    else { throw LedgerError.damaged("synchronous or foreign_keys cannot be set") }
  }

  /// The schema version of a file that is a ledger and not newer than this program.
  private static func checkedVersion(
    _ db: Database, path: String, _ access: StoreAccess
  ) throws -> Int {
    let head = try FileHead(db)
    if head.isOfLedger, head.saysNewer {
      throw LedgerError.newerVersion(found: head.version, known: Migrations.latest)
    }
    if head.isChanged {
      // Nothing rests on it; reading goes on, and `verify` names it.
      guard access == .readOnly else { throw LedgerError.headChanged(path: path) }
      return Migrations.latest
    }
    guard head.isOfLedger else { throw LedgerError.notALedger(path: path) }
    if head.kind == Migrations.copyID, access == .readWrite {
      throw LedgerError.isForReading(path: path)
    }
    let version = head.version
    guard version <= Migrations.latest else {
      throw LedgerError.newerVersion(found: version, known: Migrations.latest)
    }
    return version
  }

  // MARK: Transactions

  public func read<Value>(_ body: (any BookReading) throws -> Value) throws -> Value {
    if let book = acts.sessions.current { return try body(book) }
    do {
      return try readers.read { db in
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try acts.sessions.run(in: SQLBook(SQLiteConnection(db)), body)
          return .commit
        }
        return try ActWriter.result(value)
      }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: name)
    }
  }

  public func write<Value>(
    isLong: Bool, keep: (Value) -> Bool, noting: @escaping @Sendable () -> Void,
    _ body: (any BookWriting) throws -> Value
  ) throws -> Value {
    let lend = writer.map { writer in
      { (use: (any SQLConnection) throws -> Void) throws in
        try writer.writeWithoutTransaction { try use(SQLiteConnection($0)) }
      }
    }
    do {
      return try acts.write(isLong: isLong, keep: keep, noting: noting, on: lend, body)
    } catch let error as DatabaseError {
      throw LedgerError(error, path: name)
    }
  }

  public var isJoined: Bool { acts.isJoined }
}
