import Amounts
import Reporting
import TestSupport
import Testing
import Workbooks

/// A book in two parts: what goes to the funder, and one's own file behind it.
@Suite("Parts of a book") struct PartTests {
  private func report(
    _ language: Language = .de, _ change: (inout StatementOfUseData) -> Void = { _ in }
  ) throws -> Report {
    try StatementOfUse.report(
      try SampleStatement.data(change), form: try SampleForm.nrw(), language: language)
  }

  @Test("calculation and control are one's own, behind all that the funder gets")
  func order() throws {
    let parts = try report().sheets.map(\.part)
    #expect(parts == Array(repeating: .funder, count: 7) + [.own, .own])
  }

  @Test("each part by itself shows the same values, and a formula for all that it still has")
  func cut() throws {
    let whole = try report()
    var kept = 0
    for part in ReportPart.allCases {
      let only = whole.only(part)
      #expect(only.sheets.map(\.key) == whole.sheets.filter { $0.part == part }.map(\.key))
      for block in only.sheets.flatMap(\.blocks) {
        let same = whole.sheets.flatMap(\.blocks).first { $0.key == block.key }
        #expect(
          block.rows.known.map { $0.cells.map(\.value) }
            == same?.rows.known.map { $0.cells.map(\.value) })
      }
      kept += only.sheets.flatMap(\.blocks).flatMap(\.rows.known).flatMap(\.cells)
        .count { $0.formula != nil }
      let folder = try TemporaryFolder()
      try WorkbookFile.write(only, to: folder.path("a.xlsx"))
      let parts = try WorkbookParts(folder.path("a.xlsx"))
      #expect(try !parts.text("xl/worksheets/sheet1.xml").contains("tabColor"))
      #expect(try parts.text("xl/worksheets/sheet1.xml").contains("von &amp;N"))
    }
    // The total of the receipts adds up rows that are values now.
    let receipts = whole.only(.funder).sheets.flatMap(\.blocks).first { $0.key == "receipts" }
    let total = try #require(receipts?.rows.known.first { $0.key == "total" })
    #expect(total.cells[1].formula != nil)
    #expect(kept > 40)
  }

  @Test("in a book of both, tabs tell them apart and each counts its own pages")
  func numbered() throws {
    let folder = try TemporaryFolder()
    try WorkbookFile.write(try report(), to: folder.path("a.xlsx"))
    let parts = try WorkbookParts(folder.path("a.xlsx"))
    for (sheet, isFirst) in [(1, true), (2, false), (8, true), (9, false)] {
      let text = try parts.text("xl/worksheets/sheet\(sheet).xml")
      #expect(text.contains("<tabColor "))
      #expect(text.contains("useFirstPageNumber=\"1\"") == isFirst)
      #expect(!text.contains("&amp;N"))
      #expect(text.contains("Eigene Akte – nicht zur Vorlage") == (sheet > 7))
    }
  }

  @Test("nothing that only its maker understands stands in the funder's part")
  func plain() throws {
    for name in [
      "statement-of-use-nrw", "statement-of-use-bund", "interim-nrw", "interim-bund",
    ] {
      let text = try StatementOfUse.report(
        try SampleStatement.data(), form: try SampleForm.named(name), language: .de
      ).only(.funder).textDump()
      for word in ["größte", "foerderbuch", "verify", "LINE_OVERRUN", "SHA-256"] {
        #expect(!text.contains(word), "\(name): \(word)")
      }
    }
  }

  @Test("the cover says how the report stands, that totals tie, and what the checks found")
  func cover() throws {
    let report = try report()
    #expect(
      try report.value("parties", "state", "value")
        == .text(
          "Einreichung Nr. 3 · vorläufig\nDer Bewilligungszeitraum endet erst am 22.06.2022."))
    #expect(
      try report.value("overview", "control", "value")
        == .text("Summen stimmen mit dem Hauptbuch überein"))
    #expect(try report.value("overview", "checks", "value") == .text("keine Fehler, 1 Warnung"))
    #expect(
      try report.value("overview", "made", "value")
        == .text("28.07.2022 · Erika Muster · Förderbuch 0.1.0"))
    let header = report.sheets[0].print.header
    #expect(header.center == "Einreichung Nr. 3 · vorläufig")
  }

  @Test("what is known is filled in, and what is not is a field to fill in")
  func fields() throws {
    let report = try report()
    func style(_ row: String) throws -> CellStyle.Role {
      let block = try #require(report.sheets[0].blocks.first { $0.key == "parties" })
      return try #require(block.rows.known.first { $0.key == row }).cells[1].style.role
    }
    #expect(
      try report.value("parties", "recipientContact", "value")
        == .text("Erika Muster · 0231 50-0"))
    #expect(try style("recipientContact") == .fact)
    #expect(try report.value("parties", "authorityReference", "value") == .empty)
    #expect(try style("authorityReference") == .field)
  }

  @Test("totals that differ are said apart from what the checks found")
  func differs() throws {
    let report = try report(.de) { data in
      data.payments.removeLast()
      data.basis.findings = []
      data.basis.making = nil
    }
    #expect(
      try report.value("overview", "control", "value") == .text("Summen weichen vom Hauptbuch ab"))
    #expect(
      try report.value("overview", "checks", "value") == .text("keine Fehler, keine Warnungen"))
  }
}
