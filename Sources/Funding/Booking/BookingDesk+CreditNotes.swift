import Amounts
import Bookkeeping

/// Credit notes (Gutschriften): each lowers the expense of one voucher, eligible and not eligible
/// parts in proportion, to the cent; with the last of it nothing of the expense is left.
extension BookingDesk {
  func credit(
    _ booking: Booking, among books: some BookedRecords
  ) throws -> ProposedEntry {
    let invoice = try invoice(of: booking, among: books)
    var resolved = booking
    resolved.measure = invoice.booking.measure
    resolved.line = invoice.booking.line
    resolved.source = invoice.booking.source
    resolved.counterparty = booking.counterparty ?? invoice.booking.counterparty
    var check = BookingCheck(booking: resolved, portfolio: portfolio)
    check.run()
    var faults = check.faults
    let settlements = try books.settlements(of: invoice.number)
    // One that is booked again from the same row is known, and no second one.
    let earlier = settlements.filter {
      $0.booking.kind == .creditNote
        && !(booking.reference != nil && $0.booking.reference == booking.reference)
    }
    let credited = try earlier.map(\.booking.amount).sum()
    if try credited + booking.amount > invoice.booking.amount {
      faults.append(
        .creditExceeds(
          invoice.booking.voucher ?? "\(invoice.number)", amount: booking.amount,
          voucher: invoice.booking.amount, credited: credited))
    }
    if booking.date < invoice.booking.date {
      faults.append(.creditBeforeInvoice(date: booking.date, invoice: invoice.booking.date))
    }
    guard faults.isEmpty, let measure = check.measure else { throw BookingRefused(faults: faults) }
    resolved.facts.order = invoice.booking.facts.order
    resolved.facts.serviceFrom = invoice.booking.facts.serviceFrom
    resolved.facts.serviceTo = invoice.booking.facts.serviceTo
    return try credit(
      resolved, of: invoice, after: earlier,
      payment: settlements.first { $0.booking.kind == .payment }, measure: measure)
  }

  /// The expense that a credit note lowers: the only one with that number of a voucher that fits
  /// what else the booking says, or that entry.
  private func invoice(
    of booking: Booking, among books: some BookedRecords
  ) throws -> JournalRecord {
    guard let number = booking.facts.forVoucher else {
      throw BookingRefused(faults: [.missing(.forVoucher, kind: .creditNote)])
    }
    var found = try books.expenses(voucher: VoucherKey(number)).filter { fits($0, booking) }
    if found.isEmpty, let entry = Int64(number), let record = try books.entry(number: entry),
      record.booking.kind == .expense, record.reverses == nil, record.reversedBy == nil,
      fits(record, booking)
    {
      found = [record]
    }
    guard let first = found.first else {
      throw BookingRefused(faults: [.creditWithoutVoucher(number)])
    }
    guard found.count == 1 else {
      throw BookingRefused(faults: [.creditAmbiguous(number, entries: found.map(\.number))])
    }
    return first
  }

  private func fits(_ record: JournalRecord, _ booking: Booking) -> Bool {
    let other = record.booking
    if !booking.measure.isEmpty, booking.measure != other.measure { return false }
    if let line = booking.line, line != other.line { return false }
    if let source = booking.source, source != other.source { return false }
    guard let payee = booking.counterparty, let own = other.counterparty else { return true }
    return PartyName(payee).fits(PartyName(own))
  }

  private func credit(
    _ credit: Booking, of invoice: JournalRecord, after earlier: [JournalRecord],
    payment: JournalRecord?, measure: Measure
  ) throws -> ProposedEntry {
    let line = invoice.booking.line ?? ""
    let parts = try CreditParts(
      credit.amount, of: invoice, after: earlier, vatAccount: chart.number(.inputVat))
    let own = invoice.booking
    let paidAtOnce = own.paidOn.map { $0 <= own.date } ?? false
    let paidDay = paidAtOnce ? own.paidOn : payment?.booking.date
    let bank = chart.number(paidDay == nil ? .payables : .bank)
    var postings = [
      posting(bank, credit, line, nil, credit.amount),
      posting(chart.expenseAccount(line: line), credit, line, nil, -parts.eligible),
      posting(chart.number(.ineligible), credit, line, nil, -parts.ineligible),
      posting(chart.number(.inputVat), credit, line, nil, -parts.vat),
    ]
    postings.removeAll(where: \.amount.isZero)
    let day: CalendarDate?
    let decides: CalendarDate?
    if measure.basis == .cost {
      day = max(credit.voucherDate ?? credit.date, invoice.countsOn ?? credit.date)
      decides = invoice.countsOn
    } else {
      day = paidDay.map { max(credit.paidOn ?? credit.date, $0) }
      decides = paidDay
    }
    var booking = credit
    booking.facts.periodOn = decides == day ? nil : decides
    booking.facts.servedOn = own.servedOn
    let text = BookingKind.creditNote.name.de + " zu " + (own.voucher ?? "Nr. \(invoice.number)")
    return ProposedEntry(
      booking: booking, eligible: parts.eligible, countsOn: day,
      entry: try Entry(
        bookedOn: credit.date,
        text: [text, credit.counterparty].compactMap { $0 }
          .joined(separator: ", "), postings: postings), settles: invoice.number)
  }
}

/// What a credit note takes from each part of its expense, cents.
struct CreditParts {
  let eligible: Money
  let ineligible: Money
  let vat: Money

  /// All credit notes so far together take their share of each part, so that no cent is left over
  /// when they come to the whole.
  init(
    _ amount: Money, of invoice: JournalRecord, after earlier: [JournalRecord], vatAccount: String
  ) throws {
    let whole = invoice.booking.amount
    let credited = try earlier.map(\.booking.amount).sum() + amount
    func share(_ part: Money, less taken: Money, atMost most: Money) throws -> Money {
      let reached = try Money(rounding: part.exact * credited.exact / whole.exact, .halfUp)
      return min(max(.zero, try reached - taken), most)
    }
    func vat(_ record: JournalRecord) throws -> Money {
      try record.entry.postings.filter { $0.account == vatAccount }.map(\.amount.magnitude).sum()
    }
    eligible = try share(
      invoice.eligible, less: try earlier.map(\.eligible).sum(), atMost: amount)
    let rest = try amount - eligible
    let deducted = try vat(invoice)
    let hasIneligible = try invoice.eligible + deducted < whole
    self.vat =
      hasIneligible
      ? try share(deducted, less: try earlier.map(vat).sum(), atMost: rest)
      : deducted.isZero ? .zero : rest
    ineligible = try rest - self.vat
  }
}
