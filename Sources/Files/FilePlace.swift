import Glibc

/// Where a path leads, however it is written.
public struct FilePlace {
  /// Links resolved as far as there are files.
  public let path: String
  /// Device and number of the file; nil where there is none.
  private let identity: [UInt64]?

  /// - Parameter path: a relative one starts in the working folder.
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

  /// A file that is yet to come lies where its folder really is, or where a link to it points.
  /// - Parameter links: how many are followed; the system calls 40 a circle.
  private static func real(_ path: String, links: Int = 40) -> String {
    if let real = FileSystem.real(path) { return real }
    if links > 0, let goal = FileSystem.link(path) { return real(goal, links: links - 1) }
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/"), slash > trimmed.startIndex else { return path }
    let folder = String(trimmed[..<slash])
    let name = trimmed[trimmed.index(after: slash)...]
    return name == "." || name == ".." ? path : real(folder, links: links) + "/" + name
  }
}
