public import Amounts
public import Bookkeeping

/// Checks bookings against the projects and turns them into entries: one posting recipe per kind.
/// Nothing is posted here.
public struct BookingDesk: Sendable {
  package let portfolio: Portfolio
  let chart: Chart

  public init(portfolio: Portfolio, chart: Chart) {
    self.portfolio = portfolio
    self.chart = chart
  }

  /// The entries that `booking` makes: one, or two where an expense is paid after its booking date;
  /// none for an order. What it says of other records is not looked up: a payment or a credit
  /// note, which follows from its voucher, is only checked and makes none here.
  /// - Throws: ``BookingRefused`` with every fault at once.
  public func propose(_ booking: Booking) throws(BookingRefused) -> [ProposedEntry] {
    var check = BookingCheck(booking: booking, portfolio: portfolio)
    check.run()
    guard check.faults.isEmpty else { throw BookingRefused(faults: check.faults) }
    guard booking.kind != .order, !booking.kind.followsVoucher, let measure = check.measure else {
      return []
    }
    do {
      return try recipe(check.resolved, measure: measure, eligible: check.eligible)
    } catch {
      throw BookingRefused(faults: [.beyondLimit(booking.amount)])
    }
  }

  /// What is wrong with the names of measure, line and source of a booking of which not all else
  /// can be read.
  public func unknownNames(of booking: Booking) -> [BookingFault] {
    BookingCheck.unknownNames(booking, portfolio)
  }

  /// The entries that `booking` makes, looked up among what was booked: a credit note lowers its
  /// voucher, the parts of a voucher stay within its total, an order comes before its invoice.
  /// - Throws: ``BookingRefused`` with every fault at once, and what `books` throws.
  public func propose(
    _ booking: Booking, among books: some BookedRecords
  ) throws -> [ProposedEntry] {
    if booking.kind == .creditNote { return try credit(booking, among: books) }
    if booking.kind == .payment { return try pay(booking, among: books) }
    let proposals = try propose(booking)
    let faults = try references(of: booking, among: books)
    guard faults.isEmpty else { throw BookingRefused(faults: faults) }
    return proposals
  }

  /// The order that `booking` tells of.
  /// - Parameter amends: whether it may change an order that is known.
  /// - Throws: ``BookingRefused`` with every fault at once, and what `books` throws.
  public func order(
    _ booking: Booking, among books: some BookedRecords, amends: Bool = false
  ) throws -> Order? {
    guard booking.kind == .order else { return nil }
    _ = try propose(booking)
    guard let order = Order(booking) else { return nil }
    if !amends, let known = try books.order(order.id),
      let (field, before, after) = order.difference(from: known)
    {
      throw BookingRefused(
        faults: [.orderDiffers(order.id, field: field, known: before, found: after)])
    }
    return order
  }

  /// Grant money (award) or partner cash (source) used by `difference` more, or less where it is
  /// below zero (Verwendung). Nil where nothing changes.
  public func propose(
    useOf item: String, measure: Measure, by difference: Money, on date: CalendarDate
  ) -> ProposedEntry? {
    guard !difference.isZero else { return nil }
    let from: String
    let to: String
    let party: String?
    if let award = portfolio.award(item) {
      from = chart.number(Self.advance(award.funder.level))
      to = chart.number(Self.grant(award.funder.level))
      party = award.funder.id
    } else {
      from = chart.number(.partnerAdvance)
      to = chart.number(.partnerCash)
      party = measure.source(item)?.organisation
    }
    let booking = Booking(
      date: date, kind: .recognise, measure: measure.id, source: item, amount: difference.magnitude)
    let entry = try? Entry(
      bookedOn: date, text: BookingKind.recognise.name.de + " " + item,
      postings: [
        Posting(account: from, measure: measure.id, item: item, party: party, amount: difference),
        Posting(account: to, measure: measure.id, item: item, party: party, amount: -difference),
      ])
    return entry.map { ProposedEntry(booking: booking, eligible: .zero, countsOn: date, entry: $0) }
  }

  /// The account on which used grant money of `level` stands.
  public static func grant(_ level: Funder.Level) -> AccountRole {
    switch level {
    case .land: .grantLand
    case .bund: .grantBund
    case .eu: .grantEU
    case .municipal, .foundation, .other: .grantOther
    }
  }

  static func advance(_ level: Funder.Level) -> AccountRole {
    switch level {
    case .land: .advanceLand
    case .bund: .advanceBund
    case .eu: .advanceEU
    case .municipal, .foundation, .other: .advanceOther
    }
  }

