import Amounts
import Foundation
import Office

/// A moment as people where the server stands read it.
enum LocalMoment {
  /// - Parameter moment: ISO 8601 in UTC.
  /// - Returns: `05.11.2026 14:30`.
  static func text(
    _ moment: String, _ language: Language, in zone: TimeZone = .current
  ) -> String {
    guard let date = try? Date(moment, strategy: .iso8601) else { return moment }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let hour = parts.hour, let minute = parts.minute,
      let date = CalendarDate(yyyymmdd: year * 10_000 + month * 100 + day)
    else { return moment }
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(date.text(language)) \(two(hour)):\(two(minute))"
  }

  /// A cell of a list as a page shows it.
  static func text(_ cell: LookupTable.Cell, _ language: Language) -> String {
    if case .moment(let moment) = cell { return text(moment, language) }
    return cell.text(language)
  }
}
