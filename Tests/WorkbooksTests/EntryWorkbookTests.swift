import Amounts
import Foundation
import Funding
import Interchange
import Reporting
import TestSupport
import Testing
import Workbooks

/// The workbook to fill in, as it is written. That people get through it to the ledger is tested
/// with the commands, and by LibreOffice.
@Suite("Entry workbook") struct EntryWorkbookTests {
  static let project = """
    format: foerderbuch/project/1
    project: {id: P-1, title: "Vorhaben", from: 2025-01-01, to: 2026-12-31}
    organisations:
      - {id: stadt, name: "Stadt Köln", kind: municipality}
      - {id: gmbh, name: "Müller & Söhne GmbH", kind: enterprise, inputVatDeductible: "100%"}
    measures:
      - id: P-1-A
        title: "Werkstatt"
        recipient: stadt
        role: lead
        lines:
          - {id: "0812", title: "Beschäftigte", planned: "1000.00", eligible: "1000.00"}
          - {id: SACH, title: "Sachausgaben", planned: "500.00", eligible: "500.00"}
          - {id: UNBAR, title: "Unbare Leistungen", planned: "300.00", eligible: "300.00", inKind: true}
        sources:
          - {id: eigen, kind: ownCash, planned: "500.00"}
          - {id: gmbh, kind: inKind, organisation: gmbh, planned: "300.00"}
      - id: P-1-B
        title: "Begleitung"
        recipient: gmbh
        role: associated
        lines:
          - {id: MESS, title: "Messungen", planned: "100.00", eligible: "100.00"}
        sources:
          - {id: eigen, kind: ownCash, organisation: gmbh, planned: "100.00"}
    awards:
      - id: "436-0815"
        measure: P-1-A
        funder: {id: land, name: "Bezirksregierung", level: land}
        ruleSet: anbest-g-nrw
        financing: share
        rate: "80%"
        amount: "1000.00"
        awardedOn: 2025-01-01
        from: 2025-01-01
        to: 2026-12-31
    """

  static let today = CalendarDate(days: 20_635)  // 2026-07-01

  static func workbook(
    _ language: Language = .de, closedThrough: CalendarDate? = nil, rows: Int = 2
  ) throws -> EntryWorkbook {
    let project = try ProjectFile.read(Array(Self.project.utf8), file: "p.yaml")
    return EntryWorkbook(
      scope: project.measures.map { (project: project, measure: $0) }, language: language,
      today: today, closedThrough: closedThrough, key: "E-1a2b3c4d", rows: rows,
      program: "Förderbuch")
  }

  /// The parts of the workbook as it is written.
  func parts(_ workbook: EntryWorkbook) throws -> WorkbookParts {
    let folder = try TemporaryFolder()
    try WorkbookFile.write(workbook.report(), to: folder.path("a.xlsx"))
    return try WorkbookParts(folder.path("a.xlsx"))
  }

  /// The texts between two marks.
  func pieces(_ xml: String, _ start: String, _ end: String) -> [String] {
    xml.components(separatedBy: start).dropFirst().compactMap {
      $0.components(separatedBy: end).first
    }
  }

  @Test("stands as it stood", arguments: Language.allCases)
  func golden(_ language: Language) throws {
    try expectGolden(
      try Self.workbook(language).report().textDump(), "entry.\(language.rawValue).txt")
  }

  @Test(
    "says on every column what belongs there, and refuses the rest", arguments: Language.allCases)
  func rules(_ language: Language) throws {
    let sheet = try #require(try Self.workbook(language).report().sheets.first)
    #expect(sheet.validations.count == sheet.widths.count)
    for validation in sheet.validations {
      for message in [validation.hint, validation.refusal].compactMap({ $0 }) {
        #expect(message.title.count <= Validation.titleLimit, "\(message.title)")
        #expect(message.text.count <= Validation.textLimit, "\(message.text)")
      }
    }
    // All but the partners, which are suggested.
    #expect(sheet.validations.count { $0.refusal == nil } == 1)
  }

  @Test("formulas of rules are no longer than Excel takes")
  func formulas() throws {
    let xml = try parts(Self.workbook()).text("xl/worksheets/sheet1.xml")
    let formulas = pieces(xml, "<formula1>", "</formula1>").map {
      $0.replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    }
    #expect(formulas.count == 35)
    #expect(formulas.map(\.count).max() ?? 0 <= 255)
    #expect(formulas.count { $0.contains("OFFSET(") } == 3)
  }

