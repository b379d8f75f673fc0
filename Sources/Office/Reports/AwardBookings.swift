import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Reporting

/// The bookings of a measure as rows of reports on one of its awards.
struct AwardBookings {
  /// In the order of their days, as the receipts.
  private(set) var payments: [VoucherLine] = []
  private(set) var receipts: [VoucherLine] = []

  private let standing: AwardStanding
  private let language: Language
  private let passedOn: Set<String>
  /// Vergabe-Nr. by order.
  private let tenders: [String: String]
  /// What tells of work, an object or an order, by entry: it stands with the expense, and holds of
  /// what pays it.
  private var expenses: [Int64: Booking] = [:]

  init(_ standing: AwardStanding, _ language: Language) throws {
    (self.standing, self.language, passedOn) = (standing, language, standing.forwarding)
    let measure = standing.measure
    tenders = Dictionary(
      try standing.ledger.orders(measure: measure.id, asOf: standing.asOf).compactMap {
        standing in standing.order.tender.map { (standing.order.id, $0) }
      }, uniquingKeysWith: { $1 })
    try standing.ledger.journal(JournalFilter(through: standing.asOf, measures: [measure.id])) {
      add($0)
    }
    try addFlatRates()
    payments.sort(by: Self.isEarlier)
    receipts.sort(by: Self.isEarlier)
  }

  private static func isEarlier(_ one: VoucherLine, _ other: VoucherLine) -> Bool {
    (one.paidOn ?? one.bookedOn, one.entry) < (other.paidOn ?? other.bookedOn, other.entry)
  }

  private mutating func add(_ record: JournalRecord) {
    let (booking, facts) = (record.booking, record.booking.facts)
    if record.settles == nil, record.reverses == nil,
      booking.quantity != nil || facts.inventory != nil || facts.staffShare != nil
        || facts.order != nil
    {
      expenses[record.number] = booking
    }
    let counting = record.movements(asOf: standing.asOf, passedOn: passedOn)
    for movement in counting where movement.day <= standing.through {
      var line = VoucherLine(record, movement, language)
      guard movement.side == .payment else {
        receipts.append(line)
        continue
      }
      line.expense = record.settles ?? record.reverses ?? record.number
      if let expense = expenses[line.expense] { tell(expense, of: &line) }
      payments.append(line)
    }
  }

  /// What was told of the expense, and of its hours or months the part that is paid here: a credit
  /// note takes nothing from them.
  private func tell(_ expense: Booking, of line: inout VoucherLine) {
    let facts = expense.facts
    (line.inventory, line.staffShare) = (facts.inventory ?? "", facts.staffShare)
    (line.service, line.tender) = (facts.service, facts.order.flatMap { tenders[$0] } ?? "")
    let part =
      line.booking == .creditNote
      ? Rational(0) : Rational(line.amount.cents, over: expense.amount.cents)
    let worked = expense.quantity.map { $0 * part }
    if expense.method == .hours { line.hours = worked }
    if expense.method == .months { line.months = worked }
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
