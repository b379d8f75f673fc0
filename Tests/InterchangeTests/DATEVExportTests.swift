import Amounts
import Bookkeeping
import Foundation
import Interchange
import Testing

/// Batches for DATEV. Fields and limits are those of the format's description; sums are by hand.
@Suite("DATEV") struct DATEVExportTests {
  private static let columns = [
    "Umsatz (ohne Soll/Haben-Kz)", "Soll/Haben-Kennzeichen", "WKZ Umsatz", "Konto",
    "Gegenkonto (ohne BU-Schlüssel)", "Belegdatum", "Belegfeld 1", "Buchungstext",
    "KOST1 - Kostenstelle", "KOST2 - Kostenstelle", "Zusatzinformation - Art 1",
    "Zusatzinformation- Inhalt 1", "Zusatzinformation - Art 2", "Zusatzinformation- Inhalt 2",
  ]

  private static func entry(
    _ sums: [(String, Int64)], text: String = "Rechnung", voucher: String? = nil
  ) throws -> JournalEntry {
    JournalEntry(
      number: 12, kind: "expense", voucher: voucher, reverses: nil, reversedBy: nil,
      entry: try Entry(
        bookedOn: try #require(CalendarDate(yyyymmdd: 2025_03_09)), text: text,
        postings: sums.enumerated().map { index, sum in
          Posting(
            account: sum.0, measure: "M", item: index == 0 ? "" : "0835", party: nil,
            amount: Money(cents: sum.1))
        }))
  }

  private static func rows(
    _ entry: JournalEntry
  ) throws -> (rows: [[String]], export: DATEVExport) {
    var export = DATEVExport(columns: columns.joined(separator: "\n"))
    let bytes = try export.lines(entry)
    let text = try #require(String(data: Data(bytes), encoding: .windowsCP1252))
    return (
      text.split(separator: "\r\n").map {
        $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      }, export
    )
  }

  @Test("a row has its fields")
  func row() throws {
    let (rows, export) = try Self.rows(
      try Self.entry([("5210", 11_900), ("1800", -11_900)], voucher: "RE-2025/7"))
    #expect(
      rows == [
        [
          "119,00", "\"S\"", "\"EUR\"", "5210", "1800", "0903", "\"RE-2025/7\"", "\"Rechnung\"",
          "\"M\"", "\"0835\"", "\"Buchung\"", "\"12\"", "", "",
        ]
      ])
    #expect(export.rows == 1 && export.unmoved == 0)
    #expect(export.text.cut + export.text.replaced + export.text.adapted == 0)
  }

  @Test(
    "each account gets what the entry gives it",
    arguments: [
      // Two debits against three credits.
      ([("5", 100), ("6", 50), ("1", -30), ("2", -90), ("3", -30)], 4),
      ([("1", -300), ("5", 100), ("6", 200)], 2),
      // Within one account only: 70 of it cancel out.
      ([("1", 70), ("1", -70), ("5", 20), ("3", -20)], 1), ([("1", 70), ("1", -70)], 0),
      // One of 25.000.000.000,00: DATEV's rows have at most 9.999.999.999,99.
      ([("5", 2_500_000_000_000), ("1", -2_500_000_000_000)], 3),
    ] as [([(String, Int64)], Int)])
  func moves(_ sums: [(String, Int64)], _ count: Int) throws {
    let (rows, export) = try Self.rows(try Self.entry(sums))
    #expect(rows.count == count && export.rows == count)
    #expect(export.unmoved == (count == 0 ? 1 : 0))
    var found: [String: Int64] = [:]
    for row in rows {
      let cents = try #require(Int64(row[0].replacing(",", with: "")))
      #expect(cents > 0 && cents <= 999_999_999_999)
      #expect(row[3] != row[4])
      found[row[3], default: 0] += cents
      found[row[4], default: 0] -= cents
    }
    var wanted: [String: Int64] = [:]
    for (account, cents) in sums { wanted[account, default: 0] += cents }
    #expect(found.filter { $0.value != 0 } == wanted.filter { $0.value != 0 })
  }

  @Test(
    "what a field does not take is changed and counted",
    arguments: [
      // Text, as it stands, cut, replaced.
      (String(repeating: "a", count: 60), String(repeating: "a", count: 60), 0, 0),
      (String(repeating: "a", count: 61), String(repeating: "a", count: 60), 1, 0),
      ("Müller – 5 €", "Müller – 5 €", 0, 0), ("Mu\u{308}ller", "Müller", 0, 0),
      ("Ćirić", "Ciric", 0, 2), ("日本", "??", 0, 2), ("sagt \"ja\"", "sagt \"\"ja\"\"", 0, 0),
      ("a\tb", "a b", 0, 0),
    ])
  func texts(_ text: String, _ field: String, _ cut: Int, _ replaced: Int) throws {
    let (rows, export) = try Self.rows(try Self.entry([("5", 1), ("1", -1)], text: text))
    #expect(rows[0][7] == "\"\(field)\"")
    #expect(export.text.cut == cut && export.text.replaced == replaced)
  }

  @Test(
    "Belegfeld 1 takes 36 letters, digits and some signs; the whole number stands beside it",
    arguments: [
      (String(repeating: "7", count: 36), String(repeating: "7", count: 36), false),
      (String(repeating: "7", count: 37), String(repeating: "7", count: 36), true),
      ("RE 2025.7", "RE-2025-7", true), ("A_$&%*+-/9", "A_$&%*+-/9", false),
    ])
  func vouchers(_ voucher: String, _ field: String, _ isChanged: Bool) throws {
    let (rows, _) = try Self.rows(try Self.entry([("5", 1), ("1", -1)], voucher: voucher))
    #expect(rows[0][6] == "\"\(field)\"")
    #expect(rows[0][13] == (isChanged ? "\"\(voucher)\"" : ""))
  }

  @Test("the head names whose books they are, the year and the days")
  func head() throws {
    let from = try #require(CalendarDate(yyyymmdd: 2025_02_01))
    let to = try #require(CalendarDate(yyyymmdd: 2025_12_31))
    var export = DATEVExport(columns: "A\nB")
    let bytes = export.head(
      .init(
        consultant: 1001, client: 7, days: try #require(DateRange(from: from, to: to)),
        accountLength: 4, isFinal: true, moment: "2026-07-01T08:09:10Z"))
    let text = try #require(String(data: Data(bytes), encoding: .windowsCP1252))
    #expect(
      text == """
        "EXTF";700;21;"Buchungsstapel";13;20260701080910000;;"FB";"";"";1001;7;20250101;4;20250201;\
        20251231;"Förderbuch 2025";"";1;0;1;"EUR";;"";;;"";;;"";""\r\nA;B\r\n
        """)
  }
}
