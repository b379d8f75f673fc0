import Foundation

/// What runs that were killed left behind: temporary files and folders, named after their process.
public enum StrayFiles {
  /// The name that the running process gives its `attempt`-th temporary file of a folder.
  static func name(_ attempt: Int) -> String { ".foerderbuch-\(getpid())-\(attempt).tmp" }

  /// Takes away what processes left in a folder that are no more: files, and folders with all that
  /// is in them.
  public static func takeAway(from folder: String) {
    for stray in inFolder(folder) { try? FileManager.default.removeItem(atPath: stray) }
  }

  /// The paths of what processes left in a folder that are no more.
  /// - Parameter age: how old it has to be, in seconds. On a shared disk the process may be another
  ///   machine's; what is not an hour old may be in use there.
  public static func inFolder(_ folder: String, age: Int = 3600) -> [String] {
    guard let directory = opendir(folder.isEmpty ? "/" : folder) else { return [] }
    defer { closedir(directory) }
    var strays: [String] = []
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // A database that was being written has a journal beside it.
      guard name.hasPrefix(".foerderbuch-"),
        [".tmp", ".tmp-journal", ".tmp-wal", ".tmp-shm"].contains(where: name.hasSuffix),
        let process = Int32(name.split(separator: "-")[1]), process != getpid(),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      var status = stat()
      let path = "\(folder)/\(name)"
      guard lstat(path, &status) == 0, status.st_mtim.tv_sec < time(nil) - age else { continue }
      strays.append(path)
    }
    return strays.sorted()
  }
}
