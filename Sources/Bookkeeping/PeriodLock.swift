public import Amounts

/// Booking dates that are closed (festgeschriebener Zeitraum).
public struct PeriodLock: Hashable, Sendable {
  /// The last closed day; nil where nothing is closed.
  public let closedThrough: CalendarDate?

  public init(closedThrough: CalendarDate?) { self.closedThrough = closedThrough }

  /// Whether an entry may still be booked on `date`.
  public func isOpen(_ date: CalendarDate) -> Bool {
    closedThrough.map { date > $0 } ?? true
  }
}
