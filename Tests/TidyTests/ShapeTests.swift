import Testing

/// Files and functions of a size one can read, each file named like what it holds.
@Suite struct ShapeTests {
  private static let fileLines = 400
  private static let functionLines = 80
  /// Of code and comments. A text is not broken, so that it can be found.
  private static let columns = 100

  static func violations(_ source: SwiftSource) -> [String] {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [String] = []
    // The last line break ends the last line.
    let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    if count > fileLines { found.append("\(source.path): \(count) lines") }
    for (index, line) in lines.enumerated()
    where line.count > columns && !source.linesWithText.contains(index + 1) {
      found.append("\(source.path):\(index + 1): \(line.count) columns")
    }
    // Tests may hold long tables and several suites.
    guard source.folder == "Sources" else { return found }
    for function in functions(source) where function.lines > functionLines {
      found.append("\(source.path):\(function.line): \(function.name) has \(function.lines) lines")
    }
    if !isNamedWell(source) { found.append("\(source.path): holds no \(source.name)") }
    return found
  }

  /// `Money.swift` declares `Money`, `ForAll.swift` may declare a function `forAll`, and
  /// `Money+Allocation.swift` extends `Money`.
  private static func isNamedWell(_ source: SwiftSource) -> Bool {
    let parts = source.name.split(separator: "+", maxSplits: 1)
    let type = String(parts[0])
    let function = type.prefix(1).lowercased() + type.dropFirst()
    let tokens = source.tokens.map(\.text)
    let words: Set =
      parts.count == 2
      ? ["extension", "."] : ["struct", "class", "enum", "actor", "protocol", "typealias"]
    return zip(tokens, tokens.dropFirst()).contains {
      words.contains($0) && $1 == type || $0 == "func" && $1 == function
    }
  }

  /// Every function with a body, from its first word to its closing brace.
  private static func functions(
    _ source: SwiftSource
  ) -> [(name: String, line: Int, lines: Int)] {
    let tokens = source.tokens
    return tokens.indices.compactMap { start in
      let word = tokens[start].text
      guard word == "func" || word == "init" || word == "subscript",
        start == 0 || tokens[start - 1].text != ".",
        let open = bodyStart(tokens, after: start)
      else { return nil }
      var depth = 0
      for index in open..<tokens.count {
        if tokens[index].text == "{" { depth += 1 }
        if tokens[index].text == "}" { depth -= 1 }
        if depth == 0 {
          let name = word == "func" ? tokens[start + 1].text : word
          return (name, tokens[start].line, tokens[index].line - tokens[start].line + 1)
        }
      }
      return nil
    }
  }

  /// Where the body begins; nil for a requirement of a protocol.
  private static func bodyStart(_ tokens: [SwiftToken], after start: Int) -> Int? {
    let ends: Set = ["func", "init", "var", "let", "static", "case", "}", "subscript", "typealias"]
    var depth = 0
    for index in (start + 1)..<tokens.count {
      switch tokens[index].text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return index
      case let text where depth == 0 && index > start + 1 && ends.contains(text): return nil
      default: continue
      }
    }
    return nil
  }

  @Test func wellShaped() {
    #expect(SwiftSource.all.flatMap(Self.violations) == [])
  }

  @Test(
    arguments: [
      String(repeating: "\n", count: 400) + "struct A {}",
      "struct A {} //" + String(repeating: "x", count: 90),
      "struct B {}",
      "extension A {}",
      "struct A {\n  func f() {" + String(repeating: "\n", count: 80) + "  }\n}",
      "struct A {\n  init(a: () -> Void = {}) {" + String(repeating: "\n", count: 80) + "  }\n}",
    ])
  func sees(text: String) {
    #expect(Self.violations(SwiftSource(path: "Sources/Amounts/A.swift", text: text)).count == 1)
  }

  @Test(
    arguments: [
      ("A", "protocol A {\n  func f()\n  var b: Int { get }\n}"),
      ("A", "struct A {\n  func f() {" + String(repeating: "\n", count: 79) + "  }\n}\n"),
      ("A+B", "extension Settlement.A {}"),
      ("A", "struct A { let a = \"" + String(repeating: "x", count: 100) + "\" }"),
    ])
  func overlooks(name: String, text: String) {
    let source = SwiftSource(path: "Sources/Amounts/\(name).swift", text: text)
    #expect(Self.violations(source) == [])
  }
}
