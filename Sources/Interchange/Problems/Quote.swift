import Messages

/// Texts of a file in messages.
enum Quote {
  /// The text on one line, without control characters, at most 60 characters.
  static func excerpt(_ text: String) -> String { Fact.line(text, limit: 60) }
}
