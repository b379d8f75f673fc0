import Foundation

/// The files of the folder `Fixtures`.
enum Fixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  /// The files of a folder, in the order of their names.
  static func files(_ path: String) -> [URL] {
    let all = try? FileManager.default.contentsOfDirectory(
      at: folder.appendingPathComponent(path), includingPropertiesForKeys: nil)
    return (all ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }
}
