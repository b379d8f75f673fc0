/// Rows that a profile leaves out by their numbers, and whether each of them was there.
struct NumberedRows {
  private let named: Set<Int>
  private var missing: Set<Int>
  /// The first row that was read, and the last.
  private var rows: ClosedRange<Int>?

  init<Column>(_ skipped: [SkippedRow<Column>]) {
    named = Set(skipped.compactMap(\.line))
    missing = named
  }

  /// Whether a row of the table is to be left out.
  mutating func take(_ line: Int) -> Bool {
    guard !named.isEmpty else { return false }
    rows = (rows?.lowerBound ?? line)...max(rows?.upperBound ?? line, line)
    missing.remove(line)
    return named.contains(line)
  }

  /// Tells of numbers that no row of the table has.
  func finish(_ place: SourcePosition, _ problems: ProblemList) {
    for line in missing.sorted() {
      var at = place
      at.line = line
      problems.add(at, .table(.noSuchRow(line, rows: rows)))
    }
  }
}
