import GRDB

/// The measures, items and accounts that entries may name, read as far as they are asked for.
struct KnownPlaces {
  private let db: Database
  private let statements: StatementCache
  private var accounts: Set<String>
  /// Nil for a measure that is not known.
  private var items: [String: Set<String>?] = [:]

  init(_ db: Database, _ statements: StatementCache) throws(LedgerError) {
    self.db = db
    self.statements = statements
    let rows = try statements.statement(db, "SELECT number FROM account")
    defer { rows.reset() }
    var accounts: Set<String> = []
    while try rows.step() { accounts.insert(rows.text(0)) }
    self.accounts = accounts
  }

  mutating func has(measure: String) throws(LedgerError) -> Bool {
    try items(measure) != nil
  }

  mutating func has(_ item: String, measure: String) throws(LedgerError) -> Bool {
    try items(measure)?.contains(item) ?? false
  }

  /// Takes accounts of a trial for those of the ledger.
  mutating func add(accounts numbers: [String]) { accounts.formUnion(numbers) }

  func has(account: String) -> Bool { accounts.contains(account) }

  private mutating func items(_ measure: String) throws(LedgerError) -> Set<String>? {
    if let known = items[measure] { return known }
    let rows = try statements.statement(
      db,
      "SELECT i.id FROM measure m LEFT JOIN item i ON i.measure = m.id WHERE m.id = ?")
    rows.bind(1, copying: measure)
    defer { rows.reset() }
    var found: Set<String>?
    while try rows.step() {
      var known = found ?? []
      if let item = rows.optionalText(0) { known.insert(item) }
      found = known
    }
    items[measure] = .some(found)
    return found
  }
}
