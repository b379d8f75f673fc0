import Amounts
public import Funding
import GRDB

extension Ledger {
  /// By what the projects are known to somebody else's list, as they stand with all amendments;
  /// ordered by id.
  public func projectIdentities() throws(LedgerError) -> [ProjectIdentity] {
    try query { db in
      var identities: [ProjectIdentity] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT v.project, v.title, m.recipient, o.name, v.begins_on, a.amount, a.funder,
            v.project IN (SELECT w.project FROM (SELECT DISTINCT measure FROM entry) e
              JOIN measure w ON w.id = e.measure) AS booked
          FROM project p
          JOIN project_version v ON v.id = (
            SELECT id FROM project_version WHERE project = p.id
            ORDER BY effective_on DESC, version DESC LIMIT 1)
          LEFT JOIN measure_version m ON m.version = v.id AND m.position = 1
          LEFT JOIN organisation o ON o.version = v.id AND o.id = m.recipient
          LEFT JOIN award_version a ON a.version = v.id AND a.position = 1
          ORDER BY p.id
          """)
      while let row = try rows.next() {
        let recipient: String = row["recipient"] ?? ""
        let day: Int? = row["begins_on"]
        identities.append(
          ProjectIdentity(
            id: row["project"], title: row["title"], recipient: row["name"] ?? recipient,
            recipientID: recipient, from: day.flatMap { CalendarDate(yyyymmdd: $0) },
            grant: (row["amount"] as Int64?).map(Money.init(cents:)), funder: row["funder"],
            isBooked: row["booked"]))
      }
      return identities
    }
  }
}
