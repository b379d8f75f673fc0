public import Amounts
import Bookkeeping
import LedgerStore
import Messages
import SQLiteStore

/// Where auditors keep what they think of entries (Prüfvermerke): beside the ledger, which it
/// never changes.
public struct ReviewDesk: Sendable {
  let office: GrantOffice
  let accounts: AccountDesk

  public init(_ office: GrantOffice, _ accounts: AccountDesk) {
    (self.office, self.accounts) = (office, accounts)
  }

  /// What was made of an entry.
  public enum Mark: String, CaseIterable, Sendable {
    case passed, question, objection

    public var name: LocalizedText {
      switch self {
      case .passed: LocalizedText(de: "geprüft", en: "passed")
      case .question: LocalizedText(de: "Rückfrage", en: "question")
      case .objection: LocalizedText(de: "beanstandet", en: "objection")
      }
    }
  }

  public struct Review: Sendable {
    public let entry: Int64
    public let mark: Mark
    public let note: String
    /// Whose it is, as a person reads it, and whether it is the own.
    public let by: String
    public let isOwn: Bool
    /// ISO 8601 in UTC.
    public let at: String
  }

  /// The longest note, in characters.
  static let limit = 2000

  /// Notes what an auditor made of an entry, instead of what the same person noted before.
  /// - Parameter mark: nil takes the note away.
  /// - Throws: ``Refusal`` for who is no auditor, for a note that is too long; `LedgerError` for an
  ///   entry that is none.
  public func keep(_ mark: Mark?, _ note: String, of entry: Int64) throws {
    let ledger = try office.open(.readOnly, for: .audit)
    _ = try ledger.entry(entry)
    guard note.count <= Self.limit else {
      throw Refusal(
        .data, Problem("office.NOTE_LONG", ["count": note.count, "limit": Self.limit]),
        fields: ["note"])
    }
    guard let person = office.act.personID else { return }
    try accounts.store.keep(
      .init(
        person: person, entry: entry, mark: mark?.rawValue ?? "", note: note,
        at: office.act.moment))
  }

  /// All notes of all auditors, by entry.
  /// - Throws: ``Refusal`` for who is no auditor.
  public func all() throws -> [Review] {
    let ledger = try office.open(.readOnly, for: .audit)
    let names = Dictionary(
      try ledger.people().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return try accounts.store.reviews().compactMap { review in
      Mark(rawValue: review.mark).map {
        Review(
          entry: review.entry, mark: $0, note: review.note,
          by: names[review.person] ?? review.person,
          isOwn: review.person == office.act.personID, at: review.at)
      }
    }
  }
}
