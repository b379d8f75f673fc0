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
    /// Rows that are made while they are written, so that a list of any length needs no memory,
    /// with the few known before: headings above, totals below.
    case stream(before: [Row] = [], RowStream, after: [Row] = [])

    /// How many rows there are.
    public var count: Int {
      switch self {
      case .list(let rows): rows.count
      case .stream(let before, let stream, let after): before.count + stream.count + after.count
      }
    }

    /// The rows that are there before any is written.
    public var known: [Row] {
      switch self {
      case .list(let rows): rows
      case .stream(let before, _, let after): before + after
      }
    }

    /// Of rows that are made while they are written, one as wide as any.
    var widest: [Row] {
      if case .stream(_, let stream, _) = self { stream.widest.map { [$0] } ?? [] } else { [] }
    }

    /// Whether some rows are made while they are written.
    public var isStreamed: Bool { if case .stream = self { true } else { false } }

    /// Hands over every row, in order.
    /// - Throws: what `sink` and the stream throw; ``StreamLength`` where the stream gives another
    ///   number of rows than it announced.
    public func forEach(_ sink: RowStream.Sink) throws {
      switch self {
      case .list(let rows): try rows.forEach(sink)
      case .stream(let before, let stream, let after):
        try before.forEach(sink)
        var given = 0
        try stream.produce { row in
          given += 1
          guard given <= stream.count else {
            throw StreamLength(announced: stream.count, given: given)
          }
          try sink(row)
        }
        guard given == stream.count else {
          throw StreamLength(announced: stream.count, given: given)
        }
        try after.forEach(sink)
      }
    }
  }
}

/// A stream of rows gave another number of rows than it had announced: a fault of the program.
public struct StreamLength: Error, Hashable, Sendable {
  public let announced: Int
  public let given: Int
}
