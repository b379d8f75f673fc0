import Foundation
import Interchange
import Reporting

/// The forms of the repository.
enum SampleForm {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func nrw() throws -> FormDefinition { try named("statement-of-use-nrw") }

  /// A form of the repository by its name, with the parts that only some notices ask for.
  static func named(_ name: String) throws -> FormDefinition {
    try read(try text(name), file: "\(name).yaml")
  }

  /// A text as a form, which can be like those of the repository.
  static func read(_ text: String, file: String = "form.yaml") throws(InputProblems)
    -> FormDefinition
  {
    try FormReader.read(Array(text.utf8), file: file) { kind in
      let folder = repository.appending(path: "Reports")
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let prefix = kind.rawValue + "-"
      let forms = files.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") }
      return Dictionary(
        forms.map { file in
          (
            String(file.dropFirst(prefix.count).dropLast(5)),
            (try? Data(contentsOf: folder.appending(path: file))).map(Array.init) ?? []
          )
        }
      ) { first, _ in first }
    }
  }

  /// The text of such a form.
  static func text(_ name: String) throws -> String {
    let url = repository.appending(path: "Reports/\(name).yaml")
    return try String(contentsOf: url, encoding: .utf8)
  }
}
