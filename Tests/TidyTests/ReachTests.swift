import Testing

/// What is declared is used: nothing is public but for others, nothing stands for tests only. Names
/// are compared, so that what shares its name with something in use is let through.
@Suite struct ReachTests {
  /// Targets that help tests and measurements, and are no part of the program.
  private static let helpers: Set = ["TestSupport", "StoreConformance", "Benchmarks"]
  /// Names that Swift or Foundation calls.
  private static let calledByOthers: Set = [
    "Main", "StringInterpolation", "appendLiteral", "appendInterpolation", "hasBytesAvailable",
    "streamStatus", "streamError", "respond",
  ]
  private static let kinds: Set = [
    "func", "var", "let", "struct", "class", "enum", "protocol", "actor", "typealias",
  ]

  /// A declaration of the program.
  struct Declaration {
    let name: String
    let source: SwiftSource
    let line: Int
    let isPublic: Bool

    var place: String { "\(source.path):\(line): \(name)" }
  }

  static func declarations(_ source: SwiftSource) -> [Declaration] {
    let tokens = source.tokens
    return tokens.indices.dropLast().compactMap { index in
      let (word, name) = (tokens[index].text, tokens[index + 1])
      guard kinds.contains(word), name.isWord, index == 0 || tokens[index - 1].text != "." else {
        return nil
      }
      let before = tokens[..<index].reversed().prefix { $0.line == tokens[index].line }
      return Declaration(
        name: name.text, source: source, line: name.line,
        isPublic: before.contains { $0.text == "public" })
    }
  }

  /// The words of a file outside comments, those within texts too: `"\\(name)"` is a use.
  static func words(_ source: SwiftSource) -> [String] {
    source.text.split(separator: "\n").flatMap { line in
      let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
      return code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }
  }

  /// How often each name stands in the files of each target, tests being targets too.
  private static let uses: [String: [String: Int]] = {
    var uses: [String: [String: Int]] = [:]
    for source in SwiftSource.all {
      for word in words(source) { uses[word, default: [:]][source.target, default: 0] += 1 }
    }
    return uses
  }()

  private static let program = SwiftSource.program.filter { !helpers.contains($0.target) }

  /// What the public part of each target names: the lines that begin a public
  /// declaration and those that go on with it, and the cases of enums.
  private static let shown: [String: Set<String>] = {
    var shown: [String: Set<String>] = [:]
    for source in program {
      var goesOn = false
      for line in source.text.split(separator: "\n") {
        let code = line.drop { $0 == " " }
        if code.hasPrefix("//") { continue }
        let begins =
          code.hasPrefix("public ") || code.hasPrefix("case ") || code.hasPrefix("indirect case ")
        guard begins || goesOn || code.contains(" public ") else { continue }
        let names = code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        let declared = zip(names, names.dropFirst()).first { kinds.contains($0.0) }?.1
        shown[source.target, default: []].formUnion(names.filter { $0 != declared })
        goesOn = !code.hasSuffix("{") && !code.hasSuffix("}") && (begins || goesOn)
        if code.hasPrefix("case ") { goesOn = code.hasSuffix(",") || code.hasSuffix("(") }
      }
    }
    return shown
  }()

  /// The names that a protocol asks for: who keeps to a public protocol says them publicly.
  private static let required: Set<String> = Set(
    program.flatMap { source -> [String] in
      let tokens = source.tokens
      var names: [String] = []
      var depth: Int?
      var level = 0
      for index in tokens.indices {
        let text = tokens[index].text
        if text == "protocol", depth == nil { depth = level }
        if text == "{" { level += 1 }
        if text == "}" {
          level -= 1
          if depth == level { depth = nil }
        }
        if depth != nil, kinds.contains(text), index + 1 < tokens.count {
          names.append(tokens[index + 1].text)
        }
      }
      return names
    })

  @Test func nothingIsPublicButForOthers() {
    let idle = Self.program.flatMap(Self.declarations).filter { declared in
      let target = declared.source.target
      return declared.isPublic && !Self.calledByOthers.contains(declared.name)
        && !Self.required.contains(declared.name)
        && !(Self.uses[declared.name] ?? [:]).contains { $0.key != target }
        && Self.shown[target]?.contains(declared.name) != true
    }
    #expect(idle.map(\.place) == [])
  }

  @Test func nothingIsForTestsOnly() {
    let targets = Set(Self.program.map(\.target))
    let idle = Self.program.flatMap(Self.declarations).filter { declared in
      guard !Self.calledByOthers.contains(declared.name), !declared.name.hasPrefix("_") else {
        return false
      }
      return targets.reduce(0) { $0 + (Self.uses[declared.name]?[$1] ?? 0) } < 2
    }
    #expect(idle.map(\.place) == [])
  }

  @Test func findsWhatIsDeclared() {
    let source = SwiftSource(
      path: "Sources/Amounts/Sample.swift",
      text: """
        public struct Sample { // func comment() {}
          public internal(set) var used = 1
          let kept = "\\(used)"
        }
        """)
    let found = Self.declarations(source)
    #expect(found.map(\.name) == ["Sample", "used", "kept"])
    #expect(found.map(\.isPublic) == [true, true, false])
    #expect(Self.words(source).filter { $0 == "used" }.count == 2)
  }
}
