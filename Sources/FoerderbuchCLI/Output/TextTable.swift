/// A table for the terminal: columns as wide as their widest cell, numbers to the right.
struct TextTable {
  enum Side { case left, right }

  private let sides: [Side]
  private var rows: [[String]] = []
  private var ruleBefore: Set<Int> = []

  init(_ columns: [(heading: String, side: Side)]) {
    sides = columns.map(\.side)
    rows = [columns.map(\.heading)]
    ruleBefore = [1]
  }

  mutating func add(_ cells: String...) { add(cells) }

  /// A text of several lines stands in one.
  mutating func add(_ cells: [String]) {
    rows.append(
      cells.map { cell in
        cell.contains(where: \.isNewline)
          ? cell.split(whereSeparator: \.isNewline).joined(separator: " ") : cell
      })
  }

  /// A line before the next row, for totals.
  mutating func rule() { ruleBefore.insert(rows.count) }

  /// The table, each line indented by two spaces, without a line break at its end.
  var text: String {
    let widths = sides.indices.map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      if ruleBefore.contains(index) {
        lines.append(
          "  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
      }
      var line = " "
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += " " + (sides[column] == .left ? cell + padding : padding + cell) + " "
      }
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
