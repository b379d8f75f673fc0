import Amounts

/// The days on which a part of a drawdown bears interest: for late use from payout to its use, its
/// return or the day the award became void; as repayable from that day to its return. No day bears
/// interest twice (§ 49a (3) and (4) VwVfG, `funding-rules-corrections.md` D4).
struct InterestSpans {
  /// The last day of interest for late use; nil where the money was used in time.
  let lateEnd: CalendarDate?
  /// The day before the first day, and the last day, of interest on what is repayable.
  let owed: (start: CalendarDate, end: CalendarDate)?

  /// - Parameters:
  ///   - told: the day from which the award is void as far as money is repayable.
  ///   - date: up to which interest is computed.
  init(_ part: FundsUse.Part, told: CalendarDate?, on date: CalendarDate) {
    let end = min(date, part.endedOn ?? date)
    if case .used = part.end {
      lateEnd = end > part.useBy ? end : nil
      owed = nil
      return
    }
    let void = told.map { max($0, part.drawnOn) } ?? part.fall?.on
    let idle = min(part.fall?.usedOn ?? end, void ?? end)
    lateEnd = idle > part.useBy ? idle : nil
    owed = void.flatMap { $0 < end ? ($0, end) : nil }
  }
}
