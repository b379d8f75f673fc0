public import Amounts

/// An act of recording: who did it, and when. It is a value of the call, so that a ledger which
/// many people use at once keeps each of them with what they did.
public struct Act: Hashable, Sendable {
  /// Who records, as a person reads it; nil: nobody says.
  public let person: String?
  /// ISO 8601 in UTC.
  public let moment: String
  /// The day where the person is.
  public let day: CalendarDate

  public init(person: String? = nil, moment: String, day: CalendarDate) {
    self.person = person
    self.moment = moment
    self.day = day
  }
}
