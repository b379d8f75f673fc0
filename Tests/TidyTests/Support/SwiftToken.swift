/// A word, a number, a bracket or an operator of Swift source; comments and texts are left out.
struct SwiftToken: Equatable {
  let text: String
  /// From 1.
  let line: Int
  /// Whether nothing stands between it and the token before it.
  let touchesPrevious: Bool

  var isWord: Bool {
    text.utf8.first.map { SwiftLexer.isWordByte($0) } ?? false
  }
}
