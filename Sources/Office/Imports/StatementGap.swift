package import Amounts
import LedgerStore

/// Movements that are missing between two account statements.
package struct StatementGap: Equatable {
  /// A statement with the balances at its ends.
  package struct Side: Equatable {
    package let account: String
    package let number: String?
    /// The day of its opening balance, and the first on which something is booked.
    package let begin: CalendarDate
    let first: CalendarDate
    package let end: CalendarDate
    package let opening: Money
    package let closing: Money
    /// Whether it is one of the delivery that is being read.
    let isNew: Bool

    /// Nil without balances or days.
    init?(_ statement: StoredStatement, isNew: Bool) {
      guard let opening = statement.opening, let closing = statement.closing,
        let begin = statement.from, let end = statement.to
      else { return nil }
      account = statement.account
      number = statement.number
      self.begin = begin
      first = max(begin, statement.lines.map(\.bookedOn).min() ?? begin)
      self.end = end
      self.opening = opening
      self.closing = closing
      self.isNew = isNew
    }

    func isSame(as other: Side) -> Bool {
      account == other.account && begin == other.begin && end == other.end
        && opening == other.opening && closing == other.closing
    }
  }

  package let before: Side
  package let after: Side

  /// What movements between the two make that came without balances, as a bank's table.
  package internal(set) var known = Money.zero

  /// What the balances say that is missing, known movements included.
  var difference: Money { (try? after.opening - before.closing) ?? .zero }
  /// What is missing, zero or more.
  package var amount: Money { ((try? difference - known) ?? .zero).magnitude }

  /// The gaps before or behind the new ones.
  static func all(_ sides: [Side]) -> [StatementGap] {
    sides.compactMap { side in
      guard let gap = gap(before: side, sides) else { return nil }
      return gap.before.isNew || gap.after.isNew ? gap : nil
    }
  }

  /// Nil where a statement before it ends with its opening balance, or none is known.
  private static func gap(before side: Side, _ sides: [Side]) -> StatementGap? {
    let others = sides.filter { $0.account == side.account && $0 != side }
    // One that reaches into this one leaves nothing out between them.
    guard !others.contains(where: { $0.first < side.first && $0.end > side.first }) else {
      return nil
    }
    let before = others.filter { other in
      other.end <= side.first && other.first <= side.first
        && !(other.opening == side.closing && other.end >= side.end)
    }
    guard let last = before.map(\.end).max() else { return nil }
    let earlier = before.filter { $0.end < side.first }.map(\.end).max()
    let nearest = before.filter { $0.end == last || $0.end == earlier }
    guard !nearest.contains(where: { $0.closing == side.opening }),
      let previous = nearest.last(where: { $0.end == last })
    else { return nil }
    return StatementGap(before: previous, after: side)
  }
}
