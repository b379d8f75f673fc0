import Amounts
import Foundation
import Funding
import Interchange
import Reporting
import TestSupport
import Testing
import Workbooks

/// The workbook in which a project is told, filled by a person who makes slips.
@Suite("Project workbook") struct ProjectWorkbookTests {
  static let ruleSets = [(id: "anbest-g-nrw", title: "ANBest-G"), (id: "kfw-436", title: "436")]

  /// Something entered into a cell: a sheet, the key of a row, the number of a column from 0.
  struct Entry {
    let sheet: String
    let row: String
    let column: Int
    let cell: Cell

    init(
      _ sheet: String, _ row: String, _ column: Int, _ value: CellValue,
      _ formula: Formula? = nil, as code: String? = nil
    ) {
      (self.sheet, self.row, self.column) = (sheet, row, column)
      let format: CellStyle.Format =
        if case .date = value { .date } else { code == nil ? .text : .amount }
      var style = CellStyle(.input, format)
      style.code = code
      cell = Cell(value, formula: formula, style: style)
    }
  }

  static func sample() throws -> Project {
    try ProjectFile.read(Array(EntryWorkbookTests.project.utf8), file: "p.yaml")
  }

  static func report(_ project: Project?, _ language: Language = .de) -> Report {
    ProjectWorkbook(
      of: project, ruleSets: ruleSets, language: language, today: EntryWorkbookTests.today,
      program: "Förderbuch"
    ).report()
  }

