import Amounts
import Bookkeeping
import Foundation
import Messages
import Synchronization

/// How far long work has come, for whoever asked for it, as server-sent events. A form that takes
/// long brings a mark that its browser made up, and watches `/vorgang/MARK` meanwhile.
final class ProgressBoard: Sendable {
  struct Key: Hashable, Sendable {
    let person: String
    let mark: String

    static let field = "vorgang"

    init?(_ mark: String, of person: String) {
      guard 8...40 ~= mark.utf8.count, mark.allSatisfy({ $0.isHexDigit || $0 == "-" }) else {
        return nil
      }
      (self.person, self.mark) = (person, mark)
    }
  }

  private enum State { case begun, at(done: Int, whole: Int), over }
  private let states = Mutex<[Key: State]>([:])

  /// What was watched to its end, or by nobody, is forgotten when something new begins.
  func begin(_ key: Key) {
    states.withLock { states in
      states = states.filter { if case .over = $0.value { false } else { true } }
      states[key] = .begun
    }
  }

  func set(_ key: Key, done: Int, of whole: Int) {
    states.withLock { if $0[key] != nil { $0[key] = .at(done: done, whole: whole) } }
  }

  func end(_ key: Key) { states.withLock { $0[key] = .over } }

  /// What a watcher is told, four times a second; what is done soon says nothing.
  func events(_ key: Key) -> AsyncStream<String> {
    AsyncStream { continuation in
      let watch = Task {
        defer { continuation.finish() }
        for quarter in 3..<Self.longest * 4 {
          try await Task.sleep(for: .milliseconds(quarter == 3 ? 750 : 250))
          guard let event = event(key, after: quarter / 4) else { return }
          continuation.yield(event)
        }
      }
      continuation.onTermination = { _ in watch.cancel() }
    }
  }

  /// Seconds: that work may take, and until it has to have begun.
  private static let (longest, patience) = (600, 20)

  /// Nil: nothing more.
  private func event(_ key: Key, after seconds: Int) -> String? {
    switch states.withLock({ $0[key] }) {
    case .over: nil
    case nil where seconds > Self.patience: nil
    case nil, .begun: Self.event(-1, Problem("web.WORKING", ["seconds": seconds]))
    case .at(let done, let whole):
      Self.event(
        whole > 0 ? min(1000, done * 1000 / whole) : -1,
        Problem("web.PROGRESS", ["done": done, "whole": whole]))
    }
  }

  /// The last that a watcher is told.
  static let end = "event: over\ndata:\n\n"

  /// - Parameter share: thousandths; below zero: unknown.
  private static func event(_ share: Int, _ text: Problem) -> String {
    "data: \(share)\ndata: \(text.text(.de))\n\n"
  }
}
