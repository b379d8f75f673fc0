import Glibc

/// A file that appears at its target complete or not at all: written beside it, flushed to the
/// disk, then renamed. What lay at the target before lies there until then.
public final class PendingFile {
  /// The target as the caller named it, for messages.
  public let path: String
  /// Where the file shall appear, symbolic links resolved.
  public let target: String
  /// Where it is written until then.
  public let temporary: String
  /// The folder that is in.
  public let folder: String
  private let descriptor: Int32

  /// Creates the temporary file, empty.
  /// - Parameters:
  ///   - path: the target; a relative one starts in the working folder.
  ///   - shown: the target as messages shall name it; nil: `path`.
  ///   - mode: the rights of the file, less the user's umask.
  ///   - folder: where it is written until then, on the same disk; nil: beside the target.
  /// - Throws: ``WriteFault/cannotCreate(path:errno:)`` or ``WriteFault/diskFull(path:)``.
  public init(
    _ path: String, shown: String? = nil, mode: UInt32 = 0o666, in folder: String? = nil
  ) throws(WriteFault) {
    let target = FilePlace(path).path
    let folder = folder ?? Self.folder(of: target)
    var attempt = 0
    while true {
      let name = "\(folder)/\(StrayFiles.name(attempt))"
      var file: Int32 = -1
      let code = Unfinished.make(name) {
        file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        return file >= 0 ? 0 : errno
      }
      if code == 0, !StrayFiles.hold(file) {
        close(file)
      } else if code == 0 {
        (self.path, self.target, self.folder) = (shown ?? path, target, folder)
        (temporary, descriptor) = (name, file)
        StrayFiles.takeAway(from: folder)
        return
      }
      attempt += 1
      // Another thread or an earlier crash may hold the name.
      guard code == 0 || code == EEXIST, attempt < 1000 else {
        throw WriteFault.isFull(code)
          ? .diskFull(path: shown ?? path) : .cannotCreate(path: shown ?? path, errno: code)
      }
    }
  }

  deinit { close(descriptor) }

  /// Writes a file that `body` fills; where that fails nothing is left behind.
  /// - Throws: ``WriteFault``, and what `body` throws.
  public static func write<Result>(
    _ path: String, shown: String? = nil, mode: UInt32 = 0o666, in folder: String? = nil,
    _ body: (PendingFile) throws -> Result
  ) throws -> Result {
    let file = try PendingFile(path, shown: shown, mode: mode, in: folder)
    do {
      let result = try body(file)
      try file.commit()
      return result
    } catch {
      file.discard()
      throw error
    }
  }

  /// Adds bytes at the end.
  public func write(_ bytes: [UInt8]) throws(WriteFault) {
    let code = bytes.withUnsafeBytes(put)
    guard code == 0 else { throw failure(code) }
  }

  /// Adds bytes at the end.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(WriteFault) {
    let code = put(bytes)
    guard code == 0 else { throw failure(code) }
  }

  /// Writes all of `bytes`, however many calls that takes; returns the system's error, else 0.
  private func put(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return 0
  }

  /// Makes sure that the disk has room for `bytes` more, before a library writes that would not
  /// notice. The room is free again when the file is opened anew.
  public func reserve(_ bytes: Int) throws(WriteFault) {
    let code = posix_fallocate(descriptor, 0, bytes)
    guard code == 0 else { throw failure(code) }
    guard ftruncate(descriptor, 0) == 0 else { throw failure(errno) }
  }

  /// Takes everybody's right to write it, and every right from those outside the group.
  public func makeReadOnly() throws(WriteFault) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, fchmod(descriptor, status.st_mode & 0o440) == 0 else {
      throw failure(errno)
    }
  }

  /// Flushes the file and puts it in the target's place.
  public func commit() throws(WriteFault) {
    guard fsync(descriptor) == 0 else { throw failure(errno) }
    let code = Unfinished.settle(temporary) { rename(temporary, target) == 0 ? 0 : errno }
    guard code == 0 else { throw failure(code) }
    FileSystem.flush(folder: Self.folder(of: target))
  }

  /// Removes the temporary file. The target stays as it was.
  public func discard() { Unfinished.settle(temporary) { unlink(temporary) == 0 ? 0 : errno } }

  /// The fault for a failed call on the temporary file.
  /// - Parameter code: the system's error number.
  public func failure(_ code: Int32) -> WriteFault {
    WriteFault.isFull(code) ? .diskFull(path: path) : .cannotWrite(path: path, errno: code)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "" : String(path[..<slash])
  }
}
