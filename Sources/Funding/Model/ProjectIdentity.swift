public import Amounts

/// By what a project of the ledger is known when a list names it again: what it is called, whose it
/// is and when it begins, never where it stands in a list.
public struct ProjectIdentity: Hashable, Sendable {
  public let id: String
  public let title: String
  /// The organisation that the first measure belongs to: its name, and its id.
  public let recipient: String
  public let recipientID: String
  /// The first day of the project; nil where the project file names none.
  public let from: CalendarDate?
  /// The first award, cents, and who gives it.
  public let grant: Money?
  public let funder: String?
  /// Whether something is booked on it.
  public let isBooked: Bool

  public init(
    id: String, title: String, recipient: String, recipientID: String, from: CalendarDate?,
    grant: Money?, funder: String?, isBooked: Bool
  ) {
    self.id = id
    self.title = title
    self.recipient = recipient
    self.recipientID = recipientID
    self.from = from
    self.grant = grant
    self.funder = funder
    self.isBooked = isBooked
  }
}
