import Testing

/// The other tests here see through this lexer: it must not take texts for code, nor code for
/// texts.
@Suite struct SwiftLexerTests {
  @Test(
    arguments: [
      ("let a = b!", ["let", "a", "=", "b", "!"]),
      ("a // print(x)\nb", ["a", "b"]),
      ("a /* one /* two */ print */ b", ["a", "b"]),
      (#"f("print(x) // no")"#, ["f", "(", ")"]),
      (#"f("\(try! g("x")) y")"#, ["f", "(", "try", "!", "g", "(", ")", ")"]),
      (#"f("a\"b", c)"#, ["f", "(", ",", "c", ")"]),
      (##"f(#"a"b\(c)"#, d)"##, ["f", "(", ",", "d", ")"]),
      (##"f(#"a\#(c)"#)"##, ["f", "(", "c", ")"]),
      ("f(\"\"\"\n  \"a\" print(b)\n  \"\"\")", ["f", "(", ")"]),
      ("x != y", ["x", "!=", "y"]),
      ("#if os(Linux)", ["#", "if", "os", "(", "Linux", ")"]),
    ])
  func cuts(source: String, tokens: [String]) {
    #expect(SwiftLexer.tokens(of: source).map(\.text) == tokens)
  }

  @Test func countsLines() {
    let tokens = SwiftLexer.tokens(of: "a /*\n*/ b\n\"\"\"\nx\n\"\"\" c // d\ne")
    #expect(tokens.map(\.line) == [1, 2, 5, 6])
  }

  @Test func seesWhatTouches() {
    let tokens = SwiftLexer.tokens(of: "a! !b")
    #expect(tokens.map(\.touchesPrevious) == [false, true, false, true])
  }
}
