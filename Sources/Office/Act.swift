public import Amounts

/// Who does something, and when: kept with everything that is recorded.
public struct Act: Hashable, Sendable {
  /// As a person reads it; nil: nobody says.
  public let person: String?
  /// ISO 8601 in UTC.
  public let moment: String
  /// The day it is there, where no other day is named.
  public let today: CalendarDate

  public init(person: String? = nil, moment: String, today: CalendarDate) {
    (self.person, self.moment, self.today) = (person, moment, today)
  }
}
