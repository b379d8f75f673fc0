import Amounts
import Bookkeeping

/// Credit notes (Gutschriften): each lowers the expense of one voucher, eligible and not eligible
/// parts in proportion, to the cent; with the last of it nothing of the expense is left. What is
/// not paid yet is lowered first; the rest comes back in money, and takes away from the payments,
/// the last first, each where it counts. Of one with a day of payment the money came back: it takes
/// away from the payments first. The parts of a voucher that is split bear it in proportion to what
/// is left of each, unless it names line or measure.
extension BookingDesk {
  func credit(
    _ booking: Booking, among books: some BookedRecords
  ) throws -> [ProposedEntry] {
    // One that is booked again from the same row is known, and no second one.
    let open = try invoices(of: booking, among: books).map { invoice in
      try OpenExpense(
        invoice,
        settledBy: try books.settlements(of: invoice.number, before: booking.reference))
    }
    let lefts = try open.map { part in
      try part.record.booking.amount - part.credits.map(\.booking.amount).sum()
    }
    var faults: [BookingFault] = []
    var parts: [(booking: Booking, measure: Measure)] = []
    for own in open.map(\.record.booking) {
      var resolved = booking
      (resolved.measure, resolved.line, resolved.source) = (own.measure, own.line, own.source)
      resolved.counterparty = booking.counterparty ?? own.counterparty
      var check = BookingCheck(booking: resolved, portfolio: portfolio)
      check.run()
      faults += check.faults.filter { !faults.contains($0) }
      resolved.facts.order = own.facts.order
      resolved.facts.serviceFrom = own.facts.serviceFrom
      resolved.facts.serviceTo = own.facts.serviceTo
      if let measure = check.measure { parts.append((resolved, measure)) }
    }
    faults += try Self.faults(booking, open.map(\.record), left: lefts.sum())
    guard faults.isEmpty else { throw BookingRefused(faults: faults) }
    // What comes back in money comes for what was paid.
    let paid = try zip(open, lefts).map { try $1 - $0.left }
    let isReturned = try booking.paidOn != nil && booking.amount <= paid.sum()
    let amounts = try Self.shares(of: booking.amount, by: isReturned ? paid : lefts)
    let taxes = try booking.vat.map { try Self.shares(of: $0, by: amounts) }
    var entries: [ProposedEntry] = []
    for (index, part) in parts.enumerated() where amounts[index] > .zero {
      var one = part.booking
      (one.amount, one.vat) = (amounts[index], taxes?[index])
      entries += try credit(
        one, of: open[index], measure: part.measure, after: entries.count)
    }
    return entries.oneBooking
  }

  private static func faults(
    _ credit: Booking, _ invoices: [JournalRecord], left: Money
  ) throws -> [BookingFault] {
    var faults: [BookingFault] = []
    if let first = invoices.first, credit.amount > left {
      let whole = try invoices.map(\.booking.amount).sum()
      faults.append(
        .creditExceeds(
          first.booking.voucher ?? "\(first.number)", amount: credit.amount, voucher: whole,
          credited: try whole - left))
    }
    if let day = invoices.map(\.booking.date).max(), credit.date < day {
      faults.append(.creditBeforeInvoice(date: credit.date, invoice: day))
    }
    return faults
  }

  /// The expenses that a credit note lowers: the only one with that number of a voucher that fits
  /// what else the booking says, or that entry; all parts of one voucher, see
  /// ``OpenExpense/areParts(_:)``.
  private func invoices(
    of booking: Booking, among books: some BookedRecords
  ) throws -> [JournalRecord] {
    guard let number = booking.facts.forVoucher else {
      throw BookingRefused(faults: [.missing(.forVoucher, kind: .creditNote)])
    }
    let found = try expenses(number, fitting: booking, among: books)
    guard !found.isEmpty else {
      throw BookingRefused(faults: [.creditWithoutVoucher(number)])
    }
    guard found.count == 1 || OpenExpense.areParts(found) else {
      throw BookingRefused(faults: [.creditAmbiguous(number, entries: found.map(\.number))])
    }
    return found
  }

  /// Standing expenses with that number of a voucher, else of an entry, that fit what else a
  /// booking says.
  func expenses(
    _ number: String, fitting booking: Booking, among books: some BookedRecords
  ) throws -> [JournalRecord] {
    let voucher = VoucherKey(number)
    let found = try books.expenses(voucher: voucher).filter { fits($0, booking) }
    // Parts that whoever books does not see would bear nothing of it.
    let all = found.isEmpty ? [] : try books.claims(voucher: voucher).filter { fits($0, booking) }
    guard all.count <= found.count || !OpenExpense.areParts(all) else {
      let entries = found.map(\.number)
      throw BookingRefused(
        faults: [
          booking.kind == .payment
            ? .paymentAmbiguous(number, entries: entries)
            : .creditAmbiguous(number, entries: entries)
        ])
    }
    guard found.isEmpty, let entry = Int64(number) else { return found }
    return try expense(entry, fitting: booking, among: books)
  }

