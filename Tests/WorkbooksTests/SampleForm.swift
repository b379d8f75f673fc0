import Foundation
import Interchange
import Reporting

/// The forms of the repository.
enum SampleForm {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func nrw() throws -> FormDefinition { try named("statement-of-use-nrw") }

  /// A form of the repository by its name.
  static func named(_ name: String) throws -> FormDefinition {
    try FormReader.read(Array(try text(name).utf8), file: "\(name).yaml")
  }

  /// The text of such a form.
  static func text(_ name: String) throws -> String {
    let url = repository.appending(path: "Reports/\(name).yaml")
    return try String(contentsOf: url, encoding: .utf8)
  }
}
