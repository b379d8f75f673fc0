import Amounts
public import Bookkeeping
public import StoreAPI

extension Ledger {
  /// Takes the accounts of a chart into the ledger, so that they can be posted on. Accounts it has
  /// stay as they were first taken.
  /// - Returns: the numbers of the new accounts.
  /// - Throws: ``LedgerError/accountOfAnotherKind(number:)``.
  @discardableResult
  public func adopt(_ chart: Chart, act: Act) throws(LedgerError) -> [String] {
    let new = try newAccounts(of: chart)
    guard !new.isEmpty else { return [] }
    return try write { book in
      var writer = try SealedWriter(book)
      try new.adopt(act, with: &writer)
      return new.map(\.number)
    }
  }

  /// The accounts of a chart that the ledger lacks.
  func newAccounts(of chart: Chart) throws(LedgerError) -> [Account] {
    let known = Dictionary(
      try accounts().map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    for account in chart.accounts {
      if let old = known[account.number], old.kind != account.kind {
        throw .accountOfAnotherKind(number: account.number)
      }
    }
    return chart.accounts.filter { known[$0.number] == nil }
  }

  /// The accounts of the ledger, by number.
  public func accounts() throws(LedgerError) -> [Account] { try query { try $0.accounts() } }
}

extension BookReading {
  /// By number.
  func accounts() throws(LedgerError) -> [Account] {
    var accounts: [Account] = []
    for row in try rows(RowQuery(SealedRecord.account.table)) {
      accounts.append(
        Account(
          number: try row["number"],
          name: LocalizedText(de: try row["name_de"], en: try row["name_en"]),
          kind: try row.word("kind")))
    }
    return accounts.sorted { $0.number < $1.number }
  }
}

extension [Account] {
  /// Writes them as one act.
  func adopt(_ act: Act, with writer: inout SealedWriter) throws(LedgerError) {
    let batch = try Batch(action: .adopt, act: act).write(with: &writer)
    for account in self {
      let id = try writer.nextID(of: .account)
      writer.begin(.account)
      writer.append(id)
      writer.append(batch)
      writer.append(text: account.number)
      writer.append(text: account.name.de)
      writer.append(text: account.name.en)
      writer.append(text: account.kind.rawValue)
      try writer.finish(id)
    }
  }
}
