/// Why a text is no date.
public enum DateTextError: Error, Equatable, Sendable {
  case empty
  case notADate
  /// The form is right, but the calendar has no such day: 30 February.
  case noSuchDay
  /// `01/02/2015`: two days, as day first and as month first.
  case ambiguous(dayFirst: CalendarDate, monthFirst: CalendarDate)
}

/// Strict reading of dates: `2026-06-30`, `30.06.2026`, `1.6.2026`, `30/06/2026` where only one
/// reading exists.
public enum DateText {
  public static func read(_ text: some StringProtocol) -> Result<CalendarDate, DateTextError> {
    var copy = String(text)
    return copy.withUTF8 { read(utf8: $0) }
  }

  /// The same over UTF-8 bytes, for files.
  public static func read(
    utf8 bytes: UnsafeBufferPointer<UInt8>
  ) -> Result<CalendarDate, DateTextError> {
    var numbers = (0, 0, 0)
    var lengths = (0, 0, 0)
    var field = 0
    var mark: UInt8 = 0
    var rest = bytes[...]
    while rest.first == 0x20 { rest = rest.dropFirst() }
    while rest.last == 0x20 { rest = rest.dropLast() }
    guard !rest.isEmpty else { return .failure(.empty) }
    for byte in rest {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        switch field {
        case 0: numbers.0 = numbers.0 * 10 + digit; lengths.0 += 1
        case 1: numbers.1 = numbers.1 * 10 + digit; lengths.1 += 1
        default: numbers.2 = numbers.2 * 10 + digit; lengths.2 += 1
        }
        guard lengths.0 <= 4, lengths.1 <= 2, lengths.2 <= 4 else { return .failure(.notADate) }
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"):
        guard mark == 0 || mark == byte, field < 2 else { return .failure(.notADate) }
        mark = byte
        field += 1
      default: return .failure(.notADate)
      }
    }
    guard field == 2 else { return .failure(.notADate) }
    if mark == UInt8(ascii: "-") {
      guard lengths == (4, 2, 2) else { return .failure(.notADate) }
      return day(numbers.0, numbers.1, numbers.2)
    }
    guard (1...2).contains(lengths.0), (1...2).contains(lengths.1), lengths.2 == 4 else {
      return .failure(.notADate)
    }
    if mark == UInt8(ascii: ".") { return day(numbers.2, numbers.1, numbers.0) }
    let dayFirst = CalendarDate(year: numbers.2, month: numbers.1, day: numbers.0)
    let monthFirst = CalendarDate(year: numbers.2, month: numbers.0, day: numbers.1)
    switch (dayFirst, monthFirst) {
    case (let first?, let second?):
      return first == second
        ? .success(first) : .failure(.ambiguous(dayFirst: first, monthFirst: second))
    case (let only?, nil), (nil, let only?): return .success(only)
    case (nil, nil): return .failure(.noSuchDay)
    }
  }

  private static func day(
    _ year: Int, _ month: Int, _ day: Int
  ) -> Result<CalendarDate, DateTextError> {
    CalendarDate(year: year, month: month, day: day).map { .success($0) } ?? .failure(.noSuchDay)
  }
}
