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
    let home = (FilePlace(place).path as NSString).deletingLastPathComponent
    StrayFiles.takeAway(from: home)
    // Its name begins as that of a temporary file, so that it is found when its process is no more;
    // one process may have several at once.
    let name = try PendingFile(place, shown: shown)
    path = name.temporary + ".\(UUID().uuidString).tmp"
    let folder = path
    let code = Unfinished.make(folder) { mkdir(folder, 0o770) == 0 ? 0 : errno }
    name.discard()
    guard code == 0 else { throw .cannotCreate(path: shown, errno: code) }
  }

  deinit { Unfinished.settle(path) { FileSystem.remove(path) } }
}
