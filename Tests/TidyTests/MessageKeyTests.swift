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

  @Test func sees() {
    let planted = SwiftSource(
      path: "Sources/Office/A.swift", text: "Problem(\"office.A_B.other\", [\"a\": 1])")
    #expect(Self.keys(planted) == ["office.A_B.other"])
  }
}
