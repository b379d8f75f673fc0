import Dispatch
import Synchronization

/// Whose turn it is to write on a connection: who came first, comes first.
package final class WriterTurns: Sendable {
  private final class Waiter: Sendable {
    let isLong: Bool
    let called = DispatchSemaphore(value: 0)

    init(isLong: Bool) { self.isLong = isLong }
  }

  private struct State {
    var isTaken = false
    var waiting: [Waiter] = []
  }

  private let state = Mutex(State())

  /// How many wait.
  package var waiting: Int { state.withLock { $0.waiting.count } }

  /// Waits for the turn.
  /// - Parameter isLong: shares its commit with nobody.
  /// - Returns: false where it did not come within so many seconds.
  func take(isLong: Bool, within seconds: Int) -> Bool {
    let waiter = Waiter(isLong: isLong)
    let isNow = state.withLock { state in
      guard state.isTaken else {
        state.isTaken = true
        return true
      }
      state.waiting.append(waiter)
      return false
    }
    if isNow || waiter.called.wait(timeout: .now() + .seconds(seconds)) == .success { return true }
    return state.withLock { state in
      guard let place = state.waiting.firstIndex(where: { $0 === waiter }) else {
        // It was called at the last moment, and nobody else has the turn.
        return true
      }
      state.waiting.remove(at: place)
      return false
    }
  }

  /// Gives the turn to whoever waits first, to go on in the same transaction.
  /// - Returns: false, and the turn stays, where nobody waits who shares one.
  func share() -> Bool {
    state.withLock { state in
      guard let next = state.waiting.first, !next.isLong else { return false }
      state.waiting.removeFirst().called.signal()
      return true
    }
  }

  /// Gives the turn away.
  func end() {
    state.withLock { state in
      if state.waiting.isEmpty {
        state.isTaken = false
      } else {
        state.waiting.removeFirst().called.signal()
      }
    }
  }
}

/// Acts that become final by one commit: nobody of them is told before it.
final class CommitGroup: Sendable {
  private struct State {
    var notes: [@Sendable () -> Void] = []
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let done = DispatchSemaphore(value: 0)
  /// So many at most, so that the first of them does not wait for long.
  private static let limit = 32

  var isEmpty: Bool { state.withLock { $0.notes.isEmpty } }
  var hasRoom: Bool { state.withLock { $0.notes.count < Self.limit } }

  /// One more act that waits for the commit.
  /// - Parameter note: takes note that it is final.
  func add(_ note: @escaping @Sendable () -> Void) { state.withLock { $0.notes.append(note) } }

  /// - Parameter failure: nil: all of them are final; else none of them is.
  func finish(_ failure: (any Error)?) {
    let notes = state.withLock { state in
      state.failure = failure
      return failure == nil ? state.notes : []
    }
    for note in notes { note() }
    done.signal()
  }

  /// - Throws: why nothing became final.
  func wait() throws {
    done.wait()
    done.signal()
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }
}
