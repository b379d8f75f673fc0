public import Amounts

/// The entries that a report takes in. What is booked while the report is made stays out, so that
/// all its lists tell of the same state.
public struct ListFilter: Hashable, Sendable {
  /// Nil for all.
  public var measures: [String]?
  /// The last day of booking.
  public var through: CalendarDate
  /// The highest number of an entry.
  public var upTo: Int64

  public init(measures: [String]? = nil, through: CalendarDate, upTo: Int64) {
    self.measures = measures
    self.through = through
    self.upTo = upTo
  }
}
