public import Amounts
public import Bookkeeping

/// The journal for hledger and Ledger, which share this much of their format.
///
/// Every account and the currency are declared, so that `hledger check --strict` and
/// `ledger --strict --pedantic` accept nothing by accident.
public struct HledgerJournal: JournalFormat {
  private let names: JournalNames

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

  public func text(_ entry: JournalEntry) throws(JournalExportError) -> String {
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

  /// The text in ASCII, without what begins a comment or a note in either program.
  public func written(_ text: String) -> String {
    String(ASCIIText.line(text).map { $0 == ";" ? "," : $0 == "|" ? "/" : $0 })
  }

  private func description(_ entry: JournalEntry) -> String {
    var parts = [entry.kind, written(entry.entry.text)]
    if let voucher = entry.voucher { parts.append("[\(written(voucher))]") }
    if let number = entry.reverses { parts.append("(reverses \(number))") }
    if let number = entry.reversedBy { parts.append("(reversed by \(number))") }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
