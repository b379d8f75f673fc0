import Glibc

/// A file that appears at its target complete or not at all: written beside it, flushed to the
/// disk, then renamed.
struct AtomicFile {
  /// The target as the caller named it, for messages.
  let path: String
  /// Where the file shall appear, symbolic links resolved.
  let target: String
  /// Where it is written until then.
  let temporary: String
  /// The folder of both.
  let folder: String

  /// Creates the temporary file, empty.
  /// - Throws: ``WorkbookError/cannotCreate(path:errno:)`` or ``WorkbookError/diskFull(path:)``.
  init(target path: String) throws(WorkbookError) {
    self.path = path
    target = Self.resolved(path)
    folder = Self.folder(of: target)
    var attempt = 0
    while true {
      let name = "\(folder)/.foerderbuch-\(getpid())-\(attempt).tmp"
      // 0666 less the user's umask, as every program creates its files.
      let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 {
        close(file)
        temporary = name
        return
      }
      let code = errno
      attempt += 1
      // Another thread or an earlier crash may hold the name.
      guard code == EEXIST, attempt < 1000 else {
        throw Self.isFull(code)
          ? .diskFull(path: path) : .cannotCreate(path: path, errno: code)
      }
    }
  }

  /// Makes sure that the disk has room for `bytes` more, before a library writes that would not
  /// notice. The room is free again when the file is opened anew.
  func reserve(_ bytes: Int) throws(WorkbookError) {
    let file = open(temporary, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(errno) }
    defer { close(file) }
    let code = posix_fallocate(file, 0, bytes)
    guard code == 0 else { throw failure(code) }
    guard ftruncate(file, 0) == 0 else { throw failure(errno) }
  }

  /// Flushes the file and puts it in the target's place.
  func commit() throws(WorkbookError) {
    try flush(temporary)
    guard rename(temporary, target) == 0 else { throw failure(errno) }
    // The name is in the folder, and the folder has to be on the disk too. Some file systems know
    // no such flush; the file itself is safe by then.
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  /// Removes the temporary file. The target stays as it was.
  func discard() { unlink(temporary) }

  /// The error for a failed call on the temporary file.
  func failure(_ code: Int32) -> WorkbookError {
    Self.isFull(code) ? .diskFull(path: path) : .cannotWrite(path: path, errno: code)
  }

  private func flush(_ path: String) throws(WorkbookError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(errno) }
  }

  /// No room on the disk, in the user's quota, or under the process's limit for files.
  private static func isFull(_ code: Int32) -> Bool {
    code == ENOSPC || code == EDQUOT || code == EFBIG
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "" : String(path[..<slash])
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
