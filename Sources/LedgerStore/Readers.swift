import GRDB
import Synchronization

/// Connections that only read, each for one transaction at a time: as many as read at once, opened
/// when they are first needed. GRDB's pool is not taken because it writes to what it opens.
final class Readers: Sendable {
  private let idle: Mutex<[DatabaseQueue]>
  private let open: (@Sendable () throws -> DatabaseQueue)?
  /// So many are kept for the next ones.
  private static let kept = 8

  /// - Parameters:
  ///   - first: a connection that is open already.
  ///   - open: opens a further one; nil: all take turns on the first.
  init(first: DatabaseQueue? = nil, open: (@Sendable () throws -> DatabaseQueue)?) {
    idle = Mutex(first.map { [$0] } ?? [])
    self.open = open
  }

  /// Lends a connection to `body`.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    guard let open else {
      guard let shared = idle.withLock({ $0.first }) else {
        throw LedgerError.damaged("the connection is closed")
      }
      return try shared.unsafeRead(body)
    }
    let reader = try idle.withLock { $0.popLast() } ?? open()
    defer {
      idle.withLock { if $0.count < Self.kept { $0.append(reader) } }
    }
    return try reader.unsafeRead(body)
  }

  func close() throws {
    for reader in idle.withLock({ idle in
      defer { idle = [] }
      return idle
    }) {
      try reader.close()
    }
  }
}
