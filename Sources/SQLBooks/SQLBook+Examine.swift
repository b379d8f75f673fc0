import Assets
import Bookkeeping
package import StoreAPI

extension SQLBook {
  package func examine(deep: Bool, _ found: (VerificationProblem) -> Void) throws {
    try db.checkSchema(found)
    try checkIdentities(found)
    if deep {
      try db.checkStorage(found)
      try ask(found)
    }
  }

  // MARK: Names

  /// What belongs together for ever, against the sealed versions of the projects: names have no
  /// seal of their own.
  private func checkIdentities(_ found: (VerificationProblem) -> Void) throws {
    for (table, columns, sealed) in Self.identities {
      for (isMissing, difference) in [
        (true, "\(sealed) EXCEPT SELECT \(columns) FROM \(table)"),
        (false, "SELECT \(columns) FROM \(table) EXCEPT SELECT * FROM (\(sealed)) s"),
      ] {
        let rows = try db.prepare(difference)
        while try rows.step() {
          found(
            .identityDiffers(
              table: table, id: (0..<rows.columnCount).map(rows.text).joined(separator: "/"),
              isMissing: isMissing))
        }
      }
    }
    // No record tells of a sum of such a measure, and nobody would compare it.
    let strangers = try db.prepare("SELECT measure FROM activity EXCEPT SELECT id FROM measure")
    while try strangers.step() {
      found(.identityDiffers(table: "measure", id: strangers.text(0), isMissing: true))
    }
  }

  /// The tables of names, their columns, and the names that the sealed versions tell.
  private static let identities = [
    ("project", "id", "SELECT project FROM project_version"),
    (
      "measure", "id, project",
      """
      SELECT m.measure, v.project FROM measure_version m JOIN project_version v ON v.id = m.version
      """
    ),
    (
      "award", "id, project",
      """
      SELECT a.award, v.project FROM award_version a JOIN project_version v ON v.id = a.version
      """
    ),
    (
      "item", "measure, id",
      """
      SELECT measure, id FROM plan_line UNION SELECT measure, id FROM source
      UNION SELECT measure, award FROM award_version
      """
    ),
  ]

  /// The auditor's queries, which answer nothing on a sound ledger.
  private func ask(_ found: (VerificationProblem) -> Void) throws {
    for name in Assets.names(in: "checks") {
      guard let sql = Assets.text(name) else { continue }
      var first = ""
      var count = 0
      do {
        let rows = try db.walk(sql)
        while try rows.step() {
          if count == 0 { first = (0..<rows.columnCount).map(rows.text).joined(separator: " | ") }
          count += 1
        }
      } catch {
        // Such as a sum beyond 64 bits, which nobody booked.
        guard case .refusedByDatabase(let words) = error else { throw error }
        first = words
        count += 1
      }
      if count > 0 { found(.checkFound(query: name, rows: count, first: first)) }
    }
  }
}
