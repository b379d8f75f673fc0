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
    let book = MessageBook.shipped
    let unwritten = told.filter { !book.holds($0) && !book.holds($0 + ".found") }
    #expect(unwritten.sorted() == [], "no such sentence in Schemas/messages")
    let written = book.codes.flatMap(book.keys)
    #expect(written.filter { !told.contains($0) } == [], "told nowhere")
    #expect(!written.isEmpty)
  }

  @Test("a sentence that stands for another one of its problem is asked for by its name")
  func partsAreNamed() {
    let names = Set(MessageBook.shipped.textKeys.compactMap { $0.split(separator: ".").last })
      .subtracting(["found", "allowed", "remedy"])
    // By a literal, by the end of a key, or by the name of a case.
    let literals = SwiftSource.program.flatMap { source in
      source.text.matches(of: /"(?:[a-zA-Z0-9_.]+\.)?([a-zA-Z0-9]+)"/).map(\.output.1)
    }
    let cases = SwiftSource.program.flatMap { source in
      source.text.matches(of: /\n *case ([a-zA-Z0-9, ]+)\n/).flatMap {
        $0.output.1.split(separator: ", ")
      }
    }
    #expect(names.subtracting(literals).subtracting(cases).sorted() == [], "told nowhere")
    #expect(!names.isEmpty)
  }

  @Test func sees() {
    let planted = SwiftSource(
      path: "Sources/Office/A.swift", text: "Problem(\"office.A_B.other\", [\"a\": 1])")
    #expect(Self.keys(planted) == ["office.A_B.other"])
  }
}
