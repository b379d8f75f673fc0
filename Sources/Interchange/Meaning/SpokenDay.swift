public import Amounts

/// Days as people say them at the keyboard: `heute`, `vorgestern`, `5.11.`, `5.11`, `05.11.26`; a
/// 29 February without its year is the last one there was. Files and project files know none of
/// these: what they mean depends on the day they are read.
public enum SpokenDay {
  /// Nil where the text is no such day; ``DateText`` may know it.
  public static func read(_ text: String, today: CalendarDate) -> CalendarDate? {
    switch text.lowercased() {
    case "heute", "today": return today
    case "gestern", "yesterday": return today.adding(days: -1)
    case "vorgestern": return today.adding(days: -2)
    case "morgen", "tomorrow": return today.adding(days: 1)
    case "übermorgen", "uebermorgen": return today.adding(days: 2)
    default: break
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 || parts.count == 2, let day = number(parts[0], digits: 1...2),
      let month = number(parts[1], digits: 1...2)
    else { return nil }
    guard parts.count == 3, !parts[2].isEmpty else {
      guard (day, month) == (29, 2) else {
        return CalendarDate(year: today.year, month: month, day: day)
      }
      return (0...8).lazy.compactMap { CalendarDate(year: today.year - $0, month: 2, day: 29) }
        .first { $0 <= today }
    }
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
