import Foundation

/// A Swift file of the package.
struct SwiftSource: CustomStringConvertible {
  /// From the root of the package, such as `Sources/Amounts/Money.swift`.
  let path: String
  let text: String
  let tokens: [SwiftToken]
  /// The lines on which a text stands.
  let linesWithText: Set<Int>

  init(path: String, text: String) {
    self.path = path
    self.text = text
    (tokens, linesWithText) = SwiftLexer.read(text)
  }

  var description: String { path }

  /// `Sources` or `Tests`.
  var folder: Substring { components[0] }

  /// The target it belongs to.
  var target: String { String(components[1]) }

  /// The name of the file without its ending.
  var name: String { String(components[components.count - 1].dropLast(".swift".count)) }

  private var components: [Substring] { path.split(separator: "/") }

  /// The modules it imports, with their lines.
  var imports: [(module: String, line: Int)] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    return tokens.indices.compactMap { index in
      guard tokens[index].text == "import", index + 1 < tokens.count else { return nil }
      let next = kinds.contains(tokens[index + 1].text) ? index + 2 : index + 1
      return tokens.indices.contains(next) ? (tokens[next].text, tokens[index].line) : nil
    }
  }

  /// The lines on which the words and signs of `sequence` follow one another.
  func lines(of sequence: [String]) -> [Int] {
    guard tokens.count >= sequence.count else { return [] }
    return (0...(tokens.count - sequence.count)).compactMap { start in
      zip(tokens[start...], sequence).allSatisfy { $0.text == $1 } ? tokens[start].line : nil
    }
  }

  /// The root of the package, above `Tests/TidyTests/Support`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every Swift file below `Sources` and `Tests`, in the order of their paths.
  static let all: [SwiftSource] = ["Sources", "Tests"].flatMap { folder in
    let start = root.appending(path: folder).resolvingSymlinksInPath()
    let found = FileManager.default.enumerator(atPath: start.path)?.compactMap { $0 as? String }
    return (found ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let bytes = FileManager.default.contents(atPath: start.appending(path: path).path)
      return SwiftSource(
        path: folder + "/" + path, text: String(decoding: bytes ?? Data(), as: UTF8.self))
    }
  }

  static var program: [SwiftSource] { all.filter { $0.folder == "Sources" } }
}
