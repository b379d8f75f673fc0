public import Amounts
public import Funding

/// The payments or receipts of a measure, as a list of vouchers has them (Belegliste): by plan line
/// or source, and within it in order of time.
public struct VoucherFilter: Hashable, Sendable {
  /// Which way money or value goes.
  public enum Side: Hashable, Sendable {
    /// What was spent: paid on the expenditure basis, incurred on the cost basis.
    case payments(Measure.Basis)
    /// What came in, repayments against it.
    case receipts
  }

  public var side: Side
  /// Id of the measure.
  public var measure: String
  /// The last day of booking, of payment, of credit.
  public var through: CalendarDate
  /// The highest number of an entry: what is booked meanwhile stays out.
  public var upTo: Int64
  /// Ids of plan lines or sources in the order in which they come; others follow by id.
  public var order: [String]

  public init(
    _ side: Side, measure: String, through: CalendarDate, upTo: Int64, order: [String] = []
  ) {
    self.side = side
    self.measure = measure
    self.through = through
    self.upTo = upTo
    self.order = order
  }

  /// The kinds that are listed.
  public var kinds: [BookingKind] {
    switch side {
    case .payments(let basis): BookingKind.payments(basis)
    case .receipts: BookingKind.receipts
    }
  }

  /// The column by which rows are grouped.
  var place: String {
    switch side {
    case .payments: "coalesce(e.line, '')"
    case .receipts: "coalesce(e.source, '')"
    }
  }

  /// What a column of an entry adds to the list: a repayment and a credit note take away.
  static func signed(_ column: String) -> String {
    "CASE WHEN e.kind IN ('repayment', 'credit-note') THEN -\(column) ELSE \(column) END"
  }

  /// The day by which rows stand in order of time.
  static let day = "coalesce(e.counts_on, e.booked_on)"

  /// Conditions over the entry `e`, with values as marks.
  var condition: String {
    let kinds = kinds.map { "'\($0.rawValue)'" }.joined(separator: ",")
    let counts: String
    switch side {
    case .payments: counts = "e.counts_on <= ?2"
    case .receipts: counts = "(e.counts_on IS NULL OR e.counts_on <= ?2)"
    }
    return
      "e.measure = ?1 AND e.booked_on <= ?2 AND e.number <= ?3 AND \(counts) AND e.kind IN (\(kinds))"
  }

  /// Binds what ``condition`` and ``rank`` have marks for.
  func bind(_ statement: RawStatement) {
    statement.bind(1, copying: measure)
    statement.bind(2, Int64(through.yyyymmdd))
    statement.bind(3, upTo)
    for (index, id) in order.enumerated() { statement.bind(Int32(index + 4), copying: id) }
  }

  /// The place in ``order``.
  var rank: String {
    guard !order.isEmpty else { return "0" }
    let cases = order.indices.map { "WHEN ?\($0 + 4) THEN \($0)" }.joined(separator: " ")
    return "CASE \(place) \(cases) ELSE \(order.count) END"
  }
}

/// What the vouchers of a plan line or source come to, by the source they name.
public struct VoucherSum: Hashable, Sendable {
  /// Plan line or source; empty where the entry names none.
  public let place: String
  /// Of payments: the source they name; empty for none.
  public let source: String
  public let count: Int
  /// Gross, cents.
  public let amount: Money
  public let vat: Money
  public let eligible: Money
  /// The lowest and the highest amount of an entry, cents.
  public let lowest: Money
  public let highest: Money
}

/// The places of entries in order of time, from 1: four bytes for each entry of the ledger.
public struct VoucherOrder: Sendable {
  var places: [UInt32]

  /// Nil for an entry that is not in the list.
  public subscript(entry: Int64) -> Int64? {
    guard places.indices.contains(Int(entry)), places[Int(entry)] > 0 else { return nil }
    return Int64(places[Int(entry)])
  }
}
