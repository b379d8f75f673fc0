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
  /// that is too narrow the texts of the widest columns go on below; where words would be cut for
  /// that, each row is a list.
  var text: String {
    let room = Console.current?.width
    let widths = widths(room)
    if let room, widths.reduce(0, { $0 + $1 + 2 }) > room { return turned(room) }
    // Made for the terminal: nobody breaks these lines again.
    let mark = room == nil ? "" : TerminalText.row
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      if ruleBefore.contains(index) {
        lines.append(
          mark + "  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
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
        lines.append(mark + line)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Each row as a list, the headings before what it holds: where not even the numbers stand beside
  /// each other.
  private func turned(_ room: Int) -> String {
    let label = rows[0].dropFirst().map(\.count).max() ?? 0
    let values = rows.dropFirst().flatMap { $0.dropFirst() }.map(\.count)
    let wide = max(8, min(values.max() ?? 0, room - label - 6))
    var lines: [String] = []
    for row in rows.dropFirst() {
      lines += Self.broken(row[0], max(8, room - 2)).map { "  " + $0 }
      for column in row.indices.dropFirst() where !row[column].isEmpty {
        for (index, part) in Self.broken(row[column], wide).enumerated() {
          let name = index == 0 ? rows[0][column] : ""
          let padding = String(repeating: " ", count: max(0, wide - part.count))
          lines.append(
            "    " + name + String(repeating: " ", count: label - name.count) + "  "
              + (sides[column] == .left ? part : padding + part))
        }
      }
    }
    return lines.map { TerminalText.row + $0 }.joined(separator: "\n")
  }

  /// Whether the terminal has room for it without a word cut.
  var fits: Bool {
    guard let room = Console.current?.width else { return true }
    return zip(widths(nil), least).reduce(0) { $0 + min($1.0, $1.1) + 2 } <= room
  }

  /// How narrow each column may become: a text to its longest word, a number not at all.
  private var least: [Int] {
    sides.indices.map { column in
      guard sides[column] == .left else { return Int.max }
      let words = rows.lazy.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        .flatMap { $0.split(separator: " ") }
      return max(12, min(words.map(\.count).max() ?? 0, 24))
    }
  }

  /// What each column needs; where the terminal has less, columns of texts give way, the widest
  /// first, numbers never.
  private func widths(_ room: Int?) -> [Int] {
    var widths = sides.indices.map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    guard let room else { return widths }
    func isTooWide(_ widths: [Int]) -> Bool { widths.reduce(0) { $0 + $1 + 2 } > room }
    let least = least
    while isTooWide(widths),
      let widest = widths.indices.filter({ widths[$0] > least[$0] })
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