  /// The standing expense of that number of an entry, if it fits.
  func expense(
    _ entry: Int64, fitting booking: Booking, among books: some BookedRecords
  ) throws -> [JournalRecord] {
    guard let record = try books.entry(number: entry), record.booking.kind == .expense,
      record.reverses == nil, record.reversedBy == nil, fits(record, booking)
    else { return [] }
    // The number of a credit note's voucher is its own.
    guard booking.kind == .payment, let voucher = booking.voucher, Int64(voucher) != entry else {
      return [record]
    }
    return record.booking.voucher.map(VoucherKey.init) == VoucherKey(voucher) ? [record] : []
  }

  private func fits(_ record: JournalRecord, _ booking: Booking) -> Bool {
    let other = record.booking
    if !booking.measure.isEmpty, booking.measure != other.measure { return false }
    if let line = booking.line, line != other.line { return false }
    if let source = booking.source, source != other.source { return false }
    // A payment has no day of a voucher of its own.
    if booking.kind == .payment, let day = booking.voucherDate, day != other.voucherDate {
      return false
    }
    guard let payee = booking.counterparty, let own = other.counterparty else { return true }
    return PartyName(payee).fits(PartyName(own))
  }

  /// What a payment takes off by paying in time (Skonto): a credit note that needs no voucher.
  func discount(
    _ amount: Money, with payment: Payment, of open: OpenExpense, measure: Measure
  ) throws -> [ProposedEntry] {
    let own = open.record.booking
    let booking = Booking(
      date: payment.on, kind: .creditNote, measure: own.measure, line: own.line,
      source: own.source, amount: amount, voucher: own.voucher, voucherDate: payment.on,
      counterparty: own.counterparty, purpose: Self.discountName,
      reference: payment.reference?.part(2),
      facts: BookingFacts(
        serviceFrom: own.facts.serviceFrom, serviceTo: own.facts.serviceTo, order: own.facts.order,
        forVoucher: own.voucher))
    return try credit(booking, of: open, measure: measure)
  }

  /// What an entry of its own is called by which a discount is booked.
  static let discountName = "Skonto"

  // MARK: The entries

  /// What a credit note takes away from: what is not paid yet, or the payments of a day.
  private struct Pot {
    /// The day of payment; nil: not paid yet.
    let day: CalendarDate?
    /// Of it by earlier credit notes what is left.
    let left: Money
    let whole: Money
    let eligible: Money
    /// What earlier credit notes took of ``eligible``.
    let taken: Money
  }

  /// - Parameter earlier: how many entries of the same credit note come before.
  private func credit(
    _ credit: Booking, of open: OpenExpense, measure: Measure, after earlier: Int = 0
  ) throws -> [ProposedEntry] {
    var rest = credit.amount
    var parts: [(amount: Money, pot: Pot)] = []
    var pots = try pots(of: open, isCost: measure.basis == .cost)
    if credit.paidOn != nil {
      pots = pots.filter { $0.day != nil } + pots.filter { $0.day == nil }
    }
    for pot in pots
    where rest > .zero && pot.left > .zero {
      let amount = min(rest, pot.left)
      rest = try rest - amount
      parts.append((amount, pot))
    }
    var open = open
    return try parts.enumerated().map { index, part in
      var booking = credit
      booking.amount = part.amount
      booking.reference = credit.reference?.part(earlier + index + 1)
      let entry = try entry(booking, part.pot, of: open, measure: measure)
      open = try open.settled(by: [entry])
      return entry
    }
  }

  /// On the cost basis the expense counts as a whole, on one day.
  private func pots(of open: OpenExpense, isCost: Bool) throws -> [Pot] {
    let invoice = open.record
    if isCost {
      let credited = try open.credits.map(\.booking.amount).sum()
      return [
        Pot(
          day: invoice.countsOn, left: try invoice.booking.amount - credited,
          whole: invoice.booking.amount, eligible: invoice.eligible,
          taken: try open.credits.map(\.eligible).sum())
      ]
    }
    var paid: [CalendarDate: (amount: Money, eligible: Money)] = [:]
    if open.isPaidAtOnce, let day = invoice.countsOn {
      paid[day] = (invoice.booking.amount, invoice.eligible)
    }
    for payment in open.payments {
      guard let day = payment.countsOn else { continue }
      let before = paid[day] ?? (.zero, .zero)
      paid[day] = (
        try before.amount + payment.booking.amount, try before.eligible + payment.eligible
      )
    }
    let lowering = open.credits.filter { $0.countsOn == nil }
    let lowered = try lowering.map(\.booking.amount).sum()
    let loweredEligible = try lowering.map(\.eligible).sum()
    let unpaid = Pot(
      day: nil, left: open.left, whole: try open.left + lowered,
      eligible: try open.eligibleLeft + loweredEligible, taken: loweredEligible)
    return [unpaid]
      + (try paid.sorted { $0.key > $1.key }.map { day, sum in
        let back = open.credits.filter { ($0.booking.facts.periodOn ?? $0.countsOn) == day }
        return Pot(
          day: day, left: try sum.amount - back.map(\.booking.amount).sum(), whole: sum.amount,
          eligible: sum.eligible, taken: try back.map(\.eligible).sum())
      })
  }

