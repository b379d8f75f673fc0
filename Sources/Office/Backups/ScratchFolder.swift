import Files
import Foundation

/// A folder beside a target, on the same disk, that is gone when the work is done. What a killed
/// run leaves is taken away by a later one.
final class ScratchFolder {
  let path: String
  /// Holds the name, so that no two folders of a process have one.
  private let name: PendingFile

  /// - Parameters:
  ///   - place: an absolute path; the folder lies in the folder of it.
  ///   - shown: what is to be written there, as messages shall name it.
  /// - Throws: ``WriteFault``.
  init(beside place: String, shown: String) throws(WriteFault) {
    let home = (FilePlace(place).path as NSString).deletingLastPathComponent
    StrayFiles.takeAway(from: home)
    name = try PendingFile(place, shown: shown)
    path = name.temporary + ".tmp"
    let folder = path
    let code = Unfinished.make(folder) { mkdir(folder, 0o770) == 0 ? 0 : errno }
    guard code == 0 else {
      name.discard()
      throw .cannotCreate(path: shown, errno: code)
    }
  }

  deinit {
    Unfinished.settle(path) { FileSystem.remove(path) }
    name.discard()
  }
}
