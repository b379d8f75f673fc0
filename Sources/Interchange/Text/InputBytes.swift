import Files
import Foundation

/// The bytes of an input, in memory or in a file, read in pieces and as often as needed, so that a
/// file of any length takes constant memory.
public final class InputBytes {
  /// The largest file taken, in bytes: 8 GiB.
  public static let limit = 8 << 30

  /// The name for messages.
  public let file: String
  /// How many bytes there are.
  public let count: Int
  private let memory: [UInt8]
  private let handle: FileHandle?

  /// - Parameters:
  ///   - bytes: the content.
  ///   - file: the name for messages.
  public init(_ bytes: [UInt8], file: String) {
    self.file = file
    count = bytes.count
    memory = bytes
    handle = nil
  }

  /// Opens a regular file.
  /// - Parameters:
  ///   - path: where it lies.
  ///   - file: the name for messages; nil: the path.
  ///   - limit: the largest size in bytes that is taken.
  /// - Throws: ``FileFault`` where it is missing, no file, not readable or too large.
  public init(
    path: String, file: String? = nil, limit: Int = limit
  ) throws(InputProblems) {
    let place = SourcePosition(file: file ?? path)
    let descriptor = FileSystem.open(path)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT: throw InputProblems(place, .file(.missing))
      case ENXIO, ENODEV: throw InputProblems(place, .file(.notAFile))
      case let code: throw InputProblems(place, .file(.unreadable(errno: code)))
      }
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw InputProblems(place, .file(.notAFile))
    }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw InputProblems(place, .file(.tooLarge(bytes: size, limit: limit)))
    }
    self.file = place.file
    count = size
    memory = []
  }

  deinit { try? handle?.close() }

  /// The bytes from `offset` on, at most `limit` of them; none at the end.
  /// - Throws: ``FileFault/unreadable(errno:)``.
  public func piece(at offset: Int, limit: Int) throws(InputProblems) -> [UInt8] {
    guard let handle else {
      return offset < memory.count
        ? Array(memory[offset..<min(offset + limit, memory.count)]) : []
    }
    do {
      try handle.seek(toOffset: UInt64(offset))
      return try handle.read(upToCount: limit).map { Array($0) } ?? []
    } catch {
      throw InputProblems(SourcePosition(file: file), .file(FileFault(error)))
    }
  }

  /// All bytes at once, for documents that are small by nature.
  /// - Parameter limit: the largest size, in bytes.
  /// - Throws: ``FileFault/tooLarge(bytes:limit:)`` and the faults of ``piece(at:limit:)``.
  public func all(limit: Int) throws(InputProblems) -> [UInt8] {
    guard count <= limit else {
      throw InputProblems(
        SourcePosition(file: file), .file(.tooLarge(bytes: count, limit: limit)))
    }
    return handle == nil ? memory : try piece(at: 0, limit: max(count, 1))
  }
}

extension FileFault {
  /// What the system said about a file.
  fileprivate init(_ error: any Error) {
    let bottom = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    if bottom.domain == NSPOSIXErrorDomain {
      self = bottom.code == Int(ENOENT) ? .missing : .unreadable(errno: Int32(bottom.code))
      return
    }
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: self = .missing
    case .fileReadNoPermission: self = .unreadable(errno: EACCES)
    default: self = .unreadable(errno: EIO)
    }
  }
}
