package import Amounts
package import Funding
package import StoreAPI

extension SQLBook {
  package func project(of kind: Identity.Kind, _ id: String) throws(LedgerError) -> String? {
    let column = kind == .project ? "id" : "project"
    let rows = try statements.statement(
      db, "SELECT \(column) FROM \(kind.rawValue) WHERE id = ?")
    defer { rows.reset() }
    rows.bind(1, copying: id)
    return try rows.step() ? rows.text(0) : nil
  }

  package func items(ofMeasure id: String) throws(LedgerError) -> Set<String>? {
    let rows = try statements.statement(
      db, "SELECT i.id FROM measure m LEFT JOIN item i ON i.measure = m.id WHERE m.id = ?")
    defer { rows.reset() }
    rows.bind(1, copying: id)
    var found: Set<String>?
    while try rows.step() {
      var known = found ?? []
      if let item = rows.optionalText(0) { known.insert(item) }
      found = known
    }
    return found
  }

  package func measures() throws(LedgerError) -> [String] {
    let rows = try db.prepare("SELECT id FROM measure ORDER BY id")
    var measures: [String] = []
    while try rows.step() { measures.append(rows.text(0)) }
    return measures
  }

  package func projectVersions(asOf day: CalendarDate?) throws(LedgerError) -> [Int64] {
    let rows = try db.prepare(
      """
      SELECT v.id FROM project p JOIN project_version v ON v.id = (
        SELECT id FROM project_version WHERE project = p.id AND effective_on <= ?
        ORDER BY effective_on DESC, version DESC LIMIT 1)
      ORDER BY p.id
      """)
    rows.bind(1, day.map { Int64($0.yyyymmdd) } ?? .max)
    var versions: [Int64] = []
    while try rows.step() { versions.append(rows.integer(0)) }
    return versions
  }

  package func projectIdentities() throws(LedgerError) -> [ProjectIdentity] {
    let rows = try db.prepare(
      """
      SELECT v.project, v.title, m.recipient, o.name, v.begins_on, a.amount, a.funder,
        v.project IN (SELECT w.project FROM (SELECT DISTINCT measure FROM entry) e
          JOIN measure w ON w.id = e.measure)
      FROM project p
      JOIN project_version v ON v.id = (
        SELECT id FROM project_version WHERE project = p.id
        ORDER BY effective_on DESC, version DESC LIMIT 1)
      LEFT JOIN measure_version m ON m.version = v.id AND m.position = 1
      LEFT JOIN organisation o ON o.version = v.id AND o.id = m.recipient
      LEFT JOIN award_version a ON a.version = v.id AND a.position = 1
      ORDER BY p.id
      """)
    var identities: [ProjectIdentity] = []
    while try rows.step() {
      let recipient = rows.optionalText(2) ?? ""
      identities.append(
        ProjectIdentity(
          id: rows.text(0), title: rows.text(1), recipient: rows.optionalText(3) ?? recipient,
          recipientID: recipient, from: rows.date(4),
          grant: rows.optionalInteger(5).map(Money.init(cents:)), funder: rows.optionalText(6),
          isBooked: rows.integer(7) == 1))
    }
    return identities
  }

  package func isBooked(project: String) throws(LedgerError) -> Bool {
    let rows = try db.prepare(
      """
      SELECT EXISTS (SELECT 1 FROM measure m JOIN entry e ON e.measure = m.id WHERE m.project = ?)
      """)
    rows.bind(1, copying: project)
    return try rows.step() && rows.integer(0) == 1
  }

  package func standing(measure: String, line: String?, source: String?) throws(LedgerError) -> Int
  {
    let place =
      (line == nil ? "" : " AND line = ?2") + (source == nil ? "" : " AND source = ?3")
    let rows = try db.prepare(
      """
      SELECT count(*) FROM entry e WHERE measure = ?1\(place)
        AND e.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.number)
      """)
    rows.bind(1, copying: measure)
    if let line { rows.bind(2, copying: line) }
    if let source { rows.bind(3, copying: source) }
    return try rows.step() ? Int(rows.integer(0)) : 0
  }

  package func add(_ identity: Identity) throws(LedgerError) {
    switch identity {
    case .project(let id): try add("project (id)", "id = ?1", id)
    case .measure(let id, let project): try add("measure (id, project)", "id = ?1", id, project)
    case .award(let id, let project): try add("award (id, project)", "id = ?1", id, project)
    case .item(let id, let measure):
      try add("item (measure, id)", "measure = ?1 AND id = ?2", measure, id)
    }
  }

  /// Inserts a row of one or two columns unless it is there.
  private func add(
    _ table: String, _ condition: String, _ first: String, _ second: String? = nil
  ) throws(LedgerError) {
    let name = table.prefix { $0 != " " }
    let statement = try statements.statement(
      db,
      """
      INSERT INTO \(table) SELECT \(second == nil ? "?1" : "?1, ?2")
      WHERE NOT EXISTS (SELECT 1 FROM \(name) WHERE \(condition))
      """)
    statement.bind(1, copying: first)
    if let second { statement.bind(2, copying: second) }
    try statement.run()
  }
}
