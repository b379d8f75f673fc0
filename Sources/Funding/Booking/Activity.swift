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
    /// The period of the service, where it was told: what of it lies outside an award's period is
    /// not eligible.
    public let service: DateRange?
    /// The day that decides in place of ``countsOn`` whether it lies in the funding period: a
    /// credit note lies where the expense lies that it lowers.
    public let periodOn: CalendarDate?
    /// Of an expense the last day of the service, else the day of the voucher. Sums are not kept by
    /// it; see `Ledger.activities(measure:under:)`.
    public let servedOn: CalendarDate?

    public init(
      measure: String, kind: BookingKind, line: String?, source: String?, countsOn: CalendarDate?,
      knownOn: CalendarDate, service: DateRange? = nil, periodOn: CalendarDate? = nil,
      servedOn: CalendarDate? = nil, hourlyRate: Money? = nil
    ) {
      self.measure = measure
      self.kind = kind
      self.line = line
      self.source = source
      self.countsOn = countsOn
      self.knownOn = knownOn
      self.hourlyRate = hourlyRate
      self.service = service
      self.periodOn = periodOn
      self.servedOn = servedOn
    }

    /// As sums are kept: without the day of a voucher and the rate of an hour.
    public var summed: Key {
      Key(
        measure: measure, kind: kind, line: line, source: source, countsOn: countsOn,
        knownOn: knownOn, service: service, periodOn: periodOn)
    }

    /// The same, known on another day.
    func known(on date: CalendarDate) -> Key {
      Key(
        measure: measure, kind: kind, line: line, source: source, countsOn: countsOn,
        knownOn: date, service: service, periodOn: periodOn, servedOn: servedOn,
        hourlyRate: hourlyRate)
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

  /// The same with the signs exchanged, where it stands.
  public var negated: Activity {
    Activity(
      key: key, amount: -amount, eligible: -eligible, unproven: -unproven, unfiled: -unfiled)
  }

  /// The same taken back on `date`.
  public func reversed(on date: CalendarDate) -> Activity {
    Activity(
      key: key.known(on: max(date, key.knownOn)), amount: -amount, eligible: -eligible,
      unproven: -unproven, unfiled: -unfiled)
  }
}
