import CMinizip

/// Lets the zip library read from any input, in memory or in a file.
final class ZipBytes {
  private let input: InputBytes
  private var position = 0
  /// The bytes read last, since the library reads directories a few bytes at a time.
  private var window: [UInt8] = []
  private var windowStart = 0
  /// What the input threw.
  private(set) var failure: InputProblems?

  init(_ input: InputBytes) { self.input = input }

  /// Opens the archive; nil where the input is none. The handle must not outlive this object.
  func open() -> unzFile? {
    var functions = zlib_filefunc64_def()
    functions.opaque = Unmanaged.passUnretained(self).toOpaque()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { opaque, _, buffer, count in
      guard let opaque, let buffer else { return 0 }
      return uLong(ZipBytes.of(opaque).read(into: buffer, count: Int(count)))
    }
    functions.ztell64_file = { opaque, _ in
      opaque.map { ZPOS64_T(ZipBytes.of($0).position) } ?? .max
    }
    functions.zseek64_file = { opaque, _, offset, origin in
      guard let opaque else { return -1 }
      return ZipBytes.of(opaque).seek(offset, origin) ? 0 : -1
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { opaque, _ in
      opaque.map { ZipBytes.of($0).failure == nil ? 0 : 1 } ?? 1
    }
    return unzOpen2_64(nil, &functions)
  }

  private static func of(_ opaque: UnsafeMutableRawPointer) -> ZipBytes {
    Unmanaged<ZipBytes>.fromOpaque(opaque).takeUnretainedValue()
  }

  private func read(into buffer: UnsafeMutableRawPointer, count: Int) -> Int {
    var done = 0
    while done < count, position < input.count {
      if position < windowStart || position >= windowStart + window.count {
        do throws(InputProblems) {
          window = try input.piece(at: position, limit: 1 << 16)
        } catch {
          failure = error
          window = []
        }
        windowStart = position
        if window.isEmpty { break }
      }
      let start = position - windowStart
      let part = min(count - done, window.count - start)
      window.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        (buffer + done).copyMemory(from: base + start, byteCount: part)
      }
      done += part
      position += part
    }
    return done
  }

  private func seek(_ offset: ZPOS64_T, _ origin: Int32) -> Bool {
    // Offsets count from the end as two's complement.
    let base =
      origin == ZLIB_FILEFUNC_SEEK_SET
      ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? position : input.count
    let (target, overflow) = base.addingReportingOverflow(Int(truncatingIfNeeded: offset))
    guard !overflow, target >= 0 else { return false }
    position = target
    return true
  }
}
