import Amounts
import Foundation
import Reporting
import TestSupport
import Testing

@testable import Workbooks

@Suite("Cells") struct WorkbookContentTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  func written(_ report: Report) throws -> WorkbookParts {
    let path = folder.path("\(UUID().uuidString).xlsx")
    try WorkbookFile.write(report, to: path)
    return try WorkbookParts(path)
  }

  @Test(
    "a user's text is never a formula",
    arguments: ["=1+1", "+49 231", "-5", "@x", "=cmd|' /C calc'!A0", "\t=1+1"])
  func noFormula(_ text: String) throws {
    let parts = try written(try SampleReport.report([.text(text)]))
    #expect(try !parts.text("xl/worksheets/sheet1.xml").contains("<f>"))
    #expect(try parts.strings() == [text])
  }

  @Test(
    "texts are escaped as the format wants it",
    arguments: [
      ("_x0041_", "_x005F_x0041_"), ("_x00e4_ende", "_x005F_x00e4_ende"), ("_x41_", "_x41_"),
      ("a\u{0}b", "a_x0000_b"), ("\u{1B}[1m", "_x001B_[1m"), ("a\r\nb\rc", "a\nb\nc"),
      ("\u{FFFE}", "\u{FFFD}"), ("Größe – 100 % „gut“", "Größe – 100 % „gut“"), ("😀", "😀"),
      ("__x0041_", "__x005F_x0041_"),
    ])
  func escaped(_ text: String, _ escaped: String) throws {
    #expect(CellText.escaped(text) == escaped)
    if CellText.isPlain(text) { #expect(text == escaped) }
    #expect(try written(try SampleReport.report([.text(text)])).strings() == [escaped])
  }

  @Test("amounts come out to the cent", arguments: [0, 1, 7, 10, 123_456, -5, 999_999_999_999_999])
  func money(_ cents: Int64) throws {
    let parts = try written(try SampleReport.report([.money(Money(cents: cents))]))
    let xml = try parts.text("xl/worksheets/sheet1.xml")
    let open = try #require(xml.range(of: "<v>"))
    let close = try #require(xml.range(of: "</v>"))
    let value = try #require(Double(xml[open.upperBound..<close.lowerBound]))
    #expect(value == Double(cents) / 100)
  }

  @Test("dates are the days of the spreadsheet's calendar")
  func date() throws {
    let date = try #require(CalendarDate(year: 2026, month: 6, day: 30))
    let xml = try written(
      try SampleReport.report([Cell(.date(date), style: CellStyle(.body, .date))])
    )
    .text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("<v>46203</v>"))
  }

  @Test("a formula carries its value")
  func formula() throws {
    let xml = try written(
      try SampleReport.report([
        .money(Money(cents: 1)),
        .money(Money(cents: 1), .sum(.cell(block: "block", row: "r0", column: "value"))),
        Cell(.text("größer"), formula: "IF(1>0,\(text: "größer"),\(text: "a\"b"))"),
      ])
    ).text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("<f>SUM(A1)</f><v>0.01</v>"))
    #expect(xml.contains("<f>IF(1&gt;0,\"größer\",\"a\"\"b\")</f><v>größer</v>"))
  }

  @Test("a link keeps the cell's value", arguments: [true, false])
  func link(_ isFormula: Bool) throws {
    let target = Reference.sheet("sheet")
    let cell = Cell.money(Money(cents: 250), isFormula ? "2.5" : nil).linked(to: target)
    let xml = try written(try SampleReport.report([cell], sheet: "Müller's")).text(
      "xl/worksheets/sheet1.xml")
    #expect(xml.contains("<v>2.5</v>"))
    #expect(xml.contains("<hyperlink ref=\"A1\" location=\"'Müller''s'!A1\""))
  }

  @Test("a text too long for a cell stands in full on the sheet of notes")
  func overlong() throws {
    let text = (0..<9000).map { "Wort \($0)" }.joined(separator: " ")
    let strings = try written(try SampleReport.report([.text(text)])).strings()
    let notes = try #require(strings.firstIndex(of: "Hinweise"))
    #expect(strings[0].hasSuffix("… [gekürzt; vollständig auf dem Blatt „Hinweise“, Nr. 1]"))
    #expect(strings[0].utf16.count <= CellText.limit)
    let pieces = strings[notes...].filter { $0.utf16.count > 1000 }
    #expect(pieces.joined() == text)
    #expect(strings.contains("'Blatt'!A1"))
  }

  @Test("a sheet whose name no workbook takes says so on the sheet of notes")
  func sheetName() throws {
    let name = "Teilvorhaben: Straße/Platz?"
    let parts = try written(try SampleReport.report([.text("x")], sheet: name))
    #expect(try parts.text("xl/workbook.xml").contains("name=\"Teilvorhaben- Straße-Platz-\""))
    #expect(try parts.strings().contains(name))
  }

  @Test("prints on A4, in one page's width, with page numbers")
  func pages() throws {
    var report = try SampleReport.report([.text("x")])
    report.sheets[0].print = PrintSetup(
      orientation: .landscape, header: .init(left: "M&S", right: "436-0815"),
      footer: .init(right: "Seite {page} von {pages}"))
    let xml = try written(report).text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("paperSize=\"9\""))
    #expect(xml.contains("orientation=\"landscape\""))
    #expect(xml.contains("fitToHeight=\"0\""))
    #expect(xml.contains("&amp;LM&amp;&amp;S") || xml.contains("M&amp;&amp;S"))
    // The size is followed by the typeface, or the digits would be read as part of it.
    #expect(xml.contains("&amp;R&amp;9&amp;\"Arial,Regular\"436-0815"))
    #expect(xml.contains("Seite &amp;P von &amp;N"))
  }

  @Test("long headers are cut, codes are not")
  func longHeader() {
    let line = PrintSetup.Line(
      left: String(repeating: "&", count: 300), right: String(repeating: "ü", count: 300))
    let code = PageLine.code(line)
    #expect(code.utf16.count <= PageLine.limit)
    #expect(code.hasSuffix("…"))
    let left = code.components(separatedBy: "\"Arial,Regular\"")[1].components(separatedBy: "…")[0]
    #expect(left.count.isMultiple(of: 2))
  }

  @Test("lists to choose from are ranges, and what stands out does so by its text")
  func rules() throws {
    var report = try SampleReport.report([.text("Ausgabe"), .text("Einnahme"), .text("weicht ab")])
    let list = Reference.rows(block: "block", column: "value", from: "r0", through: "r1")
    let cell = Reference.cell(block: "block", row: "r2", column: "value")
    report.sheets[0].choices = [.init(cell, from: list)]
    report.sheets[0].highlights = [.init(cell, equal: "weicht ab", tone: .bad)]
    let xml = try written(report).text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("<formula1>'Blatt'!$A$1:$A$2</formula1>"))
    #expect(xml.contains("<formula>\"weicht ab\"</formula>"))
  }

  @Test("the document says what it is")
  func properties() throws {
    let parts = try written(try SampleReport.report([.text("x")]))
    let core = try parts.text("docProps/core.xml")
    #expect(core.contains("<dc:title>Prüfbuch</dc:title>"))
    #expect(core.contains("Sätze &amp; &lt;Zeichen&gt;"))
    #expect(core.contains("2026-06-30T00:00:00Z"))
    #expect(try parts.text("docProps/custom.xml").contains("abc"))
    #expect(parts.names.allSatisfy { !$0.contains("vba") && !$0.contains("external") })
  }
}
