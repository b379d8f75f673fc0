import Amounts
import Foundation
import Funding
import LedgerStore
import Reporting
import TestSupport
import Testing

@testable import Office

/// Statements, interim statements and requests for payment from a ledger with all that makes them
/// hard: money passed on, flat rates, two awards of a measure, costs, late bookings, reversals.
@Suite("Reports on an award") struct AwardReportTests {
  /// The desk with the project and its bookings.
  static func desk(_ overrides: String = "holdback: \"10%\", minOwnShare: \"0%\"") throws -> Desk {
    let desk = try Desk(project: project(overrides), bookings: bookings)
    // The invoice and its payment of 2024, taken back in 2025.
    try desk.done("reverse", "2", "--reason", "doppelt", "--on", "2025-06-15")
    return desk
  }

  static func project(_ overrides: String) -> String {
    """
    format: foerderbuch/project/1
    project: {id: RAND, title: "Randfälle", field: "Test", from: 2024-01-01, to: 2026-12-31}
    organisations:
      - {id: stadt, name: "Stadt Beispiel", kind: municipality}
      - {id: verein, name: "Verein Beispiel e. V.", kind: association}
    measures:
      - id: MA
        title: "Weiterleitung, Pauschale, zwei Bescheide"
        recipient: stadt
        role: lead
        lines:
          - {id: PERS, title: "Personal", planned: "60000.00", eligible: "60000.00"}
          - {id: SACH, title: "Sachausgaben", planned: "31000.00", eligible: "31000.00"}
          - {id: GK, title: "Gemeinkosten", planned: "9000.00", eligible: "9000.00",
             flatRate: {percent: "15%", of: [PERS]}}
          - {id: UNB, title: "Unbar", planned: "5000.00", eligible: "5000.00", inKind: true}
        sources:
          - {id: eigen, kind: ownCash, organisation: stadt, planned: "35000.00"}
          - {id: be, kind: civicEngagement, planned: "5000.00"}
      - id: MB
        title: "Letztempfänger"
        recipient: verein
        role: finalRecipient
        lines: [{id: SACH, title: "Sachausgaben", planned: "20000.00", eligible: "20000.00"}]
        sources: [{id: eigen, kind: ownCash, organisation: verein, planned: "8000.00"}]
      - id: MC
        title: "Kostenbasis"
        recipient: verein
        role: partner
        basis: cost
        lines: [{id: K, title: "Kosten", planned: "100000.00", eligible: "100000.00"}]
        sources: [{id: eigen, kind: ownCash, organisation: verein, planned: "50000.00"}]
    awards:
      - {id: A, measure: MA, funder: {id: land, name: "Land", level: land}, ruleSet: anbest-g-nrw,
         financing: share, rate: "60%", amount: "72000.00", awardedOn: 2024-01-02, from: 2024-01-01,
         to: 2026-12-31, forwardingConsent: "Az. 1", overrides: {\(overrides)}}
      - {id: C, measure: MA, funder: {id: bund, name: "Bund", level: bund}, ruleSet: anbest-p-bund,
         financing: fixed, amount: "5000.00", awardedOn: 2024-01-02, from: 2024-01-01,
         to: 2026-12-31}
      - {id: B, measure: MB, funder: {id: stadt, name: "Stadt", level: municipal},
         ruleSet: anbest-p-nrw, financing: share, rate: "60%", amount: "12000.00",
         awardedOn: 2024-02-02, from: 2024-01-01, to: 2026-12-31, forwardedFrom: A}
      - {id: D, measure: MC, funder: {id: bund, name: "Bund", level: bund}, ruleSet: anbest-p-bund,
         financing: share, amount: "33333.33", awardedOn: 2024-01-02, from: 2024-01-01,
         to: 2026-12-31}
    """
  }

