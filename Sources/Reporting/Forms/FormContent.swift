import Amounts

/// What the program puts into a section: rows whose cells are called by column, so that the form
/// decides which columns there are and in what order.
struct FormContent: Sendable {
  /// All rows, or those before the stream.
  var rows: [Line] = []
  /// Rows that are made while they are written.
  var stream: Stream?
  /// The rows after the stream.
  var after: [Line] = []
  /// Whether the only row says that there is nothing: then there are no headings either.
  var isNothing = false

  init(_ rows: [Line] = []) { self.rows = rows }

  init(before: [Line] = [], _ stream: Stream, after: [Line] = []) {
    (rows, self.stream, self.after) = (before, stream, after)
  }

  struct Line: Sendable {
    let key: String
    var role: Row.Role = .data
    /// By column.
    var cells: [String: Cell]

    init(_ key: String, _ role: Row.Role = .data, _ cells: [String: Cell]) {
      self.key = key
      self.role = role
      self.cells = cells
    }
  }

  /// A list of any length.
  struct Stream: Sendable {
    /// How many lines will come, sub-totals included.
    let count: Int
    /// The lines that formulas and links name, by key: how many lines of the stream come before.
    let keys: [String: Int]
    /// A line like those that will come: its values say how the headings stand, and how wide
    /// numbers get.
    let sample: Line
    let produce: @Sendable (_ take: (Line) throws -> Void) throws -> Void
  }
}
