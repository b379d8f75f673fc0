public import Amounts
import Bookkeeping

/// Payments of expenses that were booked as not paid, whole or in parts.
extension BookingDesk {
  /// What is paid of an expense, and how.
  public struct Payment: Hashable, Sendable {
    /// The day of payment.
    public var on: CalendarDate
    /// Cents; nil: what is due on ``on``.
    public var amount: Money?
    /// Taken with it (Skonto), cents: lowers the expense.
    public var discount: Money?
    /// Takes the place of what is retained.
    public var guarantee: String?
    /// Of the payment itself, such as the line of an account statement.
    public var reference: String?
    /// Nil: that of the expense.
    public var purpose: String?
    /// Of the payment itself.
    public var evidence: [String] = []

    public init(
      on: CalendarDate, amount: Money? = nil, discount: Money? = nil, guarantee: String? = nil,
      reference: String? = nil
    ) {
      self.on = on
      self.amount = amount
      self.discount = discount
      self.guarantee = guarantee
      self.reference = reference
    }

    /// As a booking of kind payment tells it.
    /// - Parameter amount: cents; nil: what is due.
    public init(_ booking: Booking, amount: Money?) {
      self.init(
        on: booking.paidOn ?? booking.date, amount: amount, discount: booking.facts.discount,
        guarantee: booking.facts.guarantee, reference: booking.reference)
      (purpose, evidence) = (booking.purpose, booking.evidence)
    }
  }

  /// The payment of an expense, behind the discount that it takes. What is paid counts on its day,
  /// with its share of what is eligible.
  /// - Throws: ``BookingRefused`` with every fault at once.
  public func propose(
    _ payment: Payment, of open: OpenExpense
  ) throws(BookingRefused) -> [ProposedEntry] {
    let record = open.record
    guard let measure = portfolio.measure(record.booking.measure) else {
      throw BookingRefused(faults: [.unknownMeasure(record.booking.measure, nearest: nil)])
    }
    do {
      let discount = payment.discount ?? .zero
      let retained = payment.guarantee == nil ? open.retained(on: payment.on) : .zero
      let free = try open.left - retained
      let amount = try payment.amount ?? open.due(on: payment.on) - discount
      var faults = Self.faults(payment, open)
      if faults.isEmpty, try amount + discount > open.left {
        faults.append(
          .paysTooMuch(record.number, amount: amount, discount: discount, open: open.left))
      }
      if faults.isEmpty, amount <= .zero { faults.append(.notPositive(amount)) }
      guard faults.isEmpty else { throw BookingRefused(faults: faults) }
      var rest = open
      var entries: [ProposedEntry] = []
      if discount > .zero {
        entries = try self.discount(discount, with: payment, of: open, measure: measure)
        rest = try open.settled(by: entries)
      }
      var paid = try entry(payment, amount, of: rest, measure: measure)
      if try amount + discount > free { paid.retainedUntil = record.booking.facts.retentionDue }
      return (entries + [paid]).oneBooking
    } catch let refused as BookingRefused {
      throw refused
    } catch {
      throw BookingRefused(faults: [.beyondLimit(record.booking.amount)])
    }
  }

  private static func faults(_ payment: Payment, _ open: OpenExpense) -> [BookingFault] {
    let booking = open.record.booking
    var faults: [BookingFault] = []
    if open.left <= .zero {
      faults.append(.nothingLeftToPay(open.record.number, amount: booking.amount))
    }
    if let text = payment.guarantee, text.allSatisfy(\.isWhitespace) {
      faults.append(.missing(.guarantee, kind: .payment))
    }
    for amount in [payment.amount, payment.discount] {
      if let amount, amount <= .zero { faults.append(.notPositive(amount)) }
    }
    return faults
  }

  private func entry(
    _ payment: Payment, _ amount: Money, of open: OpenExpense, measure: Measure
  ) throws -> ProposedEntry {
    let (eligible, vat) = try open.shares(of: amount)
    var told = open.record.booking
    (told.amount, told.vat, told.reference) = (amount, vat, payment.reference)
    (told.facts.discount, told.facts.guarantee) = (payment.discount, payment.guarantee)
    (told.purpose, told.evidence) = (payment.purpose ?? told.purpose, payment.evidence)
    return try self.payment(
      of: told, eligible: eligible, on: payment.on, measure: measure, settles: open.record.number,
      from: open.account)
  }

