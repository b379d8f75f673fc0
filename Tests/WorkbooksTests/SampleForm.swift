import Foundation
import Interchange
import Reporting

/// The forms of the repository, and places to write to.
enum SampleForm {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func nrw() throws -> FormDefinition {
    let url = repository.appending(path: "Reports/statement-of-use-nrw.yaml")
    return try FormReader.read(try Data(contentsOf: url), file: "statement-of-use-nrw.yaml")
  }
}

/// A folder that goes when the test is over.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "workbooks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)))?.sorted()
      ?? []
  }
}
