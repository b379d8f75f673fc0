import Assets
import Foundation
import Testing

/// What the program carries inside is what lies in `Schemas/` and `Reports/`.
@Suite struct AssetsTests {
  /// The root of the repository, three folders above this file.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Paths from the root of all files in the two folders.
  private static func filesOnDisk() throws -> [String] {
    var paths: [String] = []
    for folder in ["Schemas", "Reports"] {
      let start = root.appending(path: folder).resolvingSymlinksInPath()
      let found = try #require(
        FileManager.default.enumerator(atPath: start.path), "no folder \(folder)")
      for case let path as String in found
      where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(
          atPath: start.appending(path: path).path, isDirectory: &isFolder)
        // Pictures for people are no part of the program.
        if folder == "Reports", path.hasPrefix("samples/") { continue }
        if !isFolder.boolValue { paths.append("\(folder)/\(path)") }
      }
    }
    return paths.sorted()
  }

  private static func name(_ path: String) -> String {
    path.hasPrefix("Schemas/") ? String(path.dropFirst("Schemas/".count)) : path
  }

  @Test("every file is inside, byte for byte")
  func complete() throws {
    let paths = try Self.filesOnDisk()
    let missing = paths.filter { Assets.bytes(Self.name($0)) == nil }
    let lines = missing.map { "#define ASSET \"../../\($0)\"\n#include \"asset.h\"" }
    #expect(missing.isEmpty, "add to Sources/CAssets/assets.c:\n\(lines.joined(separator: "\n"))")
    for path in paths where !missing.contains(path) {
      let bytes = try Array(Data(contentsOf: Self.root.appending(path: path)))
      #expect(
        Assets.bytes(Self.name(path)) == bytes, "\(path) differs from its copy in the program")
    }
  }

  @Test("no name stands for a file that is gone or stands twice")
  func noneTooMany() throws {
    let paths = try Self.filesOnDisk()
    #expect(Assets.names() == paths.map(Self.name).sorted())
  }

  @Test("the list names every file once and in order")
  func ordered() throws {
    let list = try String(
      contentsOf: Self.root.appending(path: "Sources/CAssets/assets.c"), encoding: .utf8)
    let listed = list.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("#define ASSET ") else { return nil }
      return String(line.dropFirst("#define ASSET \"../../".count).dropLast())
    }
    #expect(listed == (try Self.filesOnDisk()))
  }
}
