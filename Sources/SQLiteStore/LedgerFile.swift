import Files
import Foundation
import GRDBSQLite
import StoreAPI

/// What the ledger needs to know of files.
enum LedgerFile {
  /// Makes an empty file, and only if there is none: for its owner and, as far as the user's umask
  /// has it, the group; the log beside it gets the same rights.
  static func makeEmpty(at path: String) throws(LedgerError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else {
      switch errno {
      case EEXIST: throw .fileExists(path: path)
      case ENOSPC, EDQUOT: throw .diskFull
      case EIO: throw .inputOutput(code: Int(EIO))
      default: throw .cannotWrite(path: path)
      }
    }
    Foundation.close(descriptor)
  }

  /// Takes away what a failed `create` left.
  static func remove(_ path: String) {
    for file in all(path) { unlink(file) }
  }

  /// A ledger with what SQLite may put beside it.
  static func all(_ path: String) -> [String] {
    ["", "-wal", "-shm", "-journal"].map { path + $0 }
  }

  /// Whether a file that begins so is a ledger, a copy of one, or what SQLite keeps beside one: a
  /// log, its index, a journal.
  static func isPart(_ start: [UInt8]) -> Bool {
    func number(_ place: Int) -> UInt32 {
      start.dropFirst(place).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
    switch number(0) {
    case 0x377F_0682, 0x377F_0683, 0xD9D5_05F9, 0x18E2_2D00: return true
    default: break
    }
    return start.starts(with: Array("SQLite format 3\0".utf8))
      && [Migrations.applicationID, Migrations.copyID].contains(Int64(number(68)))
  }

  static func checkIsFile(_ path: String) throws(LedgerError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .noSuchFile(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notALedger(path: path) }
  }

  /// Whether a log lies beside the file that may hold more than the file.
  static func hasLog(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }

  /// Whether a log lies beside the file that holds something, or that nobody has open.
  static func hasOwnLog(_ path: String) -> Bool {
    let file = FileSystem.real(path) ?? path
    return hasLog(file) || access(file + "-wal", F_OK) == 0 && access(file + "-shm", F_OK) != 0
  }

  /// Copies a file and its log where it can be worked on; for `body` only.
  static func withCopy<Value>(of path: String, _ body: (String) throws -> Value) throws -> Value {
    let files = FileManager.default
    let folder = try files.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: files.temporaryDirectory, create: true)
    Unfinished.make(folder.path)
    defer { Unfinished.settle(folder.path) { FileSystem.remove(folder.path) } }
    let copy = folder.appending(path: "ledger.sqlite").path
    for suffix in ["", "-wal"] { try files.copyItem(atPath: path + suffix, toPath: copy + suffix) }
    return try body(copy)
  }

  /// Whether no log lies beside the file: then nobody has it open for writing, and all is in the
  /// file itself.
  static func isAtRest(_ path: String) -> Bool {
    var status = stat()
    guard stat(path + "-wal", &status) == 0 else { return true }
    return status.st_size == 0 && access(path + "-shm", F_OK) != 0
  }

  /// Whether the files by which SQLite lets processes wait for each other can be made beside it.
  static func canBeLocked(_ path: String) -> Bool {
    let folder = URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
    return access(path, W_OK) == 0 && access(folder, W_OK | X_OK) == 0
  }

  /// Takes away the empty files that opening in vain left beside the ledger, unless somebody else
  /// has it open: an exclusive lock says so, and while it is held nobody opens it.
  static func tidy(_ path: String) {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    let lock = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA application_id"
    guard sqlite3_open_v2(plain(path), &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      sqlite3_exec(connection, lock, nil, nil, nil) == SQLITE_OK
    else { return }
    // The last connection takes the empty log away itself.
    unlink(path + "-shm")
  }

  /// The path so that SQLite takes it for a path.
  static func plain(_ path: String) -> String { path.hasPrefix("file:") ? "./" + path : path }

  /// The file read without locks, and so without a file beside it.
  static func immutable(_ path: String) -> String {
    let absolute = URL(filePath: path).path(percentEncoded: true)
    return "file:\(absolute)?immutable=1"
  }

  /// What changes when somebody writes to the file. Whoever reads without locks looks at it before
  /// and after.
  struct Stamp: Equatable, Sendable {
    private let size: Int
    var isEmpty: Bool { size == 0 }
    private let seconds: Int
    private let nanoseconds: Int
    private let inode: UInt

    /// Nil where there is no such file.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      inode = UInt(status.st_ino)
    }
  }
}
