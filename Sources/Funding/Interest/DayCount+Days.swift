public import Amounts

extension DayCount {
  /// The days of interest after `start` up to and with `end`: the start is not counted, the end is.
  ///
  /// Counted from any day to any other the parts of a period always add up to the whole.
  public func days(after start: CalendarDate, through end: CalendarDate) -> Int {
    switch self {
    case .actualActual, .actual365: start.days(to: end)
    case .thirty360: Self.thirtyDayNumber(end) - Self.thirtyDayNumber(start)
    }
  }

  /// The days of the year that `date` lies in.
  func yearLength(on date: CalendarDate) -> Int64 {
    switch self {
    case .actualActual: CalendarDate.isLeap(date.year) ? 366 : 365
    case .actual365: 365
    case .thirty360: 360
    }
  }

  /// Days of a calendar in which every month has 30: the 31st is the 30th.
  private static func thirtyDayNumber(_ date: CalendarDate) -> Int {
    date.year * 360 + date.month * 30 + min(date.day, 30)
  }
}
