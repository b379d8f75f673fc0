import CLibPQ
import SQLBooks
import StoreAPI

/// A statement on a connection to a server: the whole answer at once, or by a cursor piece by
/// piece. All values go and come as bytes, so that none is rounded on its way.
final class PostgresStatement: SQLStatement {
  private enum Value {
    case none
    case integer(Int64)
    case bytes([UInt8])
  }

  private let connection: PostgresConnection
  private let sql: String
  private let walks: Bool
  private var values: [Int32: Value] = [:]
  private var result: OpaquePointer?
  private var types: [PostgresType] = []
  /// The row that is looked at, of those of the result.
  private var row: Int32 = 0
  private var count: Int32 = 0
  private var cursor: PostgresConnection.Cursor?
  /// Rows of the next piece: contents are large, numbers are not.
  private var piece: Int32 = 20
  /// Bytes that a piece is to have, more or less.
  private static let pieceSize = 1 << 20

  init(_ connection: PostgresConnection, _ sql: String, walks: Bool) throws(LedgerError) {
    (self.connection, self.sql, self.walks) = (connection, sql, walks)
    _ = try connection.prepared(sql)
  }

  deinit { reset() }

  // MARK: Binding

  func bind(_ index: Int32, _ value: Int64) { values[index] = .integer(value) }

  func bindNull(_ index: Int32) { values[index] = Value.none }

  func bind(_ index: Int32, text: UnsafeBufferPointer<UInt8>) {
    values[index] = .bytes(Array(text))
  }

  func bind(_ index: Int32, blob: UnsafeBufferPointer<UInt8>) {
    values[index] = .bytes(Array(blob))
  }

  func bind(_ index: Int32, copying text: String) { values[index] = .bytes(Array(text.utf8)) }

  func bind(_ index: Int32, copying bytes: [UInt8]) { values[index] = .bytes(bytes) }

  /// The values in the order of the statement's places.
  private func parameters(
    of prepared: PostgresConnection.Prepared
  ) throws(LedgerError) -> [[UInt8]?] {
    var parameters = [[UInt8]?](repeating: nil, count: prepared.types.count)
    for (mark, place) in prepared.sql.places {
      switch values[mark] ?? .none {
      case .none: break
      case .bytes(let bytes): parameters[place - 1] = bytes
      case .integer(let number):
        let type = PostgresType(rawValue: prepared.types[place - 1])
        guard let bytes = type?.bytes(of: number) else {
          throw .refusedByDatabase("parameter \(place): \(number)")
        }
        parameters[place - 1] = bytes
      }
    }
    return parameters
  }

  // MARK: Running

  func run() throws(LedgerError) {
    _ = try step()
    reset()
  }

  func step() throws(LedgerError) -> Bool {
    if result == nil { try ask() } else { row += 1 }
    if row == count, let cursor {
      guard count == piece else {
        self.cursor = nil
        try connection.close(cursor)
        return false
      }
      let size = max(1, PQresultMemorySize(result) / Int(piece))
      piece = Int32(clamping: min(2000, max(1, Self.pieceSize / size)))
      try take(connection.fetch(piece, of: cursor))
    }
    guard row < count else { return false }
    for (column, type) in types.enumerated() where type == .numeric && !isNull(Int32(column)) {
      _ = try type.number(rawBlob(Int32(column)))
    }
    return true
  }

  private func ask() throws(LedgerError) {
    let prepared = try connection.prepared(sql)
    let parameters = try parameters(of: prepared)
    if walks {
      let cursor = try connection.open(prepared, parameters)
      self.cursor = cursor
      try take(connection.fetch(piece, of: cursor))
    } else {
      try take(connection.execute(prepared, parameters))
    }
  }

  private func take(_ fresh: OpaquePointer) throws(LedgerError) {
    PQclear(result)
    result = fresh
    (row, count) = (0, PQntuples(fresh))
    types.removeAll(keepingCapacity: true)
    for column in 0..<PQnfields(fresh) {
      guard let type = PostgresType(rawValue: PQftype(fresh, column)) else {
        throw .refusedByDatabase("type \(PQftype(fresh, column))")
      }
      types.append(type)
    }
  }

  func reset() {
    PQclear(result)
    result = nil
    (row, count, piece) = (0, 0, 20)
    if let cursor { connection.abandon(cursor) }
    cursor = nil
  }

  // MARK: Columns

  var columnCount: Int32 { Int32(types.count) }

  func type(_ column: Int32) -> SQLType {
    if PQgetisnull(result, row, column) == 1 { return .null }
    switch types[Int(column)] {
    case .bytea: return .blob
    // What a fact is tells whether its value is a number.
    case .varchar: return column > 0 && FactText.isNumber(text(column - 1)) ? .integer : .text
    case let type: return type.isNumber ? .integer : .text
    }
  }

  func integer(_ column: Int32) -> Int64 {
    (try? types[Int(column)].number(rawBlob(column))) ?? 0
  }

  func text(_ column: Int32) -> String {
    let type = types[Int(column)]
    return type.isNumber
      ? String(integer(column)) : String(decoding: rawBlob(column), as: UTF8.self)
  }

  func rawBlob(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let count = Int(PQgetlength(result, row, column))
    let start = PQgetvalue(result, row, column)
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self), count: count)
  }
}
