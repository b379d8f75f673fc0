public import Amounts
public import Bookkeeping

/// The journal for hledger and Ledger, which share this much of their format.
///
/// Every account and the currency are declared, so that `hledger check --strict` and
/// `ledger --strict --pedantic` accept nothing by accident.
public struct HledgerJournal: JournalFormat {
  private let names: JournalNames
  public private(set) var adapted = 0

  public init(names: JournalNames) { self.names = names }

  public func header() -> String {
    var text = """
      ; Foerderbuch: journal to add up again with hledger or ledger
      commodity EUR
          format 1000.00 EUR

      """
    for row in names.all { text += "account \(row.name)\n" }
    return text
  }

  public mutating func text(_ entry: JournalEntry) throws(JournalExportError) -> String {
    var text = "\n\(entry.entry.bookedOn.isoText) * (\(entry.number)) \(description(entry))\n"
    for posting in entry.entry.postings {
      let account = JournalAccount(posting)
      guard let name = names[account] else {
        throw .unknownAccount(account, entry: entry.number)
      }
      text += "    \(name)  \(posting.amount.plainText) EUR\n"
    }
    return text
  }

  /// A transaction of nothing: it is where both programs take assertions.
  public func assertion(
    _ balances: [(name: String, amount: Money)], after day: CalendarDate
  ) -> String {
    balances.reduce("\n\(day.isoText) * closed\n") {
      $0 + "    \($1.name)  0.00 EUR = \($1.amount.plainText) EUR\n"
    }
  }

  private mutating func description(_ entry: JournalEntry) -> String {
    let text = Self.plain(entry.entry.text)
    let voucher = entry.voucher.map(Self.plain)
    if text != entry.entry.text || voucher != entry.voucher { adapted += 1 }
    var parts = [entry.kind, text]
    if let voucher { parts.append("[\(voucher)]") }
    if let number = entry.reverses { parts.append("(reverses \(number))") }
    if let number = entry.reversedBy { parts.append("(reversed by \(number))") }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The text without what begins a comment or a note in either program.
  private static func plain(_ text: String) -> String {
    String(ASCIIText.line(text).map { $0 == ";" ? "," : $0 == "|" ? "/" : $0 })
  }
}
