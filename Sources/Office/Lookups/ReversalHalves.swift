import Amounts
import LedgerStore
import Messages

/// Entries of a list whose reversal lies outside of it, or that reverse one outside: the sums of
/// the list count one half of what comes to nothing.
struct ReversalHalves {
  private var seen: Set<Int64> = []
  /// By the numbers of the entries, those that they belong to.
  private var others: [Int64: Int64] = [:]

  mutating func add(_ entry: EntryLine) {
    seen.insert(entry.number)
    others[entry.number] = entry.reversedBy ?? entry.reverses
  }

  var notes: [Problem] { Self.notes(others.filter { !seen.contains($0.value) }.map(\.key)) }

  /// What counts on a day and is taken back after it.
  static func notes(
    after day: CalendarDate, of measures: [String], _ ledger: Ledger
  ) throws -> [Problem] {
    var later = ListFilter(
      measures: measures, through: .latest, upTo: Int64(try ledger.entryCount()))
    later.traits.from = day.adding(days: 1)
    var halves = ReversalHalves()
    try ledger.entryLines(later, 0..<Int(later.upTo)) { halves.add($0) }
    return notes(halves.others.values.filter { !halves.seen.contains($0) })
  }

  private static func notes(_ halves: [Int64]) -> [Problem] {
    guard !halves.isEmpty else { return [] }
    let shown = halves.sorted().prefix(12).map(String.init) + (halves.count > 12 ? ["…"] : [])
    return [
      Problem("office.REVERSAL_OUTSIDE", ["count": halves.count, "entries": Fact.names(shown)])
    ]
  }
}
