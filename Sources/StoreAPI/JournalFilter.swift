public import Amounts
public import Funding

/// Which entries of the journal are wanted; nothing set means all.
public struct JournalFilter: Hashable, Sendable {
  /// Booking dates.
  public var from: CalendarDate?
  public var through: CalendarDate?
  public var measures: [String]?
  public var kinds: [BookingKind]?
  public var line: String?
  /// Id of a source or award.
  public var source: String?
  /// Entries with a number above this one: what was booked since.
  public var after: Int64?
  /// Entries that count behind this day.
  public var countsAfter: CalendarDate?
  public var method: ValuationMethod?

  public init(
    from: CalendarDate? = nil, through: CalendarDate? = nil, measures: [String]? = nil,
    kinds: [BookingKind]? = nil, line: String? = nil, source: String? = nil, after: Int64? = nil,
    countsAfter: CalendarDate? = nil, method: ValuationMethod? = nil
  ) {
    self.from = from
    self.through = through
    self.measures = measures
    self.kinds = kinds
    self.line = line
    self.source = source
    self.after = after
    self.countsAfter = countsAfter
    self.method = method
  }
}
