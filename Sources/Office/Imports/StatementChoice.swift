package import Funding

/// Which lines of an account statement are to be booked.
package struct StatementChoice {
  /// A line with what it is to be booked as.
  package struct Assignment {
    package let row: Int
    package let kind: BookingKind
    /// An award, a measure and its source or plan line, entries or a voucher.
    package let target: String

    package init(row: Int, kind: BookingKind, target: String) {
      (self.row, self.kind, self.target) = (row, kind, target)
    }
  }

  /// Proposals of this certainty and above are booked.
  package var level: MatchCertainty?
  package var rows: Set<Int> = []
  package var assignments: [Assignment] = []
  /// Lines that are nobody's, with the reason: they are settled without an entry.
  package var ignored: [Int: String] = [:]
  /// Which assignments hold although their lines seem to be booked.
  package var again = RepeatRules()
  /// What is to become of each line that is settled, as it was looked at; nil: nobody did yet.
  package var settled: [Int: String]?
  /// What somebody says yes to, and what is told with the answer instead of being asked.
  package var meant: Set<Slip.Kind> = []
  package var told: Set<Slip.Kind> = []

  package init() {}

  package var isEmpty: Bool { level == nil && !namesRows }
  package var namesRows: Bool { !rows.isEmpty || !assignments.isEmpty || !ignored.isEmpty }

  /// The kinds that a line of a statement can be.
  package static let kinds =
    BookingKind.importable.filter { !$0.isUnpaid && $0 != .order }
}
