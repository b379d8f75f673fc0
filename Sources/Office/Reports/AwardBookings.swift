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
  /// Expenses booked and not paid, in the order of booking.
  private(set) var unpaid: [JournalRecord] = []

  private let standing: AwardStanding
  private let language: Language
  private let passedOn: Set<String>

  init(_ standing: AwardStanding, _ language: Language) throws {
    (self.standing, self.language, passedOn) = (standing, language, standing.forwarding)
    let measure = standing.measure
    var reversed: Set<Int64> = []
    var paid: [Int64: Int64] = [:]
    var credits: [JournalRecord] = []
    try standing.ledger.journal(JournalFilter(through: standing.asOf, measures: [measure.id])) {
      record in
      add(record)
      if let original = record.reverses { reversed.insert(original) }
      if record.booking.kind == .payment, let expense = record.settles {
        paid[record.number] = expense
      }
      if record.booking.kind == .creditNote, record.reverses == nil { credits.append(record) }
      if record.booking.kind == .expense, record.reverses == nil, record.countsOn == nil {
        unpaid.append(record)
      }
    }
    // A payment that was taken back leaves its expense unpaid.
    let settled = Set(paid.filter { !reversed.contains($0.key) }.values)
    unpaid.removeAll { reversed.contains($0.number) || settled.contains($0.number) }
    for credit in credits where !reversed.contains(credit.number) {
      guard let index = unpaid.firstIndex(where: { $0.number == credit.settles }) else { continue }
      unpaid[index] = try unpaid[index].lowered(by: credit)
    }
    unpaid.removeAll { $0.booking.amount <= .zero }
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
