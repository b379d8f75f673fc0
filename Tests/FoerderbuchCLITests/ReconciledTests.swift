import Amounts
import Funding
import LedgerStore
import Reporting
import TestSupport
import Testing

@testable import Office

/// What is still to be paid out by the statement of use, and what may be drawn: one line.
@Suite("Statement and request reconciled") struct ReconciledTests {
  /// 95,000.00 spent, 80 % of it granted, a tenth of 80,000.00 held back; 20,000.00 drawn.
  private func desk() throws -> Desk {
    var measure = SampleFiles.measure
    measure.awards = [
      MeasureFile.award(
        "Z", "land", "anbest-g-nrw", "share", "80000.00",
        "rate: \"80%\"", "overrides: {holdback: \"10%\"}")
    ]
    return try Desk(
      project: measure.yaml,
      bookings: BookingFile(rows: [
        BookingFile.spend("70.000,00", line: "PERSONAL"),
        BookingFile.spend("25.000,00", line: "SACH"), BookingFile.draw("20.000,00"),
      ]).csv)
  }

  @Test("the terminal says what is open, what may be drawn, and why they differ")
  func told() throws {
    let told = try desk().done("drawdown", "Z", "--on", SampleFiles.day).out
    #expect(told.contains("noch auszuzahlen laut Verwendungsnachweis 56.000,00"))
    #expect(told.contains("abrufbar 52.000,00"))
    #expect(told.contains("Unterschied -4.000,00"))
    #expect(told.contains(": Einbehalt bis zum Verwendungsnachweis."))
  }

  @Test("both books say it", arguments: ["statement-of-use", "drawdown-request"])
  func booked(_ kind: String) throws {
    let desk = try desk()
    try desk.done("report", kind, "Z", "--as-of", SampleFiles.day, "-o", "a.xlsx")
    #expect(try desk.texts("a.xlsx").contains("Einbehalt bis zum Verwendungsnachweis"))
    try desk.done("verify", "--workbook", "a.xlsx")
  }

  @Test("a request without payments due has no sheet for them, but a line")
  func nothingDue() throws {
    let desk = try desk()
    try desk.done("report", "drawdown-request", "Z", "--as-of", SampleFiles.day, "-o", "a.xlsx")
    let texts = try desk.texts("a.xlsx")
    #expect(texts.contains("Keine fälligen Zahlungen"))
    #expect(!texts.contains("Fällig am"))
    try desk.done("verify", "--workbook", "a.xlsx")
  }

  /// 80,000.00 granted, 50,000.00 of it for 2024, in which nothing was drawn.
  @Test(
    "of what a committee reads no cent is to draw and lapses, or is to be repaid and lapses",
    arguments: [
      // 76,000.00 earned, 20,000.00 drawn of the 30,000.00 that are left.
      ("95.000,00", "20.000,00", "10000.00", "46000.00", Money.zero),
      // 40,000.00 earned, and at this pace less than the half of the rest.
      ("50.000,00", "80.000,00", .zero, .zero, "40000.00"),
    ] as [(String, String, Money, Money, Money)])
  func apart(
    _ spent: String, _ drawn: String, _ open: Money, _ lapse: Money, _ repayable: Money
  ) throws {
    var measure = SampleFiles.measure
    measure.awards = [
      MeasureFile.award(
        "Z", "land", "anbest-g-nrw", "share", "80000.00", "rate: \"80%\"",
        "years: {2024: \"50000.00\", 2025: \"30000.00\"}")
    ]
    let desk = try Desk(
      project: measure.yaml,
      bookings: BookingFile(rows: [
        BookingFile.spend(spent, line: "PERSONAL"), BookingFile.draw(drawn),
      ]).csv)
    // The folder goes with the desk.
    defer { withExtendedLifetime(desk) {} }
    let request = ReportRequest(
      kind: .portfolio, scope: .all, asOf: "2025-12-31",
      form: try desk.office.form(.portfolio, "standard"), language: .de)
    let cells = AwardReportTests.Cells(
      report: try ReportMaker(desk.office, try desk.office.open(.readOnly)).report(request))
    for block in ["keyFigures", "control"] {
      let column = block == "control" ? "workbook" : "value"
      let dot = block == "control" ? "." : ""
      #expect(try cells(block, "open" + dot, column) == .money(open))
      #expect(try cells(block, "lapse" + dot, column) == .money(lapse))
      #expect(try cells(block, "repayable" + dot, column) == .money(repayable))
    }
    #expect(try cells("control", "total", "state") == .text("alles stimmt"))
  }
}
