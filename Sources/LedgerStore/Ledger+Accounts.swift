import Amounts
public import Bookkeeping
import GRDB

extension Ledger {
  /// Takes the accounts of a chart into the ledger, so that they can be posted on. Accounts it has
  /// stay as they were first taken.
  /// - Returns: the numbers of the new accounts.
  /// - Throws: ``LedgerError/accountOfAnotherKind(number:)``.
  @discardableResult
  public func adopt(_ chart: Chart, act: Act) throws(LedgerError) -> [String] {
    let new = try newAccounts(of: chart)
    guard !new.isEmpty else { return [] }
    return try write { db in
      var writer = try SealedWriter(db, statements)
      try new.adopt(db, act, with: &writer)
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
  public func accounts() throws(LedgerError) -> [Account] {
    try query { db in
      try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY number").map { row in
        guard let kind = AccountKind(rawValue: row["kind"]) else {
          throw LedgerError.damaged("account")
        }
        return Account(
          number: row["number"], name: LocalizedText(de: row["name_de"], en: row["name_en"]),
          kind: kind)
      }
    }
  }
}

extension [Account] {
  /// Writes them as one act.
  func adopt(
    _ db: Database, _ act: Act, with writer: inout SealedWriter
  ) throws(LedgerError) {
    do {
      let batch = try Batch(action: .adopt, act: act).write(db, with: &writer)
      let first = try db.nextID("account")
      for (index, account) in enumerated() {
        let id = first + Int64(index)
        writer.begin(.account)
        writer.append(id)
        writer.append(batch)
        writer.append(text: account.number)
        writer.append(text: account.name.de)
        writer.append(text: account.name.en)
        writer.append(text: account.kind.rawValue)
        try writer.finish(id)
      }
    } catch {
      throw LedgerError(any: error, path: "")
    }
  }
}