  @Test("a range of days begins after the closed ones and ends in a year")
  func days() throws {
    let closed = try #require(CalendarDate(year: 2025, month: 12, day: 31))
    let xml = try parts(Self.workbook(closedThrough: closed)).text("xl/worksheets/sheet1.xml")
    let dates = pieces(xml, "<dataValidation type=\"date\"", "</dataValidation>")
    try #require(dates.count == 7)
    // 2026-01-01 and 2027-07-01.
    #expect(
      dates[0].hasSuffix("sqref=\"C2:C3\"><formula1>46023</formula1><formula2>46569</formula2>"))
    #expect(dates[0].contains("vom 01.01.2026 bis zum 01.07.2027"))
  }

  @Test("only headings are locked, keys are hidden, empty cells are not written")
  func open() throws {
    let parts = try parts(Self.workbook(rows: 500))
    let xml = try parts.text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("<sheetProtection sheet=\"1\""))
    #expect(xml.contains("sort=\"0\" autoFilter=\"0\""))
    // 35 headings; check and reference of each row.
    #expect(xml.components(separatedBy: "<c r=").count - 1 == 35 + 2 * 500)
    let styles = try parts.text("xl/styles.xml")
    let formats = pieces(pieces(styles, "<cellXfs", "</cellXfs>")[0], "<xf ", "<xf ")
    let columns = pieces(pieces(xml, "<cols>", "</cols>")[0], "style=\"", "\"")
    #expect(columns.count == 35)
    for style in Set(columns) {
      let index = try #require(Int(style))
      let all = pieces(styles, "<cellXfs", "</cellXfs>")[0].components(separatedBy: "<xf ")
      #expect(all[index + 1].contains("<protection locked=\"0\"/>"))
    }
    #expect(!formats.isEmpty)
    let workbook = try parts.text("xl/workbook.xml")
    #expect(workbook.contains("<sheet name=\"Auswahl\" sheetId=\"6\" state=\"hidden\""))
    #expect(
      try parts.text("docProps/custom.xml").contains(
        "name=\"Foerderbuch.Template\"><vt:lpwstr>bookings</vt:lpwstr>"))
  }

  @Test("the rules say what they say", arguments: EntryRuleCase.all)
  func rule(_ rule: EntryRuleCase) throws {
    var sheet = Sheet(
      key: "s", name: "S", widths: [10],
      blocks: [
        Block(
          key: "b", columns: ["a"],
          rows: [Row(key: "1", .data, [.text("x")]), Row(key: "2", .data, [.text("y")])])
      ])
    sheet.validations = [rule.validation]
    let folder = try TemporaryFolder()
    try WorkbookFile.write(try SampleReport.report(sheets: [sheet]), to: folder.path("a.xlsx"))
    let xml = try WorkbookParts(folder.path("a.xlsx")).text("xl/worksheets/sheet1.xml")
    #expect(pieces(xml, "<dataValidation ", "</dataValidations>").first == rule.xml)
    try expectSame(sheet)
  }

  /// A report's text has the rules, too.
  private func expectSame(_ sheet: Sheet) throws {
    #expect(try SampleReport.report(sheets: [sheet]).textDump().contains("A1:A2 m"))
  }

  @Test("a reference of a rule that leads nowhere is found before anything is written")
  func unresolved() throws {
    var sheet = Sheet(key: "s", name: "S", widths: [10])
    sheet.validations = [Validation(.column(block: "b", column: "a"), .list("\(.name("None"))"))]
    let report = try SampleReport.report(sheets: [sheet])
    #expect(
      throws: LayoutProblems([
        .unresolved(.column(block: "b", column: "a"), at: "s"),
        .unresolved(.name("None"), at: "s"),
      ])
    ) { try report.textDump() }
  }

  @Test("a formula that Excel would drop is refused")
  func overlong() throws {
    var sheet = Sheet(
      key: "s", name: "S", widths: [10],
      blocks: [Block(key: "b", columns: ["a"], rows: [Row(.data, [.text("x")])])])
    let text = String(repeating: "x", count: 260)
    sheet.validations = [
      Validation(.column(block: "b", column: "a"), .formula("A1=\(text: text)"))
    ]
    let folder = try TemporaryFolder()
    #expect(throws: WorkbookError.refused(call: "validation A1", code: 265)) {
      try WorkbookFile.write(try SampleReport.report(sheets: [sheet]), to: folder.path("a.xlsx"))
    }
    #expect(try folder.names() == [])
  }
}
