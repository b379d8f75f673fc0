import Foundation
import SQLBooks
public import StoreAPI

/// A ledger in a database of a PostgreSQL server, for many people at once.
///
/// Readers see one state from their first question to their last and wait for nobody; writers take
/// turns, within the process and between all processes, and nobody waits for ever. What fails
/// leaves the ledger as it was.
public final class PostgresStore: BookStore {
  /// The address without a password.
  public let name: String
  public let access: StoreAccess
  /// As the ledger itself tells, for all who use it.
  public let evidenceFolder: String
  /// Nothing is kept of an earlier version; a server is backed up as a whole.
  public var predecessor: String? { nil }
  private let place: PostgresPlace
  /// Whose turn it is to write, and what is open.
  private let acts: ActWriter
  private let writer: PostgresConnection?
  let readers: PostgresReaders
  private let wait: Int

  private init(
    _ place: PostgresPlace, writer: PostgresConnection?, readers: PostgresReaders, evidence: String,
    wait: Int
  ) {
    (self.place, self.writer, self.readers, self.wait) = (place, writer, readers, wait)
    (name, evidenceFolder) = (place.name, evidence)
    access = writer == nil ? .readOnly : .readWrite
    acts = ActWriter(wait: wait)
  }

  /// An address as it may be shown: without a password.
  public static func name(of address: String) -> String { PostgresPlace(address).name }

  // MARK: Opening

  /// Seconds that a transaction waits for another one's, unless told otherwise.
  public static let patience = 5

  /// Makes an empty ledger in a database that has none.
  /// - Parameter evidence: the folder in which the files of evidence are kept, as all who use the
  ///   ledger see it.
  /// - Throws: ``LedgerError/fileExists(path:)``, ``LedgerError/unreachable(name:words:)``,
  ///   ``LedgerError/unsuitable(name:collation:encoding:version:)``,
  ///   ``LedgerError/cannotWrite(path:)``.
  public static func create(
    at address: String, evidence: String
  ) throws(LedgerError) -> PostgresStore {
    let place = PostgresPlace(address)
    let writer = try PostgresConnection(place, wait: patience)
    try checkSuitable(writer)
    try writer.making { () throws(LedgerError) in
      guard try PostgresMigrations.version(writer) == nil else {
        throw .fileExists(path: place.name)
      }
      try PostgresMigrations.apply(to: writer, from: 0)
      let head = try writer.prepare("INSERT INTO head (id, evidence_folder) VALUES (1, ?)")
      head.bind(1, copying: evidence)
      try head.run()
    }
    return store(place, writer: writer, evidence: evidence, wait: patience)
  }

  /// Opens a ledger; one of an older version is brought up to date when it is opened for writing.
  /// - Parameter wait: seconds that each transaction waits for those of others before it is
  ///   ``LedgerError/busy``.
  /// - Throws: ``LedgerError/noSuchFile(path:)``, ``LedgerError/notALedger(path:)``,
  ///   ``LedgerError/newerVersion(found:known:)``, ``LedgerError/olderVersion(found:needed:)``,
  ///   ``LedgerError/unreachable(name:words:)``.
  public static func open(
    at address: String, _ access: StoreAccess = .readWrite, wait: Int = patience
  ) throws(LedgerError) -> PostgresStore {
    let place = PostgresPlace(address)
    let first = try PostgresConnection(place, wait: wait)
    try checkSuitable(first)
    var version = try checkedVersion(first)
    if access == .readWrite, version < PostgresMigrations.latest {
      try first.making { () throws(LedgerError) in
        version = try checkedVersion(first)
        try PostgresMigrations.apply(to: first, from: version)
      }
      version = PostgresMigrations.latest
    }
    guard version == PostgresMigrations.latest else {
      throw .olderVersion(found: version, needed: PostgresMigrations.latest)
    }
    let head = try first.prepare("SELECT evidence_folder FROM head")
    guard try head.step() else { throw .damaged("head") }
    let evidence = head.text(0)
    head.reset()
    guard access == .readOnly else {
      return store(place, writer: first, evidence: evidence, wait: wait)
    }
    let readers = PostgresReaders(first: first) { () throws(LedgerError) in
      try PostgresConnection(place, wait: wait)
    }
    return PostgresStore(place, writer: nil, readers: readers, evidence: evidence, wait: wait)
  }

