/// Names and numbers as people mean them: case and spacing do not tell two apart.
package enum TextKey {
  /// `text` in lower case, with single spaces and none at the ends.
  package static func of(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
