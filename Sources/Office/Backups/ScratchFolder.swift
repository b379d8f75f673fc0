import Files
import Foundation

/// A folder beside a target, on the same disk, that is gone when the work is done. What a killed
/// run leaves is taken away by a later one.
final class ScratchFolder {
  let path: String

  /// - Parameters:
  ///   - place: an absolute path; the folder lies in the folder of it.
  ///   - shown: what is to be written there, as messages shall name it.
  /// - Throws: ``WriteFault``.
  init(beside place: String, shown: String) throws(WriteFault) {
    let home = (FilePlace(place).path as NSString).deletingLastPathComponent
    StrayFiles.takeAway(from: home)
    // Its name is that of a temporary file, so that no two have one.
    let name = try PendingFile(place, shown: shown)
    path = name.temporary + ".tmp"
    let folder = path
    let code = Unfinished.make(folder) { mkdir(folder, 0o770) == 0 ? 0 : errno }
    name.discard()
    guard code == 0 else { throw .cannotCreate(path: shown, errno: code) }
  }

  deinit { Unfinished.settle(path) { FileSystem.remove(path) } }
}
