/// Rows that belong together and share column keys: a table, a list of facts, a paragraph.
public struct Block: Sendable {
  /// Unique in the report.
  public var key: String
  /// The keys of the columns from the left edge of the sheet.
  public var columns: [String]
  public var rows: Rows
  /// Whether the block begins a new printed page.
  public var beginsPage: Bool

  public init(key: String, columns: [String], rows: Rows, beginsPage: Bool = false) {
    self.key = key
    self.columns = columns
    self.rows = rows
    self.beginsPage = beginsPage
  }

  public init(key: String, columns: [String], rows: [Row], beginsPage: Bool = false) {
    self.init(key: key, columns: columns, rows: .list(rows), beginsPage: beginsPage)
  }

  public enum Rows: Sendable {
    case list([Row])
    /// Rows that are made while they are written, so that a list of any length needs no memory.
    case stream(RowStream)

    /// How many rows there are.
    public var count: Int {
      switch self {
      case .list(let rows): rows.count
      case .stream(let stream): stream.count
      }
    }
  }
}
