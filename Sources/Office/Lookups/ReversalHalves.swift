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

  var notes: [Problem] {
    let halves = others.filter { !seen.contains($0.value) }.keys.sorted()
    guard !halves.isEmpty else { return [] }
    let shown = halves.prefix(12).map(String.init) + (halves.count > 12 ? ["…"] : [])
    return [
      Problem("office.REVERSAL_OUTSIDE", ["count": halves.count, "entries": Fact.names(shown)])
    ]
  }
}
