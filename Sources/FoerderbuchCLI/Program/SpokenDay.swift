import Amounts

/// Days as people say them at the keyboard: `heute`, `gestern`, `5.11.`, `05.11.26`. Files and
/// project files know none of these: what they mean depends on the day they are read.
enum SpokenDay {
  /// Nil where the text is no such day; ``DateText`` may know it.
  static func read(_ text: String, today: CalendarDate) -> CalendarDate? {
    switch text.lowercased() {
    case "heute", "today": return today
    case "gestern", "yesterday": return today.adding(days: -1)
    case "morgen", "tomorrow": return today.adding(days: 1)
    default: break
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let day = number(parts[0], digits: 1...2),
      let month = number(parts[1], digits: 1...2)
    else { return nil }
    if parts[2].isEmpty { return CalendarDate(year: today.year, month: month, day: day) }
    return number(parts[2], digits: 2...2).flatMap {
      CalendarDate(year: 2000 + $0, month: month, day: day)
    }
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }
}