  /// The workbook of a project with entries in it, written and read again.
  static func read(
    _ project: Project?, _ entries: [Entry] = [], _ language: Language = .de,
    without sheets: Set<String> = []
  ) throws -> Project {
    var report = report(project, language)
    for entry in entries {
      let sheet = try #require(report.sheets.firstIndex { $0.key == entry.sheet })
      var rows = report.sheets[sheet].blocks[0].rows.known
      let row = try #require(
        rows.firstIndex { $0.key == entry.row || $0.key == nil && entry.row == "headings" })
      while rows[row].cells.count <= entry.column { rows[row].cells.append(.empty) }
      rows[row].cells[entry.column] = entry.cell
      report.sheets[sheet].blocks[0].rows = .list(rows)
    }
    if !sheets.isEmpty {
      // Only what is read, so that no rule of another sheet leads nowhere.
      report.sheets = report.sheets.prefix(9).filter { !sheets.contains($0.key) }
      for index in report.sheets.indices { report.sheets[index].validations = [] }
      report.names = []
    }
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("p.xlsx"))
    return try ProjectWorkbookFile.read(
      InputBytes(path: folder.path("p.xlsx"), file: "p.xlsx"), ruleSets: ruleSets.map(\.id))
  }

  @Test("gives the project back that it was filled with", arguments: Language.allCases)
  func roundTrip(_ language: Language) throws {
    let project = try Self.sample()
    #expect(try Self.read(project, [], language) == project)
  }

  @Test("all keys of a project file have a place in it")
  func everyKey() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("InterchangeTests/Fixtures/projects/good")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 8)
    for file in files {
      let project = try ProjectFile.read(Array(try Data(contentsOf: file)), file: "p")
      let directory = try TemporaryFolder()
      for language in Language.allCases {
        let path = directory.path("\(language).xlsx")
        try WorkbookFile.write(Self.report(project, language), to: path)
        let again = try ProjectWorkbookFile.read(InputBytes(path: path, file: "p.xlsx"))
        #expect(again == project, "\(file.lastPathComponent) \(language)")
      }
    }
  }

  /// What a person may write for the same: an amount, a day, a rate, a word as text.
  @Test("takes cells and texts alike")
  func texts() throws {
    let project = try Self.sample()
    let entries = [
      Entry("awards", "amount", 1, .text("1.000,00 €")),
      Entry("awards", "awardedOn", 1, .text("1.1.2025")),
      Entry("awards", "rate", 1, .number(Rational(4, over: 5))),
      Entry("awards", "financing", 1, .text("share")),
      Entry("awards", "to", 1, .text("2026-12-31")),
      Entry("lines", "3", 5, .text("x")),
      // An empty cell says that all of it is eligible.
      Entry("lines", "2", 4, .empty),
      Entry("sources", "1", 4, .money(Money(cents: 50_000)), "2*250"),
    ]
    #expect(try Self.read(project, entries) == project)
    let terms = [
      Entry("terms", "1", 0, .text("436-0815")), Entry("terms", "1", 1, .text("Verwendungsfrist")),
      Entry("terms", "1", 2, .text("3 Monate")), Entry("terms", "2", 0, .text("436-0815")),
      Entry("terms", "2", 1, .text("Rundung")), Entry("terms", "2", 2, .text("kaufmännisch")),
      Entry("terms", "3", 0, .text("436-0815")),
      Entry("terms", "3", 1, .text("Frist des Zwischennachweises")),
      Entry("terms", "3", 2, .text("entfällt")),
    ]
    let overrides = try Self.read(project, terms).awards[0].overrides
    #expect(
      overrides == [
        .useWindow: .duration(Duration(months: 3)), .rounding: .word("halfUp"), .interimDue: .off,
      ])
  }

  /// A slip: what was entered, the code it is told by, and the place.
  struct Slip: CustomTestStringConvertible {
    let entry: Entry
    let code: String
    let place: String
    var testDescription: String { "\(code) \(place)" }

    init(_ entry: Entry, _ code: String, _ place: String) {
      (self.entry, self.code, self.place) = (entry, code, place)
    }
  }

  static let slips: [Slip] = [
    Slip(Entry("project", "id", 1, .empty), "VALUE_MISSING", "Blatt „Vorhaben“, Zelle B2, Kennung"),
    Slip(
      Entry("project", "from", 1, .empty), "VALUE_MISSING", "Blatt „Vorhaben“, Zelle B6, Beginn"),
    Slip(
      Entry("awards", "funder.level", 1, .text("Lant")), "NOT_ONE_OF",
      "Blatt „Bescheid“, Zelle B6, Ebene"),
    Slip(
      Entry("awards", "funder.id", 1, .empty), "VALUE_MISSING",
      "Blatt „Bescheid“, Zelle B5, Kennung des Zuwendungsgebers"),
    Slip(
      Entry("awards", "ruleSet", 1, .text("anbest-x")), "UNKNOWN_ID",
      "Blatt „Bescheid“, Zelle B7, Regelwerk"),
    Slip(
      Entry("awards", "financing", 1, .text("Festbetrag"), "\(text: "Fest")&\(text: "betrag")"),
      "FORMULA_FOR_TEXT", "Blatt „Bescheid“, Zelle B8, Finanzierungsart"),
    Slip(
      Entry("awards", "rate", 1, .integer(80)), "RATE_OUTSIDE",
      "Blatt „Bescheid“, Zelle B9, Fördersatz"),
    Slip(
      Entry("awards", "amount", 1, .text("1.234")), "AMOUNT_AMBIGUOUS",
      "Blatt „Bescheid“, Zelle B11, Höchstbetrag"),
    Slip(
      Entry("awards", "amount", 1, .text("viel")), "NOT_AN_AMOUNT",
      "Blatt „Bescheid“, Zelle B11, Höchstbetrag"),
    Slip(
      Entry("awards", "to", 1, .text("31.02.2026")), "NO_SUCH_DAY",
      "Blatt „Bescheid“, Zelle B18, Bewilligungszeitraum bis"),
    Slip(
      Entry("awards", "to", 1, .integer(46_387)), "NOT_A_DATE",
      "Blatt „Bescheid“, Zelle B18, Bewilligungszeitraum bis"),
    Slip(
      Entry("awards", "milestones.statementDueAfterAward", 1, .text("bald")), "NOT_A_DURATION",
      "Blatt „Bescheid“, Zelle B22, Verwendungsnachweis spätestens nach"),
    Slip(
      Entry("lines", "1", 0, .text("P-1-X")), "UNKNOWN_ID",
      "Blatt „Ausgabenplan“, Zelle A2, Teilvorhaben"),
    Slip(
      Entry("lines", "2", 1, .text("0812")), "DUPLICATE_ID",
      "Blatt „Ausgabenplan“, Zelle B3, Position"),
    Slip(
      Entry("lines", "1", 3, .number(Rational(1_000_005, over: 1000))), "AMOUNT_DECIMALS",
      "Blatt „Ausgabenplan“, Zelle D2, geplant"),
    Slip(
      Entry("lines", "1", 4, .money(Money(cents: 100_001))), "ELIGIBLE_ABOVE_PLANNED",
      "Blatt „Ausgabenplan“, Zelle E2, zuwendungsfähig"),
    Slip(
      Entry("lines", "3", 5, .text("vielleicht")), "NOT_A_BOOL",
      "Blatt „Ausgabenplan“, Zelle F4, unbar"),
    Slip(
      Entry("lines", "1", 1, .date(CalendarDate(days: 20_000))), "NOT_TEXT",
      "Blatt „Ausgabenplan“, Zelle B2, Position"),
    Slip(
      Entry("sources", "1", 2, .text("Eigenmitel")), "NOT_ONE_OF",
      "Blatt „Finanzierungsplan“, Zelle C2, Art"),
    Slip(
      Entry("sources", "2", 3, .text("gmbx")), "UNKNOWN_ID",
      "Blatt „Finanzierungsplan“, Zelle D3, von Partner"),
    Slip(
      Entry("partners", "1", 7, .text("DE00 1203 0000 0000 2020 51")), "NOT_AN_IBAN",
      "Blatt „Partner“, Zelle H2, IBAN"),
    Slip(
      Entry("partners", "headings", 3, .text("Vorsteuer-Abzuch")), "PROJECT_FIELD_UNKNOWN",
      "Blatt „Partner“, Zelle D1"),
    Slip(
      Entry("partners", "headings", 3, .text("Name")), "PROJECT_FIELD_TWICE",
      "Blatt „Partner“, Zelle D1"),
    Slip(
      Entry("awards", "rate", 0, .text("Satz der Förderung")), "PROJECT_FIELD_UNKNOWN",
      "Blatt „Bescheid“, Zelle A9"),
    Slip(
      Entry("years", "1", 0, .text("436")), "UNKNOWN_ID",
      "Blatt „Jahresbeträge“, Zelle A2, Bescheid"),
    Slip(
      Entry("terms", "1", 1, .text("Rundung")), "VALUE_MISSING",
      "Blatt „Nebenbestimmungen“, Zelle A2, Bescheid"),
  ]

  @Test("a slip is told with sheet and cell", arguments: slips)
  func slip(_ slip: Slip) throws {
    let problems = try #require(throws: InputProblems.self) {
      try Self.read(Self.sample(), [slip.entry])
    }
    let told = problems.problems.filter { $0.fault.code == slip.code }
    #expect(told.count == 1, "\(problems.text(.de))")
    let text = told.first?.text(.de) ?? ""
    #expect(text.hasPrefix("p.xlsx, \(slip.place):"), "\(problems.text(.de))")
  }

  @Test("all slips are told at once, sheet after sheet")
  func allAtOnce() throws {
    let entries = [
      Entry("partners", "1", 2, .text("Statt")), Entry("lines", "2", 3, .text("?")),
      Entry("awards", "amount", 1, .empty), Entry("lines", "1", 2, .empty),
    ]
    let problems = try #require(throws: InputProblems.self) {
      try Self.read(Self.sample(), entries)
    }
    #expect(problems.problems.map(\.place.cell) == ["B11", "C2", "D3", "C2"])
  }

  @Test("an empty workbook says what is needed, and another one that it is none")
  func empty() throws {
    let problems = try #require(throws: InputProblems.self) { try Self.read(nil) }
    #expect(
      problems.problems.map(\.fault.code) == [
        "VALUE_MISSING", "VALUE_MISSING", "PROJECT_SHEET_EMPTY", "PROJECT_SHEET_EMPTY",
      ])
    let other = try #require(throws: InputProblems.self) {
      try Self.read(Self.sample(), without: ["partners", "measures"])
    }
    #expect(other.problems.map(\.fault.code) == ["PROJECT_SHEET_MISSING"])
    let none = try #require(throws: InputProblems.self) {
      try Self.read(
        Self.sample(),
        without: ["project", "awards", "measures", "lines", "sources", "partners"])
    }
    #expect(none.problems.map(\.fault.code) == ["NOT_A_PROJECT_WORKBOOK"])
    // Also one that says nothing: it may have been renamed with what stood on it.
    let optional = try #require(throws: InputProblems.self) {
      try Self.read(Self.sample(), without: ["years"])
    }
    #expect(optional.text(.de).contains("In der Mappe fehlt: „Jahresbeträge“."))
    #expect(other.text(.de).contains("„Teilvorhaben“ oder „Partner“"), "\(other.text(.de))")
  }

  @Test(
    "what a number means is read as in every table, or refused",
    arguments: [
      (Entry("lines", "1", 3, .integer(60), as: "#,##0 \"T€\""), "AMOUNT_UNIT"),
      (Entry("lines", "1", 3, .integer(60), as: "[$USD] #,##0"), "AMOUNT_CURRENCY"),
      (Entry("awards", "amount", 1, .number(Rational(1, over: 10)), as: "0%"), "AMOUNT_PERCENT"),
      (Entry("awards", "rate", 1, .integer(80), as: "[$CHF] 0"), "AMOUNT_UNIT"),
      // 2025 days after 1899-12-30.
      (Entry("awards", "awardedOn", 1, .date("1905-07-17")), "NUMBER_AS_DAY"),
    ])
  func meanings(_ entry: Entry, _ code: String) throws {
    let problems = try #require(throws: InputProblems.self) {
      try Self.read(Self.sample(), [entry])
    }
    #expect(problems.problems.map(\.fault.code) == [code], "\(problems.text(.de))")
  }

  @Test("a heading that has to stand there is told once for its sheet")
  func headingMissing() throws {
    let problems = try #require(throws: InputProblems.self) {
      try Self.read(Self.sample(), [Entry("partners", "headings", 1, .empty)])
    }
    #expect(problems.problems.map(\.fault.code).filter { $0 == "PROJECT_FIELD_MISSING" }.count == 1)
    #expect(!problems.problems.contains { $0.fault.code == "VALUE_MISSING" })
  }

  @Test("hints fit where a spreadsheet shows them", arguments: Language.allCases)
  func hints(_ language: Language) throws {
    for validation in Self.report(nil, language).sheets.flatMap(\.validations) {
      for message in [validation.hint, validation.refusal].compactMap({ $0 }) {
        #expect(message.title.count <= Validation.titleLimit, "\(message.title)")
        #expect(message.text.count <= Validation.textLimit, "\(message.text)")
      }
    }
  }

  /// 1,800.00 planned; 500.00 + 300.00 own and in kind, 1,000.00 granted: it adds up.
  @Test("the check compares the plans")
  func check() throws {
    let sheet = try #require(Self.report(try Self.sample()).sheets.first { $0.key == "check" })
    let rows = sheet.blocks.flatMap(\.rows.known).filter { $0.role == .data }
    #expect(
      rows[0].cells.map(\.value) == [
        .text("P-1-A"), .money(Money(cents: 180_000)), .money(Money(cents: 180_000)),
        .money(.zero), .text("geht auf"),
      ])
  }

  @Test("every changed value is told, deadlines included")
  func differences() throws {
    let before = try Self.sample()
    let after = try Self.read(
      before,
      [
        Entry("awards", "milestones.statementDueOn", 1, .text("31.07.2028")),
        Entry("awards", "aid.basis", 1, .text("De-minimis")),
        Entry("lines", "1", 3, .money(Money(cents: 110_000))),
        Entry("partners", "2", 5, .text("Müller-Gruppe")),
        Entry("lines", "2", 9, .text("Grundlagenforschung")),
        Entry("years", "1", 0, .text("436-0815")), Entry("years", "1", 1, .integer(2025)),
        Entry("years", "1", 2, .money(Money(cents: 40_000))),
      ])
    let told = ProjectDifference.between(before, after)
    #expect(
      told.map(\.path).sorted() == [
        "436-0815.aid.basis", "436-0815.milestones.statementDueOn", "436-0815.years.2025",
        "P-1-A.lines.0812.planned", "P-1-A.lines.SACH.aidCategory",
        "organisations.gmbh.undertaking",
      ])
    let due = try #require(told.first { $0.path.hasSuffix("statementDueOn") })
    #expect((due.before, due.after) == (nil, "2028-07-31"))
    #expect(due.text(.de) == "Bescheid 436-0815, Verwendungsnachweis bis: (nichts) → 31.07.2028")
    let plan = try #require(told.first { $0.path.hasSuffix("planned") })
    #expect(
      plan.text(.de).replacing("\u{A0}", with: " ")
        == "Ausgabenplan P-1-A 0812, geplant: 1.000,00 € → 1.100,00 €")
    #expect(ProjectDifference.between(after, after).isEmpty)
  }
}
