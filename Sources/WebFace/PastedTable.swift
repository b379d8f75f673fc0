import Amounts
import Interchange
import Messages

/// A block of cells as a spreadsheet program gives it to the clipboard, or as its cells come back
/// from the page where they were corrected. The first row are headings.
struct PastedTable {
  /// How it is kept.
  static let name = "Eingefügt.csv"
  /// As many cells can stand on a page, and come back in a form.
  static let limit = 4000

  private(set) var rows: [[String]]
  /// By row and column, from 0.
  private var faults: [[Int]: String] = [:]

  /// - Parameter rows: what was read of a file.
  init(_ rows: [[String]]) {
    let width = rows.map(\.count).max() ?? 0
    self.rows = rows.map { $0 + Array(repeating: "", count: width - $0.count) }
  }

  /// Nil where the form has neither.
  init?(_ form: Fields) {
    if let block = form.values("block").first, block.contains(where: { !$0.isWhitespace }) {
      rows = Self.cells(of: block)
    } else {
      rows = []
      for (name, value) in form.all where name.hasPrefix("cell-") {
        let place = name.split(separator: "-").dropFirst().compactMap { Int($0) }
        guard place.count == 2, (0..<Self.limit).contains(place[0]),
          (0..<Self.limit).contains(place[1])
        else { continue }
        while rows.count <= place[0] { rows.append([]) }
        while rows[place[0]].count < place[1] { rows[place[0]].append("") }
        if rows[place[0]].count == place[1] { rows[place[0]].append(value) }
      }
      guard !rows.isEmpty else { return nil }
    }
    let width = rows.map(\.count).max() ?? 0
    guard rows.count * width <= Self.limit else { return }
    rows = rows.map { $0 + Array(repeating: "", count: width - $0.count) }
  }

  /// Why it cannot be taken.
  var problem: Problem? {
    let count = rows.count * (rows.map(\.count).max() ?? 0)
    return count > Self.limit
      ? Problem("web.BLOCK_TOO_LARGE", ["count": count, "limit": Self.limit]) : nil
  }

  /// Cells between tabs, rows between ends of lines; a cell with one of these stands in quotes.
  private static func cells(of block: String) -> [[String]] {
    var (rows, row, cell) = ([[String]](), [String](), "")
    var isQuoted = false
    var rest = block[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"" where isQuoted && rest.first == "\"":
        cell.append("\"")
        rest.removeFirst()
      case "\"" where isQuoted: isQuoted = false
      case "\"" where cell.isEmpty: isQuoted = true
      case "\t" where !isQuoted:
        row.append(cell)
        cell = ""
      case _ where character.isNewline && !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      // A line of the file is a row of the table.
      case _ where character.isNewline: cell.append(" ")
      default: cell.append(character)
      }
    }
    if !row.isEmpty || !cell.isEmpty { rows.append(row + [cell]) }
    while rows.last?.allSatisfy(\.isEmpty) == true { rows.removeLast() }
    return rows
  }

  /// As a file, RFC 4180 with this sign between the cells.
  func csv(_ separator: String) -> String {
    rows.map { row in
      row.map { cell in
        "\"" + String(cell.map { $0.isNewline ? " " : $0 }).replacing("\"", with: "\"\"") + "\""
      }.joined(separator: separator) + "\n"
    }.joined()
  }

  /// The same with what is wrong beside its cells.
  func with(_ problems: InputProblems) -> PastedTable {
    var table = self
    for problem in problems.problems {
      let row = max(0, (problem.place.line ?? 1) - 1)
      let named = problem.place.heading.flatMap { heading in
        rows.first?.firstIndex { $0.trimmed == heading.trimmed }
      }
      let column = named ?? problem.place.column.map { $0 - 1 } ?? 0
      table.faults[[row, column], default: ""] += problem.pageSentence(.de) + " "
    }
    return table
  }

  var view: View {
    let headings = rows.first ?? []
    return [
      "faultCount": faults.isEmpty ? false : .text(String(faults.count)),
      "gridRows": .list(
        rows.enumerated().map { row, cells in
          [
            "line": .text(String(row + 1)), "isHeading": .flag(row == 0),
            "gridCells": .list(
              cells.enumerated().map { column, value in
                [
                  "cellName": .text("cell-\(row)-\(column)"), "cellValue": .text(value),
                  "cellLabel": .text("Zeile \(row + 1), \(headings[column])"),
                  "cellFault": .optional(faults[[row, column]]),
                ]
              }),
          ]
        }),
    ]
  }
}

extension String {
  fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
