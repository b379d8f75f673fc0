import Amounts

/// How a table writes days. `1.2.2015`, `01.02.15`, `1. Februar 2015`, `2015-02-01` and `20150201`
/// can be read in one way only; with strokes or dashes, as in `01/02/2015`, `01/02/15` and
/// `01-02-2015`, the profile says which number is the day.
public enum DateForm: String, Hashable, Sendable, CaseIterable {
  /// Day first.
  case dmy
  /// Month first.
  case mdy
  /// ISO 8601 only.
  case iso

  /// Reads a day, strictly; a time of day behind it is left out.
  /// - Parameter form: what the profile says; nil: the text must be readable in one way only.
  static func read(_ text: String, as form: DateForm?) -> Result<CalendarDate, DateTextError> {
    let text = withoutTime(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    if let date = basic(text) { return .success(date) }
    if form == .iso { return text.contains("-") ? DateText.read(text) : .failure(.notADate) }
    if text.contains(where: \.isLetter) { return words(text) }
    if let parts = parts(text.replacing(". ", with: "."), ".") {
      if parts[0].utf8.count == 4 { return yearFirst(parts) }
      // Points put the day first, and no grant is as old as the century before.
      let century = parts[2].utf8.count == 2 ? "20" : ""
      return DateText.read("\(parts[0]).\(parts[1]).\(century)\(parts[2])")
    }
    if let parts = parts(text, "/"), parts[0].utf8.count == 4 { return yearFirst(parts) }
    guard let parts = parts(text, "/") ?? parts(text, "-"), parts[0].utf8.count < 4 else {
      return DateText.read(text)
    }
    let isShort = parts[2].utf8.count == 2
    guard let form else {
      return isShort ? short(parts) : DateText.read(parts.joined(separator: "/"))
    }
    // With points a date is day first in any case, so that the reading is settled.
    let (day, month) = form == .dmy ? (parts[0], parts[1]) : (parts[1], parts[0])
    return DateText.read("\(day).\(month).\(isShort ? "20" : "")\(parts[2])")
  }

  /// A year in front is followed by the month.
  private static func yearFirst(_ parts: [Substring]) -> Result<CalendarDate, DateTextError> {
    DateText.read("\(parts[2]).\(parts[1]).\(parts[0])")
  }

  /// Without a profile a year of two digits behind strokes could also be a day.
  private static func short(_ parts: [Substring]) -> Result<CalendarDate, DateTextError> {
    let days = [DateForm.dmy, .mdy].compactMap { form in
      try? read(parts.joined(separator: "/"), as: form).get()
    }
    guard days.count == 2, days[0] != days[1] else { return .failure(.notADate) }
    return .failure(.ambiguous(dayFirst: days[0], monthFirst: days[1]))
  }

  /// `2. Februar 2026`, `02.Feb.2026`, `5-Dec-26`, `Feb 2, 2026`, `Mo, 02.02.2026`: what is written
  /// out is no number, so that one reading is left.
  private static func words(_ text: String) -> Result<CalendarDate, DateTextError> {
    guard text.utf8.count <= 40 else { return .failure(.notADate) }
    var words = text.lowercased().split { " .,-/'".contains($0) }
    var weekday: Int?
    if let first = words.first, let day = MonthText.weekday(first) {
      weekday = day
      words.removeFirst()
      if words.first == "den" || words.first == "der" { words.removeFirst() }
    }
    guard words.count == 3 else { return .failure(.notADate) }
    if let month = MonthText.month(words[0]) {
      // The American order, with the year in full.
      guard words[2].utf8.count == 4 else { return .failure(.notADate) }
      words = [words[1], Substring(String(month)), words[2]]
    } else if let month = MonthText.month(words[1]) {
      words[1] = Substring(String(month))
      if words[0].utf8.count == 4 { words.swapAt(0, 2) }
    } else if weekday == nil {
      return .failure(.notADate)
    }
    let century = words[2].utf8.count == 2 ? "20" : ""
    let date = DateText.read("\(words[0]).\(words[1]).\(century)\(words[2])")
    guard let weekday, case .success(let day) = date else { return date }
    // 1 January 1970 was a Thursday. What contradicts itself is no day.
    return ((Int(day.days) + 3) % 7 + 7) % 7 == weekday ? date : .failure(.noSuchDay)
  }

  /// Three numbers with a mark between them.
  private static func parts(_ text: String, _ mark: Character) -> [Substring]? {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) else {
      return nil
    }
    return parts
  }

  /// `20260205`: read in any other order its year would lie before 1900.
  private static func basic(_ text: String) -> CalendarDate? {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      text.hasPrefix("19") || text.hasPrefix("20")
    else { return nil }
    return Int(text).flatMap(CalendarDate.init(yyyymmdd:))
  }

  /// `05.02.2026` of `05.02.2026 00:00:00`, `2026-02-05` of `2026-02-05T12:30:00.000+01:00`: the
  /// day as it is written.
  private static func withoutTime(_ text: String) -> String {
    guard text.utf8.count <= 40, let mark = text.firstIndex(where: { $0 == " " || $0 == "T" })
    else {
      return text
    }
    var time = text[text.index(after: mark)...]
    for ending in ["Uhr", "Z"] where time.hasSuffix(ending) { time = time.dropLast(ending.count) }
    if let zone = time.lastIndex(where: { $0 == "+" || $0 == "-" }),
      isClock(time[time.index(after: zone)...], upTo: 2) || time[zone...].count == 5
    {
      time = time[..<zone]
    }
    if time.last == " " { time = time.dropLast() }
    return isClock(time, upTo: 3) ? String(text[..<mark]) : text
  }

  /// `12:30`, `12:30:00`, `12:30:00.000`.
  private static func isClock(_ text: Substring, upTo limit: Int) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...limit).contains(parts.count) else { return false }
    return parts.enumerated().allSatisfy { index, part in
      let number = index == 2 ? part.prefix { $0 != "." && $0 != "," } : part
      let digits = part.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E || $0 == 0x2C }
      guard digits, (1...2).contains(number.count), let value = Int(number) else { return false }
      return value <= (index == 0 ? 24 : 60)
    }
  }
}
