import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// Spreadsheets of LibreOffice. The files of `Fixtures/ods` were saved by LibreOffice 7.4.
@Suite("Reading ods")
struct ODSReaderTests {
  /// A spreadsheet of one sheet with these rows.
  private static func file(_ rows: String, styles: String = "", more: String = "") -> InputBytes {
    let content = """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
      xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
      xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" \
      xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">\
      <office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:spreadsheet>\
      <table:table table:name="T">\(rows)</table:table>\(more)</office:spreadsheet></office:body>\
      </office:document-content>
      """
    var zip = ZipBuilder()
    zip.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    zip.add("content.xml", Array(content.utf8))
    return InputBytes(zip.finished(), file: "t.ods")
  }

  private static func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  private static func text(_ text: String, _ attributes: String = "") -> String {
    "<table:table-cell office:value-type=\"string\" \(attributes)><text:p>\(text)</text:p>"
      + "</table:table-cell>"
  }

  private static func value(_ type: String, _ value: String) -> String {
    "<table:table-cell office:value-type=\"\(type)\" \(value)><text:p>x</text:p></table:table-cell>"
  }

  @Test("A file of LibreOffice is read like its twin in xlsx, and its comments are told")
  func libreOffice() throws {
    let file = try TableFile(Fixture.input("ods/buchungen.ods"))
    let reading = Reading(file)
    #expect(reading.faults == [])
    #expect(
      reading.rows == [
        "'Buchungsdatum'|'Art'|'Teilvorhaben'|'Position'|'Betrag'|'Beleg-Nr.'|'Grund der Zahlung'",
        "@2026-02-01|'Ausgabe'|'M'|'SACH'|#1234.56|'B-1'|'Druck  und\nVersand'",
        "@2026-02-02|'Ausgabe'|'M'|'SACH'|#234.56|'B-2'|''",
        "@2026-02-01|'Ausgabe'|'M'|'SACH'|#0.3|'B-3'|'x'",
      ])
    #expect(
      file.notices == [
        .hiddenSheets(["Notizen"]), .hiddenRows(count: 1, first: [4]),
        .comments(count: 1, first: ["F2: nicht zur Sache"]), .formulas(count: 1, first: ["E3"]),
        .timesLeftOut(count: 1, first: ["A3"]),
      ])
  }

  @Test("Headings of two rows with merged cells are read together here, too")
  func twoRows() throws {
    let file = try TableFile(
      Fixture.input("ods/belegliste.ods"), headingRow: 3, headings: HeadingForm(rows: 2))
    #expect(
      Reading(file).rows.prefix(2) == [
        "'Beleg Nr.'|'Beleg Datum'|'Zahlung Empfänger'|'Zahlung Datum'|'Betrag in EUR brutto'|'Betrag in EUR davon förderfähig'",
        "'1'|@2026-02-01|'Firma'|@2026-02-10|#119|#100",
      ])
  }

  @Test("Cells and rows that stand for many are as many; empty ones take no time")
  func repeats() throws {
    let rows =
      Self.row(Self.text("a") + Self.text("b"))
      + Self.row(
        Self.text("x", "table:number-columns-repeated=\"2\""), "table:number-rows-repeated=\"3\"")
      + Self.row(
        "<table:table-cell table:number-columns-repeated=\"16384\"/>",
        "table:number-rows-repeated=\"1000\"")
      + Self.row("<table:table-cell/>" + Self.value("float", "office:value=\"2\""))
      + Self.row("<table:table-cell/>", "table:number-rows-repeated=\"1047571\"")
    let reading = Reading(try TableFile(Self.file(rows)))
    #expect(reading.rows == ["'a'|'b'", "'x'|'x'", "'x'|'x'", "'x'|'x'", "''|#2"])
    #expect(reading.lines == [1, 2, 3, 4, 1005])
  }

  @Test(
    "What a cell holds is read as its type says",
    arguments: [
      (value("float", "office:value=\"1234.5\""), "#1234.5"),
      (value("float", "office:value=\"49534418.61999999\""), "#49534418.62"),
      (value("float", "office:value=\"1.5E2\""), "#150"),
      (value("currency", "office:currency=\"EUR\" office:value=\"-3\""), "#-3"),
      (value("date", "office:date-value=\"2026-02-05\""), "@2026-02-05"),
      (value("date", "office:date-value=\"2026-02-05T10:00:00\""), "@2026-02-05"),
      (value("boolean", "office:boolean-value=\"true\""), "?true"),
      (text("a<text:s text:c=\"3\"/>b<text:tab/><text:span>c</text:span>"), "'a   b\tc'"),
      (text("1.234,56"), "'1.234,56'"),
    ])
  func types(_ cell: String, _ wanted: String) throws {
    let reading = Reading(try TableFile(Self.file(Self.row(cell))))
    #expect(reading.faults == [])
    #expect(reading.rows == [wanted])
  }

  @Test("A number in a column of texts is what it shows; an amount that shows nothing is told")
  func shown() {
    func cell(_ value: String, _ shown: String) -> String {
      "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\"><text:p>\(shown)"
        + "</text:p></table:table-cell>"
    }
    func read(_ amount: String, _ voucher: String) -> [String] {
      let head = "Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Beleg-Nr.".split(separator: ";")
      let row = "01.02.2026;Ausgabe;M;SACH".split(separator: ";")
      let rows =
        Self.row(head.map { Self.text(String($0)) }.joined())
        + Self.row(row.map { Self.text(String($0)) }.joined() + amount + voucher)
      var found: [String] = []
      return refusal {
        found = try BookingTable.open(Self.file(rows), profile: nil).rows()
          .compactMap(\.booking.voucher)
      } + found
    }
    #expect(read(cell("12.5", "12,50"), cell("7", "007")) == ["007"])
    #expect(read(cell("12.5", ""), cell("7", "7")) == ["AMOUNT_HIDDEN"])
    #expect(read(cell("0", ""), cell("7", "7")) == ["AMOUNT_NOT_ABOVE_ZERO"])
  }

  @Test("Rows in which something is struck through are told")
  func struck() throws {
    let styles = """
      <style:style style:name="ce1" style:family="table-cell">\
      <style:text-properties style:text-line-through-style="solid"/></style:style>\
      <style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>\
      <style:style style:name="ce3" style:family="table-cell" style:parent-style-name="ce1">\
      <style:text-properties style:text-line-through-style="none"/></style:style>
      """
    let rows = ["", "ce1", "ce2", "ce3"].map {
      Self.row(Self.text("x", $0.isEmpty ? "" : "table:style-name=\"\($0)\""))
    }.joined()
    let file = try TableFile(Self.file(rows, styles: styles))
    #expect(Reading(file).faults == [])
    #expect(file.notices == [.struckRows(count: 2, first: [2, 3])])
  }

  @Test(
    "A cell that cannot be taken is told by its address",
    arguments: [
      (value("float", "office:value=\"x\""), "A1 NOT_A_NUMBER"),
      (value("float", "office:value=\"12345678901234567\""), "A1 CELL_TOO_MANY_DIGITS"),
      (value("time", "office:time-value=\"PT10H\""), "A1 CELL_TIME_OF_DAY"),
      (value("date", "office:date-value=\"2026-02-30\""), "A1 NO_SUCH_DAY"),
      (text("Err:502", "calcext:value-type=\"error\""), "A1 CELL_ERROR_VALUE"),
      ("<table:table-cell table:formula=\"of:=1\"/>" + text("x"), "A1 CELL_FORMULA_WITHOUT_VALUE"),
      (text("x", "table:number-columns-repeated=\"1025\""), "A1 TOO_MANY_COLUMNS"),
    ])
  func faults(_ cell: String, _ wanted: String) throws {
    let faults = Reading(try TableFile(Self.file(Self.row(cell)))).faults
    #expect(faults.map { $0.replacing("AMK1", with: "A1") } == [wanted])
  }

  @Test("A filled row that says it is a million rows is refused; deleted cells are not read")
  func hostile() throws {
    let million = Self.row(Self.text("x"), "table:number-rows-repeated=\"1000000\"")
    #expect(
      Reading(try TableFile(Self.file(million))).faults
        == ["A1 SHEET_TOO_MANY_ROWS"].map { _ in "- SHEET_TOO_MANY_ROWS" })
    let tracked = "<table:tracked-changes>\(Self.row(Self.text("alt")))</table:tracked-changes>"
    let shapes =
      "<table:shapes><table:table>\(Self.row(Self.text("form")))</table:table></table:shapes>"
    let reading = Reading(
      try TableFile(Self.file(shapes + Self.row(Self.text("neu")), more: tracked)))
    #expect(reading.rows == ["'neu'"])
  }

  @Test(
    "A sheet is chosen as in a workbook: the only one that is shown and on which something stands")
  func sheets() {
    let hidden =
      "<style:style style:name=\"h\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
    let second = "<table:table table:name=\"U\">\(Self.row(Self.text("y")))</table:table>"
    let empty = "<table:table table:name=\"V\"/>"
    let unseen =
      "<table:table table:name=\"W\" table:style-name=\"h\">\(Self.row(Self.text("z")))</table:table>"
    let first = Self.row(Self.text("x"))
    #expect(
      refusal { _ = try TableFile(Self.file(first, styles: hidden, more: second)) }
        == ["SHEET_NOT_CHOSEN"])
    #expect(
      refusal { _ = try TableFile(Self.file(first, styles: hidden, more: empty + unseen)) }.isEmpty)
    #expect(
      refusal { _ = try TableFile(Self.file(first, styles: hidden, more: second), sheet: "u") }
        .isEmpty)
  }

  /// As LibreOffice saves them: a style of the sheet, one that inherits, and that of a column.
  @Test(
    "The format of a style tells what a number means, wherever the style stands",
    arguments: [
      ("table:style-name=\"ce1\"", ""), ("table:style-name=\"ce2\"", ""),
      ("", "<table:table-column table:default-cell-style-name=\"ce1\"/>"),
    ])
  func styles(_ attributes: String, _ column: String) throws {
    func euros(_ format: String, _ value: String, _ heading: String = "A") -> [String] {
      let styles =
        "<number:number-style style:name=\"N1\">\(format)</number:number-style>"
        + "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
        + "<style:style style:name=\"ce2\" style:family=\"table-cell\" style:parent-style-name=\"ce1\"/>"
      let cell =
        "<table:table-cell \(attributes) office:value-type=\"float\" office:value=\"\(value)\">"
        + "<text:p>0</text:p></table:table-cell>"
      let rows =
        column + Self.row(Self.text(heading) + Self.text("Tag"))
        + Self.row(cell + Self.text("01.02.2026"))
      return Own.outcome(
        Self.file(rows, styles: styles),
        Own.profile("date: Tag, amount: \(heading)", "constants: {measure: M, kind: expense}")
      ) { $0.booking.amount.plainText }
    }
    let thousands = "<number:number number:display-factor=\"1000\"/>"
    let behind = { (text: String) in "<number:number/><number:text>\(text)</number:text>" }
    // What is divided was saved in euros, if heading or format says what is shown.
    #expect(euros(thousands, "1234567.89") == ["AMOUNT_UNIT"])
    #expect(euros(thousands, "1234567.89", "A in T€") == ["1234567.89"])
    #expect(euros("<number:number number:display-factor=\"100\"/>", "50") == ["AMOUNT_UNIT"])
    #expect(euros(thousands, "50", "A in T€") == ["50.00"])
    #expect(euros(thousands + "<number:text>k</number:text>", "59500") == ["59500.00"])
    #expect(euros(behind("k"), "59.5") == ["AMOUNT_UNIT"])
    #expect(euros(behind(" US"), "59.5") == ["AMOUNT_CURRENCY"])
    #expect(
      euros("<number:currency-symbol>CHF</number:currency-symbol><number:number/>", "59.5")
        == ["AMOUNT_CURRENCY"])
    #expect(euros(behind(" €"), "59.5") == ["59.50"])
    #expect(euros(behind("‰"), "59.5") == ["AMOUNT_UNIT"])
    #expect(euros(behind("-"), "59.5") == ["AMOUNT_UNIT"])
    // The style whose condition holds shows the number.
    func mapped(_ condition: String, _ other: String, _ base: String) -> [String] {
      euros(
        base + "<style:map style:condition=\"value()\(condition)\" style:apply-style-name=\"N0\"/>"
          + "</number:number-style><number:number-style style:name=\"N0\">" + other, "59.5")
    }
    let minus = "<number:text>-</number:text><number:number/>"
    #expect(mapped("&gt;=0", "<number:number/>", minus) == ["59.50"])
    #expect(mapped("&lt;0", minus, "<number:number/>") == ["59.50"])
    #expect(mapped("&gt;=0", minus, "<number:number/>") == ["AMOUNT_UNIT"])
    #expect(
      mapped("=59.5", "<number:text>entfällt</number:text>", "<number:number/>")
        == ["AMOUNT_UNIT"])
  }
}
