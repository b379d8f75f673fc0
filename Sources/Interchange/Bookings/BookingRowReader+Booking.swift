import Amounts
import Funding

extension BookingRowReader {
  /// The row as a booking; nil after its problems were reported.
  mutating func booking() -> Booking? {
    let before = problems.count
    let date = required(columns.date, cells.date)
    let kind = required(columns.kind) { word($0, Self.kinds) }
    let measure =
      kind?.followsVoucher == true
      ? cells.text(columns.measure) ?? "" : measure()
    let amount = required(columns.amount) { cells.money($0) }
    if let amount, amount <= .zero {
      cells.report(
        columns.amount,
        .value(
          kind == .expense && amount.isNegative
            ? .creditIsNoExpense(amount) : .notAboveZero(amount)))
    }
    let line = cells.text(columns.line)
    let source = cells.text(columns.source)
    let eligible = notNegative(columns.eligible, of: amount)
    let reason = cells.text(columns.reason)
    let vat = notNegative(columns.vat, of: amount, isTax: true)
    let voucher = cells.text(columns.voucher)
    let voucherDate = cells.date(columns.voucherDate)
    // A profile has its columns for all rows; value that is no money is not paid.
    let paidOn =
      profile != nil && kind?.isUnpaid == true ? nil : cells.date(columns.paidOn)
    let counterparty = cells.text(columns.counterparty)
    let purpose = cells.text(columns.purpose)
    let method = word(columns.method, Self.methods)
    let quantity = cells.number(columns.quantity, of: method)
    let unitRate = notNegative(columns.unitRate)
    let share = cells.rate(columns.share)
    let evidence = cells.text(columns.evidence).map(Self.names) ?? []
    let reference = cells.text(columns.reference)
    let facts = columns.facts.map(facts) ?? .none
    guard let date, let kind, let measure, let amount, problems.count == before else {
      if let kind, let measure {
        report(
          unknownNames: Booking(
            date: date ?? CalendarDate(days: 0), kind: kind, measure: measure, line: line,
            source: source, amount: amount ?? .zero))
      }
      return nil
    }
    sides?.take(cells.row, as: kind)
    accounts?.take(cells.row, as: kind)
    if let eligible {
      shares.take(eligible, of: amount, cells.original(of: columns.eligible), line: cells.row.line)
    }
    if let vat { taxes.take(vat, of: amount, line: cells.row.line, cells.readings) }
    if let fault = CreditNoteWords.fault(
      kind, purpose: purpose, voucher: voucher, counterparty: counterparty,
      isTold: profile?.amounts.isEmpty ?? true)
    {
      let column: Int? =
        switch fault.column {
        case .purpose: columns.purpose
        case .voucher: columns.voucher
        default: columns.counterparty
        }
      cells.report(column, .amount(fault.fault))
      return nil
    }
    return Booking(
      date: date, kind: kind, measure: measure, line: line, source: source, amount: amount,
      eligible: eligible, reason: reason, vat: vat, voucher: voucher, voucherDate: voucherDate,
      paidOn: paidOn, counterparty: counterparty, purpose: purpose, method: method,
      quantity: quantity, unitRate: unitRate, share: share, evidence: evidence,
      reference: reference, facts: facts)
  }

  private func report(unknownNames booking: Booking) {
    for fault in unknownNames?(booking) ?? [] {
      let (column, value): (Int?, String?) =
        switch fault.field {
        case .measure: (columns.measure, booking.measure)
        case .line: (columns.line, booking.line)
        default: (columns.source, booking.source)
        }
      cells.report(column, line: cells.row.line, value: value, .booking(fault))
    }
  }

  private func facts(_ columns: BookingColumns.Facts) -> BookingFacts {
    BookingFacts(
      voucherTotal: notNegative(columns.voucherTotal), serviceFrom: cells.date(columns.serviceFrom),
      serviceTo: cells.date(columns.serviceTo), order: cells.text(columns.order),
      discountOffered: cells.rate(columns.discountOffered),
      staffShare: cells.rate(columns.staffShare), inventory: cells.text(columns.inventory),
      forVoucher: cells.text(columns.forVoucher),
      procedure: word(columns.procedure, Self.procedures), offers: count(columns.offers),
      dueOn: cells.date(columns.dueOn), retention: notNegative(columns.retention),
      retentionDue: cells.date(columns.retentionDue), discount: notNegative(columns.discount))
  }

  /// A whole number above zero.
  private func count(_ column: Int?) -> Int? {
    guard let number = cells.number(column) else { return nil }
    guard number.sign > 0, let whole = number.floor, Rational(whole) == number, whole <= 1_000_000
    else {
      cells.report(column, .value(.numberOutside(minimum: 1, maximum: 1_000_000)))
      return nil
    }
    return Int(whole)
  }

  /// The measure of a row that needs one; that the table has no column for it is told once.
  private mutating func measure() -> String? {
    guard columns.measure == nil, profile == nil else {
      return required(columns.measure, cells.text)
    }
    if !isMeasureMissed {
      let column = BookingColumn.measure
      cells.report(
        nil, .table(.missingHeading(key: column.rawValue, german: column.german)))
    }
    isMeasureMissed = true
    return nil
  }

  private func required<Value>(_ column: Int?, _ read: (Int?) -> Value?) -> Value? {
    let before = problems.count
    if let value = read(column) { return value }
    // What can be read in two ways is told once the whole table was read.
    if problems.count == before, column.map({ cells.row.cells[$0].isEmpty }) ?? true {
      cells.report(column, .value(.missing))
    }
    return nil
  }

  private func notNegative(
    _ column: Int?, of whole: Money? = nil, isTax: Bool = false
  ) -> Money? {
    guard let money = cells.money(column, of: whole, isTax: isTax) else { return nil }
    if money.isNegative { cells.report(column, .value(.negativePart(money))) }
    return money
  }

  private func word<Word>(_ column: Int?, _ words: Words<Word>) -> Word? {
    guard let column, let text = cells.text(column) else { return nil }
    if let word = words[text] { return word }
    let nearest = NearestName.of(text, among: words.names)
    cells.report(column, .value(.notOneOf(words.names, nearest: nearest)))
    return nil
  }

  /// The names in a cell for several: one a line, or between `;` or `|`.
  private static func names(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == ";" || $0 == "|" || $0.isNewline })
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }

  static let kinds = Words(BookingKind.importable) { ($0.rawValue, $0.name) }
  private static let methods = Words(ValuationMethod.allCases) { ($0.rawValue, $0.name) }
  private static let procedures = Words(Procedure.allCases) { ($0.rawValue, $0.name) }
}
