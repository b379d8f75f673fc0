public import Amounts

/// What bookings add to a measure, day by day: all that settlement, drawdown and interest look at.
/// The journal is the truth; these sums are kept beside it and can be rebuilt from it at any time.
public struct Activity: Hashable, Sendable {
  /// The days and places sums are kept for.
  public struct Key: Hashable, Sendable {
    public let measure: String
    public let kind: BookingKind
    /// Plan line, for expenses and in-kind contributions.
    public let line: String?
    /// Source or award.
    public let source: String?
    /// The day that decides whether it lies in the funding period: payment on the expenditure
    /// basis, voucher date on the cost basis. Nil while an expense is not paid.
    public let countsOn: CalendarDate?
    /// The first day on which a report sees it: the later of booking date and ``countsOn``.
    public let knownOn: CalendarDate
    /// Cents for an hour, where the amount is that of hours of work: rules may recognise less.
    public let hourlyRate: Money?

    public init(
      measure: String, kind: BookingKind, line: String?, source: String?, countsOn: CalendarDate?,
      knownOn: CalendarDate, hourlyRate: Money? = nil
    ) {
      self.measure = measure
      self.kind = kind
      self.line = line
      self.source = source
      self.countsOn = countsOn
      self.knownOn = knownOn
      self.hourlyRate = hourlyRate
    }
  }

  public let key: Key
  /// Gross, cents; below zero for a reversal.
  public let amount: Money
  /// Eligible part of ``amount``, cents, before plan lines and caps cut it.
  public let eligible: Money
  /// In-kind only: the part of ``eligible`` that nothing proves, neither voucher nor evidence.
  public let unproven: Money
  /// In-kind only: the part that rests on a voucher number alone, without evidence on file.
  public let unfiled: Money

  public init(
    key: Key, amount: Money, eligible: Money, unproven: Money = .zero, unfiled: Money = .zero
  ) {
    self.key = key
    self.amount = amount
    self.eligible = eligible
    self.unproven = unproven
    self.unfiled = unfiled
  }

  /// The same taken back on `date`.
  public func reversed(on date: CalendarDate) -> Activity {
    Activity(
      key: Key(
        measure: key.measure, kind: key.kind, line: key.line, source: key.source,
        countsOn: key.countsOn, knownOn: max(date, key.knownOn), hourlyRate: key.hourlyRate),
      amount: -amount, eligible: -eligible, unproven: -unproven, unfiled: -unfiled)
  }
}
