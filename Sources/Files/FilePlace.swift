import Glibc

/// Where a path leads, however it is written.
public struct FilePlace {
  /// Links resolved as far as there are files.
  public let path: String
  /// Device and number of the file; nil where there is none.
  private let identity: [UInt64]?

  /// - Parameter path: absolute.
  public init(_ path: String) {
    self.path = Self.real(path)
    var status = stat()
    identity =
      stat(self.path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
  }

  public func isSame(as other: FilePlace) -> Bool {
    path == other.path || identity != nil && identity == other.identity
  }

  public func isInside(_ folder: FilePlace) -> Bool {
    isSame(as: folder) || path.hasPrefix(folder.path + "/")
  }

  /// A file that is yet to come lies where its folder really is.
  private static func real(_ path: String) -> String {
    if let real = FileSystem.real(path) { return real }
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/"), slash > trimmed.startIndex else { return path }
    let folder = String(trimmed[..<slash])
    let name = trimmed[trimmed.index(after: slash)...]
    return name == "." || name == ".." ? path : real(folder) + "/" + name
  }
}
