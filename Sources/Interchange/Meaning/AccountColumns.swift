import Funding

/// Two columns of accounts, debit and credit, beside an amount without a sign: an account that
/// stands on both sides says that money went both ways, whatever the profile makes of it.
struct AccountColumns {
  private let debit: Int
  private let credit: Int
  /// The side of each account where it was first seen: whether a debit, its line, and whether that
  /// row is booked as money out.
  private var seen: [String: (isDebit: Bool, line: Int, isOut: Bool)] = [:]
  private var conflicts: [(column: Int, line: Int, fault: AmountFault)] = []

  /// Nil where the table has no such columns.
  init?(_ headings: [String], used: Set<Int>) {
    func column(_ side: String) -> Int? {
      headings.indices.first {
        let words = headings[$0].lowercased().filter(\.isLetter)
        return !used.contains($0)
          && ["konto" + side, side + "konto", "account" + side, side + "account", "kto" + side]
            .contains(words)
      }
    }
    guard let debit = column("soll") ?? column("debit"),
      let credit = column("haben") ?? column("credit")
    else { return nil }
    (self.debit, self.credit) = (debit, credit)
  }

  /// Looks at a row that is to be booked.
  mutating func take(_ row: TableRow, as kind: BookingKind) {
    guard let isOut = kind.paysOut else { return }
    for (column, isDebit) in [(debit, true), (credit, false)]
    where row.cells.indices.contains(column) && !row.cells[column].isEmpty {
      let account = row.cells[column].string.filter { !$0.isWhitespace }
      guard let first = seen[account] else {
        if seen.count < 10_000 { seen[account] = (isDebit, row.line, isOut) }
        continue
      }
      guard first.isDebit != isDebit, first.isOut == isOut,
        conflicts.count < ProblemList.limit
      else { continue }
      conflicts.append(
        (column, row.line, .accountSides(account, first: first.line, as: kind)))
    }
  }

  /// Tells of the rows in which an account changed its side.
  func finish(_ report: (_ column: Int, _ line: Int, AmountFault) -> Void) {
    for conflict in conflicts { report(conflict.column, conflict.line, conflict.fault) }
  }
}
