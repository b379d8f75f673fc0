/// A row of a table, valid only while it is handed over.
public struct TableRow {
  /// The line of a text file on which the row begins, or the row of a sheet; from 1.
  public let line: Int
  public internal(set) var cells: UnsafeBufferPointer<TableCell>
  /// The columns whose cells are results of formulas, from 0, in order; a text file has none.
  public let formulas: [Int]

  public init(line: Int, cells: UnsafeBufferPointer<TableCell>, formulas: [Int] = []) {
    self.line = line
    self.cells = cells
    self.formulas = formulas
  }
}

extension TableRow {
  /// The texts of the cells, one space for all white space in them.
  var texts: [String] {
    cells.map { $0.string.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// Whether the row repeats the headings.
  func repeats(_ headings: [String]) -> Bool {
    guard cells.count == headings.count, cells.first?.string == headings.first else { return false }
    return texts == headings
  }

  /// Whether every column holds its own number.
  var isColumnNumbers: Bool {
    guard cells.count > 1 else { return false }
    for (index, cell) in cells.enumerated() {
      switch cell {
      case .text(let bytes), .number(let bytes):
        // Most rows end here, without a text being made.
        if index == 0, !bytes.contains(UInt8(ascii: "1")) || bytes.count > 8 { return false }
      case .date, .bool: return false
      }
      guard cell.string.split(whereSeparator: \.isWhitespace).joined() == String(index + 1) else {
        return false
      }
    }
    return true
  }
}
