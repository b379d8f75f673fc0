import Foundation
import Synchronization

/// The transactions that are open, by the thread each of them runs on: what is asked for inside one
/// sees what it sees, be it the state that a reader holds on to or what a writer has not made final
/// yet.
package final class Sessions: Sendable {
  private let open = Mutex<[ObjectIdentifier: Session]>([:])

  package init() {}

  /// Sendable because only the thread that it is open on uses it.
  private final class Session: @unchecked Sendable {
    let book: SQLBook
    init(_ book: SQLBook) { self.book = book }
  }

  private static var thread: ObjectIdentifier { ObjectIdentifier(Thread.current) }

  /// The transaction that this thread is in.
  package var current: SQLBook? { open.withLock { $0[Self.thread] }?.book }

  /// Runs `body` as what this thread does in the transaction of `book`.
  package func run<Value>(
    in book: SQLBook, _ body: (SQLBook) throws -> Value
  ) rethrows -> Value {
    let (thread, session) = (Self.thread, Session(book))
    open.withLock { $0[thread] = session }
    defer { open.withLock { $0[thread] = nil } }
    return try body(book)
  }
}
