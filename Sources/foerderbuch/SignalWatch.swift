import Dispatch
import FoerderbuchCLI
import Foundation
import Synchronization

/// Lets a signal end the process as it would, but leave nothing half done behind and tell what was
/// booked. A second one ends it at once.
final class SignalWatch: Sendable {
  private static let watched = [SIGINT, SIGTERM, SIGHUP]
  private let words = Mutex<(@Sendable () -> Void)?>(nil)
  /// Kept, so that they go on; only ``begin()`` touches them.
  nonisolated(unsafe) private var sources: [any DispatchSourceSignal] = []

  /// Takes what is to be told then.
  func tell(_ words: @escaping @Sendable () -> Void) { self.words.withLock { $0 = words } }

  func begin() {
    for number in Self.watched {
      // What the caller has ignored stays so, as by `nohup`.
      guard unsafeBitCast(signal(number, SIG_IGN), to: Int.self) == 0 else { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { self.end(number) }
      source.resume()
      sources.append(source)
    }
  }

  private func end(_ number: Int32) {
    var watched = sigset_t()
    sigemptyset(&watched)
    for number in Self.watched {
      signal(number, SIG_DFL)
      sigaddset(&watched, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &watched, nil)
    Program.giveUp()
    words.withLock { $0 }?()
    raise(number)
  }
}
