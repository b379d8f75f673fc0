import Interchange

/// Makes CAMT files for tests.
struct CAMTBuilder {
  var message = "BkToCstmrStmt"
  var element = "Stmt"
  var version = "camt.053.001.08"
  var id = "A-1"
  var account = "<Id><IBAN>DE02 1203 0000 0000 2020 51</IBAN></Id><Ccy>EUR</Ccy>"
  /// Opening and closing balance, in EUR; negative for debts.
  var balances: [(code: String, amount: String)] = []
  /// The day of the balances.
  var day = "2026-06-30"
  /// The content of each `<Ntry>`.
  var entries: [String] = []
  /// Elements before the account.
  var head = ""

  static func amount(_ text: String) -> String {
    let isDebit = text.hasPrefix("-")
    return "<Amt Ccy=\"EUR\">\(isDebit ? String(text.dropFirst()) : text)</Amt>"
      + "<CdtDbtInd>\(isDebit ? "DBIT" : "CRDT")</CdtDbtInd>"
  }

  /// An entry, booked unless `status` says otherwise.
  static func entry(
    _ text: String, status: String = "<Cd>BOOK</Cd>", on day: String = "2026-06-30",
    _ more: String = ""
  ) -> String {
    amount(text) + "<Sts>\(status)</Sts><BookgDt><Dt>\(day)</Dt></BookgDt>" + more
  }

  /// The statement alone.
  var statement: String {
    "<\(element)><Id>\(id)</Id>\(head)<Acct>\(account)</Acct>"
      + balances.map { balance in
        "<Bal><Tp><CdOrPrtry><Cd>\(balance.code)</Cd></CdOrPrtry></Tp>"
          + Self.amount(balance.amount) + "<Dt><Dt>\(day)</Dt></Dt></Bal>"
      }.joined() + entries.map { "<Ntry>\($0)</Ntry>" }.joined() + "</\(element)>"
  }

  var text: String { text(of: [self]) }

  /// A file of several statements.
  func text(of statements: [CAMTBuilder]) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:\(version)\"><\(message)>"
      + statements.map(\.statement).joined() + "</\(message)></Document>"
  }

  var input: InputBytes { InputBytes(Array(text.utf8), file: "auszug.xml") }

  func read() throws -> [BankStatement] { try BankStatementFile.read(input) }
}
