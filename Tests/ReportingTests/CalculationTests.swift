import Amounts
import Testing

@testable import Reporting

@Suite("Formulas know their values") struct CalculationTests {
  /// A table of amounts, texts, days and a sub-total; and one of a single row.
  private static func calculation() -> Calculation {
    func line(
      _ key: String, _ name: String, _ amount: CellValue, _ day: Int32? = nil,
      role: Row.Role = .data
    ) -> FormContent.Line {
      var cells: [String: Cell] = ["name": .text(name), "amount": Cell(amount)]
      if let day { cells["day"] = Cell(.date(CalendarDate(days: day))) }
      return FormContent.Line(key, role, cells)
    }
    let calculation = Calculation()
    var subtotal = line("subtotal", "Summe", .empty, role: .subtotal)
    subtotal.cells["amount"] = .money(
      .subtotal(.rows(block: "list", column: "amount", from: "a", through: "b")))
    let list = FormContent([
      FormContent.Line("heading", .heading, ["amount": .text("Betrag")]),
      line("a", "Miete", .money(Money(cents: 10_05)), 10),
      line("b", "miete", .money(Money(cents: -3_10)), 20), subtotal,
      line("c", "Miete", .money(Money(cents: 100_00)), 30), line("d", "", .empty),
      line("total", "Gesamt", .empty, role: .total),
    ])
    calculation.source = { key in
      key == "list" ? Calculation.Table("list", ["name", "amount", "day"], list) : nil
    }
    calculation.names = ["Betraege": .column(block: "list", column: "amount")]
    calculation.known = ["Anderswo": .text("stimmt")]
    return calculation
  }

  private static let amounts = Reference.column(block: "list", column: "amount")
  private static let names = Reference.column(block: "list", column: "name")
  private static let days = Reference.column(block: "list", column: "day")
  private static func cell(_ row: String, _ column: String = "amount") -> Reference {
    .cell(block: "list", row: row, column: column)
  }

  /// Each worked out by hand, as Excel and LibreOffice do it.
  @Test(
    "as spreadsheets compute them",
    arguments: [
      ("1+2*3-4/8", "13/2"), ("-2*-3", "6"), ("--(2>1)+--(1>=2)", "1"), ("(1+2)*3", "9"),
      ("7-2-1", "4"), ("ROUND(2.345,2)", "47/20"), ("ROUND(-2.345,2)", "-47/20"),
      ("ROUNDUP(-2.301,2)", "-231/100"), ("ROUNDDOWN(-2.309,2)", "-23/10"),
      ("ROUNDUP(2.30,2)", "23/10"), ("INT(-0.5)", "-1"), ("MOD(-7,3)", "2"), ("MOD(7,3)", "1"),
      ("IF(1=1,5,0)", "5"), ("IF(AND(1=1,2<1),1,2)", "2"), ("IF(OR(1<>1,2>=2),1,2)", "1"),
      ("MAX(0,-3,2)", "2"), ("MIN(4,-3,2)", "-3"), ("DATE(1970,1,11)", "10"),
      ("IF(EXACT(\"a\",\"A\"),1,0)", "0"), ("IF(\"a\"=\"A\",1,0)", "1"),
      ("RIGHT(\"00\"&INT(7.9),3)", "007"), ("\"x\"&1", "x1"),
      ("SUM(\(amounts))", "1139/10"), ("SUBTOTAL(9,\(amounts))", "2139/20"),
      ("SUBTOTAL(2,\(amounts))", "3"), ("COUNT(\(amounts))", "4"), ("COUNT(\(names))", "0"),
      ("SUM(\(Reference.name("Betraege")))", "1139/10"),
      ("SUMPRODUCT(--EXACT(\(names),\(text: "Miete")),\(amounts))", "2201/20"),
      ("SUMPRODUCT(--EXACT(\(names),\(text: "")),\(amounts))", "0"),
      ("SUMPRODUCT(--ISNUMBER(\(days)),\(amounts))", "2139/20"),
      ("SUMPRODUCT(--(\(days)>=20),--(\(days)<=30),\(amounts))", "969/10"),
      ("SUMPRODUCT(\(amounts)*(\(days)>=20))", "969/10"),
      ("SUMPRODUCT(--(\(amounts)<>0))", "4"),
      ("SUMIFS(\(amounts),\(days),\(text: ">=")&20)", "969/10"),
      ("SUMIFS(\(amounts),\(names),\(text: "Summe"))", "139/20"),
      ("COUNTIF(\(names),\(text: "Miete"))", "2"),
      ("IF(\(cell("d"))=\(text: ""),1,0)", "1"), ("0+\(cell("d"))", "0"),
      ("\(cell("c", "day"))-\(cell("a", "day"))", "20"), ("\(cell("subtotal"))", "139/20"),
      ("IF(\(Reference.name("Anderswo"))=\(text: "stimmt"),1,0)", "1"),
    ] as [(Formula, String)])
  func computes(_ formula: Formula, _ expected: String) throws {
    #expect(try Self.calculation().value(Expression(formula), nil).text == expected)
  }

