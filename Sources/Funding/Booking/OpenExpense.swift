public import Amounts
public import Bookkeeping

/// An expense with what was paid of it and what lowered it, and what is left to be paid (offener
/// Posten).
public struct OpenExpense: Hashable, Sendable {
  public let record: JournalRecord
  /// Its payments that stand, in order of booking.
  public private(set) var payments: [JournalRecord]
  /// Its credit notes and discounts that stand, in order of booking.
  private(set) var credits: [JournalRecord]
  /// What is to be paid, cents; zero where it was paid at once.
  public private(set) var left: Money
  /// The eligible part of ``left``, cents.
  private(set) var eligibleLeft: Money
  /// What there was to be paid, after what lowered it before it was paid, cents.
  private var whole: Money
  private var eligibleWhole: Money
  let isPaidAtOnce: Bool

  /// - Parameter settlements: payments and credit notes of the expense that stand, in order of
  ///   booking.
  /// - Throws: ``AmountError/beyondLimit``.
  public init(
    _ record: JournalRecord, settledBy settlements: [JournalRecord]
  ) throws(AmountError) {
    self.record = record
    (payments, credits) = ([], [])
    let isOwed = record.isOwed(settlements)
    isPaidAtOnce = !isOwed
    (whole, eligibleWhole) = isOwed ? (record.booking.amount, record.eligible) : (.zero, .zero)
    (left, eligibleLeft) = (whole, eligibleWhole)
    for settlement in settlements { try take(settlement) }
  }

  /// An expense that is about to be booked.
  init(_ proposal: ProposedEntry) throws(AmountError) {
    try self.init(proposal.record(settles: nil), settledBy: [])
  }

  /// The same after one more payment or credit note.
  /// - Throws: ``AmountError/beyondLimit``.
  mutating func take(_ settlement: JournalRecord) throws(AmountError) {
    if settlement.booking.kind == .payment {
      payments.append(settlement)
      left = try left - settlement.booking.amount
      eligibleLeft = try eligibleLeft - settlement.eligible
      return
    }
    credits.append(settlement)
    let lowered = try lowered(by: settlement)
    whole = try whole - lowered.amount
    eligibleWhole = try eligibleWhole - lowered.eligible
    left = try left - lowered.amount
    eligibleLeft = try eligibleLeft - lowered.eligible
  }

  /// The same after entries that were proposed for it; their numbers are not known yet.
  /// - Throws: ``AmountError/beyondLimit``.
  public func settled(by proposals: [ProposedEntry]) throws(AmountError) -> OpenExpense {
    var next = self
    for proposal in proposals { try next.take(proposal.record(settles: record.number)) }
    return next
  }

  /// The account on which an expense stands that is not paid at once; the bank of one that is.
  var account: String? { record.entry.postings.first { $0.amount.isNegative }?.account }

  /// The part of a credit note that lowers what is to be paid; the rest of it comes back in money.
  func lowered(
    by credit: JournalRecord
  ) throws(AmountError) -> (amount: Money, eligible: Money) {
    guard !isPaidAtOnce else { return (.zero, .zero) }
    let amount = try credit.entry.postings.filter { $0.account == account && $0.amount > .zero }
      .map(\.amount).sum()
    let share = CentShare(whole: credit.booking.amount)
    return (amount, try share.next(of: credit.eligible, for: amount))
  }

  /// What a payment of `amount` takes of the eligible part and of the VAT: all payments so far
  /// together take their share of each, so that it makes no difference in how many parts it is
  /// paid.
  /// - Throws: ``AmountError/beyondLimit``.
  func shares(of amount: Money) throws(AmountError) -> (eligible: Money, vat: Money?) {
    let paid = try payments.map(\.booking.amount).sum()
    let share = CentShare(whole: whole, before: paid)
    let eligible = try share.next(
      of: eligibleWhole, for: amount, taken: try payments.map(\.eligible).sum())
    guard let vat = record.booking.vat else { return (eligible, nil) }
    let ofWhole = try CentShare(whole: record.booking.amount).next(of: vat, for: whole)
    let taken = try payments.map { $0.booking.vat ?? .zero }.sum()
    return (eligible, try share.next(of: ofWhole, for: amount, taken: taken))
  }

  /// What is not to be paid before its own day, cents.
  public func retained(on day: CalendarDate) -> Money {
    let facts = record.booking.facts
    guard let retention = facts.retention, let due = facts.retentionDue, day < due else {
      return .zero
    }
    return max(.zero, min(retention, left))
  }

  /// What may be paid on a day: all that is left but what is retained then, cents.
  public func due(on day: CalendarDate) throws(AmountError) -> Money {
    let free = try left - retained(on: day)
    return free > .zero ? free : left
  }

  /// A part of what is left, by the day on which it is due.
  public struct Part: Hashable, Sendable {
    /// Cents.
    public let amount: Money
    /// The eligible part of ``amount``, cents.
    public let eligible: Money
    /// Nil where it was not told.
    public let dueOn: CalendarDate?
    public let isRetained: Bool
  }

