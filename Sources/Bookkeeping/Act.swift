public import Amounts

/// An act of recording: who did it, and when. It is a value of the call, so that a ledger which
/// many people use at once keeps each of them with what they did.
public struct Act: Hashable, Sendable {
  /// Who records, as a person reads it; nil: nobody says.
  public package(set) var person: String?
  /// The login that the system knows; nil where there is none.
  public let login: String?
  /// ISO 8601 in UTC.
  public let moment: String
  /// The day where the person is.
  public let day: CalendarDate
  /// The id among the people of the ledger; nil where it knows none.
  public package(set) var personID: String?
  /// Whether whatever this person does has to be released by another.
  package var onlyProposes = false
  /// The proposal that is carried out; nil: what is done is the person's own.
  package var proposal: Int64?

  public init(person: String? = nil, login: String? = nil, moment: String, day: CalendarDate) {
    self.person = person
    self.login = login
    self.moment = moment
    self.day = day
  }
}