  private func entry(
    _ credit: Booking, _ pot: Pot, of open: OpenExpense, measure: Measure
  ) throws -> ProposedEntry {
    let invoice = open.record
    let own = invoice.booking
    let line = own.line ?? ""
    let parts = try CreditParts(
      credit.amount, eligible: try eligible(credit, pot, own), of: invoice, after: open.credits,
      vatAccount: chart.number(.inputVat))
    // Where the expense stands, whatever account its line has today.
    let others = [chart.number(.inputVat), chart.number(.ineligible)]
    let stands = invoice.entry.postings.first {
      $0.amount > .zero && !others.contains($0.account)
    }
    let isCost = measure.basis == .cost
    let lowered =
      isCost && credit.paidOn != nil
      ? max(.zero, try credit.amount - (pot.left - open.left))
      : pot.day == nil || isCost ? min(credit.amount, open.left) : .zero
    var postings = [
      posting(open.account ?? chart.number(.payables), credit, line, nil, lowered),
      posting(chart.number(.bank), credit, line, nil, try credit.amount - lowered),
      posting(
        stands?.account ?? expenseAccount(line, measure), credit, line, nil, -parts.eligible),
      posting(chart.number(.ineligible), credit, line, nil, -parts.ineligible),
      posting(chart.number(.inputVat), credit, line, nil, -parts.vat),
    ]
    postings.removeAll(where: \.amount.isZero)
    let told = isCost ? credit.voucherDate ?? credit.date : credit.paidOn ?? credit.date
    let day = pot.day.map { max(told, $0) } ?? (isCost ? told : nil)
    var booking = credit
    booking.facts.periodOn = pot.day == day ? nil : pot.day
    booking.facts.servedOn = own.servedOn
    let name = credit.purpose == Self.discountName ? Self.discountName : credit.kind.name.de
    let text = name + " zu " + (own.voucher ?? "Nr. \(invoice.number)")
    return ProposedEntry(
      booking: booking, eligible: parts.eligible, countsOn: day,
      entry: try Entry(
        bookedOn: credit.date,
        text: [text, credit.counterparty].compactMap { $0 }
          .joined(separator: ", "), postings: postings), settles: invoice.number)
  }

  /// The eligible part of a credit note out of its pot. A discount first takes what was cut from
  /// the invoice because it was offered: once it is taken, it is no expenditure at all.
  private func eligible(_ credit: Booking, _ pot: Pot, _ invoice: Booking) throws -> Money {
    let before = try pot.whole - pot.left
    guard credit.purpose == Self.discountName, let offered = invoice.facts.discountOffered,
      offered < .full
    else {
      return try CentShare(whole: pot.whole, before: before).next(
        of: pot.eligible, for: credit.amount, taken: pot.taken)
    }
    let uncut = pot.eligible.exact / (.one - offered.value)
    let left = try pot.left - credit.amount
    let due = try Money(rounding: uncut * left.exact / pot.whole.exact, .halfUp)
    return min(max(.zero, try pot.eligible - due - pot.taken), credit.amount)
  }
}

/// What a credit note takes from each part of its expense, cents.
struct CreditParts {
  let eligible: Money
  let ineligible: Money
  let vat: Money

  /// All credit notes so far together take their share of the VAT, so that no cent is left over
  /// when they come to the whole.
  init(
    _ amount: Money, eligible: Money, of invoice: JournalRecord, after earlier: [JournalRecord],
    vatAccount: String
  ) throws {
    let whole = invoice.booking.amount
    func vat(_ record: JournalRecord) throws -> Money {
      try record.entry.postings.filter { $0.account == vatAccount }.map(\.amount.magnitude).sum()
    }
    self.eligible = eligible
    let rest = try amount - eligible
    let deducted = try vat(invoice)
    let share = CentShare(whole: whole, before: try earlier.map(\.booking.amount).sum())
    let hasIneligible = try invoice.eligible + deducted < whole
    self.vat =
      hasIneligible
      ? min(
        try share.next(of: deducted, for: amount, taken: try earlier.map(vat).sum()), rest)
      : deducted.isZero ? .zero : rest
    ineligible = try rest - self.vat
  }
}
