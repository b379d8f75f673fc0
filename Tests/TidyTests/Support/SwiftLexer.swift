/// Cuts Swift source into tokens: enough to see what code says, and not what comments and texts
/// say. Knows nested comments, raw and multi-line texts, and code inside `\(…)`.
struct SwiftLexer {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var touches = false
  private var tokens: [SwiftToken] = []
  private var linesWithText: Set<Int> = []

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func tokens(of text: String) -> [SwiftToken] { read(text).tokens }

  /// The tokens, and the lines on which a text stands.
  static func read(_ text: String) -> (tokens: [SwiftToken], linesWithText: Set<Int>) {
    var lexer = SwiftLexer(text)
    lexer.code(untilParenthesis: false)
    return (lexer.tokens, lexer.linesWithText)
  }

  static func isWordByte(_ byte: UInt8) -> Bool { kinds[Int(byte)] == .word }

  private enum Kind { case word, single, other }

  /// Brackets and marks are tokens by themselves, never part of a longer operator.
  private static let kinds: [Kind] = {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$`"
    var kinds = [Kind](repeating: .other, count: 256)
    for byte in letters.utf8 { kinds[Int(byte)] = .word }
    for byte in 0x80...0xFF { kinds[byte] = .word }
    for byte in "(){}[],.;:@#".utf8 { kinds[Int(byte)] = .single }
    return kinds
  }()

  private func byte(_ offset: Int = 0) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  /// Whether the two bytes stand here.
  private func isAt(_ first: UInt8, _ second: UInt8) -> Bool {
    byte() == first && byte(1) == second
  }

  private static let slash = UInt8(ascii: "/")
  private static let star = UInt8(ascii: "*")
  private static let quote = UInt8(ascii: "\"")
  private static let hash = UInt8(ascii: "#")

  private mutating func skip() {
    if byte() == UInt8(ascii: "\n") { line += 1 }
    index += 1
    touches = false
  }

  private mutating func emit(to end: Int) {
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    tokens.append(SwiftToken(text: text, line: line, touchesPrevious: touches))
    index = end
    touches = true
  }

  /// Reads code to the end, or to the parenthesis that closes an interpolation.
  private mutating func code(untilParenthesis: Bool) {
    var depth = 0
    while let byte = byte() {
      if isAt(Self.slash, Self.slash) {
        while let next = self.byte(), next != UInt8(ascii: "\n") { skip() }
      } else if isAt(Self.slash, Self.star) {
        comment()
      } else if let hashes = openingHashes() {
        text(hashes: hashes)
      } else if byte <= 0x20 {
        skip()
      } else if Self.kinds[Int(byte)] == .single {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if depth == 0, untilParenthesis {
            index += 1
            return
          }
          depth -= 1
        }
        emit(to: index + 1)
      } else {
        let kind = Self.kinds[Int(byte)]
        var end = index + 1
        while end < bytes.count, Self.kinds[Int(bytes[end])] == kind, bytes[end] > 0x20,
          bytes[end] != Self.quote
        {
          end += 1
        }
        emit(to: end)
      }
    }
  }

  private mutating func comment() {
    var depth = 0
    repeat {
      if isAt(Self.slash, Self.star) {
        depth += 1
        skip()
      } else if isAt(Self.star, Self.slash) {
        depth -= 1
        skip()
      }
      skip()
    } while depth > 0 && index < bytes.count
  }

  /// The number of `#` before a text that begins here; nil where none does.
  private func openingHashes() -> Int? {
    var hashes = 0
    while byte(hashes) == Self.hash { hashes += 1 }
    return byte(hashes) == Self.quote ? hashes : nil
  }

  private mutating func text(hashes: Int) {
    index += hashes
    let isLong = isQuoted(3)
    let first = line
    index += isLong ? 3 : 1
    while index < bytes.count {
      if closes(hashes: hashes, isLong: isLong) {
        index += (isLong ? 3 : 1) + hashes
        break
      }
      guard byte() == UInt8(ascii: "\\"), isHashed(hashes, from: 1) else {
        skip()
        continue
      }
      index += 1 + hashes
      if byte() == UInt8(ascii: "(") {
        index += 1
        touches = false
        code(untilParenthesis: true)
      } else {
        skip()
      }
    }
    touches = true
    linesWithText.formUnion(first...line)
  }

  private func closes(hashes: Int, isLong: Bool) -> Bool {
    byte() == Self.quote && isQuoted(isLong ? 3 : 1) && isHashed(hashes, from: isLong ? 3 : 1)
  }

  /// Whether `count` quotation marks stand here.
  private func isQuoted(_ count: Int) -> Bool {
    (0..<count).allSatisfy { byte($0) == Self.quote }
  }

  private func isHashed(_ hashes: Int, from offset: Int) -> Bool {
    (0..<hashes).allSatisfy { byte(offset + $0) == Self.hash }
  }
}
