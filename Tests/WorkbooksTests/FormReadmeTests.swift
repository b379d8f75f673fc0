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

  @Test("marks in bold what a form must have, and nothing else")
  func bold() throws {
    let url = SampleForm.repository.appending(path: "Reports/README.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let parts = text.components(separatedBy: "## Contents of ").dropFirst(2)
    let kinds: [[FormKind]] = [
      [.binder], [.statementOfUse, .interim], [.drawdownRequest], [.voucherList], [.audit],
      [.planActual], [.contributions], [.portfolio],
    ]
    try #require(parts.count == kinds.count)
    for (part, kinds) in zip(parts, kinds) {
      for line in part.split(separator: "\n") where line.hasPrefix("| `") || line.hasPrefix("| **`")
      {
        let cell = line.dropFirst(2).prefix { $0 != "|" && $0 != ":" && $0 != ";" }
        for name in cell.matches(of: /(\*\*)?`([A-Za-z]+)`/) where name.2 != "facts" {
          for kind in kinds {
            let content = try #require(kind.vocabulary.contents[String(name.2)], "\(name.2)")
            #expect(content.isRequired == (name.1 != nil), "\(kind): \(name.2)")
          }
        }
      }
    }
  }
}
