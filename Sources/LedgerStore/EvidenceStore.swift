import Bookkeeping
import Foundation

/// The folder beside a ledger in which evidence is kept, each content once, under its SHA-256:
/// `foerderbuch.evidence/ab/abcdef…`. Nothing in it is ever written over.
struct EvidenceStore: Sendable {
  /// Its path; the folder is made with the first file.
  let folder: String

  /// What lies where a content is to be.
  enum State: Equatable {
    case sound
    case missing
    /// Another content, of this digest.
    case other(Digest256)
    /// The system's error number.
    case unreadable(Int32)
  }

  /// - Parameter path: of the ledger; the folder lies beside the file that a link leads to.
  init(ledger path: String) {
    var path = path
    if let real = realpath(path, nil) {
      path = String(cString: real)
      free(real)
    }
    folder = (path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path) + ".evidence"
  }

  /// Where the content of this digest is kept.
  func path(of digest: Digest256) -> String { subfolder(of: digest) + "/" + digest.hexText }

  private func subfolder(of digest: Digest256) -> String {
    folder + "/" + digest.hexText.prefix(2)
  }

  /// Reads the content that is kept and compares it with its name.
  func state(of digest: Digest256) -> State {
    let path = path(of: digest)
    switch Self.digest(at: path) {
    case .success(let found): return found == digest ? .sound : .other(found)
    case .failure(let error): return error.code == ENOENT ? .missing : .unreadable(error.code)
    }
  }

  /// A call of the system that failed, by its number.
  struct SystemError: Error, Equatable { let code: Int32 }

  /// The digest of a regular file, read piece by piece.
  private static func digest(at path: String) -> Result<Digest256, SystemError> {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return .failure(SystemError(code: errno)) }
    defer { close(file) }
    var stream = DigestStream()
    do {
      try forEachPiece(of: file) { stream.append($0) }
    } catch { return .failure(error) }
    return .success(stream.finish())
  }

  private static func forEachPiece(
    of file: Int32, _ body: (UnsafeRawBufferPointer) throws(SystemError) -> Void
  ) throws(SystemError) {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SystemError(code: EINVAL)
    }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { room.deallocate() }
    while true {
      let count = read(file, room.baseAddress, room.count)
      if count == 0 { return }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw SystemError(code: errno)
      }
      try body(UnsafeRawBufferPointer(rebasing: room[..<count]))
    }
  }

  // MARK: Keeping

  /// Copies a file into the folder: written beside its place, flushed, then renamed. The caller
  /// holds the ledger's write lock.
  /// - Returns: whether it is new here.
  /// - Throws: ``LedgerError/evidenceChanged(name:)`` where the content is not the one that was
  ///   looked at, ``LedgerError/diskFull``, ``LedgerError/cannotWrite(path:)``.
  func keep(_ source: EvidenceFile, name: String) throws(LedgerError) -> Bool {
    if state(of: source.digest) == .sound { return false }
    let subfolder = subfolder(of: source.digest)
    for path in [folder, subfolder] where mkdir(path, 0o755) != 0 && errno != EEXIST {
      throw Self.error(errno, path)
    }
    let target = path(of: source.digest)
    let temporary = "\(subfolder)/.\(source.digest.hexText).tmp"
    // What an earlier crash left; nobody else writes here now.
    unlink(temporary)
    let output = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard output >= 0 else { throw Self.error(errno, temporary) }
    do throws(LedgerError) {
      defer { close(output) }
      try Self.copy(source, name: name, to: output, temporary)
      // Read-only, so that no program changes it by accident.
      guard fchmod(output, 0o444) == 0, fsync(output) == 0 else {
        throw Self.error(errno, temporary)
      }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw Self.error(code, target)
    }
    return true
  }

  private static func copy(
    _ source: EvidenceFile, name: String, to output: Int32, _ path: String
  ) throws(LedgerError) {
    let input = open(source.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard input >= 0 else { throw .evidenceChanged(name: name) }
    defer { close(input) }
    var stream = DigestStream()
    var writing: Int32 = 0
    do {
      try forEachPiece(of: input) { piece throws(SystemError) in
        stream.append(piece)
        var rest = piece
        while !rest.isEmpty {
          let count = write(output, rest.baseAddress, rest.count)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else {
            writing = errno
            throw SystemError(code: errno)
          }
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
      }
    } catch {
      throw writing == 0 ? .evidenceChanged(name: name) : Self.error(writing, path)
    }
    guard stream.finish() == source.digest else { throw .evidenceChanged(name: name) }
  }

  /// Takes away what ``keep(_:name:)`` has just brought, and folders that are empty then.
  func takeBack(_ digest: Digest256) {
    unlink(path(of: digest))
    rmdir(subfolder(of: digest))
    rmdir(folder)
  }

  /// Brings the names of what was kept to the disk, once for all of it. Some file systems know no
  /// such flush; the files themselves are safe by then.
  func flush(_ digests: [Digest256]) {
    guard !digests.isEmpty else { return }
    for path in Set(digests.map(subfolder)).sorted() + [folder, folder + "/.."] {
      let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard directory >= 0 else { continue }
      fsync(directory)
      close(directory)
    }
  }

  private static func error(_ code: Int32, _ path: String) -> LedgerError {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .diskFull
    case EIO: .inputOutput(code: Int(EIO))
    default: .cannotWrite(path: path)
    }
  }

  // MARK: Looking through

  /// The files in the folder that are none of `known`, by their paths in it, in order.
  func strangers(known: Set<Digest256>) -> [String] {
    guard let found = FileManager.default.enumerator(atPath: folder) else { return [] }
    let expected = Set(known.map { "\($0.hexText.prefix(2))/\($0.hexText)" })
    var strangers: [String] = []
    for case let path as String in found where !expected.contains(path) {
      var status = stat()
      guard lstat(folder + "/" + path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
        continue
      }
      strangers.append(path)
    }
    return strangers.sorted()
  }
}
