/// What the forms of a kind can use: the contents, with their columns and rows, and the
/// placeholders of texts. Whatever a form says beyond it is refused when the form is read.
public struct FormVocabulary: Hashable, Sendable {
  /// By name.
  public let contents: [String: Content]
  /// Names that texts may have in braces: `{award}`.
  public let placeholders: [String]

  public init(contents: [String: Content], placeholders: [String]) {
    self.contents = contents.merging(Self.general) { own, _ in own }
    self.placeholders = placeholders
  }

  /// The names of the contents, in order.
  public var contentNames: [String] { contents.keys.sorted() }

  /// What can be in a section.
  public struct Content: Hashable, Sendable {
    /// Columns a table may have, and those it must have because formulas use them.
    public let columns: [String]
    public let requiredColumns: [String]
    /// Rows the form may name; nil where it is free to name any.
    public let rows: [String]?
    public let requiredRows: [String]
    /// Whether the form must have this content, because other sheets compute with it.
    public let isRequired: Bool
    /// Whether a form may have it several times, each under a key of its own.
    public let isRepeatable: Bool

    public init(
      columns: [String] = [], requiredColumns: [String] = [], rows: [String]? = [],
      requiredRows: [String] = [], isRequired: Bool = false, isRepeatable: Bool = false
    ) {
      self.columns = columns
      self.requiredColumns = requiredColumns
      self.rows = rows
      self.requiredRows = requiredRows
      self.isRequired = isRequired
      self.isRepeatable = isRepeatable
    }
  }

  /// Contents of every kind: the title, running text, fields to fill in by hand, lines to sign on,
  /// the list of sheets.
  static let general: [String: Content] = [
    "title": Content(),
    "text": Content(isRepeatable: true),
    "fields": Content(rows: nil, isRepeatable: true),
    "signature": Content(rows: nil, isRepeatable: true),
    "sheets": Content(),
  ]
}
