import Amounts
import Bookkeeping
import Foundation
import Interchange
import Testing

@Suite struct JournalExportTests {
  private static let chart = [
    Account(number: "1800", name: LocalizedText(de: "Bank und Kasse", en: "Bank"), kind: .asset),
    Account(
      number: "4470", name: LocalizedText(de: "Partnerbeiträge", en: "Partners"), kind: .income),
    Account(
      number: "5210", name: LocalizedText(de: "Sachausgaben", en: "Material"), kind: .expense),
  ]

  private static func posting(
    _ account: String, _ item: String, _ party: String?, _ cents: Int64, measure: String = "SC-883"
  ) -> Posting {
    Posting(
      account: account, measure: measure, item: item, party: party, amount: Money(cents: cents))
  }

  private static func entries() throws -> [JournalEntry] {
    let day = try #require(CalendarDate(year: 2024, month: 3, day: 31))
    let receipt = try Entry(
      bookedOn: day, text: "Beitrag „Müller“; 2. | bar\n\u{1F600}",
      postings: [
        posting("1800", "müller", "Müller", 12_345), posting("4470", "müller", "Müller", -12_345),
      ])
    let other = try Entry(
      bookedOn: day, text: "Beitrag \"Mueller\" \\ 7",
      postings: [
        posting("1800", "mueller", "Mueller", 1), posting("4470", "34.01/2021", "Mueller", -1),
      ])
    let expense = try Entry(
      bookedOn: day.adding(days: 1), text: "Rechnung",
      postings: [
        posting("5210", "0812", nil, 99_999_999_999_999),
        posting("1800", "", nil, -99_999_999_999_999),
      ])
    return [
      JournalEntry(
        number: 1, kind: "partner-cash", voucher: "B;1", reverses: nil, reversedBy: 4,
        entry: receipt),
      JournalEntry(
        number: 2, kind: "partner-cash", voucher: nil, reverses: nil, reversedBy: nil,
        entry: other),
      JournalEntry(
        number: 3, kind: "expense", voucher: "B-2", reverses: nil, reversedBy: nil, entry: expense),
      JournalEntry(
        number: 4, kind: "partner-cash", voucher: nil, reverses: 1, reversedBy: nil,
        entry: receipt.reversal(on: day.adding(days: 9), text: "Storno")),
    ]
  }

  private static func names(_ entries: [JournalEntry]) -> JournalNames {
    JournalNames(
      chart: chart, used: entries.flatMap { $0.entry.postings.map { JournalAccount($0) } })
  }

