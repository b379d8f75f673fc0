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
    /// Whether what this thread writes is a part of it.
    var takesWrites = false
    init(_ db: Database) { self.db = db }
  }

  private static var thread: ObjectIdentifier { ObjectIdentifier(Thread.current) }

  /// The transaction that this thread is in.
  var current: Database? { session?.db }

  /// The same, where what this thread writes is a part of it.
  var joined: Database? { session.flatMap { $0.takesWrites ? $0.db : nil } }

  private var session: Session? { open.withLock { $0[Self.thread] } }

  /// Runs `body`, whose writing is a part of the transaction that this thread is in.
  func joining<Value>(_ body: () throws -> Value) rethrows -> Value {
    session?.takesWrites = true
    defer { session?.takesWrites = false }
    return try body()
  }

  /// Runs `body` as what this thread does in the transaction of `db`.
  func run<Value>(in db: Database, _ body: (Database) throws -> Value) rethrows -> Value {
    let (thread, session) = (Self.thread, Session(db))
    open.withLock { $0[thread] = session }
    defer { open.withLock { $0[thread] = nil } }
    return try body(db)
  }
}
