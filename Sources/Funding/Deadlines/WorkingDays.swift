import Amounts

/// Working days in all of Germany. Holidays of single Länder are left out: a filing due on one of
/// them is told a day early rather than late.
enum WorkingDays {
  /// `date`, or the next day after it that is no Saturday, Sunday or nationwide public holiday.
  public static func next(from date: CalendarDate) -> CalendarDate {
    var day = date
    while isFree(day) { day = day.adding(days: 1) }
    return day
  }

  /// Whether `date` is a Saturday, a Sunday or a nationwide public holiday.
  static func isFree(_ date: CalendarDate) -> Bool {
    // 1970-01-01 was a Thursday.
    let weekday = ((Int(date.days) + 3) % 7 + 7) % 7
    return weekday >= 5 || isHoliday(date)
  }

  private static func isHoliday(_ date: CalendarDate) -> Bool {
    if [101, 501, 1003, 1225, 1226].contains(date.month * 100 + date.day) { return true }
    guard let easter = easterSunday(date.year) else { return false }
    // Good Friday, Easter Monday, Ascension, Whit Monday.
    return [-2, 1, 39, 50].contains(easter.days(to: date))
  }

  /// Easter Sunday after Gauss and Lichtenberg.
  static func easterSunday(_ year: Int) -> CalendarDate? {
    let century = year / 100
    let secular = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25
    let sun = 2 - (3 * century + 3) / 4
    let golden = year % 19
    let seed = (19 * golden + secular) % 30
    let correction = seed / 29 + (seed / 28 - seed / 29) * (golden / 11)
    let border = 21 + seed - correction
    let sunday = 7 - (year + year / 4 + sun) % 7
    let distance = 7 - (border - sunday) % 7
    return CalendarDate(year: year, month: 3, day: 1)?.adding(days: border + distance - 1)
  }
}
