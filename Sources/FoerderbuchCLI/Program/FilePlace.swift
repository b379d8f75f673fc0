import Foundation

/// Where a path leads, however it is written.
struct FilePlace {
  /// Links resolved as far as there are files.
  let path: String
  /// Device and number of the file; nil where there is none.
  private let identity: [UInt64]?

  init(_ path: String) {
    let real = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    // A file that is yet to come lies where its folder really is.
    self.path =
      real.deletingLastPathComponent().resolvingSymlinksInPath().path + "/" + real.lastPathComponent
    let facts = try? FileManager.default.attributesOfItem(atPath: real.path)
    identity =
      if let device = facts?[.systemNumber] as? NSNumber,
        let number = facts?[.systemFileNumber] as? NSNumber
      {
        [device.uint64Value, number.uint64Value]
      } else {
        nil
      }
  }

  func isSame(as other: FilePlace) -> Bool {
    path == other.path || identity != nil && identity == other.identity
  }

  func isInside(_ folder: FilePlace) -> Bool {
    isSame(as: folder) || path.hasPrefix(folder.path + "/")
  }
}
