import Foundation
import Synchronization

/// Standard output or standard error: writes all of a text, or keeps the error and writes nothing
/// more. `FileHandle.write` would end the process, with a booking done and no word of it.
final class StandardStream: Sendable {
  private let descriptor: Int32
  private let failed = Mutex<Int32?>(nil)

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The system's number of the first error; nil while all was written.
  var error: Int32? { failed.withLock { $0 } }

  func write(_ text: String) {
    guard error == nil else { return }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        bytes = bytes.dropFirst(written)
      } else if errno != EINTR {
        let number = errno
        failed.withLock { $0 = number }
        return
      }
    }
  }

  /// Takes the place of streams that the caller closed, for reading only, so that no file that is
  /// opened later, the ledger least of all, gets what is meant for them.
  static func occupy() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
