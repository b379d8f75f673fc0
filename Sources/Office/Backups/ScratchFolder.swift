package import Files
import Foundation

/// A folder beside a target, on the same disk, that is gone when the work is done. What a killed
/// run leaves is taken away by a later one.
package final class ScratchFolder: Sendable {
  private let held: HeldFolder
  package var path: String { held.path }

  /// - Parameters:
  ///   - place: an absolute path; the folder lies in the folder of it.
  ///   - shown: what is to be written there, as messages shall name it.
  /// - Throws: ``WriteFault``.
  package init(beside place: String, shown: String) throws(WriteFault) {
    let home = (FilePlace(place).path as NSString).deletingLastPathComponent
    held = try HeldFolder(in: home, shown: shown, mode: 0o770)
  }

  deinit { Unfinished.settle(path) { FileSystem.remove(path) } }
}
