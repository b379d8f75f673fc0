public import Amounts

/// What was paid beyond what an expense came to (Überzahlung). The payee owes it back, so it is
/// spent, and not eligible, until it comes: an entry of its own, which a credit note lowers.
extension OpenExpense {
  /// Why nothing of it is eligible; by this word it is found again.
  static let surplusName = "Überzahlung"

  /// The entry of it, as it is to be recorded.
  /// - Parameters:
  ///   - amount: cents, above what is open.
  ///   - reference: of the movement that paid it.
  public func surplus(_ amount: Money, on day: CalendarDate, reference: String?) -> Booking {
    let own = record.booking
    return Booking(
      date: day, kind: .expense, measure: own.measure, line: own.line, amount: amount,
      eligible: .zero, reason: Self.surplusName, vat: .zero, voucher: surplusVoucher,
      voucherDate: day, paidOn: day, counterparty: own.counterparty,
      purpose: Self.surplusName + " zu " + (own.voucher ?? "Nr. \(record.number)"),
      reference: reference)
  }

  private var surplusVoucher: String {
    (record.booking.voucher ?? "Nr. \(record.number)") + " " + Self.surplusName
  }
}

extension Booking {
  /// Whether it is what was paid beyond an invoice.
  public var isSurplus: Bool {
    kind == .expense && eligible == .zero && reason == OpenExpense.surplusName
  }

  /// The number of the invoice of which too much was paid.
  public var surplusOf: String? {
    let end = " " + OpenExpense.surplusName
    guard isSurplus, let voucher, voucher.hasSuffix(end) else { return nil }
    return String(voucher.dropLast(end.count))
  }
}
