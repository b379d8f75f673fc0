import Amounts

/// The days on which a part of a drawdown bears interest: for late use from payout to its use, its
/// return or the day the award became void; as repayable from that day to its return, or to the day
/// on which a later amendment let it be used again. No day bears interest twice (§ 49a (3) and (4)
/// VwVfG, `funding-rules-corrections.md` D4).
struct InterestSpans {
  struct Owed {
    /// The day before the first day of interest, and the last day.
    let start: CalendarDate
    let end: CalendarDate
    /// Whether it starts with the event itself: no day is told, or one before it.
    let isAssumed: Bool
  }

  /// The last day of interest for late use; nil where the money was used in time.
  let lateEnd: CalendarDate?
  /// Interest on what is repayable, in the order of days.
  let owed: [Owed]

  /// - Parameters:
  ///   - told: the day from which the award is void as far as money is repayable. Money that was
  ///     used in between bears interest from the event that took it at the earliest: a day told for
  ///     one reduction is not that of a later one.
  ///   - date: up to which interest is computed.
  init(_ part: FundsUse.Part, told: CalendarDate?, on date: CalendarDate) {
    let end = min(date, part.endedOn ?? date)
    var idle = end
    var owed: [Owed] = []
    if part.falls.isEmpty {
      if case .used = part.end {
      } else if let void = told.map({ max($0, part.drawnOn) }), void < end {
        idle = void
        owed = [Owed(start: void, end: end, isAssumed: false)]
      }
    } else {
      idle = part.falls[0].usedOn
      for (index, fall) in part.falls.enumerated() {
        let start = max(fall.on, told ?? fall.on)
        let stop = index + 1 < part.falls.count ? part.falls[index + 1].usedOn : end
        guard start < stop else { continue }
        owed.append(Owed(start: start, end: stop, isAssumed: told.map { $0 < start } ?? true))
      }
    }
    lateEnd = idle > part.useBy ? idle : nil
    self.owed = owed
  }
}
