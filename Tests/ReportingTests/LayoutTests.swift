import Amounts
import Reporting
import TestSupport
import Testing

@Suite("Layout") struct LayoutTests {
  static func report(
    formula: Formula = .sum(.column(block: "costs", column: "amount")),
    names: [Report.DefinedName] = [], more: [Block] = []
  ) throws -> Report {
    let costs = Block(
      key: "costs", columns: ["label", "amount"],
      rows: [
        Row(.text, [.text("Kosten", style: CellStyle(.section))]),
        Row(key: "heading", .heading, [.text("Art"), .text("Betrag")]),
        Row(key: "a", .data, [.text("Löhne"), .money(Money(cents: 1_050))]),
        Row(key: "b", .data, [.text("Miete"), .money(Money(cents: 2_000))]),
        Row(key: "total", .total, [.text("Summe"), .money(Money(cents: 3_050), formula)]),
      ])
    let cover = Block(
      key: "cover", columns: ["label", "value"],
      rows: [
        Row(
          key: "sum", .data,
          [
            .text("Summe"),
            .money(
              Money(cents: 3_050), .same(.cell(block: "costs", row: "total", column: "amount"))),
          ])
      ])
    let created = try #require(CalendarDate(year: 2026, month: 6, day: 30))
    return Report(
      title: "T", language: .de, created: created,
      sheets: [
        Sheet(key: "cover", name: "Deckblatt", widths: [20, 12], blocks: [cover]),
        Sheet(key: "costs", name: "Otto's Kosten", widths: [20, 12], blocks: [costs] + more),
      ], names: names)
  }

  @Test("gives keys their addresses, on the sheet and across sheets")
  func addresses() throws {
    let report = try Self.report(
      names: [.init("Kosten_Summe", .cell(block: "costs", row: "total", column: "amount"))])
    #expect(
      try report.textDump() == """
        # T ·  ·  · 2026-06-30 · de
        Kosten_Summe = 'Otto''s Kosten'!$B$5

        ## Deckblatt
        A1 "Summe"
        B1 ='Otto''s Kosten'!$B$5 → 30.50

        ## Otto's Kosten
        A1 "Kosten"
        A2 "Art"
        B2 "Betrag"
        A3 "Löhne"
        B3 10.50
        A4 "Miete"
        B4 20.00
        A5 "Summe"
        B5 =SUM(B3:B4) → 30.50

        """)
  }

  @Test("leaves one empty row between blocks")
  func gap() throws {
    let note = Block(key: "note", columns: [], rows: [Row(.text, [.text("Ende")])])
    let layout = try ReportLayout(try Self.report(more: [note]))
    #expect(layout.place(ofBlock: "note")?.firstRow == 6)
  }

  @Test(
    "resolves every kind of reference",
    arguments: [
      (.cell(block: "costs", row: "b", column: "label"), "A4"),
      (.column(block: "costs", column: "amount"), "B3:B4"),
      (.rows(block: "costs", column: "amount", from: "a", through: "total"), "B3:B5"),
      (.columns(block: "costs", row: "a", from: "label", through: "amount"), "A3:B3"),
      (.block("costs"), "A1"), (.sheet("costs"), "A1"), (.name("Kosten"), "B5"),
    ] as [(Reference, String)])
  func resolves(_ reference: Reference, _ address: String) throws {
    let report = try Self.report(
      names: [.init("Kosten", .cell(block: "costs", row: "total", column: "amount"))])
    #expect(try ReportLayout(report).range(of: reference)?.text == address)
  }

  @Test(
    "refuses references that lead nowhere",
    arguments: [
      .cell(block: "costs", row: "c", column: "amount"),
      .cell(block: "costs", row: "a", column: "price"), .column(block: "prices", column: "amount"),
      .rows(block: "costs", column: "amount", from: "total", through: "a"), .name("Kosten"),
    ] as [Reference])
  func unresolved(_ reference: Reference) throws {
    let report = try Self.report(formula: .sum(reference))
    #expect(throws: LayoutProblems([.unresolved(reference, at: "costs")])) {
      try ReportLayout(report)
    }
  }

  @Test("tells all problems at once")
  func problems() throws {
    let twice = Block(
      key: "costs", columns: ["x"], rows: [Row(key: "r", .data, []), Row(key: "r", .data, [])])
    let cell = Reference.sheet("cover")
    let report = try Self.report(
      names: [.init("A1", cell), .init("Summe", cell), .init("SUMME", cell)], more: [twice])
    let found = #expect(throws: LayoutProblems.self) { try ReportLayout(report) }
    let problems = try #require(found).problems
    #expect(problems.contains(.duplicateBlock("costs")))
    #expect(problems.contains(.duplicateRow(block: "costs", row: "r")))
    #expect(problems.contains(.unusableName("A1")))
    #expect(problems.contains(.duplicateName("SUMME")))
  }

  @Test(
    "refuses names that a workbook does not take",
    arguments: ["", "1a", "a b", "AB12", "R1C1", "c", "x-y", "XFD1"])
  func names(_ name: String) throws {
    let report = try Self.report(names: [.init(name, .sheet("cover"))])
    #expect(throws: LayoutProblems([.unusableName(name)])) { try ReportLayout(report) }
  }

  @Test(
    "writes columns as letters",
    arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func letters(_ column: Int, _ letters: String) {
    #expect(CellAddress.letters(column) == letters)
  }
}

@Suite("Formulas") struct FormulaTests {
  @Test("quote the texts of users")
  func quotes() throws {
    let report = try LayoutTests.report()
    let layout = try ReportLayout(report)
    let formula: Formula = "EXACT(\(.block("costs")),\(text: "a\")+HYPERLINK(\"x"))"
    #expect(
      try layout.text(of: formula, onSheet: 1) == "EXACT(A1,\"a\"\")+HYPERLINK(\"\"x\")")
  }

  @Test("are put together from formulas")
  func nested() throws {
    let layout = try ReportLayout(try LayoutTests.report())
    let a = Reference.cell(block: "costs", row: "a", column: "amount")
    let formula: Formula = "MAX(\(0),\(Formula.difference(a, a)))"
    #expect(try layout.text(of: formula, onSheet: 1) == "MAX(0,ROUND(B3-B3,2))")
  }
}

@Suite("Names of sheets") struct SheetNameTests {
  @Test(
    "are made fit",
    arguments: [
      ("Belegliste", "Belegliste"), ("a[b]:c*d?e/f\\g", "a-b--c-d-e-f-g"), ("", "-"),
      ("'Zitat'", "Zitat"), ("History", "History -"), ("\u{1}x\n", "x"),
      ("Umweltsensorik und Bürgerbeteiligung", "Umweltsensorik und Bürgerbetei…"),
      (String(repeating: "🏛", count: 20), String(repeating: "🏛", count: 15) + "…"),
    ])
  func fit(_ wanted: String, _ name: String) {
    var names = SheetName()
    #expect(names.fit(wanted) == name)
    #expect(name.utf16.count <= SheetName.limit)
  }

  @Test("are unique, whatever the case, and stay short")
  func unique() {
    var names = SheetName()
    let long = String(repeating: "x", count: 40)
    let given = ["Plan", "plan", "PLAN", long, long].map { names.fit($0) }
    #expect(given[0...2] == ["Plan", "plan (2)", "PLAN (3)"])
    #expect(given[4] == String(repeating: "x", count: 26) + "… (2)")
    #expect(given.allSatisfy { $0.utf16.count <= SheetName.limit })
  }
}
