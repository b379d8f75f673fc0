package import Amounts
package import Funding
package import Interchange
package import LedgerStore
package import Messages

/// What importing a table of bookings did, or would do: how it was read, what its rows come to, and
/// what of it is new.
package struct TakenTable {
  package let file: String
  package let profile: BookingProfile?
  package let source: TableFile
  package let survey: BookingSurvey
  package let rows: Int
  /// Rows and sum of the amounts by kind.
  package let byKind: [BookingKind: (rows: Int, amount: Money)]
  /// Lines of rows that equal each other.
  package let equal: [[Int]]
  package let posted: PostedRange
  /// Rows that are left out because they repeat an entry.
  package let repeats: [(line: Int, entry: Int64)]
  /// Rows that were booked and taken back, with the entry that did so; they are left out.
  package let takenBack: [(line: Int, entry: Int64, by: Int64)]
  /// How many payments of entries that were open are booked with rows that repeat these.
  package let payments: Int
  /// Rows that repeat an expense and name another day for its payment than is booked.
  package let otherPayDays: [OtherPayDay]
  package let evidence: EvidenceIntake.Summary
  /// What a dry run would be asked about.
  package let slips: [Slip]
  /// What should be known of a partner's form.
  let formNotes: [Problem]
  /// What would be booked, with the lines of the file, as many as were asked for; and what that
  /// would make doubtful.
  package let entries: [(line: Int, entry: ProposedEntry)]
  var findings: (new: [Finding], gone: [Finding]) = ([], [])

  /// The day of a payment, told in two ways.
  package struct OtherPayDay {
    package let line: Int
    package let entry: Int64
    package let told: CalendarDate
    package let booked: CalendarDate
  }

  /// In the order of the kinds.
  package var kinds: [(kind: BookingKind, rows: Int, amount: Money)] {
    BookingKind.allCases.compactMap { kind in
      byKind[kind].map { (kind, $0.rows, $0.amount) }
    }
  }

  /// What should be known besides.
  package var notes: [Problem] { (takenBackNote.map { [$0] } ?? []) + formNotes }

  /// That rows were booked before and taken back since.
  private var takenBackNote: Problem? {
    guard !takenBack.isEmpty else { return nil }
    func list(_ language: Language) -> String {
      takenBack.prefix(5).map { line, entry, by in
        language.pick(
          "Zeile \(line) war Buchung \(entry), Storno \(by)",
          "row \(line) was entry \(entry), reversed by \(by)")
      }.joined(separator: "; ") + (takenBack.count > 5 ? "; …" : "")
    }
    return Problem(
      "intake.ROWS_TAKEN_BACK",
      [
        "rows": takenBack.count, "list": LocalizedText(de: list(.de), en: list(.en)),
        "numbers": Slip.typed(takenBack.map(\.line)),
      ])
  }

  package var newRows: Int { rows - posted.knownBookings - repeats.count - takenBack.count }

  package func sum(_ direction: BookingKind.Direction) -> Money? {
    try? kinds.filter { $0.kind.direction == direction }.map(\.amount).sum()
  }
}

extension BookingKind {
  /// Which way money goes.
  package enum Direction: CaseIterable { case inward, outward, unpaid, committed }

  /// Which way money goes with a booking of this kind.
  package var direction: Direction {
    if self == .order { return .committed }
    return paysOut.map { $0 ? .outward : .inward } ?? .unpaid
  }
}
