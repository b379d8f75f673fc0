import Foundation
import GRDB
import Synchronization

/// The transactions that are open, by the thread each of them runs on: what is asked for inside one
/// sees what it sees, be it the state that a reader holds on to or what a writer has not made final
/// yet.
final class Sessions: Sendable {
  private let open = Mutex<[ObjectIdentifier: Session]>([:])

  /// Sendable because only the thread that it is open on uses it.
  private final class Session: @unchecked Sendable {
    let db: Database
    init(_ db: Database) { self.db = db }
  }

  private static var thread: ObjectIdentifier { ObjectIdentifier(Thread.current) }

  /// The transaction that this thread is in.
  var current: Database? { open.withLock { $0[Self.thread] }?.db }

  /// Runs `body` as what this thread does in the transaction of `db`.
  func run<Value>(in db: Database, _ body: (Database) throws -> Value) rethrows -> Value {
    let (thread, session) = (Self.thread, Session(db))
    open.withLock { $0[thread] = session }
    defer { open.withLock { $0[thread] = nil } }
    return try body(db)
  }
}
