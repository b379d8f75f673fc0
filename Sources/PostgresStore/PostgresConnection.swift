import CLibPQ
import Foundation
import SQLBooks
import StoreAPI

/// A connection to a server. Sendable because only one thread at a time uses it.
final class PostgresConnection: SQLConnection, @unchecked Sendable {
  let place: PostgresPlace
  private let handle: OpaquePointer
  /// Seconds that a transaction waits for those of others.
  private let wait: Int
  private(set) var isInTransaction = false
  /// Whether the server said that it ends the session.
  private var isEnded = false
  /// Which transaction of this connection it is, so that no cursor of an earlier one is closed.
  private var transaction = 0
  private var statements: [String: Prepared] = [:]
  private var names = 0
  private var abandoned: [Cursor] = []
  /// So many statements are kept on the server.
  private static let limit = 500

  /// A statement that the server knows.
  struct Prepared {
    let name: String
    let sql: PostgresSQL
    /// Of the parameters.
    let types: [UInt32]
  }

  struct Cursor {
    let name: String
    fileprivate let transaction: Int
  }

  /// - Throws: ``LedgerError/unreachable(name:words:)``.
  init(_ place: PostgresPlace, wait: Int) throws(LedgerError) {
    (self.place, self.wait) = (place, wait)
    if let fault = place.fault { throw .unreachable(name: place.name, words: fault) }
    // What the address says counts more than what stands before it, less than what stands behind.
    var options = [("connect_timeout", "10"), ("fallback_application_name", "foerderbuch")]
    if place.needsSeal { options.append(("sslmode", "verify-full")) }
    options += [("dbname", place.address), ("client_encoding", "UTF8")]
    let keywords: [UnsafePointer<CChar>?] = options.map { UnsafePointer(strdup($0.0)) } + [nil]
    let values: [UnsafePointer<CChar>?] = options.map { UnsafePointer(strdup($0.1)) } + [nil]
    defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
    guard let handle = PQconnectdbParams(keywords, values, 1) else { throw .damaged("libpq") }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else {
      throw .unreachable(name: place.name, words: PostgresPlace.line(PQerrorMessage(handle)))
    }
    try prepareSession()
  }

  deinit { PQfinish(handle) }

  /// What every session needs, whatever the server and the database prefer.
  private func prepareSession() throws(LedgerError) {
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    (isInTransaction, isEnded, statements, abandoned) = (false, false, [:], [])
    try run(
      """
      SET standard_conforming_strings = on; SET synchronous_commit = on; SET TimeZone = 'UTC';
      SET cursor_tuple_fraction = 1; SET row_security = on;
      SET lock_timeout = \(max(1, wait * 1000)); SET statement_timeout = 0
      """)
  }

  /// Connects anew where the server went away, as after a restart; nothing was open.
  private func reconnect() throws(LedgerError) {
    PQreset(handle)
    guard PQstatus(handle) == CONNECTION_OK else {
      throw .unreachable(name: place.name, words: PostgresPlace.line(PQerrorMessage(handle)))
    }
    try prepareSession()
  }

  private var isBroken: Bool { isEnded || PQstatus(handle) != CONNECTION_OK }

  /// Whether it can be used for further transactions.
  var isIdle: Bool { !isBroken && !isInTransaction }

  // MARK: Statements

  var dialect: SQLDialect { .postgres }

  func prepare(_ sql: String) throws(LedgerError) -> any SQLStatement {
    try PostgresStatement(self, sql, walks: false)
  }

  func walk(_ sql: String) throws(LedgerError) -> any SQLStatement {
    try PostgresStatement(self, sql, walks: true)
  }

  /// The statement as the server knows it.
  func prepared(_ sql: String) throws(LedgerError) -> Prepared {
    if let known = statements[sql] { return known }
    if statements.count == Self.limit {
      try run("DEALLOCATE ALL")
      statements.removeAll()
    }
    let own = PostgresSQL(sql)
    names += 1
    let name = "s\(names)"
    PQclear(try checked(PQprepare(handle, name, own.text, 0, nil)))
    let description = try checked(PQdescribePrepared(handle, name))
    defer { PQclear(description) }
    let types = (0..<PQnparams(description)).map { PQparamtype(description, $0) }
    let fresh = Prepared(name: name, sql: own, types: types)
    statements[sql] = fresh
    return fresh
  }

  func execute(
    _ prepared: Prepared, _ parameters: [[UInt8]?]
  ) throws(LedgerError) -> OpaquePointer {
    let result = Self.withPointers(parameters) { values, lengths, formats in
      PQexecPrepared(
        handle, prepared.name, Int32(parameters.count), values, lengths, formats, 1)
    }
    return try checked(result)
  }

  /// Opens a cursor over the answer.
  func open(_ prepared: Prepared, _ parameters: [[UInt8]?]) throws(LedgerError) -> Cursor {
    for cursor in abandoned where cursor.transaction == transaction {
      try run("CLOSE \(cursor.name)")
    }
    abandoned = []
    names += 1
    let cursor = Cursor(name: "c\(names)", transaction: transaction)
    let sql = "DECLARE \(cursor.name) BINARY NO SCROLL CURSOR FOR \(prepared.sql.text)"
    let result = Self.withPointers(parameters) { values, lengths, formats in
      PQexecParams(
        handle, sql, Int32(parameters.count), prepared.types, values, lengths, formats, 1)
    }
    PQclear(try checked(result))
    return cursor
  }

