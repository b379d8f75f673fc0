import Foundation
import Interchange
import Reporting

/// The forms of the repository.
enum SampleForm {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A form of `Reports/`, by its id.
  static func shipped(_ id: String) throws -> FormDefinition {
    let url = repository.appending(path: "Reports/\(id).yaml")
    return try FormReader.read(try Data(contentsOf: url), file: "\(id).yaml")
  }

  static func nrw() throws -> FormDefinition {
    let url = repository.appending(path: "Reports/statement-of-use-nrw.yaml")
    return try FormReader.read(try Data(contentsOf: url), file: "statement-of-use-nrw.yaml")
  }
}
