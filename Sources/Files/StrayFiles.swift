import Foundation

/// What runs that were killed left behind: temporary files and folders.
///
/// Whoever makes one holds a lock on it for as long as it is open. The system ends the lock with
/// the process, however that ends and on whichever machine of a shared disk; so what nobody holds
/// is left over, and goes with the next run.
public enum StrayFiles {
  private static let suffixes = [".tmp", ".tmp-journal", ".tmp-wal", ".tmp-shm"]

  /// The name that the running process gives its `attempt`-th temporary file of a folder.
  static func name(_ attempt: Int) -> String { ".foerderbuch-\(getpid())-\(attempt).tmp" }

  /// Holds what was just made, until it is closed.
  /// - Returns: false where another run took it for a stray before that and takes it away.
  static func hold(_ descriptor: Int32) -> Bool {
    var status = stat()
    return lock(descriptor) != .held && fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Takes away what is left over in a folder: files, and folders with all that is in them.
  public static func takeAway(from folder: String) {
    for path in named(in: folder) {
      ifLeft(path) { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  /// The paths of what is left over in a folder.
  public static func inFolder(_ folder: String) -> [String] {
    var strays: [String] = []
    for path in named(in: folder) { ifLeft(path) { strays.append(path) } }
    return strays
  }

  /// What is named as a temporary file, in order.
  private static func named(in folder: String) -> [String] {
    guard let directory = opendir(folder.isEmpty ? "/" : folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if process(name) != nil && suffixes.contains(where: name.hasSuffix) || isOld(name) {
        paths.append("\(folder)/\(name)")
      }
    }
    return paths.sorted()
  }

  /// Calls `body` where nobody has what lies at a path, and holds it meanwhile.
  private static func ifLeft(_ path: String, _ body: () -> Void) {
    // A database that was being written has a journal beside it, which is whose the database is.
    let own = suffixes.dropFirst().lazy.filter(path.hasSuffix).first
      .map { String(path.dropLast($0.utf8.count - 4)) }
    var found = stat()
    guard lstat(own ?? path, &found) == 0 else {
      if own != nil, isEnded(path) { body() }
      return
    }
    guard !isOld(path) else {
      // Nothing was held then.
      let isAged = found.st_mtim.tv_sec < time(nil) - 3600
      if found.st_mode & S_IFMT == S_IFREG, isAged { body() }
      return
    }
    let isFolder = found.st_mode & S_IFMT == S_IFDIR
    guard isFolder || found.st_mode & S_IFMT == S_IFREG else { return }
    let flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    var file = open(own ?? path, flags | (isFolder ? O_RDONLY : O_RDWR))
    // Made read-only just before it was finished.
    if file < 0, errno == EACCES { file = open(own ?? path, flags | O_RDONLY) }
    guard file >= 0 else { return }
    defer { close(file) }
    var now = stat()
    let state = lock(file)
    // Another run may have taken it away and made one of the same name.
    guard state != .held, lstat(own ?? path, &now) == 0, now.st_ino == found.st_ino else { return }
    // Some shared disks know no locks, and there the process may be another machine's: what is not
    // an hour old may be in use.
    if state == .unknown, !isEnded(path) || now.st_mtim.tv_sec >= time(nil) - 3600 { return }
    body()
  }

  /// The process that a name tells; nil for what is none of these names.
  private static func process(_ path: String) -> Int32? {
    let parts = path.split(separator: "/").last?.split(separator: "-") ?? []
    return parts.first == ".foerderbuch" && parts.count > 1 ? Int32(parts[1]) : nil
  }

  /// Whether it is a name that programs gave at first: `bericht.xlsx.4711.tmp`, with the
  /// number of the process, and in the folders of evidence `.SHA-256.tmp`.
  private static func isOld(_ path: String) -> Bool {
    let parts = (path.split(separator: "/").last ?? "").split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.last == "tmp" else { return false }
    let told = parts[parts.count - 2]
    if parts.count == 3, parts[0].isEmpty {
      return told.count == 64 && told.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
    return parts.count > 3 && ["xlsx", "journal", "beancount"].contains(parts[parts.count - 3])
      && told.allSatisfy { $0.isASCII && $0.isNumber } && Int32(told) != nil
  }

  /// Whether the process that a name tells is no more on this machine.
  private static func isEnded(_ path: String) -> Bool {
    process(path).map { kill($0, 0) != 0 && errno == ESRCH } ?? false
  }

  private enum State { case taken, held, unknown }

  /// `F_OFD_GETLK` and `F_OFD_SETLK` of Linux, which Glibc shows on demand only.
  private static let (getLock, setLock): (Int32, Int32) = (36, 37)

  /// Tries to take the lock, which tells open files apart, also those of one process.
  private static func lock(_ descriptor: Int32) -> State {
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .taken }
      return errno == EWOULDBLOCK ? .held : .unknown
    }
    // At the end of all bytes, where SQLite has none of its own.
    var range = Glibc.flock()
    (range.l_type, range.l_whence) = (Int16(F_WRLCK), Int16(SEEK_SET))
    (range.l_start, range.l_len) = (Int.max - 1, 1)
    if fcntl(descriptor, setLock, &range) == 0 { return .taken }
    if errno == EAGAIN || errno == EACCES { return .held }
    // Who may only read cannot take it, but sees who has it.
    guard errno == EBADF, fcntl(descriptor, getLock, &range) == 0 else { return .unknown }
    return range.l_type == Int16(F_UNLCK) ? .taken : .held
  }
}
