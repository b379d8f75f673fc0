extension CommandCase {
  /// Fehlbedarfsfinanzierung: C5, C6.
  static let deficit: [CommandCase] = [
    CommandCase(
      name: "C5 costs fall, cover rises",
      project: gap([
        MeasureFile.award("L", "land", "anbest-p-bund", "deficit", "70000.00")
      ]),
      bookings: BookingFile(rows: spent + [BookingFile.draw("70.000,00", "L")]),
      eligible: "95000.00",
      grants: ["L": Grant("63000.00", drawn: "70000.00", repayable: "7000.00")],
      parts: [
        "L": Part("63000.00", "66.32"), "eigen": Part("20000.00", "21.05"),
        "dew": Part("12000.00", "12.63"),
      ], findings: ["REDUCTION_DUE"]),
    CommandCase(
      name: "C6 two funders share the gap",
      project: gap([
        MeasureFile.award("L", "land", "anbest-p-bund", "deficit", "42000.00"),
        MeasureFile.award("B", "bund", "anbest-p-bund", "deficit", "28000.00"),
      ]),
      bookings: BookingFile(
        rows: spent + [BookingFile.draw("42.000,00", "L"), BookingFile.draw("28.000,00", "B")]),
      eligible: "95000.00",
      grants: [
        "L": Grant("37800.00", drawn: "42000.00", repayable: "4200.00"),
        "B": Grant("25200.00", drawn: "28000.00", repayable: "2800.00"),
      ],
      parts: [
        "L": Part("37800.00", "39.79"), "B": Part("25200.00", "26.53"),
        "eigen": Part("20000.00", "21.05"), "dew": Part("12000.00", "12.63"),
      ], findings: ["REDUCTION_DUE", "REDUCTION_DUE"]),
  ]

  /// 100,000 planned, own cash 20,000, a partner's 10,000.
  private static func gap(_ awards: [MeasureFile.Item]) -> MeasureFile {
    MeasureFile(
      lines: [MeasureFile.line("ALLE", "100000.00")],
      sources: [
        MeasureFile.source("eigen", "ownCash", "20000.00"),
        MeasureFile.source("dew", "partnerCash", "10000.00", "organisation: partner"),
      ], awards: awards)
  }

  private static let spent = [
    BookingFile.spend("95.000,00"), BookingFile.cash("Partnerbeitrag", "12.000,00", "dew"),
  ]
}
