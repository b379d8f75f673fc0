import Amounts
import Funding
import LedgerStore
import Reporting
import TestSupport
import Testing

@testable import Office

/// 500,000.00 granted of 625,000.00, 200,000.00 of it passed on. The association spends 230,000.00
/// of 250,000.00 and pays 16,000.00 back to the city, the city pays them back to the Land: 484,000
/// are due and were kept, 300,000 of them by the city, and nothing is open.
@Suite("Reports on money passed on") struct PassedOnReportTests {
  private static let project = """
    format: foerderbuch/project/1
    project: {id: F, title: "Weiterleitung"}
    organisations:
      - {id: stadt, name: "Stadt", kind: municipality}
      - {id: verein, name: "Verein", kind: association}
    measures:
      - id: M
        title: "Stadt"
        recipient: stadt
        role: lead
        lines: [{id: S, title: "Sachausgaben", planned: "375000.00", eligible: "375000.00"}]
        sources: [{id: eigen, kind: ownCash, organisation: stadt, planned: "75000.00"}]
      - id: W
        title: "Verein"
        recipient: verein
        role: finalRecipient
        lines: [{id: S, title: "Sachausgaben", planned: "250000.00", eligible: "250000.00"}]
        sources: [{id: eigen, kind: ownCash, organisation: verein, planned: "50000.00"}]
    awards:
      - {id: A, measure: M, funder: {id: land, name: "Land", level: land}, ruleSet: anbest-p-nrw,
         financing: share, rate: "80%", amount: "500000.00", awardedOn: 2025-01-10,
         from: 2025-02-01, to: 2026-10-31, forwardingConsent: "Nr. 7"}
      - {id: ZW, measure: W, funder: {id: stadt, name: "Stadt", level: municipal},
         ruleSet: anbest-p-nrw, financing: share, rate: "80%", amount: "200000.00",
         awardedOn: 2025-01-20, from: 2025-02-01, to: 2026-10-31, forwardedFrom: A}

    """

  private static let bookings = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Beleg-Nr.;Tag der Zahlung
    01.03.2025;Zuwendungseingang;M;;A;500.000,00;;
    02.03.2025;Weiterleitung;M;;A;200.000,00;;
    02.03.2025;Zuwendungseingang;W;;ZW;200.000,00;;
    20.03.2025;Ausgabe;M;S;;375.000,00;R-1;20.03.2025
    25.03.2025;Ausgabe;W;S;;230.000,00;R-2;25.03.2025
    01.12.2025;Rückzahlung;W;;ZW;16.000,00;;
    10.12.2025;Rückzahlung;M;;A;16.000,00;;

    """

  private static func report(
    _ kind: FormKind, _ form: String, _ scope: ReportScope
  ) throws -> AwardReportTests.Cells {
    let desk = try Desk(project: project, bookings: bookings)
    // The folder goes with the desk.
    defer { withExtendedLifetime(desk) {} }
    let office = desk.office
    let request = ReportRequest(
      kind: kind, scope: scope, asOf: "2026-06-30", form: try office.form(kind, form),
      language: .de)
    return AwardReportTests.Cells(
      report: try ReportMaker(office, try office.open(.readOnly)).report(request))
  }

  @Test("what the final recipient pays back is not missing at the first one")
  func portfolio() throws {
    let cells = try Self.report(.portfolio, "standard", .all)
    func award(_ row: String, _ column: String) throws -> CellValue {
      try cells("awards", row, column)
    }
    #expect(try award("award.1", "drawn") == .money("300000.00"))
    #expect(try award("award.1", "open") == .money(.zero))
    #expect(try award("award.1", "repayable") == .money(.zero))
    #expect(try award("award.2", "drawn") == .money("184000.00"))
    #expect(try award("award.2", "open") == .money(.zero))
    #expect(try cells("control", "total", "state") == .text("alles stimmt"))
  }

  @Test("the auditor's workbook and the statement of use have the whole award")
  func whole() throws {
    let audit = try Self.report(.audit, "standard", .all)
    #expect(try audit("awards", "award.0", "amount") == .money("500000.00"))
    #expect(try audit("awards", "award.0", "entitled") == .money("484000.00"))
    #expect(try audit("awards", "award.0", "drawn") == .money("484000.00"))
    #expect(try audit("awards", "award.0", "open") == .money(.zero))
    #expect(try audit("control", "total", "state") == .text("alles stimmt"))
    let statement = try Self.report(.statementOfUse, "nrw", .award("A"))
    let told: [(String, Money)] = [
      ("awarded", "500000.00"), ("entitled", "484000.00"), ("ownPart", "300000.00"),
      ("passedOn", "184000.00"), ("received", "500000.00"), ("forwarded", "200000.00"),
      ("repaid", "16000.00"), ("drawn", "484000.00"), ("repayable", .zero), ("open", .zero),
    ]
    for (row, amount) in told {
      #expect(try statement("payment", row, "amount") == .money(amount), "\(row)")
    }
    #expect(try statement("control", "total", "state") == .text("alles stimmt"))
  }
}
