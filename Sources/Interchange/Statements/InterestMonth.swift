import Amounts

/// Days of February that only a month of thirty days has: banks that count interest by 30E/360
/// write them as value dates.
enum InterestMonth {
  /// The last day of February for `2026-02-30`, `30.02.2026` and `29.02.2026`; nil for every other
  /// text.
  static func lastDay(instead text: some StringProtocol) -> CalendarDate? {
    guard case .failure(.noSuchDay) = DateText.read(text) else { return nil }
    var parts = text.split(whereSeparator: { $0 == "." || $0 == "-" }).map { Int($0) }
    if text.contains(".") { parts.reverse() }
    guard parts.count == 3, let year = parts[0], parts[1] == 2, let day = parts[2],
      (29...30).contains(day)
    else { return nil }
    return CalendarDate(year: year, month: 2, day: CalendarDate.isLeap(year) ? 29 : 28)
  }
}
