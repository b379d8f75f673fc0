import Foundation
import Interchange
import Reporting

/// The forms of the repository.
enum SampleForm {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func nrw() throws -> FormDefinition { try shipped("statement-of-use-nrw") }

  /// A form of `Reports/`.
  static func shipped(_ name: String) throws -> FormDefinition {
    let url = repository.appending(path: "Reports/\(name).yaml")
    return try FormReader.read(try Data(contentsOf: url), file: "\(name).yaml")
  }
}
