import CMinizip
import Glibc

/// Writes a zip file to a path, part by part in constant memory.
package final class ZipWriter {
  /// A call of the system that failed, by its `errno`.
  package struct Fault: Error {
    package let errno: Int32

    /// - Parameter code: 0 where the library does not say why.
    fileprivate init(_ code: Int32 = Glibc.errno) { errno = code == 0 ? EIO : code }
  }

  private var handle: zipFile?
  /// When each part was written, for those who look inside.
  private let moment: tm_zip

  /// - Parameters:
  ///   - path: an empty file, or none.
  ///   - moment: of all parts, ISO 8601.
  package init(_ path: String, moment: String) throws(Fault) {
    let parts = moment.split { !$0.isNumber }.compactMap { UInt32($0) }
    guard parts.count >= 6 else { throw Fault(EINVAL) }
    self.moment = tm_zip(
      tm_sec: parts[5], tm_min: parts[4], tm_hour: parts[3], tm_mday: parts[2],
      tm_mon: parts[1] - 1, tm_year: parts[0])
    guard let handle = zipOpen64(path, APPEND_STATUS_CREATE) else { throw Fault() }
    self.handle = handle
  }

  deinit { if let handle { zipClose(handle, nil) } }

  /// Adds a part.
  /// - Parameters:
  ///   - name: its way from the root, with `/`.
  ///   - byteCount: how large it is about to be: 4 GiB and more are written another way.
  ///   - body: gets a function that takes the next bytes.
  package func add(
    _ name: String, byteCount: Int64,
    _ body: ((UnsafeRawBufferPointer) throws(Fault) -> Void) throws -> Void
  ) throws {
    var info = zip_fileinfo()
    info.tmz_date = moment
    let isUTF8: UInt = 1 << 11
    let isLarge: Int32 = byteCount >= 0xF000_0000 ? 1 : 0
    guard
      zipOpenNewFileInZip4_64(
        handle, name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, Z_BEST_SPEED, 0, -MAX_WBITS,
        DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nil, 0, 0, isUTF8, isLarge) == ZIP_OK
    else { throw Fault() }
    try body { bytes throws(Fault) in
      guard zipWriteInFileInZip(handle, bytes.baseAddress, UInt32(bytes.count)) == ZIP_OK else {
        throw Fault()
      }
    }
    guard zipCloseFileInZip(handle) == ZIP_OK else { throw Fault() }
  }

  /// Writes the directory; nothing can be added then.
  package func finish() throws(Fault) {
    defer { handle = nil }
    guard zipClose(handle, nil) == ZIP_OK else { throw Fault() }
  }
}
