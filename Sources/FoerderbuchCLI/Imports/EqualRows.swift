import Amounts
import Funding
import Interchange

/// Finds rows of one table that are the same in everything and that no reference tells apart. Two
/// such rows may be meant, so they are told and booked.
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

  /// How many groups are told one by one.
  private static let shownLimit = 10

  /// - Parameter repeats: rows that equal booked ones and are left out.
  static func text(_ all: [[Int]], repeats: Set<Int>, _ language: Language) -> [String] {
    let groups = all.map { $0.filter { !repeats.contains($0) } }.filter { $0.count > 1 }
    var lines = groups.prefix(shownLimit).map { group in
      let numbers =
        group.prefix(shownLimit).map(String.init).joined(separator: ", ")
        + (group.count > shownLimit ? ", …" : "")
      return language.pick(
        "Die Zeilen \(numbers) sind einander gleich; jede wird gebucht. Ist eine davon doppelt, löschen Sie sie.",
        "Rows \(numbers) equal each other; each is booked. If one of them is there twice, delete it."
      )
    }
    if groups.count > shownLimit {
      let more = groups.count - shownLimit
      lines.append(
        language.pick(
          "… und \(more) weitere Gruppen gleicher Zeilen; --json nennt alle.",
          "… and \(more) more groups of equal rows; --json names all."))
    }
    return lines
  }
}