  /// The entry of a payment.
  /// - Parameters:
  ///   - invoice: with the amount, VAT and facts of the payment.
  ///   - account: where the expense is owed; nil: where this chart has it.
  func payment(
    of invoice: Booking, eligible: Money, on date: CalendarDate, measure: Measure, settles: Int64?,
    from account: String? = nil
  ) throws -> ProposedEntry {
    let line = invoice.line ?? ""
    var booking = invoice
    booking.date = date
    booking.kind = .payment
    booking.paidOn = date
    booking.quantity = nil
    booking.method = nil
    booking.unitRate = nil
    booking.share = nil
    booking.facts = BookingFacts(
      serviceFrom: invoice.facts.serviceFrom, serviceTo: invoice.facts.serviceTo,
      discount: invoice.facts.discount, guarantee: invoice.facts.guarantee)
    let entry = try Entry(
      bookedOn: booking.date, text: Self.text(booking),
      postings: [
        posting(account ?? chart.number(.payables), booking, line, nil, invoice.amount),
        posting(chart.number(.bank), booking, line, nil, -invoice.amount),
      ])
    return ProposedEntry(
      booking: booking, eligible: eligible,
      // On the cost basis the expense has counted since it arose.
      countsOn: measure.basis == .cost ? nil : date, entry: entry, settles: settles,
      settlesPrevious: settles == nil)
  }

  // MARK: By the number of a voucher

  /// A payment that names its expense by the number of the voucher, or of the entry.
  /// - Throws: ``BookingRefused`` with every fault at once, and what `books` throws.
  func pay(_ booking: Booking, among books: some BookedRecords) throws -> [ProposedEntry] {
    try propose(
      Payment(booking, amount: booking.amount), of: openExpenses(booking, among: books))
  }

  /// The expenses that a payment is of: the only open one with that number of a voucher that fits
  /// what else the booking says, or that entry; all open parts of one voucher, see
  /// ``OpenExpense/areParts(_:)``.
  /// - Parameter entry: where it is told by its number alone.
  /// - Throws: ``BookingRefused`` where there is none or several, or the booking tells what a
  ///   payment has no use for; and what `books` throws.
  public func openExpenses(
    _ booking: Booking, entry: Int64? = nil, among books: some BookedRecords
  ) throws -> [OpenExpense] {
    let misplaced = BookingFactsCheck.faults(booking)
    guard misplaced.isEmpty else { throw BookingRefused(faults: misplaced) }
    guard let number = entry.map(String.init) ?? booking.voucher else {
      throw BookingRefused(faults: [.missing(.voucher, kind: .payment)])
    }
    let known =
      try entry.map { try expense($0, fitting: booking, among: books) }
      ?? expenses(number, fitting: booking, among: books)
    let found = try known.map {
      try OpenExpense(
        $0, settledBy: try books.settlements(of: $0.number, before: booking.reference))
    }
    guard let first = found.first else {
      let gone =
        try entry.map { try books.entry(number: $0) } ?? books.reversed(voucher: VoucherKey(number))
      guard let gone, gone.booking.kind == .expense, let by = gone.reversedBy else {
        throw BookingRefused(faults: [.paymentWithoutVoucher(number)])
      }
      throw BookingRefused(faults: [
        .isTakenBack(gone.booking.voucher ?? number, entry: gone.number, by: by)
      ])
    }
    let open = found.filter { $0.left > .zero }
    guard open.count <= 1 || OpenExpense.areParts(open) else {
      throw BookingRefused(faults: [.paymentAmbiguous(number, entries: open.map(\.record.number))])
    }
    return open.isEmpty ? [first] : open
  }
}

extension BookedRecords {
  /// Payments and credit notes of an expense that stand and were booked before what has this
  /// reference: a row that is known is taken as it was then.
  func settlements(
    of expense: Int64, before reference: String?
  ) throws -> [JournalRecord] {
    let all = try settlements(of: expense)
    guard let reference else { return all }
    return Array(all.prefix { !$0.booking.isPart(of: reference) })
  }
}

extension Booking {
  /// Whether it has a reference, or is a further entry of what has it.
  func isPart(of reference: String) -> Bool {
    self.reference == reference || self.reference?.hasPrefix(reference + " (") == true
  }
}

extension String {
  /// The reference of a further entry of what has this one: each entry has its own.
  func part(_ number: Int) -> String { number == 1 ? self : "\(self) (\(number))" }
}
