import Amounts
import Funding
import Interchange
import LedgerStore
import Messages

/// What is asked about the rows of a partner's form, and what is told of it, before it is booked.
struct FormReview {
  private let form: PartnerFormTable
  /// What an hour was booked with last, by the source.
  private var usual: [String: Money] = [:]
  /// Rows by all that they tell but their number.
  private var rows: [Booking: [Int]] = [:]

  /// Nil for a file that is no form.
  init?(_ file: TableFile, _ ledger: Ledger) throws {
    guard let form = file.form else { return nil }
    self.form = form
    var usual: [String: Money] = [:]
    try ledger.journal(JournalFilter(measures: [form.head.measure], method: .hours)) { record in
      guard record.reverses == nil, record.reversedBy == nil, let source = record.booking.source
      else { return }
      usual[source] = record.booking.unitRate
    }
    self.usual = usual
  }

  /// - Parameter line: the number of the row.
  mutating func add(_ booking: Booking, line: Int) {
    var told = booking
    told.reference = nil
    rows[told, default: []].append(line)
  }

  /// Rows that are the same in all as another one, but those that are meant.
  func rowsTwice(_ rules: RepeatRules) -> [Int] {
    rows.values.flatMap { $0.sorted().dropFirst() }.filter { rules.rule(for: $0) == .asked }
  }

  /// What the office should know.
  var notes: [Problem] {
    var notes: [Problem] = []
    if form.head.confirmedOn == nil { notes.append(Problem("intake.FORM_UNCONFIRMED")) }
    var others: [Int] = []
    var rates: (told: Money, usual: Money)?
    for (booking, lines) in rows {
      guard booking.method == .hours, let rate = booking.unitRate,
        let usual = booking.source.flatMap({ usual[$0] }), rate != usual
      else { continue }
      others += lines
      rates = (rate, usual)
    }
    if let rates {
      notes.append(
        Problem(
          "intake.FORM_RATE_OTHER",
          [
            "rows": others.count, "numbers": Slip.list(others), "rate": rates.told,
            "usual": rates.usual,
          ]))
    }
    return notes
  }
}
