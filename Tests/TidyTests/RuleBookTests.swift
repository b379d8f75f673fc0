import Amounts
import Funding
import Messages
import Testing

/// No rule stands outside the book, no finding without its words, no words without a rule.
@Suite struct RuleBookTests {
  private static let funding = SwiftSource.program.filter { $0.target == "Funding" }

  /// The types that conform to one of the rule protocols.
  private static var rules: [String] {
    let protocols = Set(
      funding.flatMap { source in
        pairs(source).compactMap { $0 == "protocol" && $1.hasSuffix("Rule") ? $1 : nil }
      })
    return funding.flatMap { source in
      let tokens = source.tokens.map(\.text)
      return tokens.indices.dropFirst(3).compactMap { index in
        tokens[index - 1] == ":" && tokens[index - 3] == "enum" && protocols.contains(tokens[index])
          ? tokens[index - 2] : nil
      }
    }
  }

  private static func pairs(_ source: SwiftSource) -> [(String, String)] {
    let tokens = source.tokens.map(\.text)
    return Array(zip(tokens, tokens.dropFirst()))
  }

  @Test func everyRuleIsInTheBook() {
    #expect(Self.rules.count >= 12)
    let applied = Set(
      Self.funding.flatMap { source in
        source.tokens.indices.dropFirst(2).compactMap { index in
          source.tokens[index].text == "self" && source.tokens[index - 1].text == "."
            ? source.tokens[index - 2].text : nil
        }
      })
    for rule in Self.rules { #expect(applied.contains(rule), "\(rule) is applied nowhere") }
  }

  @Test(arguments: FindingCode.allCases)
  func everyFindingIsRaised(code: FindingCode) {
    let name = String(describing: code)
    let raised = Self.funding.contains { source in
      !source.path.contains("/Findings/") && !source.lines(of: [".", name]).isEmpty
    }
    #expect(raised, "no rule raises \(code.rawValue)")
  }

  @Test(arguments: FindingCode.allCases)
  func everyFindingIsExplained(code: FindingCode) {
    let entry = code.catalogue
    #expect(!entry.norm.isEmpty)
    #expect(!entry.remedies.isEmpty)
    for text in [entry.title, entry.meaning, entry.computation] + entry.remedies {
      #expect(!text[.de].isEmpty && !text[.en].isEmpty)
      #expect(text[.de] != text[.en], "one language only: \(text[.de])")
    }
  }

  @Test func codesAreWrittenAlike() {
    for code in FindingCode.allCases {
      #expect(code.rawValue.utf8.allSatisfy { (65...90).contains($0) || $0 == 95 })
    }
  }
}
