import Amounts
import Funding
import Interchange
import TestSupport
import Testing

@Suite("Reading xlsx")
struct XLSXReaderTests {
  private static let styles = """
    <numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>\
    <numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/>\
    <xf numFmtId="46"/></cellXfs>
    """

  private func reading(_ rows: String, _ change: (inout WorkbookBuilder) -> Void = { _ in }) throws
    -> Reading
  {
    var builder = WorkbookBuilder(rows: rows)
    builder.styles = Self.styles
    change(&builder)
    return Reading(try builder.open().sheet())
  }

  @Test("Every kind of cell")
  func kinds() throws {
    let reading = try reading(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Betrag</t></is></c>\
      <c r="C1" t="str"><f>"x"</f><v>Tag</v></c></row>
      <row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" s="3"><v>1234.5</v></c><c r="C2" s="1"><v>46203</v></c></row>
      <row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="d"><v>2026-06-30</v></c><c r="C3" s="2"><v>1</v></c></row>
      """
    ) { $0.sharedTexts = "<si><t>Art &amp; Weise</t></si>" }
    #expect(reading.faults == [])
    #expect(
      reading.rows == [
        "'Art & Weise'|'Betrag'|'Tag'", "?true|#1234.5|@2026-06-30", "#2|@2026-06-30|@1900-01-01",
      ])
    #expect(reading.lines == [1, 2, 3])
  }

  @Test("Rich text is joined, its pronunciation left out, white space kept")
  func richText() throws {
    let reading = try reading(
      """
      <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>
      """
    ) {
      $0.sharedTexts = """
        <si><r><rPr><b/></rPr><t>Stadt</t></r><r><t xml:space="preserve"> Dortmund</t></r></si>\
        <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>
        """
    }
    #expect(reading.rows == ["'Stadt Dortmund'|'東京'|'ab'"])
  }

  @Test("Gaps are empty cells, and rows are as wide as the headings")
  func gaps() throws {
    let reading = try reading(
      """
      <row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2"><v>3</v></c><c r="E2" s="1"/></row>
      <row r="5"><c r="C5"><v>4</v></c></row>
      <row r="6"><c r="A6" t="inlineStr"><is><t>  </t></is></c></row>
      <row r="7"><c r="F7"><v>5</v></c></row>
      """)
    #expect(reading.rows == ["''|#1|#2|#3", "''|''|#4|''", "''|''|''|''|''|#5"])
    #expect(reading.lines == [2, 5, 7])
  }

  @Test("Rows above the headings are left out with all that is wrong in them")
  func headingRow() throws {
    let builder = WorkbookBuilder(
      rows: """
        <row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>
        <row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c></row>
        """)
    let reading = Reading(try builder.open().sheet(headingRow: 3))
    #expect(reading.rows == ["#1|#2", "#3|''"])
    #expect(reading.faults == [])
  }

  @Test(
    "Days count from 1900, with the day Excel invented, or from 1904",
    arguments: [
      ("1", "", "@1900-01-01"), ("59", "", "@1900-02-28"), ("61", "", "@1900-03-01"),
      ("46203", "", "@2026-06-30"), ("2958465", "", "@9999-12-31"), ("46203.75", "", "@2026-06-30"),
      ("0", "date1904=\"1\"", "@1904-01-01"), ("44741", "date1904=\"true\"", "@2026-06-30"),
    ])
  func days(_ number: String, _ properties: String, _ day: String) throws {
    let reading = try reading("<row><c s=\"2\"><v>\(number)</v></c></row>") {
      $0.properties = properties
    }
    #expect(reading.rows == [day])
  }

  @Test(
    "A cell that cannot be taken is refused with its address",
    arguments: [
      (#"<c r="C2" t="e"><v>#REF!</v></c>"#, "CELL_ERROR_VALUE"),
      (#"<c r="C2"><f>A1+1</f></c>"#, "CELL_FORMULA_WITHOUT_VALUE"),
      (#"<c r="C2"><f>A1+1</f><v></v></c>"#, "CELL_FORMULA_WITHOUT_VALUE"),
      (#"<c r="C2" s="4"><v>0.3125</v></c>"#, "CELL_TIME_OF_DAY"),
      (#"<c r="C2" s="2"><v>60</v></c>"#, "NO_SUCH_DAY"),
      (#"<c r="C2" s="2"><v>0</v></c>"#, "NO_SUCH_DAY"),
      (#"<c r="C2" s="2"><v>-3</v></c>"#, "NO_SUCH_DAY"),
      (#"<c r="C2" s="2"><v>2958466</v></c>"#, "NO_SUCH_DAY"),
      (#"<c r="C2" t="d"><v>2026-02-30</v></c>"#, "NO_SUCH_DAY"),
      (#"<c r="C2"><v>12345678901234567</v></c>"#, "CELL_TOO_MANY_DIGITS"),
      (#"<c r="C2"><v>1,5</v></c>"#, "NOT_A_NUMBER"),
      (#"<c r="C2"><v>NaN</v></c>"#, "NOT_A_NUMBER"),
      (#"<c r="C2" t="s"><v>7</v></c>"#, "CELL_UNKNOWN_TEXT"),
      (#"<c r="C2" t="s"><v>-1</v></c>"#, "CELL_UNKNOWN_TEXT"),
      (#"<c r="C2" s="99"><v>1</v></c>"#, "CELL_UNKNOWN_STYLE"),
      (#"<c r="C2" t="x"><v>1</v></c>"#, "CELL_UNKNOWN_TYPE"),
      (#"<c r="C2" t="b"><v>ja</v></c>"#, "NOT_A_BOOL"),
      (
        #"<c r="C2" t="inlineStr"><is><t>\#(String(repeating: "x", count: 40_000))</t></is></c>"#,
        "TEXT_TOO_LONG"
      ),
    ])
  func cellFaults(_ cell: String, _ code: String) throws {
    let reading = try reading("<row r=\"2\"><c r=\"A2\"><v>1</v></c>\(cell)</row>")
    #expect(reading.faults == ["C2 " + code])
    #expect(reading.rows.count == 1, "the row is handed over, so that all its problems are told")
  }

  @Test("A shared text of 40,000 characters is refused where a cell uses it, one of escapes is not")
  func overlongSharedText() throws {
    let reading = try reading(
      "<row><c t=\"s\"><v>1</v></c></row><row><c t=\"s\"><v>0</v></c></row>"
    ) {
      $0.sharedTexts =
        "<si><t>\(String(repeating: "x", count: 40_000))</t></si>"
        + "<si><t>\(String(repeating: "_x0041_", count: 32_767))</t></si>"
    }
    #expect(reading.faults == ["A2 TEXT_TOO_LONG"])
    #expect(reading.rows.first?.unicodeScalars.count == 32_769)
  }

  @Test(
    "Rows and cells out of order end the reading",
    arguments: [
      (
        "<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>", "SHEET_OUT_OF_ORDER"
      ),
      ("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>", "SHEET_OUT_OF_ORDER"),
      ("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "CELL_BAD_ADDRESS"),
      ("<row r=\"2\"><c r=\"ä\"><v>1</v></c></row>", "CELL_BAD_ADDRESS"),
      ("<row r=\"1048577\"/>", "SHEET_TOO_MANY_ROWS"), ("<row r=\"x\"/>", "SHEET_OUT_OF_ORDER"),
      ("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", "TOO_MANY_COLUMNS"),
    ])
  func order(_ rows: String, _ code: String) throws {
    #expect(try reading(rows).problems.collected.problems.map(\.fault.code) == [code])
  }

  @Test("What nobody sees, formulas and merged cells are reported")
  func notices() throws {
    var builder = WorkbookBuilder(sheets: [
      .init(
        name: "Liste",
        content: """
          <cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="true"/></cols><sheetData>\
          <row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>1</v></c></row>\
          <row r="2" hidden="1"><c r="A2"><f>A1</f><v>1</v></c></row><row r="3" hidden="1"/>\
          <row r="4"><c r="A4" s="1"><v>46203.5</v></c><c r="B4"><v>49534418.6199982</v></c></row>\
          </sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>
          """),
      .init(name: "Geheim", state: "veryHidden", content: "<sheetData/>"),
    ])
    builder.styles = Self.styles
    builder.workbookTail = "<calcPr fullCalcOnLoad=\"1\"/>"
    let sheet = try builder.open().sheet()
    #expect(Reading(sheet).faults == [])
    #expect(
      sheet.notices == [
        .hiddenSheets(["Geheim"]), .valuesNotComputed, .hiddenRows(count: 1, first: [2]),
        .hiddenColumns(["B", "D"]), .mergedCells(count: 1, first: ["A1:C1"]),
        .formulas(count: 1, first: ["A2"]),
        .foldedNumbers(
          count: 1, first: [.init(cell: "B4", saved: "49534418.6199982", read: "49534418.62")]),
        .timesLeftOut(count: 1, first: ["A4"]),
      ])
    for notice in sheet.notices {
      #expect(notice.text(.de) != notice.text(.en))
    }
  }

  @Test("Of several sheets the one with content is read, else the user chooses")
  func sheets() throws {
    let filled = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    var builder = WorkbookBuilder(sheets: [
      .init(name: "Tabelle1", content: "<sheetData><row><c s=\"0\"/></row></sheetData>"),
      .init(name: "Daten", content: filled),
      .init(name: "Listen", state: "hidden", content: filled),
    ])
    #expect(try builder.open().sheet().place.sheet == "Daten")
    #expect(try builder.open().sheet(named: "listen").notices == [])
    builder.sheets[0].content = filled
    #expect(refusal { _ = try builder.open().sheet() } == ["SHEET_NOT_CHOSEN"])
    #expect(refusal { _ = try builder.open().sheet(named: "Date") } == ["SHEET_UNKNOWN"])
    #expect(Reading(try builder.open().sheet(named: "Daten")).rows == ["#1"])
    builder.sheets = builder.sheets.map { .init(name: $0.name, state: "hidden", content: filled) }
    #expect(refusal { _ = try builder.open().sheet() } == ["WORKBOOK_NO_SHEETS"])
    let hidden = try builder.open().sheet(named: "Daten")
    #expect(Reading(hidden).rows == ["#1"])
    #expect(hidden.notices.first == .sheetIsHidden("Daten"))
  }

  @Test("Rows can be read again, and a reader that has enough stops the reading")
  func repeated() throws {
    let builder = WorkbookBuilder(
      rows: (1...500).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined())
    let sheet = try builder.open().sheet()
    #expect(Reading(sheet).rows.count == 500)
    #expect(Reading(sheet).rows.count == 500)
    struct Enough: Error {}
    var count = 0
    #expect(throws: Enough.self) {
      try sheet.forEachRow(problems: ProblemList()) { (_) throws(Enough) in
        count += 1
        if count == 3 { throw Enough() }
      }
    }
    #expect(count == 3)
  }

  @Test("Bookings come in from a sheet as from CSV")
  func bookings() throws {
    func row(_ number: Int, _ texts: [String]) -> String {
      "<row r=\"\(number)\">"
        + texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
    }
    let rows =
      row(1, ["Buchungsdatum", "Art", "Teilvorhaben", "Position", "Betrag", "Beleg-Nr."]) + "</row>"
      + "<row r=\"2\"><c s=\"1\"><v>46203</v></c>"
      + ["Ausgabe", "SC-1", "0812"].map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
      + "<c s=\"3\"><v>1234.5599999999999</v></c></row>"
      + row(3, ["30.06.2026", "Ausgabe", "SC-1", "0812", "12,345", "B-2"]) + "</row>"
      + "<row r=\"4\"><c s=\"1\"><v>46203</v></c>"
      + ["Ausgabe", "SC-1", "0812"].map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
      + "<c s=\"3\"><v>12.345</v></c></row>"
    var builder = WorkbookBuilder(rows: rows)
    builder.styles = Self.styles
    let problems = ProblemList()
    var read: [BookingRow] = []
    BookingTable(try builder.open().sheet()).read(problems: problems) { read.append($0) }
    #expect(read.map(\.booking.amount.plainText) == ["1234.56"])
    #expect(read.first?.booking.date == CalendarDate(year: 2026, month: 6, day: 30))
    #expect(
      problems.collected.problems.map { ($0.place.cell ?? "") + $0.fault.code } == [
        "E3AMOUNT_AMBIGUOUS", "E4AMOUNT_DECIMALS",
      ])
  }

  @Test("A table is told by its content, whatever its name says")
  func tableFile() throws {
    let builder = WorkbookBuilder(
      rows: "<row r=\"2\"><c><v>1</v></c></row><row r=\"3\"><c><v>2</v></c></row>")
    let renamed = InputBytes(builder.bytes, file: "liste.csv")
    #expect(Reading(try TableFile(renamed)).rows == ["#1", "#2"])
    #expect(Reading(try TableFile(renamed, headingRow: 3)).rows == ["#2"])
    let csv = InputBytes(Array("a;b\n1;2\n".utf8), file: "liste.xlsx")
    #expect(Reading(try TableFile(csv)).rows == ["'a'|'b'", "'1'|'2'"])
    #expect(Reading(try TableFile(csv, headingRow: 2)).lines == [2])
    #expect(refusal { _ = try TableFile(csv, sheet: "Daten") } == ["SHEET_UNKNOWN"])
    let pdf = InputBytes(Array("%PDF-1.4".utf8), file: "liste.csv")
    #expect(refusal { _ = try TableFile(pdf) } == ["WORKBOOK_OTHER_KIND"])
    let binary = InputBytes([0x61, 0x3B, 0, 0x0A], file: "liste.csv")
    #expect(refusal { _ = try TableFile(binary) } == ["FILE_BINARY"])
  }

  @Test("What somebody noted at cells below the headings is told")
  func comments() throws {
    let file = WorkbookBuilder(table: [["Tag", "Betrag"], ["01.02.2026", "12,50"]])
    var zip = ZipBuilder()
    for part in file.parts { zip.add(part.name, Array(part.content.utf8)) }
    let relations = """
      <Relationships><Relationship Id="r1" Type="\(WorkbookBuilder.office)/comments" Target="../comments1.xml"/></Relationships>
      """
    let comments = """
      <comments><authors><author>Eva</author></authors><commentList>\
      <comment ref="B1" authorId="0"><text><t>in Euro</t></text></comment>\
      <comment ref="B2" authorId="0"><text><r><t>Eva:</t></r><r><t>
      storniert!</t></r></text></comment></commentList></comments>
      """
    zip.add("xl/worksheets/_rels/sheet1.xml.rels", Array(relations.utf8))
    zip.add("xl/comments1.xml", Array(comments.utf8))
    let sheet = try XLSXWorkbook(InputBytes(zip.finished(), file: "liste.xlsx")).sheet()
    #expect(Reading(sheet).rows == ["'Tag'|'Betrag'", "'01.02.2026'|'12,50'"])
    #expect(sheet.notices == [.comments(count: 1, first: ["B2: Eva: storniert!"])])
  }
}
