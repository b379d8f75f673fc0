import Amounts

/// Reads months: `Mai 2024`, `März 24`, `Sept. 2023`, `03/2024`, `2024-03`.
enum MonthText {
  /// - Returns: the days of the month; nil for any other text.
  static func read(_ text: String) -> DateRange? {
    let parts = text.lowercased().split { " ./-".contains($0) }
    guard parts.count == 2 else { return nil }
    if let month = month(parts[0]), let year = year(parts[1]) { return days(year, month) }
    guard let first = Int(parts[0]), let second = Int(parts[1]) else { return nil }
    // One of the two has to be a year of four digits.
    if parts[1].count == 4, parts[0].count <= 2 { return days(second, first) }
    if parts[0].count == 4, parts[1].count == 2 { return days(first, second) }
    return nil
  }

  private static func days(_ year: Int, _ month: Int) -> DateRange? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    let next = CalendarDate(
      year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
    return next.flatMap { DateRange(from: first, to: CalendarDate(days: $0.days - 1)) }
  }

  /// Two digits are those of this century.
  private static func year(_ text: Substring) -> Int? {
    guard text.allSatisfy(\.isNumber), let number = Int(text) else { return nil }
    switch text.count {
    case 2: return 2000 + number
    case 4: return number
    default: return nil
    }
  }

  /// 0 for Monday of a name or its abbreviation, German or English, in small letters.
  static func weekday(_ text: Substring) -> Int? {
    guard text.count >= 2, text.allSatisfy(\.isLetter) else { return nil }
    return weekdays.firstIndex { names in names.contains { $0.hasPrefix(text) } }
  }

  private static let weekdays: [[String]] = [
    ["montag", "monday"], ["dienstag", "tuesday"], ["mittwoch", "wednesday"],
    ["donnerstag", "thursday"], ["freitag", "friday"], ["samstag", "sonnabend", "saturday"],
    ["sonntag", "sunday"],
  ]

  /// The number of a month by its name or the beginning of it, in small letters.
  static func month(_ text: Substring) -> Int? {
    guard text.count >= 3 else { return nil }
    return names.firstIndex { names in
      names.contains { $0.hasPrefix(text) } || text == "sept" && names.contains("september")
    }.map { $0 + 1 }
  }

  private static let names: [[String]] = [
    ["januar", "jänner", "january"], ["februar", "feber", "february"],
    ["märz", "maerz", "mrz", "march"], ["april"], ["mai", "may"], ["juni", "june"],
    ["juli", "july"], ["august"], ["september"], ["oktober", "october"], ["november"],
    ["dezember", "december"],
  ]
}
