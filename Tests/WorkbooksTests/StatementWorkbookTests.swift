import Amounts
import Foundation
import Reporting
import TestSupport
import Testing
import Workbooks

@Suite("Statement of use") struct StatementWorkbookTests {
  func report(
    _ language: Language = .de, _ change: (inout StatementOfUseData) -> Void = { _ in }
  ) throws -> Report {
    try StatementOfUse.report(
      try SampleStatement.data(change), form: try SampleForm.nrw(), language: language)
  }

  @Test("stands as it stood", arguments: Language.allCases)
  func golden(_ language: Language) throws {
    try expectGolden(
      try report(language).textDump(), "statement-of-use-nrw.\(language.rawValue).txt")
  }

  @Test("is written, and is what was written before")
  func written() throws {
    let folder = try TemporaryFolder()
    try WorkbookFile.write(try report(), to: folder.path("a.xlsx"))
    let parts = try WorkbookParts(folder.path("a.xlsx"))
    #expect(parts.names.count { $0.hasPrefix("xl/worksheets/sheet") } == 9)
    // A row of the report in words has no height of its own: it grows with what is written.
    let words = try parts.text("xl/worksheets/sheet2.xml")
    #expect(words.contains("<row r=\"5\" spans=\"1:1\"><c "))
    #expect(words.contains("<sheetFormatPr defaultRowHeight=\"15\"/>"))
    #expect(
      try parts.text("xl/workbook.xml").contains(
        "<definedName name=\"Ausgaben_anerkannt\">'II-III Zahlenmäßiger Nachweis'!"))
  }

  @Test("ties to the ledger")
  func ties() throws {
    #expect(try report().value("control", "total", "state") == .text("alles stimmt"))
    #expect(try report(.en).value("control", "total", "state") == .text("all match"))
  }

  /// Something that the rows have otherwise than the ledger, and the rows of the control sheet that
  /// have to show it.
  enum Fault: CaseIterable {
    case payment, receipt, line, share

    var rows: [String] {
      switch self {
      case .payment:
        [
          "actual.", "recognised.", "line.SACH", "payments.", "vouchers.", "vouchersEligible.",
          "lineVouchers.SACH", "lineEligible.SACH",
        ]
      case .receipt: ["received.", "entitled.", "source.436-0815", "receipts.", "income."]
      case .line: ["planned.", "recognised."]
      case .share: ["actualShare.eigen"]
      }
    }

    func apply(_ data: inout StatementOfUseData) {
      switch self {
      case .payment: data.payments.removeLast()
      case .receipt: data.receipts.removeFirst()
      case .line: data.lines.removeLast()
      case .share:
        let own = data.sources[0]
        data.sources[0] = .init(
          id: own.id, group: own.group, name: own.name, planned: own.planned,
          adjustment: own.adjustment, actual: own.actual, plannedShare: own.plannedShare,
          actualShare: LedgerFigure(hundredths: 1))
      }
    }
  }

  @Test("shows each figure in which rows and ledger differ", arguments: Fault.allCases)
  func differs(_ fault: Fault) throws {
    let report = try report(.de) { fault.apply(&$0) }
    for row in fault.rows {
      #expect(try report.value("control", row, "state") == .text("weicht ab"))
    }
    #expect(try report.value("control", "total", "state") == .text("Abweichung"))
  }

  @Test("leads from the total of the vouchers to what the form claims, position by position")
  func claimed() throws {
    let report = try report()
    #expect(
      try report.value("vouchers", "cut.0831", "eligible") == .money(Money(cents: -12_345)))
    #expect(
      try report.value("vouchers", "claimed", "eligible")
        == report.value("expenditure", "total", "actualEligible"))
  }

  @Test("lets the own share bear what no other source covers")
  func residual() throws {
    let report = try report()
    let own = try report.value("financing", "source.eigen", "actual")
    guard case .money(let own) = own,
      case .money(let total) = try report.value("expenditure", "total", "actualEligible")
    else { return #expect(Bool(false), "no amounts") }
    let others = try SampleStatement.data().sources.dropFirst().map {
      try report.money("financing", "source.\($0.id)", "actual")
    }.sum()
    #expect(try own + others == total)
  }

  @Test("has rows for nothing")
  func empty() throws {
    let report = try report { data in
      data.payments = []
      data.receipts = []
      data.steps = []
      data.basis.findings = []
    }
    #expect(try report.value("vouchers", "none", "number") == .text("Keine Ausgaben gebucht"))
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
  }

  @Test("keeps a voucher on a line that the plan does not have")
  func stranger() throws {
    let report = try report { data in
      let payment = data.payments[0]
      data.payments.append(
        .payment(
          entry: 999, voucher: "X", bookedOn: payment.bookedOn, paidOn: nil, counterparty: "",
          purpose: "fremd", line: "9999", gross: Money(cents: 100), eligible: .zero))
    }
    #expect(try report.value("vouchers", "first.9999", "purpose") == .text("fremd"))
  }
}
