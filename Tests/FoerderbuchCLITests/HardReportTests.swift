import Amounts
import Foundation
import LedgerStore
import Reporting
import TestSupport
import Testing

@testable import Office

/// Every kind of report on books that are hard on it.
@Suite("Reports on hard books") struct HardReportTests {
  private static let kinds = [
    "statement-of-use", "interim", "drawdown-request", "voucher-list", "plan-actual",
    "contributions", "portfolio", "audit",
  ]

  /// Takes the steps. A reversal or payment may be refused; whatever reads a file may not.
  private func take(_ steps: [HardBooks.Step], _ desk: Desk) throws {
    for step in steps {
      if let (name, text) = step.file { try desk.write(text, to: name) }
      let answer = desk.run(step.words)
      try #require(
        answer.code == 0 || step.file == nil, "\(step.words): \(answer.err)\(answer.out)")
    }
  }

  @Test("tie to the ledger, and are made again from it whatever was booked since")
  func tie() throws {
    let keep = ProcessInfo.processInfo.environment["FOERDERBUCH_KEEP"]
    var number = 0
    try forAll(keep.flatMap { _ in 12 } ?? 2) { random in
      number += 1
      let books = HardBooks(&random, isHostile: number.isMultiple(of: 2))
      let desk = try Desk()
      try take(books.steps, desk)
      if let keep {
        try FileManager.default.copyItem(
          at: desk.folder.url, to: URL(filePath: "\(keep)/\(number)"))
        return
      }
      var written: [String] = []
      for kind in Self.kinds {
        for _ in 0..<4 {
          let subject = random.element(of: books.subjects).flatMap { $0 }
          let name = "\(written.count).xlsx"
          let words =
            ["report", kind] + (subject.map { [$0] } ?? []) + [
              "--as-of", random.element(of: books.days) ?? "", "--language",
              random.pick("de", "en"), "-o", name,
            ]
          let answer = desk.run(words)
          // What has no award has no statement.
          if answer.code == 65, subject == nil || !(subject ?? "").contains(/[0-9]$/) { continue }
          if answer.code == 65, answer.complains(of: "no award") { continue }
          // Nothing is asked for by a request where nothing may be drawn.
          if answer.code == 65, kind == "drawdown-request",
            answer.err.contains("nothing can be drawn") || answer.err.contains("nichts abzurufen")
          {
            continue
          }
          try #require(answer.code == 0, "\(words): \(answer.err)\(answer.out)")
          try #require(answer.err.isEmpty, "\(words): \(answer.err)")
          written.append(name)
        }
      }
      try #require(written.count > 10)
      try take(books.later, desk)
      for name in written { try desk.done("verify", "--workbook", name) }
    }
  }

  @Test("a portfolio that sums its entries up by month ties like one that lists each")
  func merged() throws {
    try forAll(6) { random in
      let books = HardBooks(&random)
      let desk = try Desk()
      try take(books.steps, desk)
      let office = desk.office
      let ledger = try office.open(.readOnly)
      var maker = ReportMaker(office, ledger)
      maker.mostRows = random.int(0...10)
      for subject in books.subjects {
        let day = CalendarDate(days: 20_600)
        let request = ReportRequest(
          kind: .portfolio,
          scope: try subject.map {
            try PortfolioNames(try ledger.portfolio(asOf: day)).scope($0)
          } ?? .all, asOf: day, form: try office.form(.portfolio, "standard"), language: .de)
        let report = try maker.report(request)
        try #require(report.untied.isEmpty, "\(subject ?? "all"): \(report.untied)")
        let layout = try ReportLayout(report)
        try #require(layout.sheetNames.count == report.sheets.count)
        let again = try maker.report(request)
        try #require(try again.textDump() == report.textDump())
      }
    }
  }
}
