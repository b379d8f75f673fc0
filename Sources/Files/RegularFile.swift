public import Bookkeeping
import Glibc

/// Reads a regular file from beginning to end, in pieces; whatever else lies at a path is refused
/// and never waited for.
public enum RegularFile {
  /// Why a file was not read whole.
  public enum Fault: Error, Hashable, Sendable {
    /// A folder, a pipe, a device.
    case notAFile
    case tooLarge(bytes: Int64)
    /// Holds the system's error number.
    case unreadable(errno: Int32)
  }

  /// Bytes read at once.
  private static let pieceSize = 1 << 18

  /// Digest and size of a file.
  /// - Parameters:
  ///   - limit: the largest size in bytes that is read.
  ///   - piece: gets every piece in order.
  public static func digest(
    of path: String, limit: Int64 = .max,
    piece: (UnsafeRawBufferPointer) throws(WriteFault) -> Void = { _ in }
  ) throws -> (digest: Digest256, byteCount: Int64) {
    let file = FileSystem.open(path)
    guard file >= 0 else {
      // A socket cannot be opened at all.
      if errno == ENXIO || errno == ENODEV { throw Fault.notAFile }
      throw Fault.unreadable(errno: errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Fault.unreadable(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Fault.notAFile }
    guard status.st_size <= limit else { throw Fault.tooLarge(bytes: Int64(status.st_size)) }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
    defer { room.deallocate() }
    var stream = DigestStream()
    var byteCount: Int64 = 0
    while true {
      let count = read(file, room.baseAddress, room.count)
      if count == 0 { return (stream.finish(), byteCount) }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw Fault.unreadable(errno: errno)
      }
      byteCount += Int64(count)
      // It may be growing.
      guard byteCount <= limit else { throw Fault.tooLarge(bytes: byteCount) }
      let found = UnsafeRawBufferPointer(rebasing: room[..<count])
      stream.append(found)
      try piece(found)
    }
  }
}
