import Amounts

/// How a list writes dates with strokes, such as `01/02/2015`. German `1.2.2015` and ISO
/// `2015-02-01` can be read in one way only.
public enum DateForm: String, Hashable, Sendable, CaseIterable {
  /// Day first.
  case dmy
  /// Month first.
  case mdy
  /// ISO 8601 only.
  case iso

  /// Reads a date, strictly.
  /// - Parameter form: what the profile says; nil: the text must be readable in one way only.
  static func read(_ text: String, as form: DateForm?) -> Result<CalendarDate, DateTextError> {
    guard let form else { return DateText.read(text) }
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if form == .iso, text.contains(".") || text.contains("/") { return .failure(.notADate) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return DateText.read(text) }
    // With points a date is day first in any case, so that the reading is settled.
    let (day, month) = form == .dmy ? (parts[0], parts[1]) : (parts[1], parts[0])
    return DateText.read("\(day).\(month).\(parts[2])")
  }
}