  private static func store(
    _ place: PostgresPlace, writer: PostgresConnection, evidence: String, wait: Int
  ) -> PostgresStore {
    let readers = PostgresReaders { () throws(LedgerError) in
      try PostgresConnection(place, wait: wait)
    }
    return PostgresStore(place, writer: writer, readers: readers, evidence: evidence, wait: wait)
  }

  private static func checkedVersion(_ db: PostgresConnection) throws(LedgerError) -> Int {
    guard let version = try PostgresMigrations.version(db) else {
      throw .noSuchFile(path: db.place.name)
    }
    guard version <= PostgresMigrations.latest else {
      throw .newerVersion(found: version, known: PostgresMigrations.latest)
    }
    return version
  }

  /// The order of texts is a part of what a ledger answers, so it has to be that of their bytes.
  private static func checkSuitable(_ db: PostgresConnection) throws(LedgerError) {
    let rows = try db.prepare(
      """
      SELECT datcollate, pg_encoding_to_char(encoding), current_setting('server_version_num')
      FROM pg_database WHERE datname = current_database()
      """)
    guard try rows.step() else { throw .damaged("pg_database") }
    let (collation, encoding) = (rows.text(0), rows.text(1))
    let version = (Int(rows.text(2)) ?? 0) / 10_000
    guard ["C", "POSIX"].contains(collation), encoding == "UTF8", version >= 15 else {
      throw .unsuitable(
        name: db.place.name, collation: collation, encoding: encoding, version: version)
    }
  }

  /// Ends the connections.
  public func close() throws(LedgerError) { readers.close() }

  // MARK: Transactions

  public func read<Value>(_ body: (any BookReading) throws -> Value) throws -> Value {
    if let book = acts.sessions.current { return try body(book) }
    return try readers.read { db in
      try db.beginReading()
      defer { db.rollback() }
      return try acts.sessions.run(in: SQLBook(db), body)
    }
  }

  public func write<Value>(
    isLong: Bool, keep: (Value) -> Bool, noting: @escaping @Sendable () -> Void,
    _ body: (any BookWriting) throws -> Value
  ) throws -> Value {
    let lend = writer.map { writer in
      { (use: (any SQLConnection) throws -> Void) throws in try use(writer) }
    }
    return try acts.write(isLong: isLong, keep: keep, noting: noting, on: lend, body)
  }

  public var isJoined: Bool { acts.isJoined }

  // MARK: Earlier states

  /// A connection of its own for which views take the place of the tables, each with the records up
  /// to the key that was the last one then: nothing is copied but the sums.
  public func rewound(
    to sequence: Int64, makingSums sums: (any BookWriting) throws -> Void
  ) throws -> any BookStore {
    let db = try PostgresConnection(place, wait: wait)
    try db.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
    try db.shadow(sequence)
    try sums(SQLBook(db))
    try db.run("COMMIT")
    return PostgresStore(
      place, writer: nil, readers: PostgresReaders(only: db), evidence: evidenceFolder, wait: wait)
  }
}

extension PostgresConnection {
  /// Runs what changes the schema, one process at a time.
  fileprivate func making(_ body: () throws(LedgerError) -> Void) throws(LedgerError) {
    // "Foer": whoever makes or migrates a ledger holds it.
    try run("BEGIN; SELECT pg_advisory_xact_lock(1181705586)")
    do {
      try body()
      try run("COMMIT")
    } catch {
      rollback()
      throw error
    }
  }

  /// Puts views in the place of the tables, of what was there at a seal, and empty sums.
  fileprivate func shadow(_ sequence: Int64) throws(LedgerError) {
    let schema = try prepare("SELECT quote_ident(current_schema())")
    guard try schema.step() else { throw .damaged("schema") }
    let real = schema.text(0)
    for record in SealedRecord.allCases {
      let last = try prepare(
        "SELECT coalesce(max(id), 0) FROM seal WHERE record = ? AND sequence <= ?")
      last.bind(1, copying: record.rawValue)
      last.bind(2, sequence)
      guard try last.step() else { throw .damaged("seal") }
      for table in record.tables {
        try run(
          """
          CREATE TEMP VIEW \(table.name) AS SELECT * FROM \(real).\(table.name)
          WHERE \(table.columns[0]) <= \(last.integer(0))
          """)
      }
    }
    try run(
      """
      CREATE TEMP VIEW seal AS SELECT * FROM \(real).seal WHERE sequence <= \(sequence);
      CREATE TEMP TABLE balance (LIKE \(real).balance INCLUDING ALL);
      CREATE TEMP TABLE activity (LIKE \(real).activity INCLUDING ALL)
      """)
  }
}
