import Foundation
import Testing

/// What a comment points to lies in the repository.
@Suite struct PaperTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Names of all papers of the repository.
  private static func papers() throws -> Set<String> {
    let files = try #require(FileManager.default.enumerator(atPath: root.path))
    var found: Set<String> = []
    for case let path as String in files {
      if path.hasPrefix(".") {
        files.skipDescendants()
      } else if path.hasSuffix(".md") {
        found.insert(URL(filePath: path).lastPathComponent)
      }
    }
    return found
  }

  /// The papers that a text names: `Settlement.md`.
  static func named(in text: String) -> [String] {
    text.matches(of: /`([A-Za-z0-9\/_-]+\.md)`/).map {
      String($0.1.split(separator: "/").last ?? "")
    }
  }

  @Test func everyPaperIsHere() throws {
    let papers = try Self.papers()
    #expect(papers.contains("Settlement.md"))
    let missing = SwiftSource.all.flatMap { source in
      Self.named(in: source.text).filter { !papers.contains($0) }.map { "\(source.path): \($0)" }
    }
    #expect(missing == [])
  }

  @Test func namesAreFound() {
    #expect(
      Self.named(in: "/// As `elsewhere" + ".md` §5 and `Schemas/README.md` say.") == [
        "elsewhere.md", "README.md",
      ])
  }
}
