import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Reporting

/// The bookings of a measure as rows of reports on one of its awards.
struct AwardBookings {
  /// In the order of their days.
  private(set) var payments: [VoucherLine] = []
  /// In the order of booking.
  private(set) var receipts: [VoucherLine] = []

  private let standing: AwardStanding
  private let language: Language
  private let passedOn: Set<String>

  init(_ standing: AwardStanding, _ language: Language) throws {
    (self.standing, self.language, passedOn) = (standing, language, standing.forwarding)
    let measure = standing.measure
    try standing.ledger.journal(JournalFilter(through: standing.asOf, measures: [measure.id])) {
      add($0)
    }
    try addFlatRates()
    payments.sort { ($0.paidOn ?? $0.bookedOn, $0.entry) < ($1.paidOn ?? $1.bookedOn, $1.entry) }
  }

  private mutating func add(_ record: JournalRecord) {
    let counting = record.movements(asOf: standing.asOf, passedOn: passedOn)
    for movement in counting where movement.day <= standing.through {
      let line = VoucherLine(record, movement, language)
      if movement.side == .payment { payments.append(line) } else { receipts.append(line) }
    }
  }

  /// Flat rates have no voucher: a row for each line and year says what they are computed from.
  private mutating func addFlatRates() throws {
    let derived = standing.settlement.flatRates
    for line in standing.measure.lines {
      guard let rate = line.flatRate else { continue }
      let own = derived.filter { $0.key.line == line.id }
      for (year, parts) in Dictionary(grouping: own, by: \.day.year).sorted(by: { $0.key < $1.key })
      {
        guard let last = parts.map(\.day).max() else { continue }
        let base = rate.of.joined(separator: ", ")
        let amount = try parts.map(\.amount).sum()
        var row = VoucherLine(entry: 0, bookedOn: last, amount: amount)
        row.purpose = language.pick(
          "Pauschale \(rate.percent.text(.de)) aus \(base), \(year)",
          "Flat rate of \(rate.percent.text(.en)) of \(base), \(year)")
        (row.line, row.day, row.eligible) = (line.id, last, try parts.map(\.eligible).sum())
        payments.append(row)
      }
    }
  }
}
