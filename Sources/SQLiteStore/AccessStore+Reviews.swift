import GRDB
public import StoreAPI

extension AccessStore {
  /// What somebody noted of an entry while auditing.
  public struct Review: Hashable, Sendable {
    public let person: String
    public let entry: Int64
    public let mark: String
    public let note: String
    /// ISO 8601 in UTC.
    public let at: String

    public init(person: String, entry: Int64, mark: String, note: String, at: String) {
      (self.person, self.entry, self.mark, self.note, self.at) = (person, entry, mark, note, at)
    }
  }

  /// Keeps a note instead of the one that the person had of the entry; an empty mark takes it away.
  public func keep(_ review: Review) throws(LedgerError) {
    try write { db in
      guard !review.mark.isEmpty else {
        return try db.execute(
          sql: "DELETE FROM review WHERE person = ? AND entry = ?",
          arguments: [review.person, review.entry])
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?, ?)",
        arguments: [review.person, review.entry, review.mark, review.note, review.at])
    }
  }

  /// All notes, by entry and person.
  public func reviews() throws(LedgerError) -> [Review] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM review ORDER BY entry, person").map {
        Review(
          person: $0["person"], entry: $0["entry"], mark: $0["mark"], note: $0["note"],
          at: $0["at"])
      }
    }
  }
}
