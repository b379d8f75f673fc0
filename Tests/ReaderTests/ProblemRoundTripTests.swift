import Amounts
import Foundation
import Funding
import Reporting
import TestSupport
import Testing
import Workbooks

@testable import Interchange

/// What is refused comes back as a workbook; read again as it is, the same is refused and the same
/// is read, whatever file it was.
@Suite("Tables given back with their problems")
struct ProblemRoundTripTests {
  /// A file, and the profile that reads it; nil: the plain table.
  struct File: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let name: String
    let bytes: [UInt8]
    var profile: String?
    var isList = false

    var input: InputBytes { InputBytes(bytes, file: name) }
  }

  /// Rows with their values, then each problem with its row and heading.
  private static func told(_ file: File, _ input: InputBytes) -> [String] {
    var rows: [String] = []
    do {
      if file.isList {
        rows = try ProjectList.read(input, profile: listProfile(file)).rows.map {
          "\($0.eligible.plainText) \($0.grant.plainText) \($0.project.awards[0].period)"
        }
      } else {
        let problems = ProblemList()
        try table(file, input).read(problems: problems) { row in
          rows.append(
            [
              row.booking.date.isoText, row.booking.kind.rawValue, row.booking.amount.plainText,
              row.booking.purpose ?? "",
            ].joined(separator: " "))
        }
        _ = try problems.checked(true)
      }
    } catch {
      return rows
        + problems(error).map { problem in
          [
            problem.place.heading ?? "-", problem.value ?? "-",
            // A line with too few cells has a mark behind them when it comes back.
            problem.fault.code == "ROW_RAGGED" ? "BESIDE_TABLE" : problem.fault.code,
          ]
          .joined(separator: " ")
        }
    }
    return rows
  }

  private static func problems(_ error: any Error) -> [InputProblem] {
    (error as? InputProblems)?.problems ?? []
  }

  private static func table(
    _ file: File, _ input: InputBytes
  ) throws -> BookingTable<TableFile> {
    let profile = try file.profile.map {
      try BookingProfile.read(Array($0.utf8), file: "p.yaml")
    }
    return try BookingTable.open(input, profile: profile)
  }

  private static func listProfile(_ file: File) throws -> Profile {
    try Profile.read(Array((file.profile ?? "").utf8), file: "p.yaml")
  }

  /// The workbook of the problems of a file.
  private static func givenBack(_ file: File, _ input: InputBytes) throws -> InputBytes {
    let facts = ProblemWorkbook.Facts(
      file: input.file, language: .de, created: "2026-11-28", program: "Förderbuch", count: 1)
    let report: Reporting.Report
    if file.isList {
      var found: [InputProblem] = []
      do {
        _ = try ProjectList.read(input, profile: listProfile(file))
      } catch {
        found = problems(error)
      }
      report = try #require(
        try ProblemWorkbook.report(
          input, profile: listProfile(file), sheet: nil, remarks: found.map { $0.remark(.de) },
          facts: facts))
    } else {
      let table = try table(file, input)
      let problems = ProblemList()
      table.read(problems: problems) { _ in }
      report = ProblemWorkbook.report(
        table, remarks: problems.isEmpty ? [] : problems.collected.problems.map { $0.remark(.de) },
        facts: facts)
    }
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("p.xlsx"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("p.xlsx")))
    return InputBytes([UInt8](bytes), file: "p.xlsx")
  }

  private func comesBack(_ file: File) throws {
    let before = Self.told(file, file.input)
    let once = try Self.givenBack(file, file.input)
    #expect(Self.told(file, once) == before)
    #expect(Self.told(file, try Self.givenBack(file, once)) == before, "a second time")
  }

  @Test(
    "every reader and every trap", arguments: MeaningMatrixTests.Reader.tables,
    MeaningMatrixTests.traps)
  func traps(_ reader: MeaningMatrixTests.Reader, _ trap: MeaningMatrixTests.Trap) throws {
    guard MeaningMatrixTests.isTried(reader, trap),
      let file = MeaningMatrixTests.file(reader, trap, beside: "abc")
    else { return }
    let all = Self.told(file, file.input)
    #expect(all.contains { $0.contains("abc") || $0.contains("AMOUNT_") }, "\(all)")
    try comesBack(file)
  }

  /// 1.5 and 2.5 thousand euros, whatever becomes of the row that says so.
  @Test("What says what the amounts are stays with the copy, also when its row was deleted")
  func noteRow() throws {
    let file = Self.csv(
      "note", "Angaben in T€\nTag;Betrag;Text\n05.02.2026;1,5;Flyer\n06.02.2026;abc;Plakat\n")
    let back = try Self.givenBack(file, file.input)
    var heading = ""
    try TableFile(back, sheet: "Buchungen").forEachRow(problems: ProblemList()) { row in
      if row.line == 2 { heading = row.cells[0].string }
    }
    #expect(heading == "Fehler in dieser Zeile | Angaben in T€")
    var book = WorkbookBuilder(table: [
      [heading, "Tag", "Betrag", "Text"], ["", "05.02.2026", "1,5", "Flyer"],
      ["", "06.02.2026", "2,5", "Plakat"],
    ])
    book.sheets[0].name = "Buchungen"
    book.sheets.append(WorkbookBuilder.Sheet(name: "Fehler", content: "<sheetData/>"))
    let input = InputBytes(book.bytes, file: "f.xlsx")
    func read(_ table: String) -> [String] {
      Own.outcome(input, Own.profile(Self.own, table: table, Self.spend)) {
        $0.booking.amount.plainText
      }
    }
    #expect(read("decimalMark: comma").last == "AMOUNT_UNIT")
    #expect(read("decimalMark: comma, unit: thousand") == ["1500.00", "2500.00"])
  }

  private static let own = "date: Tag, amount: Betrag, purpose: Text"
  private static let spend = "constants: {measure: M, kind: expense, line: SACH}"

  private static func csv(
    _ name: String, _ text: String, columns: String = own,
    table: String = "decimalMark: comma", more: String = spend
  ) -> File {
    File(
      testDescription: name, name: "t.csv", bytes: Array(text.utf8),
      profile: Own.profile(columns, table: table, more))
  }

  private static func plain(_ name: String, _ text: String) -> File {
    File(testDescription: name, name: "t.csv", bytes: Array(text.utf8))
  }

  static let files: [File] = [
    csv(
      "a note above the headings",
      "Haushalt\nAngaben in T€\n\nTag;Text;Betrag\n05.02.2026;a;1,5\n06.02.2026;b;abc\n"),
    csv(
      "money below the end",
      "Tag;Text;Betrag\n05.02.2026;a;10,00\n06.02.2026;b;abc\n\n07.02.2026;c;99,00\n",
      table: "decimalMark: comma, until: empty"),
    csv(
      "a note below the end", "Tag;Text;Betrag\n06.02.2026;b;abc\n\nAlle Beträge in TEUR\n",
      table: "decimalMark: comma, until: empty"),
    csv(
      "no headings", "05.02.2026;a;10,00\n06.02.2026;b;abc\n07.02.2026;c;5,00\n",
      columns: "date: A, purpose: B, amount: C",
      table: "decimalMark: comma, headingRow: none", more: spend + "\nskip: {rows: [3]}"),
    csv(
      "headings of two rows", "Zahlung;;Sache\nTag;Betrag;Text\n05.02.2026;abc;a\n",
      columns: "date: \"Zahlung Tag\", amount: \"Zahlung Betrag\", purpose: \"Sache Text\"",
      table: "decimalMark: comma, headingRows: 2"),
    csv(
      "rows left out by their number and their numbers of columns",
      "Tag;Text;Betrag\n1;2;3\n05.02.2026;a;1,00\n05.02.2026;USD 7;2,00\n05.02.2026;b;abc\n",
      more: spend + "\nskip: {columnNumbers: true, rows: [4]}"),
    csv(
      "lines within a cell",
      "Tag;Text;Betrag\n05.02.2026;\"a\nb\";1,00\n06.02.2026;b;abc\n\n07.02.2026;c;7,00\n",
      table: "decimalMark: comma, until: empty"),
    csv(
      "a side behind the last heading",
      "Tag;Text;Betrag;\n05.02.2026;a;1,00;S\n06.02.2026;b;abc;H\n07.02.2026;c;3,00;\n",
      columns: own + ", side: \" \"",
      more: "amounts: {debit: expense, credit: revenue}\nconstants: {measure: M}"),
    csv(
      "a currency behind the last heading",
      "Tag;Text;Betrag;\n05.02.2026;a;1,00;USD\n06.02.2026;b;abc;EUR\n",
      columns: own + ", currency: \" \""),
    csv(
      "a balance below, and a line with too few cells",
      "Tag;Text;Betrag\n05.02.2026;a\n06.02.2026;b;abc\nEndsaldo;7,00\n",
      more: spend + "\nskip: {totals: true}"),
    csv("a currency in a column nobody names", "Tag;Text;Betrag;x\n05.02.2026;a;1,00;USD\n"),
    plain(
      "amounts cut at a comma",
      "Buchungsdatum,Art,Teilvorhaben,Betrag,Beleg-Nr.\n05.02.2026,Ausgabe,M,59,50\n"
        + "05.02.2026,Ausgabe,M,12,34\n"),
    plain(
      "a total below",
      "Buchungsdatum;Art;Teilvorhaben;Betrag\n05.02.2026;Ausgabe;M;1,00\n"
        + "05.02.2026;Ausgabe;M;abc\n;;Summe;2,00\n"),
  ]

  @Test("whatever stands around the rows", arguments: files)
  func around(_ file: File) throws {
    #expect(Self.told(file, file.input).contains { $0.contains("_") })
    try comesBack(file)
  }

  @Test("what the sheet and its cells say", arguments: ["in TEUR", "Plan TEUR", "USD", "Tabelle1"])
  func sheets(_ name: String) throws {
    var builder = WorkbookBuilder(
      rows: """
        <row r="1"><c r="A1" t="inlineStr"><is><t>Tag</t></is></c>\
        <c r="B1" t="inlineStr"><is><t>Text</t></is></c>\
        <c r="C1" t="inlineStr"><is><t>Betrag</t></is></c></row>\
        <row r="2"><c r="A2" t="inlineStr"><is><t>05.02.2026</t></is></c>\
        <c r="B2" t="b"><v>1</v></c><c r="C2"><v>1.5</v></c></row>\
        <row r="3"><c r="A3" t="inlineStr"><is><t>05.02.2026</t></is></c>\
        <c r="B3" t="e"><v>#REF!</v></c><c r="C3"><v>2</v></c></row>\
        <row r="4"><c r="A4" t="inlineStr"><is><t>05.02.2026</t></is></c>\
        <c r="B4"><v>4711</v></c><c r="C4"><f>1+1</f></c></row>
        """)
    builder.sheets[0].name = name
    let file = File(
      testDescription: name, name: "t.xlsx", bytes: builder.bytes,
      profile: Own.profile(Self.own, Self.spend))
    let before = Self.told(file, file.input)
    #expect(before.contains { $0.hasSuffix("CELL_ERROR_VALUE") }, "\(before)")
    let after = Self.told(file, try Self.givenBack(file, file.input))
    // Damage of the file is now a mark behind each of its rows; nothing of them is read.
    for code in ["AMOUNT_UNIT", "AMOUNT_CURRENCY"] {
      #expect(before.contains { $0.hasSuffix(code) } == after.contains { $0.hasSuffix(code) })
    }
    #expect(!after.contains { $0.hasPrefix("2026") })
    #expect(after.count { $0.hasSuffix("BESIDE_TABLE") } == 3, "\(after)")
  }

  @Test(
    "a month stays a month in a list", arguments: ["mmm\\ yy", "mm/yyyy", "[$-407]mmmm\\ yyyy"])
  func months(_ format: String) throws {
    var builder = WorkbookBuilder(table: [
      ["Name", "Titel", "von", "bis", "Ausgaben", "Zuwendung"],
      ["Amt", "Radweg", "46023", "46054", "1000", "800"],
      ["Amt", "Steg", "46023", "46054", "abc", "800"],
    ])
    for cell in ["C2", "D2", "C3", "D3"] {
      let day = cell.hasPrefix("C") ? "46023" : "46054"
      builder.sheets[0].content = builder.sheets[0].content.replacing(
        "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(day)</t></is></c>",
        with: "<c r=\"\(cell)\" s=\"1\"><v>\(day)</v></c>")
    }
    builder.styles =
      "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(format)\"/></numFmts>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs>"
    var file = File(
      testDescription: format, name: "t.xlsx", bytes: builder.bytes,
      profile: """
        format: foerderbuch/profile/1
        id: probe
        title: {de: "Probe", en: "Sample"}
        kind: projects
        table: {decimalMark: comma}
        project: {rest: ownCash, idPrefix: "P-"}
        columns: {recipient: Name, title: Titel, from: von, to: bis, eligible: Ausgaben, grant: Zuwendung}
        award: {funder: {id: land, name: "Land", level: land}, ruleSet: anbest-p-nrw, awardedOn: from}
        """)
    file.isList = true
    try comesBack(file)
    // 1 January 2026 and 1 February 2026, of which the months are shown.
    builder.sheets[0].content = builder.sheets[0].content.replacing("abc", with: "1000")
    let rows = try ProjectList.read(builder.input, profile: Self.listProfile(file)).rows
    #expect(
      rows.map(\.project.awards[0].period)
        == Array(repeating: DateRange(from: "2026-01-01", to: "2026-02-28"), count: 2))
  }

  @Test(
    "number formats say the same again",
    arguments: [
      "0.00%", "0.0\"%\"", "[$CHF-807] #,##0.00", "[$BTC] 0.00", "\"$\"#,##0", "0.0,\"T€\"",
      "0.0 \"Mio. €\"", "#,##0.0,,", "0 \"Cent\"", "0.00\" v.H.\"", "#,##0.00 \"€\"", "0.0\"k\"",
      "kr #,##0.00", "0.00\" Fr.\"", "0.0,,\" Mrd.\"",
    ])
  func formats(_ code: String) throws {
    let meaning = try #require(NumberMeaning(code: code))
    let again = try #require(meaning.code, "\(meaning)")
    #expect(NumberMeaning(code: again) == meaning)
  }
}
