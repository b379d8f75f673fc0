import Funding
import Messages
import Testing

/// Every sentence of the book is told somewhere, and whatever is told stands in the book.
@Suite struct MessageKeyTests {
  /// `"booking.ORDER_UNKNOWN"` in a source, with all of its parts.
  private static func keys(_ source: SwiftSource) -> [String] {
    source.text.matches(of: /"([a-z]+\.[A-Z][A-Z0-9_]*(?:\.[a-zA-Z]+)*)"/).map {
      String($0.output.1)
    }
  }

  @Test func toldAndWritten() {
    let told = Set(SwiftSource.program.flatMap(Self.keys))
      .union(FindingCode.allCases.map { "findings." + $0.rawValue })
      .union(Parameter.allCases.map { "parameters." + $0.rawValue })
    let book = MessageBook.shipped
    let unwritten = told.filter { key in
      ["", ".found", ".title"].allSatisfy { !book.holds(key + $0) }
    }
    #expect(unwritten.sorted() == [], "no such sentence in Schemas/messages")
    let written = book.codes().values.flatMap { $0 }
    #expect(
      written.filter { key in
        told.isDisjoint(with: [key, key + ".found"]) && !book.holds(key + ".meaning")
      } == [], "told nowhere")
    #expect(!written.isEmpty)
  }

  /// `Message(code: "A_B"`, `Failure(exitCode: 65, "A_B"`: a code that stands beside its text.
  private static func codes(_ source: SwiftSource) -> [String] {
    source.text.matches(of: /(?:code: |exitCode: \d+, )"([A-Z][A-Z0-9_]+)"/).map {
      String($0.output.1)
    }
  }

  @Test func everyCodeIsExplained() {
    let told = Set(
      SwiftSource.program.filter { ["Office", "FoerderbuchCLI"].contains($0.target) }
        .flatMap(Self.codes))
    #expect(told.subtracting(MessageBook.shipped.codes().keys).sorted() == [])
    #expect(told.contains("USAGE"))
    let planted = SwiftSource(path: "Sources/Office/A.swift", text: "f(exitCode: 65, \"A_B\", t)")
    #expect(Self.codes(planted) == ["A_B"])
  }

  @Test func sees() {
    let planted = SwiftSource(
      path: "Sources/Office/A.swift", text: "Problem(\"office.A_B.other\", [\"a\": 1])")
    #expect(Self.keys(planted) == ["office.A_B.other"])
  }
}
