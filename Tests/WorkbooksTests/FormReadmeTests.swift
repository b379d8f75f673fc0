import Foundation
import Reporting
import Testing

@Suite("The README of the forms") struct FormReadmeTests {
  @Test("names everything that a form can say")
  func complete() throws {
    let url = SampleForm.repository.appending(path: "Reports/README.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    for kind in FormKind.allCases {
      let vocabulary = kind.vocabulary
      var words = vocabulary.contentNames
      words += vocabulary.contents.values.flatMap { $0.columns + ($0.rows ?? []) }
      for word in words {
        #expect(
          text.contains("`\(word)`") || text.contains("`\(word) ") || text.contains(" \(word)`"),
          "\(word)")
      }
      for name in vocabulary.placeholders { #expect(text.contains("{\(name)}"), "\(name)") }
    }
    for format in CellStyle.Format.allCases { #expect(text.contains("`\(format.rawValue)`")) }
  }
}