  static let bookings = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Beleg-Nr.;Belegdatum;Tag der Zahlung;Bewertung;Menge;Satz;Nachweis
    15.03.2024;Ausgabe;MA;PERS;;12.345,67;P1;10.03.2024;15.03.2024;;;;
    15.12.2024;Ausgabe;MA;SACH;;4.999,99;S1;10.12.2024;20.12.2024;;;;
    10.01.2025;Ausgabe;MA;SACH;;2.000,00;S2;30.12.2024;30.12.2024;;;;
    15.04.2025;Ausgabe;MA;PERS;;20.000,01;P2;10.04.2025;15.04.2025;;;;
    15.05.2025;Ausgabe;MA;SACH;;3.000,00;S3;10.05.2025;;;;;
    16.05.2025;Ausgabe;MA;SACH;;700,50;S4;10.05.2025;30.07.2025;;;;
    01.06.2025;Bürgerschaftliches Engagement;MA;UNB;be;1.500,00;;;;Stunden;100;15,00;x.pdf
    01.04.2024;Zuwendungseingang;MA;;A;20.000,00;;;;;;;
    02.04.2024;Weiterleitung;MA;;A;3.000,00;;;;;;;
    01.05.2025;Zuwendungseingang;MA;;C;1.000,00;;;;;;;
    01.06.2025;Rückzahlung;MA;;A;500,00;;;;;;;
    01.05.2025;Zuwendungseingang;MB;;B;3.000,00;;;;;;;
    01.05.2025;Ausgabe;MB;SACH;;4.000,00;B1;;01.05.2025;;;;
    01.05.2024;Ausgabe;MC;K;;11.900,00;K1;20.04.2024;;;;;
    01.05.2025;Ausgabe;MC;K;;30.000,00;K2;20.04.2025;10.05.2025;;;;
    01.06.2025;Zuwendungseingang;MC;;D;5.000,00;;;;;;;

