public import Amounts
public import Bookkeeping

/// The journal for Beancount. The account names are those of ``HledgerJournal``; each `open`
/// carries number, measure, item and party as metadata, so that totals can be traced back.
public struct BeancountJournal: JournalFormat {
  private let names: JournalNames
  public private(set) var adapted = 0

  public init(names: JournalNames) { self.names = names }

  public func header() -> String {
    // The option by which tolerances are set has another name in each version of Beancount. None is
    // needed: amounts of whole cents let no more than half a cent pass.
    var text = """
      option "title" "Foerderbuch: journal to add up again"
      option "operating_currency" "EUR"
      \(Self.firstDay) commodity EUR

      """
    for row in names.all {
      text += "\(Self.firstDay) open \(row.name) EUR\n"
      text += "  account: \(Self.quoted(row.account.account))\n"
      text += "  measure: \(Self.quoted(row.account.measure))\n"
      text += "  item: \(Self.quoted(row.account.item))\n"
      if let party = row.account.party { text += "  party: \(Self.quoted(party))\n" }
    }
    return text
  }

  public mutating func text(_ entry: JournalEntry) throws(JournalExportError) -> String {
    if [entry.entry.text, entry.voucher ?? ""].contains(where: Self.isOfSeveralLines) {
      adapted += 1
    }
    var text = "\n\(entry.entry.bookedOn.isoText) * \(Self.quoted(entry.entry.text))"
    // Both entries of a reversal carry the link of the original.
    if let number = entry.reverses { text += " ^entry-\(number)" }
    if entry.reversedBy != nil { text += " ^entry-\(entry.number)" }
    text += "\n  number: \(entry.number)\n  kind: \(Self.quoted(entry.kind))\n"
    if let voucher = entry.voucher { text += "  voucher: \(Self.quoted(voucher))\n" }
    for posting in entry.entry.postings {
      let account = JournalAccount(posting)
      guard let name = names[account] else {
        throw .unknownAccount(account, entry: entry.number)
      }
      text += "  \(name)  \(posting.amount.plainText) EUR\n"
    }
    return text
  }

  /// Beancount compares at the beginning of a day.
  public func assertion(
    _ balances: [(name: String, amount: Money)], after day: CalendarDate
  ) -> String {
    let next = day.adding(days: 1).isoText
    return balances.reduce("\n") {
      $0 + "\(next) balance \($1.name)  \($1.amount.plainText) EUR\n"
    }
  }

  /// Before every entry: no calendar date is older.
  private static let firstDay = "1900-01-01"

  private static func isOfSeveralLines(_ text: String) -> Bool {
    text.unicodeScalars.contains { "\n\r\t".unicodeScalars.contains($0) }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n", "\r", "\t": quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
