import Amounts
import Bookkeeping
import Foundation
import Funding
import LedgerStore
import Messages
import Office
import Reporting
import TestSupport
import Testing

/// What an auditor draws, opens and compares.
@Suite("Samples and what was handed in") struct SampleTests {
  /// Ten invoices of 200.00, 300.00 … 1,000.00 and 4,000.00 €.
  private static func town() throws -> PeopleTests.Town {
    let town = try PeopleTests.Town(fourEyes: false)
    for number in 1...10 {
      try RecordDesk(town.office("entry")).record(
        Booking(
          date: "2025-06-01", kind: .expense, measure: "M", line: "SACH",
          amount: Money(cents: number == 10 ? 400_000 : Int64(number + 1) * 10_000),
          voucher: "R-\(number)", counterparty: "Firma \(number)"))
    }
    return town
  }

  private static func numbers(_ sample: SampleDesk.Sample) -> [LookupTable.Cell] {
    sample.entries.rows.map { $0[0] }
  }

  /// Drawn with hashlib of Python by the rule that the page prints.
  @Test("the same seed draws what another program draws")
  func draws() throws {
    let town = try Self.town()
    let desk = SampleDesk(town.office("audit"))
    let random = try desk.draw(.init(.random(3), of: .init(), seed: "alpha"))
    #expect(Self.numbers(random) == [.number(2), .number(8), .number(10)])
    #expect(random.population == (10, "9400.00") && random.drawn == (3, "5200.00"))
    let units = try desk.draw(.init(.monetaryUnit(5), of: .init(), seed: "alpha"))
    #expect(Self.numbers(units) == [.number(3), .number(6), .number(9), .number(10)])
    #expect(units.interval == "1880.00" && units.drawn == (4, "6100.00") && units.coverage == 6489)
    let large = try desk.draw(.init(.above("900.00"), of: .init(), seed: "alpha"))
    #expect(Self.numbers(large) == [.number(8), .number(9), .number(10)])
  }

  @Test("what is reversed is not drawn, and a fresh seed is told")
  func standing() throws {
    let town = try Self.town()
    _ = try RecordDesk(town.office("entry")).takeBack(.entries(["10"]), reason: "falsch")
    let sample = try SampleDesk(town.office("audit")).draw(.init(.above("0.01"), of: .init()))
    #expect(sample.population == (9, "5400.00") && sample.coverage == 10_000)
    #expect(sample.seed.count == 8)
  }

  @Test("a size or an amount that is none is refused")
  func refused() throws {
    let desk = SampleDesk(try Self.town().office("audit"))
    for method in [SampleDesk.Method.random(0), .monetaryUnit(1001), .above(.zero)] {
      let refusal = #expect(throws: Refusal.self) { try desk.draw(.init(method, of: .init())) }
      #expect(refusal?.code.hasPrefix("SAMPLE_") == true)
    }
  }

  @Test("a file of evidence is handed out as it was filed, or not at all")
  func evidence() throws {
    let town = try Self.town()
    try town.folder.write(Data("Rechnung".utf8), to: "a b.pdf")
    _ = try EvidenceDesk(town.office("entry")).add(["a b.pdf"], to: [3])
    let desk = EvidenceDesk(town.office("audit"))
    let kept = try desk.file(1, of: 3)
    #expect(kept.name == "0003-01-a b.pdf")
    #expect(try Data(contentsOf: URL(filePath: kept.path)) == Data("Rechnung".utf8))
    #expect(throws: Refusal.self) { try desk.file(2, of: 3) }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: kept.path)
    try Data("gefälscht".utf8).write(to: URL(fileURLWithPath: kept.path))
    #expect(throws: EvidenceSpoilt.self) { try desk.file(1, of: 3) }
  }

  @Test("what a submission would say otherwise today is told figure by figure")
  func changes() throws {
    let town = try Self.town()
    let manager = SubmissionDesk(town.office("manager"))
    try manager.submit(.init(.planActual, of: "M"), as: "soll-ist.xlsx")
    let unchanged = try manager.changes(since: 1)
    #expect(unchanged.rows == [])
    try RecordDesk(town.office("entry")).record(
      Booking(
        date: "2025-06-01", kind: .expense, measure: "M", line: "SACH", amount: "77.00",
        voucher: "R-11", paidOn: "2025-06-01", counterparty: "Firma 11"))
    let changes = try SubmissionDesk(town.office("audit")).changes(since: 1)
    let texts = changes.rows.map { row in row.map { $0.text(.de) }.joined(separator: "|") }
    #expect(texts.contains { $0.hasSuffix("|0,00|77,00") }, "\(texts)")
    #expect(try manager.content(1).bytes.prefix(2) == Array("PK".utf8)[...])
  }

  @Test("a partner sees the own organisation and no other")
  func partner() throws {
    let town = try Self.town()
    let own = try LookupDesk(town.office("partner")).ownContributions()
    #expect(own.map(\.kind) == ["partner"])
    #expect(throws: Refusal.self) { try LookupDesk(town.office("audit")).ownContributions() }
    let other = PeopleTests.code {
      _ = try LookupDesk(town.office("partner")).show("1", as: "entry")
    }
    // It is as if it were not there.
    #expect(other.contains("UNKNOWN_ID"))
  }

  @Test("two works of one process have a scratch folder each")
  func scratch() throws {
    let office = try PeopleTests.Town(fourEyes: false).office("audit")
    let folder = try TemporaryFolder()
    let place = GrantOffice(ledger: "x.sqlite", folder: folder.url.path, act: office.act)
    let (inner, outer) = try place.bytes(of: "a") { one in
      try Data("1".utf8).write(to: URL(filePath: one.absolute("a")))
      return try place.bytes(of: "b") {
        try Data("2".utf8).write(to: URL(filePath: $0.absolute("b")))
      }.bytes
    }
    #expect(inner == Array("2".utf8) && outer == Array("1".utf8))
    #expect(try folder.names() == [])
  }

  @Test("what is asked for by its kind is not looked for among others")
  func kinds() throws {
    let town = try Self.town()
    let desk = LookupDesk(town.office("audit"))
    #expect(try desk.show("3", as: "entry").map(\.kind) == ["entry"])
    #expect(try desk.show("R-3", as: "voucher").map(\.kind) == ["entry"])
    #expect(throws: Refusal.self) { try desk.show("R-3", as: "entry") }
    #expect(try desk.show("P", as: "project").first?.tables.last?.key == "history")
    let report = try ReportDesk(town.office("audit")).look(.init(.planActual, of: "M"))
    #expect(report.rows.contains { $0.cells.contains(.money("20000.00")) })
  }
}
