import StoreAPI

/// The measures, items and accounts that entries may name, read as far as they are asked for.
struct KnownPlaces {
  private let book: any BookReading
  private var accounts: Set<String>
  /// Nil for a measure that is not known.
  private var items: [String: Set<String>?] = [:]

  init(_ book: any BookReading) throws(LedgerError) {
    self.book = book
    var accounts: Set<String> = []
    for row in try book.rows(RowQuery(SealedRecord.account.table, ["number"])) {
      accounts.insert(try row["number"])
    }
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
    let found = try book.items(ofMeasure: measure)
    items[measure] = .some(found)
    return found
  }
}