  private static func export<Format: JournalFormat>(_ format: Format.Type) throws -> String {
    let entries = try entries()
    var bytes: [UInt8] = []
    var stream = JournalStream(format, names: names(entries)) { bytes += $0 }
    for entry in entries { try stream.append(entry) }
    try stream.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func hledgerText() throws {
    let text = try Self.export(HledgerJournal.self)
    #expect(
      text == """
        ; Foerderbuch: journal to add up again with hledger or ledger
        commodity EUR
            format 1000.00 EUR
        account Assets:1800-Bank-und-Kasse:SC-883:Mueller-2:Mueller-2
        account Assets:1800-Bank-und-Kasse:SC-883:Mueller:Mueller
        account Assets:1800-Bank-und-Kasse:SC-883:None:None
        account Expenses:5210-Sachausgaben:SC-883:0812:None
        account Income:4470-Partnerbeitraege:SC-883:34-2E01-2F2021:Mueller
        account Income:4470-Partnerbeitraege:SC-883:Mueller-2:Mueller-2

        2024-03-31 * (1) partner-cash Beitrag 'Mueller', 2. / bar <1F600> [B,1] (reversed by 4)
            Assets:1800-Bank-und-Kasse:SC-883:Mueller-2:Mueller-2  123.45 EUR
            Income:4470-Partnerbeitraege:SC-883:Mueller-2:Mueller-2  -123.45 EUR

        2024-03-31 * (2) partner-cash Beitrag "Mueller" \\ 7
            Assets:1800-Bank-und-Kasse:SC-883:Mueller:Mueller  0.01 EUR
            Income:4470-Partnerbeitraege:SC-883:34-2E01-2F2021:Mueller  -0.01 EUR

        2024-04-01 * (3) expense Rechnung [B-2]
            Expenses:5210-Sachausgaben:SC-883:0812:None  999999999999.99 EUR
            Assets:1800-Bank-und-Kasse:SC-883:None:None  -999999999999.99 EUR

        2024-04-09 * (4) partner-cash Storno (reverses 1)
            Assets:1800-Bank-und-Kasse:SC-883:Mueller-2:Mueller-2  -123.45 EUR
            Income:4470-Partnerbeitraege:SC-883:Mueller-2:Mueller-2  123.45 EUR

        """)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func beancountText() throws {
    let text = try Self.export(BeancountJournal.self)
    // Options that version 2 does not have end its check with an error.
    let options = text.split(separator: "\n").filter { $0.hasPrefix("option") }
    #expect(
      options == [
        "option \"title\" \"Foerderbuch: journal to add up again\"",
        "option \"operating_currency\" \"EUR\"",
      ])
    #expect(
      text.contains(
        """
        1900-01-01 open Income:4470-Partnerbeitraege:SC-883:34-2E01-2F2021:Mueller EUR
          account: "4470"
          measure: "SC-883"
          item: "34.01/2021"
          party: "Mueller"

        """))
    #expect(
      text.contains(
        """
        2024-03-31 * "Beitrag \\"Mueller\\" \\\\ 7"
          number: 2
          kind: "partner-cash"
          Assets:1800-Bank-und-Kasse:SC-883:Mueller:Mueller  0.01 EUR
        """))
    #expect(text.contains("2024-04-09 * \"Storno\" ^entry-1\n  number: 4\n"))
    #expect(text.contains("bar \u{1F600}\" ^entry-1\n  number: 1\n"))
  }

  /// What is written otherwise is counted: entry 1 has quotes, an emoji and a line break in its
  /// text; `müller`, `mueller`, `34.01/2021` and the party `Müller` need other names.
  @Test func countsWhatIsWrittenOtherwise() throws {
    func adapted<Format: JournalFormat>(_ format: Format.Type) throws -> Int {
      let entries = try Self.entries()
      var stream = JournalStream(format, names: Self.names(entries)) { _ in }
      for entry in entries { try stream.append(entry) }
      return stream.adapted
    }
    #expect(try adapted(HledgerJournal.self) == 1)
    #expect(try adapted(BeancountJournal.self) == 1)
    #expect(Self.names(try Self.entries()).adapted == 4)
  }

  /// Ids that look alike once they are ASCII stay apart, whatever the order they come in.
  @Test func noTwoAccountsShareAName() {
    let ids = [
      "Müller", "Mueller", "mueller", "MUELLER", "Mu-eller", "Mu eller", "Mu/eller", "Mu-2Feller",
      "None", "none", "X", "-", "", "ÄÖÜ", "AeOeUe", "Mueller-2", "M\u{1F600}", "M-1F600",
    ]
    var used: [JournalAccount] = []
    for id in ids {
      for party in [nil, "None", id] as [String?] {
        used.append(JournalAccount(account: "1800", measure: id, item: id, party: party))
      }
    }
    let names = JournalNames(chart: Self.chart, used: used)
    #expect(Set(names.all.map(\.name)).count == Set(used).count)
    let allowed = /[A-Z][a-z]+(:[A-Z0-9][A-Za-z0-9-]*)+/
    for row in names.all { #expect(row.name.wholeMatch(of: allowed) != nil, "\(row.name)") }
    let reversed = JournalNames(chart: Self.chart, used: used.reversed())
    for account in used { #expect(names[account] == reversed[account]) }
  }

  @Test func refusesAnAccountWithoutAName() throws {
    let entry = try #require(try Self.entries().first)
    var format = HledgerJournal(names: JournalNames(chart: [], used: []))
    #expect(throws: JournalExportError.self) { try format.text(entry) }
  }

  /// A journal of 60,000 entries comes out in pieces.
  @Test func streams() throws {
    let entry = try #require(try Self.entries().first)
    var pieces = 0
    var bytes = 0
    var stream = JournalStream(HledgerJournal.self, names: Self.names([entry])) {
      pieces += 1
      bytes += $0.count
    }
    for _ in 0..<3_000 { try stream.append(entry) }
    try stream.finish()
    #expect(pieces > 1)
    #expect(bytes > 3_000 * 200)
  }
}
