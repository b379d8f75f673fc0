public import Amounts
public import Funding

/// What entries of a kind on a plan line and source come to, added up by the database over the
/// entries themselves: a second way to what reports add up row by row.
public struct BookedSum: Hashable, Sendable {
  public let kind: BookingKind
  public let line: String?
  /// Id of a source or award.
  public let source: String?
  /// Whether they have the day on which they count; an expense without it is not paid.
  public let counts: Bool
  public let count: Int
  /// Gross, cents; reversals and credit notes take away.
  public let amount: Money
  public let vat: Money
  public let eligible: Money

  public init(
    kind: BookingKind, line: String?, source: String?, counts: Bool, count: Int, amount: Money,
    vat: Money, eligible: Money
  ) {
    self.kind = kind
    self.line = line
    self.source = source
    self.counts = counts
    self.count = count
    self.amount = amount
    self.vat = vat
    self.eligible = eligible
  }
}

/// What the entries of a kind and measure in a list come to.
public struct KindSum: Hashable, Sendable {
  public let kind: BookingKind
  /// Its id.
  public let measure: String
  public let count: Int64
  /// Gross and eligible, cents, with their signs.
  public let amount: Money
  public let eligible: Money

  public init(
    kind: BookingKind, measure: String, count: Int64, amount: Money, eligible: Money
  ) {
    self.kind = kind
    self.measure = measure
    self.count = count
    self.amount = amount
    self.eligible = eligible
  }
}
