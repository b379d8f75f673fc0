import Foundation

/// Questions to the file system.
public enum FileSystem {
  /// The path with every link resolved; nil where nothing lies there, with `errno` saying why.
  public static func real(_ path: String) -> String? {
    guard let real = FileName.withPath(path, { realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return FileName.text(Array(UnsafeRawBufferPointer(start: real, count: strlen(real))))
  }

  /// Opens what lies at a path for reading, and never waits: a pipe nobody writes to would never
  /// open.
  /// - Returns: -1 where that fails, with `errno` saying why.
  public static func open(_ path: String) -> Int32 {
    FileName.withPath(path) { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
  }

  /// Where a symbolic link points, seen from its folder; nil for anything else.
  static func link(_ path: String) -> String? {
    let size = Int(PATH_MAX)
    let room = UnsafeMutablePointer<CChar>.allocate(capacity: size)
    defer { room.deallocate() }
    let count = readlink(path, room, size)
    guard count > 0 else { return nil }
    let goal = String(
      decoding: UnsafeRawBufferPointer(start: room, count: count), as: UTF8.self)
    guard !goal.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return goal }
    return path[...slash] + goal
  }

  /// Takes away a file, or a folder with all that is in it.
  /// - Returns: the system's error number; 0: it is gone.
  @discardableResult
  public static func remove(_ path: String) -> Int32 {
    do {
      try FileManager.default.removeItem(atPath: path)
      return 0
    } catch {
      return EIO
    }
  }

  /// Brings the names in a folder to the disk. Some file systems know no such flush; the files
  /// themselves are safe by then.
  public static func flush(folder: String) {
    let directory = Glibc.open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }
}
