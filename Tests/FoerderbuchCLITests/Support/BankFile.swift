import Foundation
import TestSupport

/// Account statements for tests: the files of `Fixtures/bank`, and small ones made here.
struct BankFile: Sendable {
  /// A line: amount, day, who, what for.
  struct Line: Sendable {
    var amount: String
    var day = "2026-06-15"
    var name = "Jemand"
    var text = ""
    var status = "BOOK"
    var account = ""
    var isReversal = false
  }

  var lines: [Line]
  /// `053` or `052`.
  var message = "053"
  var id = "A"
  var account = "DE02120300000000202051"
  /// Added to the closing balance.
  var offset = 0
  var currency = "EUR"

  var xml: String {
    let (root, element) =
      message == "053" ? ("BkToCstmrStmt", "Stmt") : ("BkToCstmrAcctRpt", "Rpt")
    let closing = lines.filter { $0.status == "BOOK" }.reduce(offset) { $0 + Self.cents($1.amount) }
    let balances =
      message == "053"
      ? balance("OPBD", 0) + balance("CLBD", closing) : ""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.\(message).001.08"><\(root)><\(element)>
      <Id>\(id)</Id><Acct><Id><IBAN>\(account)</IBAN></Id><Ccy>EUR</Ccy></Acct>\(balances)
      \(lines.map(entry).joined(separator: "\n"))
      </\(element)></\(root)></Document>
      """
  }

  private func balance(_ code: String, _ cents: Int) -> String {
    let amount = "\(abs(cents) / 100).\(String(abs(cents) % 100 + 100).dropFirst())"
    return "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp>"
      + Self.amount((cents < 0 ? "-" : "") + amount, "EUR") + "</Bal>"
  }

  private func entry(_ line: Line) -> String {
    let role = line.amount.hasPrefix("-") ? "Cdtr" : "Dbtr"
    let account =
      line.account.isEmpty
      ? "" : "<\(role)Acct><Id><IBAN>\(line.account)</IBAN></Id></\(role)Acct>"
    return "<Ntry>" + Self.amount(line.amount, currency)
      + (line.isReversal ? "<RvslInd>true</RvslInd>" : "")
      + "<Sts><Cd>\(line.status)</Cd></Sts><BookgDt><Dt>\(line.day)</Dt></BookgDt><NtryDtls><TxDtls>"
      + "<RltdPties><\(role)><Nm>\(line.name)</Nm></\(role)>\(account)</RltdPties>"
      + "<RmtInf><Ustrd>\(line.text)</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
  }

  private static func amount(_ text: String, _ currency: String) -> String {
    "<Amt Ccy=\"\(currency)\">\(text.hasPrefix("-") ? String(text.dropFirst()) : text)</Amt>"
      + "<CdtDbtInd>\(text.hasPrefix("-") ? "DBIT" : "CRDT")</CdtDbtInd>"
  }

  private static func cents(_ text: String) -> Int { Int(text.filter { $0 != "." }) ?? 0 }

  // MARK: Files

  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/bank")

  static func fixture(_ name: String) throws -> String {
    try String(contentsOf: fixtures.appending(path: name), encoding: .utf8)
  }

  /// A file of `Tests/ReaderTests/Fixtures`, as its bank handed it out.
  static func sample(_ name: String) throws -> Data {
    try Data(
      contentsOf: fixtures.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "ReaderTests/Fixtures/" + name))
  }

  /// A desk with the project and the bookings that `auszug.xml` pays, and with that file.
  static func desk() throws -> Desk {
    let desk = try Desk(project: fixture("projekt.yaml"), bookings: fixture("buchungen.csv"))
    try desk.write(fixture("auszug.xml"), to: "auszug.xml")
    return desk
  }
}
