public import Amounts

/// A table that an export hands out, as a file of `Schemas/exports` describes it above its query:
/// `-- id | file | title | what it holds`, then a line for each column,
/// `-- * id | kind | title | table it refers to`, the star before those that tell the rows apart.
public struct ExportTable: Sendable {
  public enum Kind: String, Sendable {
    /// Stored in cents.
    case money
    /// Stored as 20260630.
    case day
    case integer, text, flag
  }

  public struct Column: Sendable {
    /// The same word in every language.
    public let id: String
    public let kind: Kind
    public let title: String
    public let isKey: Bool
    /// The id of the table whose key it names; nil where there is none.
    public let refersTo: String?
  }

  /// What stands in a cell.
  public enum Value: Hashable, Sendable {
    case none
    case integer(Int64)
    case money(Money)
    case day(CalendarDate)
    case text(String)
    case flag(Bool)
  }

  public let id: String
  /// The name of its file, without its ending.
  public let fileName: String
  public let title: String
  public let about: String
  /// Those that tell the rows apart first.
  public let columns: [Column]

  /// - Parameter query: the file; nil where no description stands above the query.
  public init?(query: String) {
    var lines = query.split(separator: "\n").prefix { $0.hasPrefix("-- ") }.map {
      $0.dropFirst(3).split(separator: "|").map { $0.trimmed }
    }
    guard lines.count > 1, lines[0].count == 4 else { return nil }
    let head = lines.removeFirst()
    (id, fileName, title, about) = (head[0], head[1], head[2], head[3])
    var columns: [Column] = []
    for line in lines {
      guard line.count == 3 || line.count == 4, let kind = Kind(rawValue: line[1]) else {
        return nil
      }
      let isKey = line[0].hasPrefix("* ")
      columns.append(
        Column(
          id: isKey ? String(line[0].dropFirst(2)) : line[0], kind: kind, title: line[2],
          isKey: isKey, refersTo: line.count == 4 ? line[3] : nil))
    }
    self.columns = columns
  }

  /// The columns that tell the rows apart.
  public var keys: [Column] { columns.filter(\.isKey) }
}

extension Substring {
  fileprivate var trimmed: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
