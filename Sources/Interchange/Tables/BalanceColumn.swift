import Amounts
import Funding

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
  /// How many rows move the balance as they are booked, and how many against it.
  private struct Directions {
    var along = 0
    var against = 0
    /// The first that moves against it.
    var first: (line: Int, change: Money, kind: BookingKind)?

    mutating func note(_ change: Money, _ kind: BookingKind, isOut: Bool, line: Int) {
      guard change.isNegative != isOut else {
        along += 1
        return
      }
      against += 1
      first = first ?? (line, change, kind)
    }
  }

  /// With the oldest row first, and with the newest.
  private var oldestFirst = Directions()
  private var newestFirst = Directions()
  /// The row that was taken last: how the balance changed before it.
  private var current: (line: Int, change: Money?, opening: Money)?
  /// What was booked of the row before it.
  private var last: (line: Int, kind: BookingKind, isOut: Bool, amount: Money)?

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
      (previous, current, last) = (nil, nil, nil)
      return
    }
    current = (row.line, previous.flatMap { try? balance - $0.balance }, balance)
    defer { previous = (row.line, balance, moved) }
    guard let previous, let change = try? balance - previous.balance,
      let before = previous.moved
    else { return }
    pairs += 1
    note(change, moved, row.line, &forward, &forwardCount)
    note(-change, before, row.line, &backward, &backwardCount)
  }

  /// Compares the direction of the balance with that in which a row is booked.
  mutating func take(_ booking: Booking, line: Int) {
    guard let isOut = booking.kind.paysOut, let current, current.line == line else {
      last = nil
      return
    }
    defer { last = (line, booking.kind, isOut, booking.amount) }
    // The first row of all begins with nothing where its balance is what it moves.
    let change = current.change ?? (pairs == 0 ? current.opening : nil)
    if let change, change.magnitude == booking.amount {
      oldestFirst.note(change, booking.kind, isOut: isOut, line: line)
    }
    // With the newest row first, what lies between two balances is the upper one's.
    if let change = current.change, let last, change.magnitude == last.amount {
      newestFirst.note(-change, last.kind, isOut: last.isOut, line: last.line)
    }
  }

  /// Where the balance moves against all that is booked.
  /// - Returns: a fault where only money has such a balance; „Saldo“ may be that of expenses.
  var opposed: (column: Int, remark: ReadingRemark, fault: AmountFault?)? {
    let isOldestFirst =
      oldestFirst.along + oldestFirst.against >= newestFirst.along + newestFirst.against
    let directions = isOldestFirst ? oldestFirst : newestFirst
    guard directions.along == 0, directions.against > 1,
      let (line, change, kind) = directions.first
    else { return nil }
    let isCash = ["kasse", "konto", "guthaben", "bank", "bestand"].contains {
      heading.lowercased().contains($0)
    }
    return (
      column, .balanceOpposite(line: line, heading: heading, change: change, as: kind),
      isCash ? .balanceOpposite(heading: heading, change: change, as: kind) : nil
    )
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
