import Foundation

/// What a run of the program left behind.
struct Answer: Sendable {
  let code: Int32
  /// Standard output.
  let out: String
  /// Standard error.
  let err: String

  /// Whether standard error holds `words`; spaces that do not break count as spaces.
  func complains(of words: String) -> Bool {
    err.replacing("\u{A0}", with: " ").contains(words)
  }

  /// Standard output as the one JSON document that it must be.
  func json<Content: Decodable>(as type: Content.Type = Content.self) throws -> Content {
    try JSONDecoder().decode(type, from: Data(out.utf8))
  }
}
