import Amounts
import Funding
import Interchange

/// Finds rows of one table that are the same in everything and that no reference tells apart. Two
/// such rows may be meant, so it is asked.
struct EqualRows {
  /// 16 bytes a row, so that a file of any length needs little room.
  private var rows: [(hash: Int, line: Int32)] = []

  mutating func add(_ row: BookingRow) {
    guard !row.isNumbered else { return }
    rows.append((row.booking.hashValue, Int32(clamping: row.line)))
  }

  /// The lines of rows that equal each other, two or more in each group, by the first line.
  func groups() -> [[Int]] {
    let sorted = rows.sorted { ($0.hash, $0.line) < ($1.hash, $1.line) }
    var groups: [[Int]] = []
    var start = 0
    guard !sorted.isEmpty else { return [] }
    for end in 1...sorted.count
    where end == sorted.count || sorted[end].hash != sorted[start].hash {
      if end - start > 1 { groups.append(sorted[start..<end].map { Int($0.line) }) }
      start = end
    }
    return groups.sorted { $0[0] < $1[0] }
  }
}
