import Amounts
import Funding
import Testing

@testable import Messages

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

  @Test("a sentence that stands for another one of its problem is asked for by its name")
  func partsAreNamed() {
    let names = Set(
      MessageBook.shipped.textKeys.flatMap { $0.split(separator: ".").dropFirst(2) }
        .filter { Int($0) == nil }
    ).subtracting(["found", "allowed", "remedy"])
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

  /// Keys with the names of their facts, where both stand in the source as they are.
  private static func facts(_ source: SwiftSource) -> [(key: String, names: Set<String>)] {
    source.text.matches(
      of: /(?:Problem|Message)\(\s*"([a-z]+\.[A-Z][a-zA-Z0-9_.]*)"(\)|,\s*\[)/
    ).map { match in
      let key = String(match.output.1)
      guard match.output.2 != ")" else { return (key, []) }
      var depth = 1
      let facts = source.text[match.range.upperBound...].prefix {
        depth += $0 == "[" ? 1 : $0 == "]" ? -1 : 0
        return depth > 0
      }
      return (key, Set(facts.matches(of: /"([a-zA-Z]+)":/).map { String($0.output.1) }))
    }
  }

  /// Facts of sentences of the book that nobody tells.
  private static func untold(_ sources: [SwiftSource], _ book: MessageBook) -> [String] {
    // What is told apart from the others: of a nearest name, of the value found.
    let apart = Set(
      sources.flatMap { $0.text.matches(of: /telling\(\s*"([a-zA-Z]+)"/) }.map {
        String($0.output.1)
      })
    let told = sources.flatMap(Self.facts)
    let whole = Set(told.map(\.key))
    return told.flatMap { key, names in
      let texts = book.textKeys.filter { text in
        guard text.hasPrefix(key) else { return false }
        let part = text.dropFirst(key.count)
        // A part that is told as a sentence of its own has its own facts.
        return part.isEmpty
          || part.first == "." && !part.dropFirst().contains(".") && !whole.contains(text)
      }
      return texts.flatMap { text in
        (book.template(text, .de)?.places ?? []).subtracting(names).subtracting(apart)
          .map { "\(text) {\($0)}" }
      }
    }.sorted()
  }

  @Test("every fact of a sentence is told")
  func factsAreTold() {
    #expect(Self.untold(SwiftSource.program, .shipped) == [])
    #expect(SwiftSource.program.flatMap(Self.facts).count > 200)
    let planted = SwiftSource(
      path: "Sources/Interchange/A.swift",
      text: "Problem(\n\"file.FILE_TOO_LARGE\", [\"limit\": f([1])])")
    #expect(Self.untold([planted], .shipped) == ["file.FILE_TOO_LARGE.found {bytes}"])
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
