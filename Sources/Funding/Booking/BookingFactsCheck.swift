import Amounts

/// The facts of one booking, checked for themselves; what they say of other records is checked when
/// it is booked.
enum BookingFactsCheck {
  static func faults(_ booking: Booking) -> [BookingFault] {
    let facts = booking.facts
    var faults = misplaced(booking) + missing(booking)
    if let total = facts.voucherTotal, booking.amount > total {
      faults.append(.partAboveTotal(amount: booking.amount, total: total))
    }
    if let from = facts.serviceFrom, let to = facts.serviceTo, to < from {
      faults.append(.serviceReversed(from: from, to: to))
    }
    for (field, rate) in [
      (BookingFault.Field.discountOffered, facts.discountOffered), (.staffShare, facts.staffShare),
    ] {
      if let rate, rate <= .zero || rate > .full { faults.append(.rateOutOfRange(field, rate)) }
    }
    if let offers = facts.offers, offers < 1 { faults.append(.offersNotPositive(offers)) }
    return faults + due(booking) + tooLong(booking)
  }

  /// The most characters of a text.
  private static let textLimit = 4000

  private static func tooLong(_ booking: Booking) -> [BookingFault] {
    let facts = booking.facts
    let texts: [(BookingFault.Field, String?)] = [
      (.reason, booking.reason), (.voucher, booking.voucher), (.purpose, booking.purpose),
      (.counterparty, booking.counterparty), (.reference, booking.reference),
      (.order, facts.order), (.inventory, facts.inventory), (.guarantee, facts.guarantee),
      (.forVoucher, facts.forVoucher),
    ]
    return (texts + booking.evidence.map { (.evidence, $0) }).compactMap { field, text in
      // No character has less than a byte, and bytes are counted already.
      guard let text, text.utf8.count > textLimit, text.unicodeScalars.count > textLimit
      else { return nil }
      return .textTooLong(field, text, limit: textLimit)
    }
  }

  /// When an invoice and what is retained of it are due.
  private static func due(_ booking: Booking) -> [BookingFault] {
    let facts = booking.facts
    guard booking.kind == .expense else { return [] }
    var faults: [BookingFault] = []
    if let retention = facts.retention, retention <= .zero || retention >= booking.amount {
      faults.append(.retentionOutside(retention: retention, amount: booking.amount))
    }
    if (facts.retention == nil) != (facts.retentionDue == nil) {
      faults.append(
        .missing(facts.retention == nil ? .retention : .retentionDue, kind: .expense))
    }
    let invoiced = booking.voucherDate ?? booking.date
    let days: [(BookingFault.Field, CalendarDate?)] = [
      (.dueOn, facts.dueOn), (.retentionDue, facts.retentionDue),
    ]
    for case (let field, let day?) in days where day < invoiced {
      faults.append(.dueBeforeInvoice(field, day, invoice: invoiced))
    }
    return faults
  }

  /// What means nothing for the kind, and would be ignored.
  private static func misplaced(_ booking: Booking) -> [BookingFault] {
    let facts = booking.facts
    let kind = booking.kind
    let buys = kind == .expense || kind.isUnpaid
    let isStaff = buys && booking.method?.isStaff == true
    let isPayment = kind == .payment
    // Money that comes from a source or goes back to it bears no VAT; what is sold may.
    let bearsVat = buys || [.revenue, .creditNote, .order].contains(kind)
    let told: [(field: BookingFault.Field, value: Term?, fits: Bool)] = [
      // A table has its columns for all rows: zero tells nothing.
      (.vat, booking.vat.flatMap { $0.isZero ? nil : .money($0) }, bearsVat),
      (.eligible, isPayment ? booking.eligible.map(Term.money) : nil, false),
      (.method, isPayment ? booking.method.map { .text($0.name) } : nil, false),
      (.reason, booking.reason.map(Term.plain), buys),
      (.quantity, booking.quantity.map(Term.number), buys),
      (.unitRate, booking.unitRate.map(Term.money), buys),
      (.share, booking.share.map(Term.rate), buys),
      (.evidence, booking.evidence.first.map(Term.plain), kind != .order),
      (.voucherTotal, facts.voucherTotal.map(Term.money), kind == .expense),
      (.serviceFrom, facts.serviceFrom.map(Term.date), buys),
      (.serviceTo, facts.serviceTo.map(Term.date), buys),
      (.order, facts.order.map(Term.plain), kind == .expense || kind == .order),
      (.discountOffered, facts.discountOffered.map(Term.rate), kind == .expense),
      (.staffShare, facts.staffShare.map(Term.rate), isStaff),
      (.inventory, facts.inventory.map(Term.plain), buys),
      (.forVoucher, facts.forVoucher.map(Term.plain), kind == .creditNote || kind == .expense),
      (.procedure, facts.procedure.map { .text($0.name) }, kind == .order),
      (.offers, facts.offers.map { .plain(String($0)) }, kind == .order),
      (.dueOn, facts.dueOn.map(Term.date), kind == .expense),
      (.retention, facts.retention.map(Term.money), kind == .expense),
      (.retentionDue, facts.retentionDue.map(Term.date), kind == .expense),
      (.discount, facts.discount.map(Term.money), isPayment),
      (.guarantee, facts.guarantee.map(Term.plain), isPayment),
      // In-kind contributions count on the day of their voucher: nobody pays them.
      (.paidOn, booking.paidOn.map(Term.date), kind != .order && !kind.isUnpaid),
      (.voucherDate, booking.voucherDate.map(Term.date), kind != .order),
      (.source, booking.source.map(Term.plain), kind != .order),
    ]
    return told.compactMap { field, value, fits in
      value.flatMap { fits ? nil : .notForKind(field, value: $0, kind: kind) }
    }
  }

  private static func missing(_ booking: Booking) -> [BookingFault] {
    switch booking.kind {
    case .creditNote:
      booking.facts.forVoucher == nil ? [.missing(.forVoucher, kind: .creditNote)] : []
    case .order:
      [
        booking.facts.order == nil ? BookingFault.missing(.order, kind: .order) : nil,
        booking.counterparty == nil ? .missing(.counterparty, kind: .order) : nil,
      ].compactMap { $0 }
    default: []
    }
  }
}
