/// A value of a YAML or JSON document and where it stands.
///
/// Scalars keep their literal text: `0812`, `2021-03-15` and `1.50` stay what was written, whatever
/// another program would make of them.
struct ConfigNode: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// Nothing, `~` or `null`, unquoted.
    case null
    /// A cell of a sheet in which nothing stands, or what was told to be wrong already.
    case blank(isTold: Bool)
    case scalar(String, quoted: Bool)
    case list([ConfigNode])
    /// In the order of the file; no key stands twice.
    case mapping([ConfigEntry])
  }

  public let content: Content
  /// From 1.
  public let line: Int
  /// In characters, from 1.
  public let column: Int
  /// The sheet it stands on, and what it is called there; nil in a text.
  let cell: Cell?

  /// The place of a value of a workbook.
  struct Cell: Hashable, Sendable {
    let sheet: String
    let name: String
  }

  public init(_ content: Content, line: Int, column: Int) {
    self.init(content, line: line, column: column, cell: nil)
  }

  init(_ content: Content, line: Int, column: Int, cell: Cell?) {
    self.content = content
    self.line = line
    self.column = column
    self.cell = cell
  }

  /// What kind of value it is.
  public var kind: ConfigFault.Kind {
    switch content {
    case .null, .blank: .nothing
    case .scalar: .scalar
    case .list: .list
    case .mapping: .mapping
    }
  }

  /// Whether a plain value stands between quotation marks that only look like those of YAML.
  var isInTypographicQuotes: Bool {
    guard case .scalar(let text, quoted: false) = content, text.count > 1,
      let first = text.first, let last = text.last
    else { return false }
    return "„“”‚‘’»«".contains(first) && "“”‘’«»".contains(last)
  }

  /// The literal text of a scalar.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }
}

/// A key of a mapping with its value.
struct ConfigEntry: Hashable, Sendable {
  public let key: String
  /// The line of the key, from 1.
  public let line: Int
  /// The column of the key in characters, from 1.
  public let column: Int
  public let value: ConfigNode

  public init(key: String, line: Int, column: Int, value: ConfigNode) {
    self.key = key
    self.line = line
    self.column = column
    self.value = value
  }
}
