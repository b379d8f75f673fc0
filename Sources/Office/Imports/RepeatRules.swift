package import LedgerStore

/// What becomes of each row that repeats what is booked.
package struct RepeatRules {
  /// Rows that are meant.
  package var rows: [ClosedRange<Int>]?
  /// Rows that are an entry they resemble.
  package var same: [ClosedRange<Int>]
  /// For all others.
  package var rest: RepeatRule

  package init(
    rows: [ClosedRange<Int>]? = nil, same: [ClosedRange<Int>] = [], rest: RepeatRule = .asked
  ) {
    (self.rows, self.same, self.rest) = (rows, same, rest)
  }

  /// Whether somebody said what is to become of a file that was imported before.
  var areTold: Bool { rows != nil || rest != .asked || !same.isEmpty }

  package func rule(for line: Int) -> RepeatRule {
    if same.contains(where: { $0.contains(line) }) { return .same }
    return rows?.contains { $0.contains(line) } ?? false ? .posted : rest
  }
}