  func fetch(_ count: Int32, of cursor: Cursor) throws(LedgerError) -> OpaquePointer {
    try checked(
      PQexecParams(handle, "FETCH \(count) FROM \(cursor.name)", 0, nil, nil, nil, nil, 1))
  }

  func close(_ cursor: Cursor) throws(LedgerError) { try run("CLOSE \(cursor.name)") }

  /// Has a cursor closed when the next one is opened.
  func abandon(_ cursor: Cursor) { abandoned.append(cursor) }

  private static func withPointers(
    _ parameters: [[UInt8]?],
    _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> OpaquePointer?
  ) -> OpaquePointer? {
    // One stretch of bytes; an empty value points into it too, since none at all would be NULL.
    let bytes = parameters.reduce(into: [UInt8]()) { $0 += $1 ?? [] } + [0]
    let lengths = parameters.map { Int32($0?.count ?? 0) }
    return bytes.withUnsafeBytes { stretch in
      var place = stretch.baseAddress?.assumingMemoryBound(to: CChar.self)
      let pointers = parameters.map { parameter -> UnsafePointer<CChar>? in
        defer { place = place.map { $0 + (parameter?.count ?? 0) } }
        return parameter == nil ? nil : place
      }
      return body(pointers, lengths, [Int32](repeating: 1, count: parameters.count))
    }
  }

  /// Runs statements without values and without an answer.
  func run(_ sql: String) throws(LedgerError) { PQclear(try checked(PQexec(handle, sql))) }

  private func checked(_ result: OpaquePointer?) throws(LedgerError) -> OpaquePointer {
    if let result, [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) {
      return result
    }
    defer { PQclear(result) }
    let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
    // It was shut down, or crashed, or ended this session.
    if let state, ["57P01", "57P02"].contains(state) { isEnded = true }
    if isBroken {
      isInTransaction = false
      throw loss
    }
    let words = PQresultErrorField(result, Int32(UInt8(ascii: "M")))
    throw LedgerError(
      state: state ?? "", words: PostgresPlace.line(words), name: place.name)
  }

  /// Nothing was booked: what commits looks for itself.
  var loss: LedgerError { .connectionLost(name: place.name, isBooked: false) }

  // MARK: Transactions

  func begin() throws {
    try begin("BEGIN; SELECT id FROM head FOR UPDATE")
  }

  func beginReading() throws(LedgerError) {
    try begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  }

  private func begin(_ sql: String) throws(LedgerError) {
    if isBroken { try reconnect() }
    do { try enter(sql) } catch {
      guard isBroken else { throw error }
      // An idle connection that went away is noticed only now.
      try reconnect()
      try enter(sql)
    }
  }

  private func enter(_ sql: String) throws(LedgerError) {
    transaction += 1
    isInTransaction = true
    do { try run(sql) } catch {
      rollback()
      throw error
    }
  }

  func rollback() {
    if !isBroken { PQclear(PQexec(handle, "ROLLBACK")) }
    isInTransaction = false
  }

  /// Only an UPDATE replaces a row there, and that is refused without a look at each insert.
  func unguard() {}

  func guardAgain() {}

  func part(_ body: () throws -> Bool) throws {
    try run("SAVEPOINT part")
    var isKept = false
    defer {
      if !isKept, isInTransaction {
        PQclear(PQexec(handle, "ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part"))
      }
    }
    guard try body() else { return }
    try run("RELEASE SAVEPOINT part")
    isKept = true
  }

  /// Where the connection is lost meanwhile, the chain itself tells whether it became final: by the
  /// last seal, once whatever is left of the transaction has ended.
  func commit() throws {
    let last = try lastSeal()
    do {
      let result = try checked(PQexec(handle, "COMMIT"))
      defer { PQclear(result) }
      isInTransaction = false
      // A transaction in which something failed ends otherwise.
      guard String(cString: PQcmdStatus(result)) == "COMMIT" else {
        throw LedgerError.refusedByDatabase("COMMIT")
      }
    } catch let error as LedgerError where isBroken {
      guard let last, try isThere(last) else { throw error }
    }
  }

  private func lastSeal() throws(LedgerError) -> [UInt8]? {
    let rows = try prepare("SELECT hash FROM seal ORDER BY sequence DESC LIMIT 1")
    return try rows.step() ? rows.blob(0) : nil
  }

  private func isThere(_ seal: [UInt8]) throws -> Bool {
    let end = ContinuousClock.now + .seconds(max(wait, 5))
    while true {
      do {
        try begin()
        defer { rollback() }
        let rows = try prepare("SELECT 1 FROM seal WHERE hash = ?")
        rows.bind(1, copying: seal)
        return try rows.step()
      } catch {
        guard ContinuousClock.now < end else {
          throw LedgerError.connectionLost(name: place.name, isBooked: nil)
        }
        usleep(200_000)
      }
    }
  }
}
