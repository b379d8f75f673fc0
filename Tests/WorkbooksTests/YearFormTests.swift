import Amounts
import Foundation
import Reporting
import TestSupport
import Testing
import Workbooks

/// The forms that show a budget year, and the one that shows sums instead of lists.
@Suite("Forms of a budget year") struct YearFormTests {
  static let forms = [
    "statement-of-use-bund", "statement-of-use-simple", "interim-bund", "interim-nrw",
  ]

  /// The sample with the ledger's own figures of 2022.
  static func data(
    _ change: (inout StatementOfUseData) -> Void = { _ in }
  ) throws -> StatementOfUseData {
    var data = try SampleStatement.data()
    let whole = data.year.sources
    data.year = .init(
      2022, through: data.basis.asOf,
      others: ["eigen": Money(cents: 111_111), "436-0815": Money(cents: 1_234_567)])
    data.year.sources = whole
    for (source, others) in [("eigen", Int64(111_111)), ("436-0815", 1_234_567)] {
      data.year.sources[source] =
        try (whole[source] ?? .nothing) + LedgerFigure(Money(cents: -others))
    }
    data.ledger[.yearEligible] = LedgerFigure(eligible(data.payments, in: 2022))
    change(&data)
    return data
  }

  static func eligible(_ payments: [VoucherLine], in year: Int) -> Money {
    Money(cents: payments.filter { $0.day?.year == year }.map(\.eligible.cents).reduce(0, +))
  }

  static func report(
    _ form: String, _ language: Language = .de,
    _ change: (inout StatementOfUseData) -> Void = { _ in }
  ) throws -> Report {
    try StatementOfUse.report(
      try data(change), form: try SampleForm.named(form), language: language)
  }

  @Test("stand as they stood", arguments: forms, Language.allCases)
  func golden(_ form: String, _ language: Language) throws {
    try expectGolden(
      try Self.report(form, language).textDump(), "\(form).\(language.rawValue).txt")
  }

  @Test("tie to the ledger and can be written", arguments: forms)
  func ties(_ form: String) throws {
    let report = try Self.report(form)
    #expect(try report.value("control", "total", "state") == .text("alles stimmt"))
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
    try WorkbookFile.write(try Self.report(form), to: folder.path("b.xlsx"))
    #expect(
      try Data(contentsOf: URL(filePath: folder.path("a.xlsx")))
        == Data(contentsOf: URL(filePath: folder.path("b.xlsx"))))
  }

  @Test("years add up: this one, the others and the cuts give what is recognised")
  func years() throws {
    let data = try Self.data()
    let report = try Self.report("interim-bund")
    for line in data.lines {
      let row = "line.\(line.id)"
      let year = try report.money("positions", row, "year")
      let others = try report.money("positions", row, "others")
      let cut = try report.money("recognition", row, "cut")
      #expect(cut == line.cut)
      #expect(
        try year + others - cut == report.money("positions", row, "cumulative"))
      #expect(year == Self.eligible(data.payments.filter { $0.line == line.id }, in: 2022))
    }
    for source in data.sources {
      let row = "source.\(source.id)"
      #expect(
        try report.money("funds", row, "year") + report.money("funds", row, "others")
          == report.money("funds", row, "cumulative"))
    }
  }

  @Test("a reversal stands in the year of what it takes back")
  func reversal() throws {
    let report = try Self.report("interim-bund") { data in
      let original = data.payments[0]
      data.payments.append(
        .payment(
          entry: 900, voucher: original.voucher, bookedOn: SampleStatement.day(390),
          paidOn: original.paidOn, counterparty: "", purpose: "Storno", line: original.line,
          gross: Money(cents: -original.amount.cents),
          eligible: Money(cents: -original.eligible.cents)))
    }
    #expect(try report.value("control", "yearEligible.", "state") == .text("stimmt"))
    #expect(try report.value("control", "actual.", "state") == .text("weicht ab"))
  }

  @Test("a year without bookings is a year of zeros", arguments: ["interim-bund", "interim-nrw"])
  func emptyYear(_ form: String) throws {
    // No other year holds what the sources come to.
    let whole = try SampleStatement.data().year.sources
    let report = try Self.report(form) {
      $0.year = .init(2019, through: $0.basis.asOf)
      $0.year.sources = whole
      $0.ledger[.yearEligible] = .nothing
    }
    #expect(try report.money("positions", "total", "year") == .zero)
    #expect(try report.value("payment", "received", "year") == .money(.zero))
    #expect(try report.value("control", "yearEligible.", "state") == .text("stimmt"))
  }

  @Test("has rows for nothing", arguments: forms)
  func empty(_ form: String) throws {
    let report = try Self.report(form) { data in
      data.payments = []
      data.receipts = []
      data.steps = []
    }
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
  }

  @Test("hostile texts stay texts, long ones are cut with a note", arguments: forms)
  func hostile(_ form: String) throws {
    let text = "=cmd|' /C calc'!A0"
    let report = try Self.report(form) { data in
      let first = data.payments[0]
      data.payments[0] = .payment(
        entry: first.entry, voucher: text, bookedOn: first.bookedOn, paidOn: first.paidOn,
        counterparty: String(repeating: "ä", count: 40_000), purpose: text, line: first.line,
        gross: first.amount, vat: first.vat, eligible: first.eligible)
      data.measure = .init(id: text, title: String(repeating: "Langer Titel ", count: 20))
      data.recipient = .init(text)
    }
    for case .text(let cell) in report.sheets.flatMap(\.blocks).flatMap({ $0.rows.known })
      .flatMap(\.cells).filter({ $0.formula != nil }).map(\.value)
    {
      #expect(!cell.contains("cmd|"))
    }
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
  }

  /// Something that the rows have otherwise than the ledger.
  enum Fault: CaseIterable {
    case eligible, received, repaid

    var check: StatementOfUse.Check {
      switch self {
      case .eligible: .yearEligible
      case .received: .yearReceived
      case .repaid: .yearRepaid
      }
    }

    var row: String { check.rawValue + "." }

    func apply(_ data: inout StatementOfUseData) {
      data.ledger[check] = LedgerFigure(Money(cents: 1))
    }
  }

  @Test("shows each figure of the year that differs", arguments: Fault.allCases)
  func differs(_ fault: Fault) throws {
    let report = try Self.report("statement-of-use-bund") { fault.apply(&$0) }
    #expect(try report.value("control", fault.row, "state") == .text("weicht ab"))
    #expect(try report.value("control", "total", "state") == .text("Abweichung"))
  }

  @Test("a deviation is rounded half away from zero, and none without a plan")
  func deviation() throws {
    let report = try Self.report("interim-bund") { data in
      data.lines = zip(data.lines, [Int64(8), 16, 0]).map { line, planned in
        // All but a cent of the vouchers is cut.
        let eligible = data.payments.filter { $0.line == line.id }.map(\.eligible.cents)
        return .init(
          id: line.id, title: line.title, planned: Money(cents: planned),
          plannedEligible: Money(cents: planned),
          cut: Money(cents: SampleStatement.sum(eligible) - 1), booked: line.booked,
          recognised: line.recognised)
      }
    }
    // 1 of 8 planned is 87.50 % less; 1 of 16 is 93.75 % less.
    let row = { (index: Int) in "line.\(SampleStatement.lines[index].id)" }
    #expect(try report.value("positions", row(0), "deviationRate") == .percent(hundredths: -8_750))
    #expect(try report.value("positions", row(1), "deviationRate") == .percent(hundredths: -9_375))
    #expect(try report.value("positions", row(2), "deviationRate") == .text("–"))
  }
}
