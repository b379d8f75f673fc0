import TestSupport
import Testing

/// What `verify` says of a workbook beside its values: all that a reader sees, or misses.
@Suite("What a workbook shows") struct WorkbookProofTests {
  private static let sheet = "xl/worksheets/sheet3.xml"

  @Test(
    "verify names what misleads a reader though every value is right",
    arguments: [
      ("xl/styles.xml", "formatCode=\"#,##0.00\"", "formatCode=\"#,##0.00,\"", "Zahlenformat"),
      (
        "xl/styles.xml", "(<sz val=\"10\"/>)<color theme=\"1\"/>",
        "\\1<color rgb=\"FFFFFFFF\"/>", "Schriftfarbe"
      ),
      (sheet, "<row r=\"7\"", "<row hidden=\"1\" r=\"7\"", "Zeile 7"),
      (sheet, "<col min=\"2\"", "<col hidden=\"1\" min=\"2\"", "Spalte B"),
      (sheet, "<f>([^<]*)</f>", "<f>(\\1)+1000000</f>", "+1000000"),
      (sheet, "workbookViewId", "showZeros=\"0\" workbookViewId", "Ansicht"),
      (
        sheet, "</sheetData>", "<row r=\"999\"><c r=\"A999\"><v>1</v></c></row></sheetData>", "A999"
      ),
      (
        "xl/workbook.xml", "<sheet name=\"Kontrollblatt\"",
        "<sheet state=\"hidden\" name=\"Kontrollblatt\"",
        "Blatt „Kontrollblatt“"
      ),
      (
        "xl/workbook.xml", "(name=\"Belege_Betrag\">[^<]*)<", "\\1,Kontrollblatt!$A$1<",
        "Name Belege_Betrag"
      ),
      ("xl/workbook.xml", "<workbookPr", "<workbookPr date1904=\"1\"", "Zählung der Tage"),
    ])
  func shown(_ part: String, _ pattern: String, _ text: String, _ told: String) throws {
    let desk = try Desk.booked()
    try desk.done("report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "a.xlsx")
    try PatchedWorkbook.changing(
      part, pattern, to: text, of: desk.folder.path("a.xlsx"), to: desk.folder.path("b.xlsx"))
    let answer = desk.run("verify", "--workbook", "b.xlsx")
    #expect(answer.code == 1)
    #expect(answer.out.contains(told), "\(answer.out)")
  }

  @Test(
    "what the authority recognises is added up, and the sum is proved", arguments: [true, false])
  func examined(_ isRight: Bool) throws {
    let desk = try Desk.booked()
    try desk.done("report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "a.xlsx")
    let list = "xl/worksheets/sheet5.xml"
    func change(_ pattern: String, _ text: String, _ from: String, _ to: String) throws {
      try PatchedWorkbook.changing(
        list, pattern, to: text, of: desk.folder.path(from), to: desk.folder.path(to))
    }
    // The first voucher is the only one of its line.
    try change("<c r=\"N3\"([^>]*)/>", "<c r=\"N3\"\\1><v>61500.5</v></c>", "a.xlsx", "b.xlsx")
    try change(
      "(<f>SUBTOTAL\\(9,N3\\)</f><v>)0<", isRight ? "\\g<1>61500.5<" : "\\g<1>62000<", "b.xlsx",
      "c.xlsx")
    let answer = desk.run("verify", "--workbook", "c.xlsx")
    #expect(answer.code == (isRight ? 0 : 1), "\(answer.out)")
    #expect(answer.out.contains("61.500,50") != isRight)
  }

  @Test("what a program saves without computing is accepted")
  func uncomputed() throws {
    let desk = try Desk.booked()
    try desk.done("report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "a.xlsx")
    try PatchedWorkbook.withoutResults(
      desk.folder.path("a.xlsx"), to: desk.folder.path("b.xlsx"))
    try desk.done("verify", "--workbook", "b.xlsx")
  }

  @Test("a file that was handed in is known by its bytes, another one is told from it")
  func handedIn() throws {
    let desk = try Desk.booked()
    let report = ["report", "statement-of-use", "Z", "--as-of", SampleFiles.day]
    #expect(desk.run(report + ["-o", "a.xlsx", "--freeze"]).code == 0)
    let same = try desk.done("verify", "--workbook", "a.xlsx").out
    #expect(same.contains("die Datei der Vorlage 1 vom "))
    #expect(same.contains("Byte für Byte"))
    try PatchedWorkbook.withoutResults(
      desk.folder.path("a.xlsx"), to: desk.folder.path("b.xlsx"))
    let other = try desk.done("verify", "--workbook", "b.xlsx").out
    #expect(other.contains("nicht die Datei der Vorlage 1 vom "))
    #expect(desk.run(report + ["-o", "c.xlsx", "--reason", "so gewollt"]).code == 64)
  }
}
