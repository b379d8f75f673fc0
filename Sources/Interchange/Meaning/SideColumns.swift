import Funding

/// Columns that say to which side an amount belongs, though the profile does not name them: a row
/// that they call an income is not booked as an expense, nor the other way round.
struct SideColumns {
  private struct Candidate {
    let column: Int
    let isHeaded: Bool
    /// Whether nothing but such words stands there.
    var isPure = true
    var signs: [SignedText.Sign] = []
    var conflicts: [Conflict] = []
  }

  /// A row that would be booked otherwise than such a column says.
  private struct Conflict {
    let line: Int
    let text: String
    let kind: BookingKind
  }

  private var candidates: [Candidate]

  /// - Parameter used: columns, from 0, that the profile names.
  init(_ headings: [String], used: Set<Int>) {
    candidates = headings.indices.filter { !used.contains($0) }
      .map { Candidate(column: $0, isHeaded: SideWords.isHeading(headings[$0])) }
  }

  /// The longest text that is looked at, in bytes.
  private static let limit = 24

  /// Looks at a row that is to be booked.
  mutating func take(_ row: TableRow, as kind: BookingKind) {
    guard let isOut = kind.paysOut else { return }
    for index in candidates.indices where row.cells.indices.contains(candidates[index].column) {
      let cell = row.cells[candidates[index].column]
      guard case .text(let bytes) = cell, bytes.count <= Self.limit else {
        candidates[index].isPure = false
        continue
      }
      guard !cell.isEmpty else { continue }
      let text = cell.string
      guard let sign = SideWords.sign(text) else {
        candidates[index].isPure = false
        continue
      }
      if !candidates[index].signs.contains(sign) { candidates[index].signs.append(sign) }
      guard isOut != (sign == .debit || sign == .minus),
        candidates[index].isPure || SideWords.isPlain(text),
        candidates[index].conflicts.count < ProblemList.limit
      else { continue }
      candidates[index].conflicts.append(Conflict(line: row.line, text: text, kind: kind))
    }
  }

  /// Tells of the rows that would be booked on the wrong side.
  func finish(_ report: (_ column: Int, _ line: Int, _ text: String, AmountFault) -> Void) {
    for candidate in candidates {
      // `H` alone may be a kind of cost; beside `S` it is a side.
      let isTold = candidate.isPure && (candidate.isHeaded || candidate.signs.count > 1)
      for conflict in candidate.conflicts where isTold || SideWords.isPlain(conflict.text) {
        report(
          candidate.column, conflict.line, conflict.text,
          .otherSide(conflict.text, as: conflict.kind))
      }
    }
  }
}
