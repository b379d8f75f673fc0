import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Reporting

/// The bookings of a measure as rows of reports on one of its awards.
struct AwardBookings {
  /// In the order of their days.
  private(set) var payments: [StatementOfUseData.Payment] = []
  /// In the order of booking.
  private(set) var receipts: [StatementOfUseData.Receipt] = []
  /// Expenses booked and not paid, in the order of booking.
  private(set) var unpaid: [JournalRecord] = []

  private let standing: AwardStanding
  private let language: Language
  private let forwarding: Set<String>

  init(_ standing: AwardStanding, _ language: Language) throws {
    (self.standing, self.language) = (standing, language)
    forwarding = standing.forwarding
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
    let booking = record.booking
    // A reversal takes away, and so does a credit note.
    let adds = (record.reverses == nil) != (booking.kind == .creditNote)
    let amount = adds ? booking.amount : -booking.amount
    let vat = booking.vat ?? .zero
    let purpose = booking.purpose ?? booking.kind.name[language]
    switch booking.kind {
    case .expense, .payment, .creditNote, .inKind, .civic:
      // An expense that is paid by an entry of its own is listed when it is paid; on the cost
      // basis it counts when it arises.
      guard let day = record.countsOn, day <= standing.through else { break }
      payments.append(
        StatementOfUseData.Payment(
          entry: record.number, voucher: booking.voucher ?? "", bookedOn: record.entry.bookedOn,
          paidOn: booking.kind.isUnpaid ? nil : day, voucherDate: booking.voucherDate,
          counterparty: booking.counterparty ?? "", purpose: purpose, line: booking.line ?? "",
          gross: amount,
          vat: adds ? vat : -vat,
          eligible: booking.kind == .creditNote ? -record.eligible : record.eligible,
          reason: booking.reason ?? "", source: booking.source ?? "",
          day: day))
    default: break
    }
    let day = record.countsOn ?? record.entry.bookedOn
    let source = booking.source ?? ""
    guard let kind = StatementOfUseData.Receipt.Kind(rawValue: booking.kind.rawValue),
      day <= standing.through, kind != .forward || forwarding.contains(source)
    else { return }
    let isOutgoing = kind == .repayment || kind == .forward
    receipts.append(
      StatementOfUseData.Receipt(
        entry: record.number, voucher: booking.voucher ?? "", bookedOn: record.entry.bookedOn,
        receivedOn: booking.kind.isUnpaid ? nil : record.countsOn,
        counterparty: booking.counterparty ?? "", purpose: purpose, kind: kind, source: source,
        amount: isOutgoing ? -amount : amount, day: day))
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
        payments.append(
          StatementOfUseData.Payment(
            entry: 0, voucher: "", bookedOn: last, paidOn: nil, counterparty: "",
            purpose: language.pick(
              "Pauschale \(rate.percent.text(.de)) aus \(base), \(year)",
              "Flat rate of \(rate.percent.text(.en)) of \(base), \(year)"),
            line: line.id, gross: amount, eligible: try parts.map(\.eligible).sum(), day: last))
      }
    }
  }
}
