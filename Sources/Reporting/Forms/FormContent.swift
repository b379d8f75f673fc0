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
  /// Whether the only row says that there is nothing: then there are no headings either, and a
  /// sheet of nothing else is a line on the sheet before.
  var isNothing = false
  /// Whether it is a list of labels and values.
  var isPairs = false

  init(_ rows: [Line] = []) { self.rows = rows }

  init(before: [Line] = [], _ stream: Stream, after: [Line] = []) {
    (rows, self.stream, self.after) = (before, stream, after)
  }

  struct Line: Sendable {
    let key: String
    var role: Row.Role = .data
    /// The beginning of a sum's label that stands on each of several pages across; the label's own
    /// column has the rest.
    var brief: String?
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
    /// Lines that are known before the rows are read, by key: sub-totals.
    var lines: [String: Line] = [:]
    /// What rows come to, as they were read before; see ``Calculation/streamed(_:where:)``.
    let sum:
      @Sendable (
        _ column: String, _ rows: Range<Int>, _ condition: (column: String, text: String)?
      ) throws -> Sum
    /// Takes ``lines`` and gives every line.
    let produce: @Sendable (_ lines: [String: Line], _ take: (Line) throws -> Void) throws -> Void

    /// What rows come to in a column.
    struct Sum {
      /// In euros.
      var sum = Rational.zero
      var count: Int64 = 0

      init() {}

      init(_ sum: Money, _ count: Int) {
        self.sum = Rational(sum.cents, over: 100)
        self.count = Int64(count)
      }

      mutating func add(_ other: Sum) {
        sum += other.sum
        count += other.count
      }

      mutating func add(_ number: Rational) {
        sum += number
        count += 1
      }
    }
  }
}
