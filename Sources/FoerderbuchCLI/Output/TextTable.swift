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

  /// The table, each line indented by two spaces, without a line break at its end. On a terminal
  /// that is too narrow the texts of the widest columns go on below.
  var text: String {
    let widths = widths(Console.current?.width)
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      if ruleBefore.contains(index) {
        lines.append(
          "  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
      }
      let cells = zip(row, widths).map { Self.broken($0, $1) }
      for part in 0..<(cells.map(\.count).max() ?? 0) {
        var line = " "
        for (column, cell) in cells.enumerated() {
          let text = part < cell.count ? cell[part] : ""
          let padding = String(repeating: " ", count: max(0, widths[column] - text.count))
          line += " " + (sides[column] == .left ? text + padding : padding + text) + " "
        }
        while line.last == " " { line.removeLast() }
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether the terminal has room for it, with texts broken after 20 characters at the earliest.
  var fits: Bool {
    guard let room = Console.current?.width else { return true }
    let least = zip(widths(nil), sides).map { $1 == .left ? min($0, 20) : $0 }
    return least.reduce(0) { $0 + $1 + 2 } <= room
  }

  /// What each column needs; where the terminal has less, columns of texts give way, the widest
  /// first, numbers never.
  private func widths(_ room: Int?) -> [Int] {
    var widths = sides.indices.map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    guard let room else { return widths }
    while widths.reduce(0, { $0 + $1 + 2 }) > room,
      let widest = widths.indices.filter({ sides[$0] == .left && widths[$0] > 12 })
        .max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    return widths
  }

  /// The text in lines no wider than its column; a word that is wider is cut.
  private static func broken(_ text: String, _ width: Int) -> [String] {
    guard text.count > width else { return [text] }
    var lines = [""]
    for word in text.split(separator: " ") {
      var word = word[...]
      if !lines[lines.count - 1].isEmpty {
        if lines[lines.count - 1].count + 1 + word.count <= width {
          lines[lines.count - 1] += " " + word
          continue
        }
        lines.append("")
      }
      while word.count > width {
        lines[lines.count - 1] = String(word.prefix(width))
        word = word.dropFirst(width)
        lines.append("")
      }
      lines[lines.count - 1] = String(word)
    }
    return lines
  }
}
