import Amounts
import Foundation
import Reporting
import TestSupport
import Testing
import Workbooks

@Suite("Request for payment") struct DrawdownRequestTests {
  /// 65 % of what is recognised and what falls due, 5 % held back, two years paid out.
  static func data(
    _ change: (inout DrawdownRequestData) -> Void = { _ in }
  ) throws -> DrawdownRequestData {
    let statement = try SampleStatement.data()
    let asOf = statement.basis.asOf
    let useBy = asOf.adding(days: 42)
    let due: [DrawdownRequestData.Due] = [
      .init(
        entry: 170, voucher: "ER-2022/77", counterparty: "Größmann & Söhne GmbH",
        purpose: "Sensorik, Los 3", line: "0831", on: asOf, amount: Money(cents: 119_000)),
      .init(purpose: "Beschäftigte", line: "0812", on: useBy, amount: Money(cents: 45_001)),
      .init(
        purpose: "Zu spät", line: "0812", on: useBy.adding(days: 1), amount: Money(cents: 99_999)),
    ]
    var then = Dictionary(
      uniqueKeysWithValues: statement.lines.map { line in
        (
          line.id,
          SampleStatement.sum(
            statement.payments.filter { $0.line == line.id }.map(\.eligible.cents))
            - line.cut.cents
        )
      })
    // The limit of the line takes 1,000.00 off what falls due.
    then["0831", default: 0] += 119_000 - 100_000
    then["0812", default: 0] += 45_001
    let need = then.values.reduce(0, +)
    func figure(_ cents: Int64) -> LedgerFigure { LedgerFigure(Money(cents: cents)) }
    let share = need * 65 / 100
    let entitled = share + 1
    let drawn: Int64 = 2_950_000
    var data = DrawdownRequestData(
      statement: statement, due: due,
      then: Dictionary(
        uniqueKeysWithValues: then.map { line, cents in
          (
            line,
            DrawdownRequestData.Then(
              adjustment: Money(cents: line == "0831" ? -100_000 : 0), recognised: figure(cents))
          )
        }),
      inKindLines: ["SACH"],
      terms: .init(
        factor: Rational(65, over: 100), factorText: "65 %",
        tranche: .init(most: Money(cents: 4_400_000), text: "2021: 2 + 2022: 2,4"),
        holdback: Rate(percent: 5), holdbackNorm: "Zuwendungsbescheid 436-0815"),
      useBy: useBy, entitled: Money(cents: entitled),
      ledger: [
        .need: figure(need), .due: figure(164_001), .demand: figure(share),
        .maximum: figure(max(0, min(share, 4_275_000) - drawn)),
        .requested: figure(max(0, min(share, 4_275_000) - drawn)),
        .dues: LedgerFigure(count: 3), .dueTotal: figure(119_000 + 45_001 + 99_999),
      ])
    change(&data)
    return data
  }

  static func report(
    _ form: String = "standard", _ language: Language = .de,
    _ change: (inout DrawdownRequestData) -> Void = { _ in }
  ) throws -> Report {
    try DrawdownRequest.report(
      try data(change), form: try SampleForm.named("drawdown-request-\(form)"),
      language: language)
  }

  @Test("stands as it stood", arguments: ["standard", "bund"], Language.allCases)
  func golden(_ form: String, _ language: Language) throws {
    try expectGolden(
      try Self.report(form, language).textDump(),
      "drawdown-request-\(form).\(language.rawValue).txt")
  }

  @Test("ties to the ledger and can be written")
  func ties() throws {
    let report = try Self.report()
    #expect(try report.value("control", "total", "state") == .text("alles stimmt"))
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
  }

  @Test("counts what falls due on the last day of the window, and nothing after it")
  func window() throws {
    let report = try Self.report()
    #expect(try report.money("due", "due.1", "counted") == Money(cents: 45_001))
    #expect(try report.money("due", "due.2", "counted") == .zero)
    #expect(try report.money("need", "line.0831", "adjustment") == Money(cents: -100_000))
  }

  @Test("counts nothing that is to come where expenditure is reimbursed")
  func reimbursed() throws {
    let report = try Self.report { $0.isReimbursed = true }
    for row in ["due.0", "due.1", "due.2"] {
      #expect(try report.money("due", row, "counted") == .zero)
    }
  }

