import Foundation
import LedgerStore

/// What another thread comes to.
package final class Outcome<Value: Sendable>: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var result: Result<Value, any Error>?

  package init(_ body: @escaping @Sendable () throws -> Value) {
    Thread.detachNewThread { [self] in
      result = Result { try body() }
      done.signal()
    }
  }

  /// - Throws: what the thread threw, and ``LedgerError/busy`` where it takes longer than a minute.
  package func value() throws -> Value {
    guard done.wait(timeout: .now() + 60) == .success, let result else { throw LedgerError.busy }
    return try result.get()
  }
}
