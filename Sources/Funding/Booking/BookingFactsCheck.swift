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
    let told: [(field: BookingFault.Field, value: String?, fits: Bool)] = [
      // A table has its columns for all rows: zero tells nothing.
      (.vat, booking.vat.flatMap { $0.isZero ? nil : $0.plainText }, bearsVat),
      (.eligible, isPayment ? booking.eligible?.plainText : nil, false),
      (.method, isPayment ? booking.method?.name.de : nil, false),
      (.reason, booking.reason, buys), (.quantity, booking.quantity?.exactText, buys),
      (.unitRate, booking.unitRate?.plainText, buys),
      (.share, booking.share.map { $0.percentText() + " %" }, buys),
      (.evidence, booking.evidence.first, kind != .order),
      (.voucherTotal, facts.voucherTotal?.plainText, kind == .expense),
      (.serviceFrom, facts.serviceFrom?.isoText, buys),
      (.serviceTo, facts.serviceTo?.isoText, buys),
      (.order, facts.order, kind == .expense || kind == .order),
      (
        .discountOffered, facts.discountOffered.map { $0.percentText() + " %" }, kind == .expense
      ),
      (.staffShare, facts.staffShare.map { $0.percentText() + " %" }, isStaff),
      (.inventory, facts.inventory, buys),
      (.forVoucher, facts.forVoucher, kind == .creditNote || kind == .expense),
      (.procedure, facts.procedure?.name.de, kind == .order),
      (.offers, facts.offers.map(String.init), kind == .order),
      (.dueOn, facts.dueOn?.isoText, kind == .expense),
      (.retention, facts.retention?.plainText, kind == .expense),
      (.retentionDue, facts.retentionDue?.isoText, kind == .expense),
      (.discount, facts.discount?.plainText, isPayment),
      (.guarantee, facts.guarantee, isPayment),
      // In-kind contributions count on the day of their voucher: nobody pays them.
      (.paidOn, booking.paidOn?.isoText, kind != .order && !kind.isUnpaid),
      (.voucherDate, booking.voucherDate?.isoText, kind != .order),
      (.source, booking.source, kind != .order),
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
