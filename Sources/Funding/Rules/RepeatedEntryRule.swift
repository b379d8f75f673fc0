import Amounts

/// One event is recorded once (GoBD 3.2.1: keine Mehrfachaufzeichnung): entries that are the same
/// in kind, place, day and amount, and that nothing tells apart, are asked about.
///
/// Vouchers with a number are the business of DOUBLE_FUNDED.
enum RepeatedEntryRule {
  static func findings(
    _ records: some Sequence<JournalRecord>, in portfolio: Portfolio
  ) throws(AmountError) -> [Finding] {
    var groups: [RepeatedEntry: [JournalRecord]] = [:]
    var order: [RepeatedEntry] = []
    for record in records {
      guard let key = RepeatedEntry(record) else { continue }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(record)
    }
    var findings: [Finding] = []
    for key in order {
      // Each entry with the first one that nothing tells it apart from.
      var first: [JournalRecord] = []
      var again: [[JournalRecord]] = []
      for record in groups[key] ?? [] {
        if let place = first.firstIndex(where: { isSame($0, record) }) {
          again[place].append(record)
        } else {
          first.append(record)
          again.append([])
        }
      }
      for (record, others) in zip(first, again) where !others.isEmpty {
        findings.append(try finding(record, others, in: portfolio))
      }
    }
    return findings
  }

  /// Whether nothing that both tell differs.
  private static func isSame(_ a: JournalRecord, _ b: JournalRecord) -> Bool {
    func agree<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool {
      guard let a, let b else { return true }
      return a == b
    }
    let (one, other) = (a.booking, b.booking)
    // In two places only a voucher tells that it is the same.
    if (one.measure, one.line ?? "", one.source ?? "")
      != (other.measure, other.line ?? "", other.source ?? ""),
      one.voucher == nil || other.voucher == nil
    {
      return false
    }
    // Two lines of account statements are two movements.
    if let left = one.reference, let right = other.reference, left.hasPrefix("bank:"),
      right.hasPrefix("bank:"), left != right
    {
      return false
    }
    return agree(one.voucher.map(VoucherKey.init), other.voucher.map(VoucherKey.init))
      && agree(one.counterparty.map(PayeeKey.init), other.counterparty.map(PayeeKey.init))
      && agree(one.purpose.map(TextKey.of), other.purpose.map(TextKey.of))
      && (one.evidence.isEmpty || other.evidence.isEmpty || one.evidence == other.evidence)
  }

  private static func finding(
    _ record: JournalRecord, _ others: [JournalRecord], in portfolio: Portfolio
  ) throws(AmountError) -> Finding {
    let booking = record.booking
    let numbers = ([record] + others).map { String($0.number) }.joined(separator: ", ")
    let places = Set(([record] + others).map(\.booking.measure)).sorted()
    let inPlaces = places.count > 1 ? " (\(places.joined(separator: ", ")))" : ""
    return Finding(
      .bookedTwice, .warning,
      project: portfolio.project(ofMeasure: booking.measure)?.id ?? "", measure: booking.measure,
      subject: booking.source ?? booking.line,
      amount: try Money(
        rounding: booking.amount.exact * Rational(Int64(others.count)), .down),
      norm: "GoBD 3.2.1",
      measured: [
        .text(booking.kind.name), .words("vom", "of"), .date(booking.date), .words("über", "for"),
        .money(booking.amount),
        .words("als Buchung \(numbers)\(inPlaces)", "as entries \(numbers)\(inPlaces)"),
      ], allowed: [.words("jeder Vorgang einmal", "every event once")])
  }
}

/// What is the same in entries that may be one event. A receipt or a contribution may be booked
/// again in another measure.
public struct RepeatedEntry: Hashable, Sendable {
  let kind: BookingKind
  let measure: String
  let line: String?
  let source: String?
  let date: CalendarDate
  let amount: Money

  /// Nil for what is no standing movement, and for an expense with a voucher number.
  public init?(_ record: JournalRecord) {
    let booking = record.booking
    guard record.reverses == nil, record.reversedBy == nil else { return nil }
    switch booking.kind {
    case .payment, .recognise, .order: return nil
    case .expense where booking.voucher != nil: return nil
    default: break
    }
    kind = booking.kind
    let movesOn = booking.kind.sourceKind != nil
    measure = movesOn ? "" : booking.measure
    line = movesOn ? nil : booking.line
    source = movesOn ? nil : booking.source
    date = booking.date
    amount = booking.amount
  }
}
