/// How the headings of a table are told.
public struct HeadingForm: Hashable, Sendable {
  /// How many rows tell them together.
  public var rows = 1
  /// The last column is one of the table, though its heading is blank: banks that write `S` and
  /// `H` behind their amounts give it none.
  var endsWithBlank = false

  public init(rows: Int = 1, endsWithBlank: Bool = false) {
    self.rows = rows
    self.endsWithBlank = endsWithBlank
  }
}

/// Where a table ends to the right, and what its headings are where two rows tell them.
///
/// Empty cells behind the last heading mean nothing, however many separators a row ends with.
struct TableEdges {
  private let form: HeadingForm
  private var upper: [String]?
  /// How many columns have headings; nil before they were read.
  private var width: Int?
  /// Whether rows may lack cells at their end that are only empty, as those of sheets do.
  private let pads: Bool

  init(_ form: HeadingForm, pads: Bool = true) {
    self.form = form
    self.pads = pads && (form.endsWithBlank || form.rows > 1)
  }

  /// Hands over a row without what stands for nothing; an upper row of headings is kept for the
  /// next.
  mutating func take<Failure: Error>(
    _ row: TableRow, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    if form.rows == 1 || width != nil {
      let filled = row.filledWidth
      // What is wider than the row above may be the headings that are still looked for.
      let isHeading = width.map { filled > $0 } ?? true
      let wanted = isHeading && form.endsWithBlank ? filled + 1 : width ?? filled
      let count = pads ? wanted : min(wanted, max(row.cells.count, width ?? 0))
      width = width ?? count
      guard pads, row.cells.count < count else {
        try body(row.narrowed(to: count))
        return
      }
      let empty = TableCell.text(UnsafeBufferPointer(start: nil, count: 0))
      let cells = Array(row.cells) + Array(repeating: empty, count: count - row.cells.count)
      try Self.hand(over: cells, like: row, body)
      return
    }
    guard let upper else {
      self.upper = row.texts
      return
    }
    let texts = Self.joined(upper, row.texts)
    width = texts.count
    let bytes = texts.map { Array($0.utf8) }
    let starts = bytes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    var failure: Failure?
    bytes.flatMap { $0 }.withUnsafeBufferPointer { all in
      let cells = bytes.indices.map {
        TableCell.text(UnsafeBufferPointer(rebasing: all[starts[$0]..<starts[$0 + 1]]))
      }
      do throws(Failure) {
        try Self.hand(over: cells, like: TableRow(line: row.line, cells: row.cells), body)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Hands over cells in the place of those of a row.
  private static func hand<Failure: Error>(
    over cells: [TableCell], like row: TableRow, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    cells.withUnsafeBufferPointer { cells in
      var row = row
      row.cells = cells
      do throws(Failure) {
        try body(row)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// `Zahlung` over `Empfänger`, `Datum` is `Zahlung Empfänger`, `Zahlung Datum`: a heading that
  /// stretches over several columns stands in the first of them only.
  static func joined(_ upper: [String], _ lower: [String]) -> [String] {
    var group = ""
    let count = max(upper.count, lower.count)
    var texts = (0..<count).map { index in
      let above = index < upper.count ? upper[index] : ""
      let below = index < lower.count ? lower[index] : ""
      // What stands alone over nothing is the heading of its own column.
      if !above.isEmpty { group = below.isEmpty ? "" : above }
      if below.isEmpty { return above }
      return group.isEmpty ? below : group + " " + below
    }
    while texts.last?.isEmpty == true { texts.removeLast() }
    return texts
  }
}

extension TableRow {
  /// How many cells there are up to the last in which something stands.
  var filledWidth: Int { (cells.lastIndex { !$0.isEmpty } ?? -1) + 1 }

  /// The row without empty cells behind the first `width`.
  func narrowed(to width: Int) -> TableRow {
    guard cells.count > width else { return self }
    let count = max(width, filledWidth)
    guard count < cells.count else { return self }
    var row = self
    row.cells = UnsafeBufferPointer(rebasing: cells[..<count])
    return row
  }

  /// Why the row does not fit under its headings; nil where it does. A cell beside the table is
  /// told by its place.
  func edgeFault(
    width: Int, at place: SourcePosition
  ) -> (column: Int?, fault: TableFault)? {
    guard cells.count != width else { return nil }
    guard place.sheet != nil,
      let first = cells.indices.first(where: { $0 >= width && !cells[$0].isEmpty })
    else { return (nil, .ragged(found: cells.count, wanted: width)) }
    var at = place
    (at.line, at.column) = (line, first + 1)
    return (first, .besideTable(at.cell ?? "", text: cells[first].string))
  }
}
