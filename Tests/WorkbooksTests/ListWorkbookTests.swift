import Amounts
import Foundation
import Interchange
import Reporting
import TestSupport
import Testing
import Workbooks

/// Lists of vouchers and auditors' workbooks: what streams, splits and sums up.
@Suite("Long lists") struct ListWorkbookTests {
  private func form(_ name: String) throws -> FormDefinition {
    let url = SampleForm.repository.appending(path: "Reports/\(name)-standard.yaml")
    return try FormReader.read(try Data(contentsOf: url), file: "\(name)-standard.yaml")
  }

  private func vouchers(_ data: VoucherListData, _ language: Language = .de) throws -> Report {
    try VoucherList.report(data, form: try form("voucher-list"), language: language)
  }

  private func audit(_ data: AuditData, _ language: Language = .de) throws -> Report {
    try Audit.report(data, form: try form("audit"), language: language)
  }

  @Test("stand as they stood", arguments: Language.allCases)
  func golden(_ language: Language) throws {
    try expectGolden(
      try vouchers(try SampleVouchers.data(), language).textDump(),
      "voucher-list-standard.\(language.rawValue).txt")
    try expectGolden(
      try audit(try SampleAudit.data(), language).textDump(),
      "audit-standard.\(language.rawValue).txt")
  }

  @Test("go on from sheet to sheet, with the same sums", arguments: [1, 2, 4, 7, 1_000])
  func splits(_ rowsPerSheet: Int) throws {
    var data = try SampleVouchers.data()
    data.rowsPerSheet = rowsPerSheet
    let report = try vouchers(data)
    let dump = try report.textDump()
    #expect(dump.contains("→ \"alles stimmt\""))
    let rows = report.sheets.flatMap(\.blocks).filter { $0.key.hasPrefix("payments#") }
      .flatMap { block -> [Row] in
        var rows: [Row] = []
        try? block.rows.forEach { rows.append($0) }
        return rows
      }
    // Every row once, numbered without a gap, whatever the sheet.
    let numbers = rows.filter { $0.role == .data }.compactMap { row -> Int64? in
      guard case .integer(let number) = row.cells[0].value else { return nil }
      return number
    }
    #expect(numbers == Array(1...14))
    #expect(rows.count { $0.role == .subtotal } == 3 + 2)
    #expect(rows.count { $0.role == .total } == 1)
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
    var books = try SampleAudit.data(rows: 5)
    books.rowsPerSheet = rowsPerSheet
    #expect(try audit(books).textDump().contains("→ \"alles stimmt\""))
    try WorkbookFile.write(try audit(books), to: folder.path("b.xlsx"))
  }

  @Test("have rows for nothing")
  func empty() throws {
    let folder = try TemporaryFolder()
    let list = try vouchers(try SampleVouchers.data([], receipts: []))
    #expect(try list.textDump().contains("\"Keine Ausgaben gebucht\""))
    try WorkbookFile.write(list, to: folder.path("a.xlsx"))
    let books = try audit(try SampleAudit.data(rows: 0))
    #expect(try books.textDump().contains("\"Keine Buchungen\""))
    try WorkbookFile.write(books, to: folder.path("b.xlsx"))
  }

  @Test("show where rows and ledger differ")
  func differs() throws {
    let dump = try vouchers(try SampleVouchers.data(ledgerOff: 1)).textDump()
    #expect(dump.contains("→ \"weicht ab\""))
    #expect(!dump.contains("→ \"alles stimmt\""))
    var books = try SampleAudit.data()
    books.awards = []
    books.balances[0] = .init(
      account: "1800", name: "", measure: "M-1", count: 2, debit: books.balances[0].debit,
      credit: books.balances[0].credit, ledger: LedgerFigure(Money(cents: 7)))
    #expect(try audit(books).textDump().contains("→ \"weicht ab\""))
  }

  @Test("leave room for the longest amount that comes")
  func widths() throws {
    let sheet = try #require(
      try vouchers(try SampleVouchers.data()).sheets.first { $0.key == "payments#1" })
    let column = try #require(
      sheet.blocks.first { $0.key == "payments#1" }?.columns.firstIndex(of: "gross"))
    // -99.999.999,99 with its narrow marks.
    #expect(TextMetrics.widths(of: sheet)[column] >= 14)
  }

  @Test("give the same bytes again")
  func deterministic() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      try WorkbookFile.write(try vouchers(try SampleVouchers.data()), to: folder.path(name))
      try WorkbookFile.write(try audit(try SampleAudit.data()), to: folder.path(name + "2"))
    }
    func bytes(_ name: String) throws -> Data {
      try Data(contentsOf: folder.url.appending(path: name))
    }
    #expect(try bytes("a") == bytes("b"))
    #expect(try bytes("a2") == bytes("b2"))
  }

  @Test("tell how far they are")
  func progress() throws {
    var data = try SampleVouchers.data([("M-1", "0812", 3_000)])
    data.rowsPerSheet = 1_000
    let folder = try TemporaryFolder()
    var told: [Int] = []
    try WorkbookFile.write(try vouchers(data), to: folder.path("a.xlsx")) { done, of in
      told.append(done)
      #expect(done <= of)
    }
    #expect(told.count >= 2)
  }
}
