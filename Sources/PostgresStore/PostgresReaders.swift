import Foundation
import StoreAPI
import Synchronization

/// Connections that only read, each for one transaction at a time: as many as read at once, opened
/// when they are first needed.
final class PostgresReaders: Sendable {
  private let idle: Mutex<[PostgresConnection]>
  private let open: (@Sendable () throws(LedgerError) -> PostgresConnection)?
  /// Whose turn it is where there is only one.
  private let turn = NSLock()
  /// So many are kept for the next ones.
  private static let kept = 8

  init(
    first: PostgresConnection? = nil,
    open: @escaping @Sendable () throws(LedgerError) -> PostgresConnection
  ) {
    idle = Mutex(first.map { [$0] } ?? [])
    self.open = open
  }

  /// All take turns on one.
  init(only connection: PostgresConnection) {
    idle = Mutex([connection])
    open = nil
  }

  /// Lends a connection to `body`.
  func read<Value>(_ body: (PostgresConnection) throws -> Value) throws -> Value {
    guard let open else {
      return try turn.withLock {
        guard let only = idle.withLock({ $0.first }) else { throw LedgerError.damaged("closed") }
        return try body(only)
      }
    }
    let reader = try idle.withLock { $0.popLast() } ?? open()
    defer {
      idle.withLock { if $0.count < Self.kept, reader.isIdle { $0.append(reader) } }
    }
    return try body(reader)
  }

  func close() { idle.withLock { $0 = [] } }
}