    """

  /// The report as a value, as the command makes it.
  static func report(
    _ desk: Desk, _ kind: FormKind, _ form: String, _ award: String, _ asOf: CalendarDate,
    _ details: ReportRequest.Details = ReportRequest.Details()
  ) throws -> Cells {
    let office = desk.office
    let request = ReportRequest(
      kind: kind, scope: .award(award), asOf: asOf, form: try office.form(kind, form),
      language: .de, details: details)
    return Cells(report: try ReportMaker(office, try office.open(.readOnly)).report(request))
  }

  private static func due(
    _ texts: String..., on day: CalendarDate, amount: Money? = nil
  ) throws -> ReportRequest.Details {
    ReportRequest.Details(due: try texts.map { try DueText.read($0, on: day) }, amount: amount)
  }

  /// The cells of a report by their keys.
  struct Cells {
    let report: Report

    func callAsFunction(_ block: String, _ row: String, _ column: String) throws -> CellValue {
      let block = try #require(report.sheets.flatMap(\.blocks).first { $0.key == block })
      let found = try #require(block.rows.known.first { $0.key == row }, "\(row)")
      return found.cells[try #require(block.columns.firstIndex(of: column))].value
    }
  }

  @Test(
    "tie to the ledger, whatever the award, form and day",
    arguments: ["A", "B", "C", "D"],
    ["2024-01-02", "2024-12-31", "2025-06-30", "2026-06-30"] as [CalendarDate])
  func ties(_ award: String, _ asOf: CalendarDate) throws {
    let desk = try Self.desk()
    for (kind, form) in [
      (FormKind.statementOfUse, "nrw"), (.statementOfUse, "bund"), (.interim, "bund"),
      (.interim, "nrw"), (.drawdownRequest, "standard"), (.drawdownRequest, "bund"),
      (.audit, "standard"), (.planActual, "standard"), (.voucherList, "standard"),
    ] where kind != .interim || asOf >= (award == "B" ? "2025-01-01" : "2024-12-31") {
      if kind == .drawdownRequest,
        try SettlementDesk(desk.office).drawdown(award, on: asOf, due: []).drawdown.maximum.isZero
      {
        #expect(throws: Refusal.self) { try Self.report(desk, kind, form, award, asOf) }
        continue
      }
      let cells = try Self.report(desk, kind, form, award, asOf)
      #expect(try cells("control", "total", "state") == .text("alles stimmt"), "\(kind) \(form)")
      #expect(throws: Never.self) { try ReportLayout(cells.report) }
    }
  }

  @Test("a reversal counts in the year of what it takes back, once it is known")
  func reversal() throws {
    let desk = try Self.desk()
    func year(_ asOf: CalendarDate) throws -> CellValue {
      try Self.report(desk, .interim, "nrw", "A", asOf, ReportRequest.Details(year: 2024))(
        "positions", "line.SACH", "year")
    }
    // 4,999.99 paid on the 20th and 2,000.00 on the 30th, whose invoice is booked in January only.
    #expect(try year("2024-12-31") == .money("6999.99"))
    // Known since: the first one is taken back.
    #expect(try year("2025-06-30") == .money("2000.00"))
  }

  @Test("an interim statement takes in nothing after its year")
  func cutOff() throws {
    let cells = try Self.report(try Self.desk(), .interim, "nrw", "A", "2025-06-30")
    #expect(try cells("positions", "line.PERS", "cumulative") == .money("12345.67"))
    #expect(try cells("positions", "line.GK", "year") == .money("1851.85"), "15 %, down")
    #expect(try cells("payment", "repaid", "amount") == .money(.zero))
  }

  @Test(
    "a passing award is told whole, with what is kept and what is passed on",
    arguments: [
      (FormKind.statementOfUse, "nrw"), (.statementOfUse, "bund"), (.interim, "bund"),
      (.interim, "nrw"),
    ])
  func forwarded(_ kind: FormKind, _ form: String) throws {
    let desk = try Self.desk()
    let cells = try Self.report(desk, kind, form, "A", "2025-12-31")
    func amount(_ row: String, _ column: String = "amount") throws -> Money {
      guard case .money(let amount) = try cells("payment", row, column) else {
        Issue.record("\(row) is no amount")
        return .zero
      }
      return amount
    }
    #expect(try amount("awarded") == "72000.00")
    // 60 % of the 4,000.00 that the association spent.
    #expect(try amount("passedOn") == "2400.00")
    #expect(try amount("entitled") == (try amount("ownPart") + "2400.00"))
    #expect(try cells("payment", "ownPart", "amount") == cells("financing", "source.A", "actual"))
    #expect(try amount("received") == "20000.00")
    #expect(try amount("forwarded") == "3000.00")
    #expect(try amount("repaid") == "500.00")
    #expect(try amount("drawn") == "19500.00")
    #expect(try cells("control", "total", "state") == .text("alles stimmt"))
    guard kind == .interim || form == "bund" else { return }
    #expect(try amount("received", "year") == .zero)
    #expect(try amount("forwarded", "year") == .zero)
    #expect(try amount("repaid", "year") == "500.00")
  }

  @Test("the auditor's workbook has a passing award whole")
  func audited() throws {
    let cells = try Self.report(try Self.desk(), .audit, "standard", "A", "2025-12-31")
    let award = try #require(
      cells.report.sheets.flatMap(\.blocks).first { $0.key == "awards" })
    let row = try #require(award.rows.known.first { $0.key == "award.0" })
    func cell(_ column: String) throws -> CellValue {
      row.cells[try #require(award.columns.firstIndex(of: column))].value
    }
    #expect(try cell("award") == .text("A"))
    #expect(try cell("amount") == .money("72000.00"))
    #expect(try cell("drawn") == .money("19500.00"))
    #expect(try cells("control", "total", "state") == .text("alles stimmt"))
  }

  @Test("rows of what is passed on stand where something is", arguments: ["B", "C", "D"])
  func keptWhole(_ award: String) throws {
    let cells = try Self.report(
      try Self.desk(), .statementOfUse, "nrw", award, "2025-12-31")
    let block = try #require(cells.report.sheets.flatMap(\.blocks).first { $0.key == "payment" })
    let keys = Set(block.rows.known.map(\.key))
    #expect(keys.contains("entitled"))
    #expect(keys.isDisjoint(with: ["ownPart", "passedOn", "forwarded"]))
  }

  @Test("on the cost basis the voucher's day decides, and no payment to come counts")
  func costs() throws {
    let desk = try Self.desk()
    let cells = try Self.report(desk, .interim, "bund", "D", "2024-12-31")
    #expect(try cells("positions", "line.K", "year") == .money("11900.00"))
    let request = try Self.report(
      desk, .drawdownRequest, "bund", "D", "2025-06-30", try Self.due("K=5000.00", on: "2025-06-30")
    )
    #expect(try request("due", "due.0", "counted") == .money(.zero))
    #expect(try request("need", "total", "then") == .money("41900.00"))
  }

  @Test("a request has what is booked and not paid, and what is announced")
  func due() throws {
    let cells = try Self.report(
      try Self.desk(), .drawdownRequest, "standard", "A", "2025-06-30",
      try Self.due(
        "SACH=100.00@2025-08-30", "PERS=200.00@2025-08-31", on: "2025-06-30", amount: "1.00"))
    #expect(try cells("due", "due.0", "voucher") == .text("S3"))
    #expect(try cells("due", "due.1", "on") == .date("2025-07-30"), "as it is scheduled")
    #expect(try cells("due", "due.2", "counted") == .money("100.00"))
    #expect(try cells("due", "due.3", "counted") == .money(.zero), "a day after two months")
    #expect(try cells("need", "total", "expected") == .money("3800.50"))
    #expect(try cells("computation", "requested", "value") == .money("1.00"))
    // The tenth is held back of all that was granted, passed on or not.
    #expect(try cells("computation", "holdback", "value") == .money("64800.00"))
  }

  @Test("a request is counted after those paid out, and those handed in for earlier days")
  func number() throws {
    let desk = try Self.desk()
    func number() throws -> CellValue {
      try Self.report(desk, .drawdownRequest, "standard", "A", "2025-06-30")(
        "overview", "number", "value")
    }
    // One was paid out.
    #expect(try number() == .integer(2))
    for (day, file) in [
      ("2025-06-28", "1"), ("2025-06-29", "2"), ("2025-06-29", "3"), ("2025-06-30", "4"),
    ] {
      try desk.done(
        "report", "drawdown-request", "A", "--as-of", day, "--freeze", "--again", "-o",
        "\(file).xlsx")
    }
    #expect(try number() == .integer(3))
    for file in 1...4 { try desk.done("verify", "--workbook", "\(file).xlsx") }
  }

  // MARK: The command

  struct Made: Decodable {
    let form, asOf: String
  }

  @Test(
    "the funder's form and the last year are taken where none is named",
    arguments: [
      (["statement-of-use", "A"], "statement-of-use-nrw", "2026-07-01"),
      (["statement-of-use", "D"], "statement-of-use-bund", "2026-07-01"),
      (["interim", "D"], "interim-bund", "2025-12-31"),
      (["interim", "A", "--year", "2024"], "interim-nrw", "2024-12-31"),
      (["interim", "A", "--as-of", "2025-03-31"], "interim-nrw", "2025-03-31"),
      (["drawdown-request", "A"], "drawdown-request-standard", "2026-07-01"),
      (["drawdown-request", "D"], "drawdown-request-bund", "2026-07-01"),
    ] as [([String], String, String)])
  func defaults(_ words: [String], _ form: String, _ asOf: String) throws {
    let desk = try Self.desk()
    let answer = desk.run(["report"] + words + ["-o", "x.xlsx", "--json"])
    try #require(answer.code == 0, "\(answer.err)")
    let made: Made = try answer.json()
    #expect(made.form == form)
    #expect(made.asOf == asOf)
  }

  @Test("the same is made again from the day and the options")
  func again() throws {
    let desk = try Self.desk()
    try desk.done("report", "interim", "A", "-o", "a.xlsx")
    try desk.done("report", "interim", "A", "--as-of", "2025-12-31", "-o", "b.xlsx")
    #expect(try desk.bytes("a.xlsx") == desk.bytes("b.xlsx"))
  }

  @Test(
    "is refused by name, and leaves no file",
    arguments: [
      (["statement-of-use", "A", "--due", "SACH=1.00"], 64, "--due"),
      (["drawdown-request", "A", "--year", "2025"], 64, "--year"),
      (["interim", "A", "--year", "2027"], 64, "1990 bis 2026"),
      (["interim", "A", "--year", "zwanzig"], 64, "zwanzig"),
      (["interim", "A", "--year", "2023"], 65, "2023 liegt vor dem Beginn von A am 01.01.2024"),
      (["interim", "--all", "--year", "2023"], 65, "vor dem Beginn"),
      (["drawdown-request", "A", "--due", "SACK=1.00"], 64, "SACH"),
      (["drawdown-request", "A", "--due", "SACH"], 64, "POSITION=BETRAG"),
      (["drawdown-request", "A", "--due", "SACH=-1.00"], 64, "über 0,00 €"),
      (["drawdown-request", "A", "--due", "SACH=1.00@31.02.2025"], 64, "--due"),
      (["drawdown-request", "A", "--due", "GK=1.00"], 64, "GK"),
      (["drawdown-request", "A", "--due", "2025-08-30:1.00:SACH"], 64, "POSITION=BETRAG@DATUM"),
      (["drawdown-request", "A", "--amount", "0.00"], 65, "mehr als 0,00 €"),
      (["drawdown-request", "A", "--amount", "99999.00"], 65, "Abzüglich bereits ausgezahlt"),
      (["statement-of-use", "A", "--form", "simple"], 65, "simpleStatement: true"),
    ] as [([String], Int32, String)])
  func refused(_ words: [String], _ code: Int32, _ says: String) throws {
    let desk = try Self.desk()
    let answer = desk.run(["report"] + words + ["-o", "x.xlsx"])
    #expect(answer.code == code)
    #expect(answer.complains(of: says), "\(answer.err)")
    #expect(try !desk.folder.names().contains("x.xlsx"))
  }

  @Test("a simple statement is made where the notice allows it")
  func simple() throws {
    let desk = try Self.desk("simpleStatement: true, minOwnShare: \"0%\"")
    try desk.done("report", "statement-of-use", "A", "--form", "simple", "-o", "x.xlsx")
    let cells = try Self.report(desk, .statementOfUse, "simple", "A", "2025-12-31")
    #expect(try cells("control", "total", "state") == .text("alles stimmt"))
    #expect(try cells("summary", "first.PERS", "gross") == .money("12345.67"))
  }

  @Test("in a book of all awards each has its own funder's form, and it is made again")
  func ownForms() throws {
    let desk = try Self.desk()
    try desk.done("report", "statement-of-use", "--all", "-o", "alle.xlsx")
    let texts = try desk.texts("alle.xlsx")
    // A and B are of a Land, C and D of the federation.
    #expect(texts.contains("Aktenzeichen") && texts.contains("Förderkennzeichen"))
    #expect(texts.contains("Berichtszeitraum von"))
    #expect(desk.run("verify", "--workbook", "alle.xlsx").code == 0)
    try desk.done("report", "statement-of-use", "--all", "--form", "nrw", "-o", "nrw.xlsx")
    #expect(try !desk.texts("nrw.xlsx").contains("Förderkennzeichen"))
  }

  @Test("a statement after the end of the period is about the period's last year")
  func lastYear() throws {
    let cells = try Self.report(try Self.desk(), .statementOfUse, "bund", "D", "2027-03-31")
    let rows = cells.report.sheets.flatMap(\.blocks).first { $0.key == "reportingYear" }?.rows.known
    let through = try #require(rows?.first { $0.key == "through" })
    #expect(through.cells.contains { $0.value == .date("2026-12-31") })
  }

  @Test("receipts stand in the order of their days, whenever they were booked")
  func receiptsByDay() throws {
    let desk = try Self.desk()
    try desk.done(
      "record", "drawdown", "--measure", "MC", "--source", "D", "--amount", "7,00", "--date",
      "2025-02-01")
    let cells = try Self.report(desk, .statementOfUse, "bund", "D", "2025-12-31")
    // Days: 01.02. and 01.06.; by booking it is the other way round.
    #expect(try cells("income", "receipt.0", "amount") == .money("7.00"))
    #expect(try cells("income", "receipt.1", "amount") == .money("5000.00"))
  }
}