  /// What is left, as it falls due: what is retained comes last.
  /// - Throws: ``AmountError/beyondLimit``.
  public func parts() throws(AmountError) -> [Part] {
    let facts = record.booking.facts
    let retained = min(facts.retention ?? .zero, left)
    let free = try left - retained
    let eligible = try CentShare(whole: left).next(of: eligibleLeft, for: free)
    return [
      Part(amount: free, eligible: eligible, dueOn: facts.dueOn, isRetained: false),
      Part(
        amount: retained, eligible: try eligibleLeft - eligible, dueOn: facts.retentionDue,
        isRetained: true),
    ].filter { $0.amount > .zero }
  }
}

extension ProposedEntry {
  /// What it leaves to be paid on days that it tells; nothing but of an invoice.
  /// - Throws: ``AmountError/beyondLimit``.
  public func dues() throws(AmountError) -> [DuePayment] {
    guard booking.kind == .expense, countsOn == nil else { return [] }
    let parts = try OpenExpense(self).parts()
    return parts.compactMap { part in
      part.dueOn.map { DuePayment(on: $0, amount: part.eligible, line: booking.line) }
    }
  }

  /// As it will be booked; its number is not known yet.
  fileprivate func record(settles: Int64?) -> JournalRecord {
    JournalRecord(
      number: .max, recordedAt: "", booking: booking, eligible: eligible, countsOn: countsOn,
      entry: entry, reverses: nil, reversedBy: nil, settles: settles)
  }
}

extension ProposedEntry {
  /// The payment of an expense that was booked unpaid, where it is told again with its day of
  /// payment; nil where it is not paid at once. On the cost basis the expense has counted already.
  /// - Throws: ``EntryError``.
  public func payment(completing record: JournalRecord) throws(EntryError) -> ProposedEntry? {
    guard booking.facts.retention == nil, let paidOn = booking.paidOn, paidOn == booking.date,
      let owed = record.entry.postings.first(where: { $0.amount.isNegative }),
      let bank = entry.postings.first(where: { $0.amount.isNegative })
    else { return nil }
    var paid = record.booking
    (paid.kind, paid.date, paid.paidOn) = (.payment, paidOn, paidOn)
    (paid.reference, paid.evidence, paid.method) = (nil, [], nil)
    (paid.quantity, paid.unitRate, paid.share) = (nil, nil, nil)
    paid.facts = BookingFacts(
      serviceFrom: booking.facts.serviceFrom, serviceTo: booking.facts.serviceTo)
    return ProposedEntry(
      booking: paid, eligible: record.eligible,
      countsOn: record.countsOn == nil ? paidOn : nil,
      entry: try Entry(
        bookedOn: paid.date, text: record.entry.text,
        postings: [owed.negated, Posting(bank, amount: owed.amount)]), settles: record.number)
  }
}

extension Posting {
  fileprivate var negated: Posting { Posting(self, amount: -amount) }

  fileprivate init(_ other: Posting, amount: Money) {
    self.init(
      account: other.account, measure: other.measure, item: other.item, party: other.party,
      amount: amount)
  }
}

extension Booking {
  /// Whether it is the same as `known`, an expense that was booked unpaid, now with its day of
  /// payment.
  public func tellsPayment(of known: Booking) -> Bool {
    guard kind == .expense, paidOn != nil, known.paidOn == nil else { return false }
    var unpaid = asSent
    unpaid.paidOn = nil
    return unpaid == known.asSent
  }

  /// Whether an expense is owed by itself: paid on another day than it is booked, before or after,
  /// or not whole. The payment is booked on its own day.
  var isOwed: Bool { facts.retention != nil || paidOn != date }
}

extension JournalRecord {
  /// Whether there is something to be paid beside this entry. Programs before migration 13 booked
  /// what was paid before its invoice with it: such an entry counts by itself, and nothing pays it.
  fileprivate func isOwed(_ settlements: [JournalRecord]) -> Bool {
    guard booking.isOwed else { return false }
    guard booking.facts.retention == nil, let paidOn = booking.paidOn, paidOn < booking.date else {
      return true
    }
    return countsOn == nil || settlements.contains { $0.booking.kind == .payment }
  }
}

/// Shares of parts of an amount that is taken bit by bit: all that was taken so far takes its share
/// of a part to the cent, half up, and with the last of it nothing of the part is left.
struct CentShare {
  /// What is taken bit by bit, cents.
  let whole: Money
  /// What of it was taken before, cents.
  var before = Money.zero

  /// - Parameters:
  ///   - part: of ``whole``, cents.
  ///   - amount: what is taken now, cents.
  ///   - taken: what of `part` was taken before, cents.
  /// - Throws: ``AmountError/beyondLimit``.
  func next(
    of part: Money, for amount: Money, taken: Money = .zero
  ) throws(AmountError) -> Money {
    let sum = try before + amount
    let reached =
      sum >= whole ? part : try Money(rounding: part.exact * sum.exact / whole.exact, .halfUp)
    return min(max(.zero, try reached - taken), amount)
  }
}
