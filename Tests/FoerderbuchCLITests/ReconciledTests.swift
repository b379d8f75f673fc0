import TestSupport
import Testing

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
}
