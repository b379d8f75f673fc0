import Amounts

/// The days on which a part of a drawdown bears interest: for late use from payout to its use, its
/// return or the day the award became void; as repayable from that day to its return, or to the day
/// on which a later amendment let it be used again. Where a later day is told than that of the
/// event that took the money, it lies unused from the event to the day told: late use, once the
/// window is over. No day bears interest twice, and none goes free (§ 49a (3) and (4)
/// VwVfG).
struct InterestSpans {
  struct Span {
    /// The day before the first day of interest, and the last day.
    let start: CalendarDate
    let end: CalendarDate
    /// Whether repayment interest starts with the event itself: no day is told, or one before it.
    var isAssumed = false
  }

  /// Interest for late use, in the order of days; none where the money was used in time.
  let late: [Span]
  /// Interest on what is repayable, in the order of days.
  let owed: [Span]

  /// - Parameters:
  ///   - told: the day from which the award is void as far as money is repayable. Money that was
  ///     used in between bears interest from the event that took it at the earliest: a day told for
  ///     one reduction is not that of a later one.
  ///   - asked: the day that the asker names as the one of the first reducing event, and the day
  ///     of its booking: it stands in for that, also where it lies before.
  ///   - date: up to which interest is computed.
  init(
    _ part: FundsUse.Part, told: CalendarDate?,
    asked: (day: CalendarDate, booked: CalendarDate?)? = nil,
    on date: CalendarDate
  ) {
    let end = min(date, part.endedOn ?? date)
    var idle = [Span(start: part.drawnOn, end: part.falls.first?.usedOn ?? end)]
    var owed: [Span] = []
    if part.falls.isEmpty {
      if case .used = part.end {
      } else if let void = (asked?.day ?? told).map({ max($0, part.drawnOn) }), void < end {
        idle = [Span(start: part.drawnOn, end: void)]
        owed = [Span(start: void, end: end)]
      }
    }
    for (index, fall) in part.falls.enumerated() {
      var start = max(fall.on, asked?.day ?? told ?? fall.on)
      if let asked, asked.booked == fall.on {
        // No day before the money was there bears this interest.
        start = max(asked.day, index == 0 ? part.drawnOn : fall.usedOn)
      }
      if index == 0, start < fall.usedOn { idle[0] = Span(start: part.drawnOn, end: start) }
      let stop = index + 1 < part.falls.count ? part.falls[index + 1].usedOn : end
      idle.append(Span(start: fall.on, end: min(start, stop)))
      // What is used again within its window was never owed.
      let isUsedAgain =
        if case .used = part.end { true } else { index + 1 < part.falls.count }
      guard start < stop, !isUsedAgain || stop > part.useBy else { continue }
      owed.append(
        Span(start: start, end: stop, isAssumed: (asked?.day ?? told).map { $0 < start } ?? true))
    }
    late = idle.filter { $0.end > part.useBy && $0.end > $0.start }
    self.owed = owed
  }
}
