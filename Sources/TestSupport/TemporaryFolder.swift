public import Foundation

/// A folder that is there as long as this object.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "foerderbuch-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in it.
  public func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file into it and returns its path.
  @discardableResult
  public func write(_ content: some DataProtocol, to name: String) throws -> String {
    try Data(content).write(to: url.appending(path: name))
    return path(name)
  }

  /// The names of what lies in it, in order.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}
