import Amounts

/// A column that states the balance after each row, as banks and cash books have it: where it moves
/// by another amount than its row, a row is missing or was changed.
struct BalanceColumn {
  private let column: Int
  private let heading: String
  private let mark: DecimalMark?
  private var previous: (line: Int, balance: Money, moved: Money?)?
  /// Where it does not follow with the oldest row first, and with the newest.
  private var forward: [ReadingRemark] = []
  private var backward: [ReadingRemark] = []
  private var forwardCount = 0
  private var backwardCount = 0
  private var pairs = 0

  private static let words: Set = [
    "saldo", "kontostand", "kassenstand", "kassenbestand", "guthaben", "balance", "kassensaldo",
    "banksaldo", "saldo nach buchung", "neuer saldo", "bestand",
  ]

  /// Nil where the table has no such column, or takes fees off amounts.
  init?(_ headings: [String], used: Set<Int>, hasFees: Bool, mark: DecimalMark?) {
    let found = headings.indices.first {
      let words = headings[$0].lowercased().split { !$0.isLetter }.joined(separator: " ")
      let plain = words.hasSuffix(" eur") ? String(words.dropLast(4)) : words
      return !used.contains($0) && Self.words.contains(plain)
    }
    guard let found, !hasFees else { return nil }
    (column, self.mark) = (found, mark)
    heading = headings[found]
  }

  /// - Parameter moved: what the row moves; nil where that could not be read.
  mutating func take(_ row: TableRow, moved: Money?) {
    guard row.cells.indices.contains(column), let moved, !row.cells[column].isEmpty,
      let balance = SignedText.money(row.cells[column], mark: mark)
    else {
      previous = nil
      return
    }
    defer { previous = (row.line, balance, moved) }
    guard let previous, let change = try? balance - previous.balance,
      let before = previous.moved
    else { return }
    pairs += 1
    note(change, moved, row.line, &forward, &forwardCount)
    note(-change, before, row.line, &backward, &backwardCount)
  }

  /// Expenses without a minus lower the balance.
  private func note(
    _ change: Money, _ moved: Money, _ line: Int, _ gaps: inout [ReadingRemark],
    _ count: inout Int
  ) {
    guard change.magnitude != moved.magnitude else { return }
    count += 1
    guard gaps.count < ReadingRemark.limit else { return }
    gaps.append(
      .balanceGap(line: line, heading: heading, change: change, moved: moved))
  }

  /// Where the balance does not follow, in the order in which it follows more often; nothing where
  /// it hardly ever does and is no balance of these rows.
  var gaps: [ReadingRemark] {
    guard min(forwardCount, backwardCount) * 2 <= pairs || pairs < 3 else { return [] }
    return backwardCount < forwardCount ? backward : forward
  }
}
