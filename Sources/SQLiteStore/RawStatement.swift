import GRDB
import GRDBSQLite
import SQLBooks
import StoreAPI

/// A prepared statement on GRDB's own connection through SQLite's C calls.
///
/// The one place that goes round GRDB, for what runs once per entry: posting, reading the journal,
/// checking the chain. There it has 0.92 of the speed of C, GRDB's statements 0.6. Values are bound
/// without a copy, so whoever binds keeps the bytes alive until ``run()``.
final class RawStatement: SQLStatement {
  private let connection: OpaquePointer
  private let handle: OpaquePointer

  /// - Throws: ``LedgerError/damaged(_:)`` where the schema does not take the statement.
  init(_ db: Database, _ sql: String) throws(LedgerError) {
    guard let connection = db.sqliteConnection else { throw .damaged("the connection is closed") }
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw LedgerError(
        code: sqlite3_extended_errcode(connection),
        message: String(cString: sqlite3_errmsg(connection)), path: "")
    }
    self.connection = connection
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Binding, from 1

  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }

  func bindNull(_ index: Int32) { sqlite3_bind_null(handle, index) }

  /// - Parameter text: UTF-8; has to live until the statement ran.
  func bind(_ index: Int32, text: UnsafeBufferPointer<UInt8>) {
    text.withMemoryRebound(to: CChar.self) {
      _ = sqlite3_bind_text(handle, index, $0.baseAddress, Int32($0.count), nil)
    }
  }

  /// - Parameter blob: has to live until the statement ran.
  func bind(_ index: Int32, blob: UnsafeBufferPointer<UInt8>) {
    sqlite3_bind_blob(handle, index, blob.baseAddress, Int32(blob.count), nil)
  }

  /// Binds a copy.
  func bind(_ index: Int32, copying text: String) {
    sqlite3_bind_text(handle, index, text, -1, Self.transient)
  }

  /// Binds a copy.
  func bind(_ index: Int32, copying bytes: [UInt8]) {
    sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), Self.transient)
  }

  /// `SQLITE_TRANSIENT`: SQLite makes its own copy.
  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  // MARK: Running

  /// Runs the statement to its end and makes it ready for the next values.
  func run() throws(LedgerError) {
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure() }
    sqlite3_reset(handle)
  }

  /// Whether there is a further row.
  func step() throws(LedgerError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  /// Makes the statement ready to run anew.
  func reset() { sqlite3_reset(handle) }

  private func failure() -> LedgerError {
    let error = LedgerError(
      code: sqlite3_extended_errcode(connection),
      message: String(cString: sqlite3_errmsg(connection)),
      path: sqlite3_db_filename(connection, "main").map { String(cString: $0) } ?? "")
    sqlite3_reset(handle)
    return error
  }

  // MARK: Columns, from 0

  var columnCount: Int32 { sqlite3_column_count(handle) }

  func type(_ column: Int32) -> SQLType {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer
    case SQLITE_TEXT: .text
    case SQLITE_NULL: .null
    default: .blob
    }
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func text(_ column: Int32) -> String {
    let start = sqlite3_column_text(handle, column)
    return String(
      decoding: UnsafeBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(handle, column))), as: UTF8.self)
  }

  /// Valid until the next step.
  func rawBlob(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }
}
