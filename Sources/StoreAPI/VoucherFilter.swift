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

  public init(
    place: String, source: String, count: Int, amount: Money, vat: Money, eligible: Money,
    lowest: Money, highest: Money
  ) {
    self.place = place
    self.source = source
    self.count = count
    self.amount = amount
    self.vat = vat
    self.eligible = eligible
    self.lowest = lowest
    self.highest = highest
  }
}
