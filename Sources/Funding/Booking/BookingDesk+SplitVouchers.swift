import Amounts

/// Payments of a voucher that is split over plan lines, measures or projects: one movement of money
/// pays all its parts.
extension BookingDesk {
  /// One payment of the parts of a voucher, which bear it in proportion to what is open of each, to
  /// the cent: with the last of it nothing is left of any. Each part counts by itself.
  /// - Parameter parts: one or more; see ``OpenExpense/areParts(_:)``.
  /// - Throws: ``BookingRefused`` with every fault at once.
  public func propose(
    _ payment: Payment, of parts: [OpenExpense]
  ) throws(BookingRefused) -> [ProposedEntry] {
    if let guarantee = payment.guarantee, let first = parts.first,
      parts.allSatisfy({ $0.retained(on: payment.on).isZero })
    {
      throw BookingRefused(
        faults: [.guaranteesNothing(guarantee, entry: first.record.number, on: payment.on)])
    }
    guard let first = parts.first, parts.count > 1 else {
      return try parts.first.map { (part) throws(BookingRefused) in
        try propose(payment, of: part)
      } ?? []
    }
    let spread: [Payment?]
    do {
      spread = try Self.spread(payment, over: parts)
    } catch let refused as BookingRefused {
      throw refused
    } catch {
      throw BookingRefused(faults: [.beyondLimit(first.record.booking.amount)])
    }
    var entries: [ProposedEntry] = []
    for case (let part, let payment?) in zip(parts, spread) {
      entries += try propose(payment, of: part)
    }
    return entries.oneBooking
  }

  /// What is paid of each part; nil where it is nothing.
  private static func spread(
    _ payment: Payment, over parts: [OpenExpense]
  ) throws -> [Payment?] {
    var free =
      try payment.guarantee == nil ? parts.map { try $0.due(on: payment.on) } : parts.map(\.left)
    // More than is due takes what is retained, too.
    if let amount = payment.amount, try amount > free.sum() { free = parts.map(\.left) }
    let open = try free.sum()
    let discount = payment.discount ?? .zero
    let amount = try payment.amount ?? open - discount
    let settled = try amount + discount
    guard amount > .zero, discount >= .zero else {
      throw BookingRefused(faults: [.notPositive(amount > .zero ? discount : amount)])
    }
    guard settled <= open else {
      throw BookingRefused(
        faults: [
          .paysTooMuch(parts[0].record.number, amount: amount, discount: discount, open: open)
        ])
    }
    let wholes = try Self.shares(of: settled, by: free)
    let discounts = try Self.shares(of: discount, by: wholes)
    var reached = 0
    return try zip(wholes, discounts).map { whole, discount in
      guard whole > .zero else { return nil }
      reached += 1
      var part = payment
      (part.amount, part.discount) = (try whole - discount, discount.isZero ? nil : discount)
      // The discount of each part has the number behind its own.
      part.reference = payment.reference?.part(
        payment.discount == nil ? reached : 2 * reached - 1)
      return part
    }
  }

  /// An amount, shared out by weights, cents: all shares up to each one together come to theirs.
  static func shares(of amount: Money, by weights: [Money]) throws -> [Money] {
    let whole = try weights.sum()
    guard whole > .zero else { return weights.map { _ in .zero } }
    var (before, given) = (Money.zero, Money.zero)
    return try weights.map { weight in
      before = try before + weight
      let reached = try Money(rounding: amount.exact * before.exact / whole.exact, .halfUp)
      defer { given = reached }
      return try reached - given
    }
  }
}

extension [ProposedEntry] {
  /// The same as entries of one booking.
  var oneBooking: [ProposedEntry] {
    var entries = self
    for index in entries.indices.dropFirst() { entries[index].isFurther = true }
    return entries
  }
}

extension OpenExpense {
  /// Whether expenses are the parts of one voucher: payee, number, day and total are the same, and
  /// they do not come to more than the total. Without a total two invoices may bear one number.
  public static func areParts(_ expenses: [OpenExpense]) -> Bool {
    areParts(expenses.map(\.record))
  }

  /// The same of expenses of which it does not matter what is open.
  public static func areParts(_ expenses: [JournalRecord]) -> Bool {
    let bookings = expenses.map(\.booking)
    guard let first = bookings.first, let total = first.facts.voucherTotal,
      let sum = try? bookings.map(\.amount).sum(), sum <= total
    else { return false }
    return bookings.allSatisfy { other in
      other.facts.voucherTotal == total && other.voucherDate == first.voucherDate
        && other.voucher.map(VoucherKey.init) == first.voucher.map(VoucherKey.init)
        && other.counterparty.map(PayeeKey.init) == first.counterparty.map(PayeeKey.init)
    }
  }
}
