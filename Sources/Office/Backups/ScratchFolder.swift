package import Files
import Foundation

/// A folder beside a target, on the same disk, that is gone when the work is done. What a killed
/// run leaves is taken away by a later one.
package final class ScratchFolder: Sendable {
  package let path: String

  /// - Parameters:
  ///   - place: an absolute path; the folder lies in the folder of it.
  ///   - shown: what is to be written there, as messages shall name it.
  /// - Throws: ``WriteFault``.
  package init(beside place: String, shown: String) throws(WriteFault) {
    let folder = (FilePlace(place).path as NSString).deletingLastPathComponent
    StrayFiles.takeAway(from: folder)
    // Its name begins as that of a temporary file, so that it is found when its process is no more;
    // one process may have several at once.
    let name = try PendingFile(place, shown: shown)
    path = name.temporary + ".\(UUID().uuidString).tmp"
    let made = mkdir(path, 0o770)
    let code = errno
    name.discard()
    guard made == 0 else { throw .cannotCreate(path: shown, errno: code) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