  // MARK: Recipes

  /// The expense account of a plan line of a measure.
  func expenseAccount(_ line: String, _ measure: Measure) -> String {
    measure.line(line).map { chart.expenseAccount(of: $0) } ?? chart.expenseAccount(line: line)
  }

  private func recipe(
    _ booking: Booking, measure: Measure, eligible: Money
  ) throws -> [ProposedEntry] {
    guard booking.kind == .expense else {
      return [try simple(booking, measure: measure, eligible: eligible)]
    }
    let line = booking.line ?? ""
    let recipient = portfolio.project(ofMeasure: measure.id)?.organisation(measure.recipient)
    let withoutVat = try Eligibility.eligible(
      gross: booking.amount, vat: booking.vat ?? .zero,
      deductible: recipient?.inputVatDeductible ?? .zero)
    let isOwed = booking.isOwed
    var postings = [
      posting(expenseAccount(line, measure), booking, line, nil, eligible),
      posting(chart.number(.ineligible), booking, line, nil, try withoutVat - eligible),
      posting(chart.number(.inputVat), booking, line, nil, try booking.amount - withoutVat),
      posting(chart.number(isOwed ? .payables : .bank), booking, line, nil, -booking.amount),
    ]
    postings.removeAll(where: \.amount.isZero)
    let countsOn: CalendarDate? =
      measure.basis == .cost
      // Costs arise with the service, whenever it is charged.
      ? booking.facts.serviceTo ?? booking.voucherDate ?? booking.date
      : isOwed ? nil : booking.paidOn
    let invoice = ProposedEntry(
      booking: booking, eligible: eligible, countsOn: countsOn,
      entry: try Entry(bookedOn: booking.date, text: Self.text(booking), postings: postings))
    guard isOwed, let paidOn = booking.paidOn else { return [invoice] }
    // What is retained stays open.
    let open = try OpenExpense(invoice)
    var paid = booking
    paid.amount = try booking.amount - (booking.facts.retention ?? .zero)
    let shares = try open.shares(of: paid.amount)
    (paid.vat, paid.reference, paid.evidence) = (shares.vat, nil, [])
    return [
      invoice,
      try payment(
        of: paid, eligible: shares.eligible, on: paidOn, measure: measure, settles: nil),
    ]
  }

  /// Every kind but the expense: one account against another.
  private func simple(_ booking: Booking, measure: Measure, eligible: Money) throws -> ProposedEntry
  {
    let item = booking.source ?? ""
    let level = portfolio.award(item)?.funder.level ?? .other
    let party = portfolio.award(item)?.funder.id ?? measure.source(item)?.organisation
    let (debit, credit): (AccountRole, AccountRole) =
      switch booking.kind {
      case .ownFunds: (.bank, .ownFunds)
      case .partnerCash: (.bank, .partnerAdvance)
      case .donation: (.bank, .donations)
      case .revenue: (.bank, .revenue)
      case .otherPublic: (.bank, .otherPublic)
      case .drawdown: (.bank, Self.advance(level))
      case .repayment: (Self.advance(level), .bank)
      case .interest: (.interest, .bank)
      case .forward: (.forwardedAdvance, .bank)
      case .inKind, .civic: (.inKindExpense, .inKindFinancing)
      case .recognise: (Self.advance(level), Self.grant(level))
      case .expense, .payment, .creditNote, .order: (.payables, .bank)
      }
    let debitItem = booking.kind.isUnpaid ? booking.line ?? "" : item
    let entry = try Entry(
      bookedOn: booking.date, text: Self.text(booking),
      postings: [
        posting(chart.number(debit), booking, debitItem, party, booking.amount),
        posting(chart.number(credit), booking, item, party, -booking.amount),
      ])
    let countsOn =
      booking.kind.isUnpaid ? booking.voucherDate ?? booking.date : booking.paidOn ?? booking.date
    return ProposedEntry(booking: booking, eligible: eligible, countsOn: countsOn, entry: entry)
  }

  func posting(
    _ account: String, _ booking: Booking, _ item: String, _ party: String?, _ amount: Money
  ) -> Posting {
    Posting(account: account, measure: booking.measure, item: item, party: party, amount: amount)
  }

  static func text(_ booking: Booking) -> String {
    let parts = [booking.purpose ?? booking.kind.name.de, booking.counterparty].compactMap { $0 }
    return parts.joined(separator: ", ")
  }
}
