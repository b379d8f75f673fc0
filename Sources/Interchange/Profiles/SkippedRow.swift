/// A row to be left out, told by a text in it or by its number.
public struct SkippedRow<Column: Hashable & Sendable>: Hashable, Sendable {
  /// Where the text stands; nil: in any column.
  public let column: Column?
  /// The whole text, in whatever case; nil where ``prefix`` tells the row.
  public let text: String?
  /// How the text begins, in whatever case, with whole words: `Übertrag` begins no
  /// `Übertragungsnetz`.
  public let prefix: String?
  /// The row itself, from 1; it then has no text.
  public let line: Int?

  public init(
    column: Column?, text: String? = nil, prefix: String? = nil, line: Int? = nil
  ) {
    self.line = line
    self.column = column
    self.text = text
    self.prefix = prefix
  }

  func matches(_ found: String) -> Bool {
    let found = Profile.folded(found)
    if let text { return found == Profile.folded(text) }
    guard let prefix = prefix.map(Profile.folded), found.hasPrefix(prefix) else { return false }
    guard let last = prefix.last, let next = found.dropFirst(prefix.count).first else {
      return true
    }
    return !(last.isLetter && next.isLetter || last.isNumber && next.isNumber)
  }
}
