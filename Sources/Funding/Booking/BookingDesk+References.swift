import Amounts

/// What a booking says of other records.
extension BookingDesk {
  func references(
    of booking: Booking, among books: some BookedRecords
  ) throws -> [BookingFault] {
    guard booking.kind == .expense, booking.facts != .none else { return [] }
    return try order(of: booking, among: books) + parts(of: booking, among: books)
  }

  /// An invoice belongs to an order of its measure that came before it.
  private func order(
    of booking: Booking, among books: some BookedRecords
  ) throws -> [BookingFault] {
    guard let id = booking.facts.order else { return [] }
    guard let order = try books.order(id) else {
      return [.unknownOrder(id, nearest: NearestName.of(id, among: try books.orderIDs()))]
    }
    var faults: [BookingFault] = []
    if order.measure != booking.measure {
      faults.append(.orderOfOtherMeasure(id, is: order.measure))
    }
    let invoiced = booking.voucherDate ?? booking.date
    let concluded = try books.orderConcluded(id) ?? order.orderedOn
    if concluded > invoiced {
      faults.append(.orderAfterInvoice(id, orderedOn: concluded, invoiced: invoiced))
    }
    return faults
  }

  /// The parts of a voucher are together at most its total, where that is told.
  private func parts(
    of booking: Booking, among books: some BookedRecords
  ) throws -> [BookingFault] {
    guard let total = booking.facts.voucherTotal, let number = booking.voucher else { return [] }
    let payee = booking.counterparty.map(PayeeKey.init)
    let others = try books.claims(voucher: VoucherKey(number)).filter { other in
      other.booking.counterparty.map(PayeeKey.init) == payee
        && other.booking.voucherDate == booking.voucherDate
        && (booking.reference == nil || other.booking.reference != booking.reference)
    }
    let booked = try others.map(\.booking.amount).sum()
    guard try booked + booking.amount > total else { return [] }
    return [
      .partsAboveTotal(
        amount: booking.amount, booked: booked, total: total, entries: others.map(\.number))
    ]
  }
}
