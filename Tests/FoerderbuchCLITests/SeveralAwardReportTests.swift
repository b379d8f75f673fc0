import Amounts
import Funding
import LedgerStore
import Reporting
import TestSupport
import Testing

@testable import Office

/// Two awards of a measure, one for each year: A pays 60 % of the 10,000.00 of 2024, B 50 % of the
/// 8,000.00 of 2025. 2,000.00 of 2026 are nobody's. Together 10,000.00 of 18,000.00; the city bears
/// 8,000.00.
@Suite("Statements of a measure with several awards") struct SeveralAwardReportTests {
  private static func project(_ end: String = "2024-12-31") -> String {
    """
    format: foerderbuch/project/1
    project: {id: F, title: "Zwei Jahre"}
    organisations: [{id: stadt, name: "Stadt", kind: municipality}]
    measures:
      - id: M
        title: "Stadt"
        recipient: stadt
        role: lead
        lines:
          - {id: P, title: "Personal", planned: "12000.00", eligible: "12000.00"}
          - {id: S, title: "Sachausgaben", planned: "8000.00", eligible: "8000.00"}
        sources: [{id: eigen, kind: ownCash, organisation: stadt, planned: "9000.00"}]
    awards:
      - {id: A, measure: M, funder: {id: land, name: "Land", level: land}, ruleSet: anbest-g-nrw,
         financing: share, rate: "60%", amount: "6000.00", awardedOn: 2023-12-10,
         from: 2024-01-01, to: \(end), overrides: {simpleStatement: true}}
      - {id: B, measure: M, funder: {id: land, name: "Land", level: land}, ruleSet: anbest-g-nrw,
         financing: share, rate: "50%", amount: "5000.00", awardedOn: 2024-12-10,
         from: 2025-01-01, to: 2025-12-31, overrides: {simpleStatement: true}}

    """
  }

  private static let bookings = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Beleg-Nr.;Tag der Zahlung
    20.03.2024;Ausgabe;M;P;;7.000,00;R-1;20.03.2024
    20.06.2024;Ausgabe;M;S;;3.000,00;R-2;20.06.2024
    01.07.2024;Zuwendungseingang;M;;A;6.000,00;;
    20.03.2025;Ausgabe;M;P;;5.000,00;R-3;20.03.2025
    20.06.2025;Ausgabe;M;S;;3.000,00;R-4;20.06.2025
    20.01.2026;Ausgabe;M;S;;2.000,00;R-5;20.01.2026

    """

  private func report(
    _ kind: FormKind, _ form: String, _ award: String, project: String = project()
  ) throws -> AwardReportTests.Cells {
    try AwardReportTests.report(
      try Desk(project: project, bookings: Self.bookings), kind, form, award, "2026-06-30")
  }

  static let forms: [(FormKind, String)] = [
    (.statementOfUse, "nrw"), (.statementOfUse, "bund"), (.statementOfUse, "simple"),
  ]

  @Test(
    "expenditure is what its own award recognises, the rest a row of its own", arguments: forms,
    [
      ("A", "7000.00", "3000.00", "10000.00", "8000.00"),
      ("B", "5000.00", "3000.00", "8000.00", "10000.00"),
    ] as [(String, Money, Money, Money, Money)])
  func own(
    _ form: (FormKind, String), _ case: (award: String, staff: Money, things: Money, Money, Money)
  ) throws {
    let (own, elsewhere) = (`case`.3, `case`.4)
    let cells = try report(form.0, form.1, `case`.award)
    let (block, column) =
      form.1 == "bund" ? ("positions", "cumulative") : ("expenditure", "actualEligible")
    for (block, column) in [(block, column), ("recognition", "recognised")] {
      #expect(try cells(block, "line.P", column) == .money(`case`.staff))
      #expect(try cells(block, "line.S", column) == .money(`case`.things))
      #expect(try cells(block, "total", column) == .money(own))
      #expect(try cells(block, "elsewhere", column) == .money(elsewhere))
    }
    // What the city bears of the whole, and all receipts.
    #expect(try cells("financing", "source.eigen", "actual") == .money("8000.00"))
    #expect(try cells("financing", "source.A", "actual") == .money("6000.00"))
    #expect(try cells("financing", "source.B", "actual") == .money("4000.00"))
    #expect(try cells("financing", "total", "actual") == .money("18000.00"))
    if form.1 != "bund" {
      #expect(try cells("result", "expenditure", "actual") == .money(own))
      #expect(try cells("result", "elsewhere", "actual") == .money(elsewhere))
      #expect(try cells("result", "elsewhere", "deviation") == .money(elsewhere))
      #expect(try cells("result", "receipts", "actual") == .money("18000.00"))
      #expect(try cells("result", "difference", "actual") == .money(.zero))
    }
    #expect(try cells("control", "recognised.", "workbook") == .money(own))
    #expect(try cells("control", "actualFinancing.", "workbook") == .money("18000.00"))
    #expect(try cells("control", "total", "state") == .text("alles stimmt"))
    #expect(throws: Never.self) { try ReportLayout(cells.report) }
  }

  @Test("the interim statement, too", arguments: ["nrw", "bund"])
  func interim(_ form: String) throws {
    // 2026 is the year of the day; all that counts by then is in it.
    let cells = try report(.interim, form, "B")
    #expect(try cells("positions", "total", "cumulative") == .money("8000.00"))
    #expect(try cells("positions", "elsewhere", "cumulative") == .money("10000.00"))
    #expect(try cells("funds", "total", "cumulative") == .money("18000.00"))
    #expect(try cells("control", "total", "state") == .text("alles stimmt"))
  }

  /// A sees both years now: 60 % of 18,000.00, at most 6,000.00.
  @Test("an award that sees all has no such row", arguments: forms)
  func all(_ kind: FormKind, _ form: String) throws {
    let cells = try report(kind, form, "A", project: Self.project("2025-12-31"))
    #expect(try cells("recognition", "total", "recognised") == .money("18000.00"))
    #expect(try cells("control", "total", "state") == .text("alles stimmt"))
    let blocks = cells.report.sheets.flatMap(\.blocks)
    #expect(!blocks.contains { $0.rows.known.contains { $0.key == "elsewhere" } })
  }
}
