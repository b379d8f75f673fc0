/// A row of a table, valid only while it is handed over.
public struct TableRow {
  /// The line of a text file on which the row begins, or the row of a sheet; from 1.
  public let line: Int
  public internal(set) var cells: UnsafeBufferPointer<TableCell>
  /// The columns whose cells are results of formulas, from 0, in order; a text file has none.
  public let formulas: [Int]
  /// What number formats say of cells where that is more than a number, by column from 0; a text
  /// file has none.
  let meanings: [(column: Int, meaning: NumberMeaning)]

  public init(
    line: Int, cells: UnsafeBufferPointer<TableCell>, formulas: [Int] = [],
    meanings: [(column: Int, meaning: NumberMeaning)] = []
  ) {
    self.line = line
    self.cells = cells
    self.formulas = formulas
    self.meanings = meanings
  }

  /// What the number format of a cell says, see ``meanings``.
  func meaning(_ column: Int) -> NumberMeaning? {
    meanings.isEmpty ? nil : meanings.first { $0.column == column }?.meaning
  }

  /// The unit of the number that is saved in a cell: a format that divides shows another one.
  func unit(_ column: Int, _ told: AmountUnit?) -> AmountUnit? {
    meaning(column)?.divisor == nil ? told : nil
  }
}

extension TableRow {
  /// The texts of the cells, one space for all white space in them.
  var texts: [String] {
    cells.map { $0.string.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// What stands in the first cells, for messages.
  var excerpt: String {
    Quote.excerpt(texts.filter { !$0.isEmpty }.prefix(3).joined(separator: " | "))
  }

  /// Whether nothing stands in the row but formulas that were never computed, and at most one text:
  /// a sum, of which the reader of the sheet has told.
  var isUncomputed: Bool {
    guard let formula = formulas.first, cells.indices.contains(formula),
      cells[formula].isUncomputed
    else { return false }
    let others = cells.indices.filter { !cells[$0].isEmpty && !formulas.contains($0) }
    return formulas.allSatisfy { cells.indices.contains($0) && cells[$0].isUncomputed }
      && others.count <= 1
      && others.allSatisfy { if case .text = cells[$0] { true } else { false } }
  }

  /// The only thing that stands in a row of a table with many columns, if it is words: a heading
  /// between the rows, or a footnote.
  var loneText: String? {
    guard cells.count > 3 else { return nil }
    var only: TableCell?
    for cell in cells where !cell.isEmpty {
      guard only == nil, case .text = cell else { return nil }
      only = cell
    }
    return only.map(\.string).flatMap { $0.contains(where: \.isLetter) ? $0 : nil }
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