  @Test(
    "write an amount in words as the reader's language does",
    arguments: [
      (0, Language.de, "0,00 zu viel"), (5, .de, "0,05 zu viel"), (99_999, .de, "999,99 zu viel"),
      (1_234_567_890, .de, "12.345.678,90 zu viel"), (100_000_050, .en, "1,000,000.50 zu viel"),
    ] as [(Int64, Language, String)])
  func words(_ cents: Int64, _ language: Language, _ expected: String) throws {
    let calculation = Calculation()
    let row = FormContent.Line("a", .data, ["x": .money(Money(cents: cents))])
    calculation.source = { _ in Calculation.Table("t", ["x"], FormContent([row])) }
    let formula = AmountWords.formula(
      "{amount} zu viel", amount: .cell(block: "t", row: "a", column: "x"), language)
    #expect(try calculation.value(Expression(formula), nil).text == expected)
  }

  @Test("refuse what no program of ours computes", arguments: ["1+", "POWER(2,3)", "SUM(1", "1 2"])
  func unreadable(_ code: String) {
    let formula = Formula(stringLiteral: code)
    #expect(throws: FormulaProblem.unreadable(formula)) { try Expression(formula) }
  }

  @Test("divide by nothing only where the result is not wanted")
  func division() throws {
    #expect(throws: FormulaProblem.divisionByZero) {
      try Calculation().value(Expression("1/(2-2)"), nil)
    }
    let guarded = try Expression("IF(2-2=0,7,1/(2-2))")
    #expect(try Calculation().value(guarded, nil) == .number(Rational(7)))
  }

  @Test("tell a table that needs itself")
  func circular() {
    let calculation = Calculation()
    let cell = Reference.cell(block: "a", row: "1", column: "x")
    calculation.source = { key in
      _ = try calculation.amount(cell)
      return nil
    }
    defer { calculation.source = { _ in nil } }
    #expect(throws: FormulaProblem.circular(block: "a")) { try calculation.amount(cell) }
  }

  @Test("refuse an amount beyond the limit")
  func beyond() throws {
    let cell = Cell.money("90000000000000000*2")
    #expect(throws: AmountError.beyondLimit) { try Calculation().computed(cell) }
    #expect(
      try Calculation().computed(.money("90000000000000000/1")).value
        == .money(Money(cents: 9_000_000_000_000_000_000)))
  }

  // MARK: Shares

  /// The table of shares of amounts, computed.
  private static func shares(_ cents: [Int64]) throws -> [FormContent.Line] {
    let calculation = Calculation()
    let rows = cents.indices.map { index in
      ShareRow(
        key: "s\(index)", id: "", label: "",
        amount: .cell(block: "amounts", row: "a\(index)", column: "x"))
    }
    var total = FormContent.Line("total", .total, [:])
    total.cells["amount"] = .money(.sum(.column(block: "shares", column: "amount")))
    let made = FormContent(ShareRow.lines(rows, in: "shares") + [total])
    let amounts = FormContent(
      cents.enumerated().map {
        FormContent.Line("a\($0)", .data, ["x": .money(Money(cents: $1))])
      })
    calculation.source = { key in
      key == "amounts"
        ? Calculation.Table(key, ["x"], amounts)
        : Calculation.Table(key, ShareRow.columns, made)
    }
    return try #require(try calculation.computed("shares")).rows.dropLast()
  }

  @Test(
    "of shares agree with the ledger's own and add up",
    arguments: [
      [1, 1, 1], [705_658, 450_000, 333_333, 1_191_191, 595_595, 2_680_181], [1, 99_999],
      [333, 333, 334], [0, 5, 0], [7], [999_999_999_999_999, 1, 1], [-50, 150],
      [10, 10, 10, 10, 10, 10, 10],
    ] as [[Int64]])
  func agrees(_ cents: [Int64]) throws {
    let shares = try Self.shares(cents)
    let amounts = cents.map(Money.init(cents:))
    let expected = Allocation.hundredthsOfPercent(amounts, of: try amounts.sum())
    #expect(shares.map { $0.cells["share"]?.value } == expected.map { .percent(hundredths: $0) })
    #expect(expected.reduce(0, +) == 10_000)
  }

  @Test(
    "of shares of nothing are nothing", arguments: [[], [0, 0], [5, -5], [-7, 2]] as [[Int64]])
  func nothing(_ cents: [Int64]) throws {
    let shares = try Self.shares(cents)
    #expect(shares.allSatisfy { $0.cells["share"]?.value == .percent(hundredths: 0) })
  }
}
