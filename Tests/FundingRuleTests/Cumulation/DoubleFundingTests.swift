import Amounts
import Funding
import TestSupport
import Testing

/// DOUBLE_FUNDED over measures and projects.
struct DoubleFundingTests {
  private func claim(
    _ voucher: String = "4711", _ amount: Money = "11900.00", eligible: Money? = nil,
    total: Money? = nil, payee: String? = "Müller GmbH", date: CalendarDate? = "2026-03-01",
    project: String = "A",
    measure: String = "MA", line: String = "0835", entry: Int64 = 1
  ) -> VoucherClaim {
    VoucherClaim(
      voucher: voucher, voucherDate: date, payee: payee, amount: amount, total: total,
      eligible: eligible ?? amount, project: project, measure: measure, line: line, entry: entry)
  }

  private func findings(_ claims: [VoucherClaim]) throws -> [Finding] {
    try PortfolioRuleBook().findings(Portfolio(projects: []), claims: claims, hours: [])
  }

  @Test("the same voucher in two projects, both places named")
  func twice() throws {
    let findings = try findings([
      claim(entry: 7), claim("4711 ", payee: "müller  gmbh", project: "B", measure: "MB", entry: 9),
    ])
    #expect(findings.map(\.code) == [.doubleFunded])
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.amount == "11900.00")
    let message = try #require(findings.first).message(.de)
    #expect(message.contains("A/MA Nr. 7") && message.contains("B/MB Nr. 9"))
  }

  @Test(
    "parts of one invoice may be claimed up to its amount",
    arguments: [("5900.00", nil), ("5900.01", "0.01")] as [(Money, Money?)])
  func parts(_ second: Money, _ excess: Money?) throws {
    let findings = try findings([
      claim(eligible: "6000.00"), claim(eligible: second, project: "B", measure: "MB"),
    ])
    #expect(findings.map(\.amount) == [excess].compactMap { $0 })
  }

  @Test(
    "VOUCHER_TOTALS_DIFFER: one voucher told with two totals, whatever is claimed of it",
    arguments: [("10000.00", "9000.00", "1000.00"), ("10000.00", "10000.00", nil)]
      as [(Money, Money, Money?)])
  func totals(_ first: Money, _ second: Money, _ apart: Money?) throws {
    func told(_ date: CalendarDate) throws -> [Finding] {
      try findings([
        claim("4712", "6000.00", total: first, payee: "ACME AG"),
        claim(
          "4712", "3000.00", total: second, payee: "Acme AG", date: date, project: "B",
          measure: "MB", entry: 2), claim("4712", "1.00", payee: "Acme", entry: 3),
      ]).filter { $0.code == .voucherTotalsDiffer }
    }
    let found = try told("2026-03-01")
    #expect(found.map(\.amount) == [apart].compactMap { $0 })
    #expect(found.allSatisfy { $0.severity == .warning })
    // Of another day it is another voucher.
    #expect(try told("2026-03-02").isEmpty)
  }

  @Test("DOUBLE_FUNDED: an invoice over two lines without a total is asked for its total first")
  func sharedOut() throws {
    let shared = try findings([
      claim("4711", "7000.00", line: "S"), claim("4711", "3000.00", line: "T", entry: 2),
    ])
    #expect(shared.map(\.amount) == ["3000.00"])
    #expect(shared.allSatisfy { $0.message(.de).contains("Belegbetrag an jeder ihrer Buchungen") })
    let twice = try findings([claim(), claim(project: "B", measure: "MB", entry: 2)])
    #expect(twice.allSatisfy { $0.message(.de).contains("Eine der Buchungen mit `reverse`") })
    #expect(
      try findings([
        claim("4711", "7000.00", total: "10000.00", line: "S"),
        claim("4711", "3000.00", total: "10000.00", line: "T", entry: 2),
      ]).isEmpty)
  }

  @Test(
    "DOUBLE_FUNDED: the budget code is that of those who fund it",
    arguments: [([Funder.Level.land], "LHO"), ([.bund], "BHO"), ([.bund, .land], "LHO/BHO")])
  func budgetCode(_ levels: [Funder.Level], _ code: String) throws {
    let awards = levels.enumerated().map { index, level in
      Award.grant(.share, "100.00", id: "Z\(index)", level: level)
    }
    let project = Books(lines: [.all("100.00")], awards: awards, asOf: "2026-01-31").project
    let found = try PortfolioRuleBook().findings(
      Portfolio(projects: [project]), claims: [claim(measure: "M"), claim(measure: "M", entry: 2)],
      hours: [])
    #expect(found.map(\.norm) == ["VV Nr. 1.4 zu § 44 \(code)"])
  }

  @Test("other number, payee or date is another voucher")
  func others() throws {
    let findings = try findings([
      claim(), claim("4712"), claim(payee: "Meier"), claim(date: "2026-03-02"),
    ])
    #expect(findings.isEmpty)
  }

  @Test(
    "the same voucher, however it is spelt and with whatever part of it",
    arguments: [
      ("4711", "5950.00", "Müller GmbH", "2026-03-01", "5950.00"),
      ("47 11", "11900.00", "Mueller", "2026-03-01", "11900.00"),
      ("4711", "11900.00", "MÜLLER G.m.b.H.", nil, "11900.00"),
      ("4711", "11900.01", "Müller GmbH & Co. KG", "2026-03-01", "11900.00"),
    ] as [(String, Money, String, CalendarDate?, Money)])
  func spellings(
    _ number: String, _ amount: Money, _ payee: String, _ date: CalendarDate?, _ excess: Money
  ) throws {
    let findings = try findings([
      claim(), claim(number, amount, payee: payee, date: date, project: "B", measure: "MB"),
    ])
    #expect(findings.map(\.amount) == [excess])
    #expect(findings.map(\.severity) == [.error])
  }

  @Test(
    "the number as several people copy it from one invoice",
    arguments: [
      ("R-4711", "4711", true), ("RG-00123", "RG-123", true), ("RE 2024-17", "2024/17", true),
      ("Rechnung Nr. 0815", "815", true), ("INV2024-0007", "Re.Nr. 2024 7", true),
      ("R20240017", "R2024-0017", true),
      ("4711", "14711", false), ("4711", "47110", false), ("2024-17", "17", false),
      ("A-17", "B-17", false), ("4711a", "4711", false), ("20-2417", "2024-17b", false),
      ("2024-17", "2024-170", false), ("G-17", "R-17", false),
    ])
  func alike(_ one: String, _ other: String, _ isSame: Bool) throws {
    func told(_ date: CalendarDate?) throws -> [Severity] {
      try findings([
        claim(one),
        claim(other, payee: "Mueller", date: date, project: "B", measure: "MB", entry: 2),
      ]).map(\.severity)
    }
    #expect(try told("2026-03-01") == (isSame ? [.error] : []))
    // Of another day it is another one; without a day a question, but for the mere spelling.
    #expect(try told("2026-03-02") == [])
    let isSpelling = one == "R20240017"
    #expect(try told(nil) == (isSame ? [isSpelling ? .error : .warning] : []))
  }

  @Test(
    "one number and day of payees that are but alike is a question",
    arguments: [
      ("Müller GmbH Dortmund", true), (nil, true), ("Meier GmbH", false), ("GmbH", false),
    ] as [(String?, Bool)])
  func likePayees(_ payee: String?, _ isAsked: Bool) throws {
    let found = try findings([
      claim("R-4711"), claim(payee: payee, project: "B", measure: "MB", entry: 2),
    ])
    #expect(found.map(\.severity) == (isAsked ? [.warning] : []))
    #expect(found.allSatisfy { $0.message(.de).contains("vermutlich ein Beleg") })
    let other = claim(payee: payee, date: "2026-03-02", project: "B", measure: "MB", entry: 2)
    #expect(try findings([claim("R-4711"), other]).isEmpty)
  }

  @Test(
    "people by whatever order of their names",
    arguments: ["Meier, Anna", "Anna Meier", "Dr. Anna Meier", "Frau Prof. Dr. Meier, Anna"])
  func people(_ name: String) throws {
    let found = try findings([
      claim(payee: "Anna Meier"), claim(payee: name, project: "B", measure: "MB", entry: 2),
    ])
    #expect(found.map(\.severity) == [.error])
    #expect(PayeeKey("Weiß") == PayeeKey("Weiss"))
    #expect(PayeeKey("Käthe Größe") == PayeeKey("Groesse, Kaethe"))
    #expect(PayeeKey("Anna Meier") != PayeeKey("Anna Maier"))
  }

  @Test("parts that say the total are honest up to it, a cent beyond they are not")
  func stated() throws {
    func parts(_ second: Money) throws -> [Money] {
      try findings([
        claim("4711", "5950.00", total: "11900.00"),
        claim("4711", second, project: "B", measure: "MB"),
      ]).map(\.amount)
    }
    #expect(try parts("5950.00") == [])
    #expect(try parts("5950.01") == ["0.01"])
  }

  @Test(
    "equal parts on several lines of a measure are to be looked at; twice on one line is an error")
  func sameMeasure() throws {
    #expect(try findings([claim(), claim(line: "0843", entry: 2)]).map(\.severity) == [.warning])
    #expect(try findings([claim(), claim(entry: 2)]).map(\.severity) == [.error])
  }
}
