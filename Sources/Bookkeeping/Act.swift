public import Amounts

/// An act of recording: who did it, and when. It is a value of the call, so that a ledger which
/// many people use at once keeps each of them with what they did.
public struct Act: Hashable, Sendable {
  /// Who records, as a person reads it; nil: nobody says.
  public package(set) var person: String?
  /// The login that the system knows; nil where there is none.
  public let login: String?
  /// When it began, ISO 8601 in UTC.
  public let moment: String
  /// Tells when it comes to be recorded, after the turns of others; nil: when it began.
  private let clock: Clock?
  /// The day where the person is.
  public let day: CalendarDate
  /// The id among the people of the ledger; nil where it knows none.
  public package(set) var personID: String?
  /// Whether whatever this person does has to be released by another.
  package var onlyProposes = false
  /// The proposal that is carried out; nil: what is done is the person's own.
  package var proposal: Int64?

  public init(
    person: String? = nil, login: String? = nil, moment: String, day: CalendarDate,
    clock: Clock? = nil
  ) {
    self.person = person
    self.login = login
    self.moment = moment
    self.day = day
    self.clock = clock
  }

  /// The moment as it is now. Whoever asks has the turn to write, so that what is recorded later
  /// tells a later moment, unless a clock ran backwards.
  package var recordedAt: String { clock?.now() ?? moment }

  /// A clock; ISO 8601 in UTC.
  public final class Clock: Hashable, Sendable {
    fileprivate let now: @Sendable () -> String

    public init(_ now: @escaping @Sendable () -> String) { self.now = now }

    public static func == (one: Clock, other: Clock) -> Bool { one === other }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  }
}
