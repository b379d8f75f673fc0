/// A day of the proleptic Gregorian calendar, without time or zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let days: Int32

  public init(days: Int32) { self.days = days }

  /// Nil for a day that the calendar does not have (30 February), and outside the years 1900 to
  /// 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(days: Self.dayNumber(year, month, day))
  }

  /// From `20260630`. Nil where that is no day.
  public init?(yyyymmdd: Int) {
    self.init(year: yyyymmdd / 10_000, month: yyyymmdd / 100 % 100, day: yyyymmdd % 100)
  }

  // Days from a civil date after Howard Hinnant: eras of 400 years, years that begin in March.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  private var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }

  /// `20260630`.
  public var yyyymmdd: Int {
    let parts = parts
    return parts.year * 10_000 + parts.month * 100 + parts.day
  }

  /// `202606`.
  public var yyyymm: Int { yyyymmdd / 100 }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days of a month (1 to 12).
  public static func length(ofMonth month: Int, year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.days < b.days }

  public func adding(days count: Int) -> CalendarDate { CalendarDate(days: days + Int32(count)) }

  /// The same day `count` months on; the month's last day where it has no such day (§ 188 (3) BGB).
  public func adding(months count: Int) -> CalendarDate {
    let parts = parts
    let index = parts.year * 12 + parts.month - 1 + count
    let (year, month) = (index / 12, index % 12 + 1)
    let day = min(parts.day, Self.length(ofMonth: month, year: year))
    return CalendarDate(days: Self.dayNumber(year, month, day))
  }

  /// Days from this day to `other`, this day not counted.
  public func days(to other: CalendarDate) -> Int { Int(other.days) - Int(days) }

  public var firstOfMonth: CalendarDate { adding(days: 1 - day) }

  public var endOfMonth: CalendarDate {
    let parts = parts
    return adding(days: Self.length(ofMonth: parts.month, year: parts.year) - parts.day)
  }

  public var endOfYear: CalendarDate { CalendarDate(days: Self.dayNumber(year, 12, 31)) }
  public var startOfYear: CalendarDate { CalendarDate(days: Self.dayNumber(year, 1, 1)) }

  /// `2026-06-30`.
  public var isoText: String {
    let parts = parts
    return "\(parts.year)-\(Self.two(parts.month))-\(Self.two(parts.day))"
  }

  /// `30.06.2026` or `2026-06-30`.
  public func text(_ language: Language) -> String {
    let parts = parts
    return language == .de
      ? "\(Self.two(parts.day)).\(Self.two(parts.month)).\(parts.year)" : isoText
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