  @Test("asks for the most that may be drawn, or for less")
  func requested() throws {
    let most = try Self.report().money("computation", "maximum", "value")
    #expect(most > .zero)
    let report = try Self.report { $0.requested = Money(cents: 100) }
    #expect(try report.money("computation", "requested", "value") == Money(cents: 100))
    #expect(
      try report.money("computation", "left", "value") == Money(cents: most.cents - 100))
  }

  /// The paragraphs that say what is requested, and for what.
  private func asked(_ report: Report) throws -> [String] {
    let block = try #require(report.sheets.flatMap(\.blocks).first { $0.key == "request" })
    return block.rows.known.compactMap {
      if case .text(let text)? = $0.cells.first?.value { text } else { nil }
    }.filter { $0.hasPrefix("–") }
  }

  @Test("says what is for payments to come and what for those already made, and never nothing")
  func purposes() throws {
    let report = try Self.report()
    // 1,640.01 fall due, 1,000.00 of it beyond the limit of its line; 65 % of 640.01, down.
    #expect(try report.money("computation", "forDue", "value") == Money(cents: 41_600))
    let requested = try report.money("computation", "requested", "value").cents
    #expect(
      try report.money("computation", "forSpent", "value") == Money(cents: requested - 41_600))
    let both = try asked(report)
    #expect(both.count == 2)
    #expect(both.last?.contains("416,00\u{a0}€ für") == true)
    let spent = try asked(try Self.report { $0.isReimbursed = true })
    #expect(spent.count == 1)
    #expect(spent.first?.contains("zur Erstattung") == true)
    let due = try asked(try Self.report { $0.requested = Money(cents: 100) })
    #expect(due.count == 1)
    #expect(due.first?.contains("1,00\u{a0}€ für Zahlungen") == true)
  }

  @Test("lists what was paid out so far, and says which request it is")
  func instalments() throws {
    let report = try Self.report { $0.number = 3 }
    #expect(try report.value("overview", "number", "value") == .integer(3))
    // 20,000.00 and 10,000.00 drawn, 500.00 paid back.
    #expect(try report.money("instalments", "total", "amount") == Money(cents: 2_950_000))
  }

  @Test("a deficit comes after other grants, own funds and cover")
  func deficit() throws {
    let report = try Self.report { data in
      data.terms = .init(
        factor: Rational(1, over: 3), factorText: "1/3", isOfCash: true,
        grantsBefore: Rational(100_001, over: 2), ownFunds: Rational(20_000),
        cover: Rational(3_000))
    }
    let need = try report.money("computation", "need", "value").cents
    let inKind = try report.money("computation", "inKind", "value").cents
    // In half cents, so that nothing is lost.
    let base = 2 * (need - inKind) - 100_001 - 40_000 - 6_000
    #expect(try report.money("computation", "share", "value") == Money(cents: base / 6))
    #expect(try report.value("computation", "base", "value") == .number(Rational(base, over: 200)))
  }

  @Test("the whole grant is due when the measure is done")
  func complete() throws {
    let data = try Self.data()
    let report = try Self.report {
      $0.terms = .init(factor: Rational(1, over: 2), factorText: "50 %", isComplete: true)
    }
    #expect(try report.money("computation", "demand", "value") == data.entitled)
  }

  @Test("shows what rows and ledger have otherwise")
  func differs() throws {
    for (row, change) in [
      ("actual.", { data in data.statement.payments.removeLast() }),
      ("received.", { data in data.statement.receipts.removeFirst() }),
      ("due.", { data in data.due.removeFirst() }),
      ("dues.", { data in data.due.removeFirst() }),
      ("dueTotal.", { data in data.due.removeLast() }),
      ("need.", { data in data.statement.payments.removeLast() }),
      ("line.SACH", { data in data.statement.payments.removeLast() }),
    ] as [(String, (inout DrawdownRequestData) -> Void)] {
      let report = try Self.report("standard", .de, change)
      #expect(try report.value("control", row, "state") == .text("weicht ab"))
    }
  }

  @Test("has rows for nothing, and keeps hostile texts texts")
  func empty() throws {
    let folder = try TemporaryFolder()
    let report = try Self.report { data in
      data.due = []
      data.statement.payments = []
      data.statement.receipts = []
    }
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
    let hostile = try Self.report { data in
      data.due[0] = .init(
        voucher: "=cmd|' /C calc'!A0", counterparty: String(repeating: "x", count: 40_000),
        purpose: "=1+1", line: "0831", on: data.useBy, amount: Money(cents: -1))
    }
    try WorkbookFile.write(hostile, to: folder.path("b.xlsx"))
  }
}
