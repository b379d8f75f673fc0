import Amounts

/// Finds the end of a table with something else below it, where its profile says `until: empty`.
struct TableEnd {
  private let isWanted: Bool
  /// Lines of a text file may break within a cell; rows of a sheet do not.
  private let isText: Bool
  /// The line on which the next row stands if none is empty.
  private var next: Int?
  private var amounts = Money.zero
  /// The first row behind the end, and how many there are.
  private(set) var behind: (line: Int, count: Int)?

  init(_ isWanted: Bool, _ place: SourcePosition) {
    self.isWanted = isWanted
    isText = place.sheet == nil
  }

  /// Whether the row stands behind the end. Rows in which nothing stands are not handed over, so
  /// that a gap in the numbers of the lines tells of them.
  mutating func isBehind(_ row: TableRow) -> Bool {
    guard isWanted else { return false }
    if let found = behind {
      behind = (found.line, found.count + 1)
      return true
    }
    if let next, row.line > next {
      behind = (row.line, 1)
      return true
    }
    next = row.line + 1 + (isText ? row.lineBreaks : 0)
    return false
  }

  /// Notes the amount of a row behind the end.
  mutating func saw(_ amount: Money?) {
    guard let amount, let sum = try? amounts + amount.magnitude else { return }
    amounts = sum
  }

  /// What to tell of the rows behind the end.
  var leftOut: LeftOutRow? {
    behind.map { LeftOutRow(line: $0.line, reason: .behindEnd(rows: $0.count, amounts: amounts)) }
  }
}

extension TableRow {
  /// How many lines of text the row goes on for behind its first.
  var lineBreaks: Int {
    var breaks = 0
    for cell in cells {
      guard case .text(let bytes) = cell else { continue }
      for byte in bytes where byte == 0x0A { breaks += 1 }
    }
    return breaks
  }
}
