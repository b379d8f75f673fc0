extension CommandCase {
  /// Anteilfinanzierung: C1 to C4, C12.
  static let share: [CommandCase] = [
    CommandCase(
      name: "C1 costs fall", project: eighty(), bookings: spentAndDrawn("90.000,00"),
      eligible: "90000.00",
      grants: ["Z": Grant("72000.00", drawn: "80000.00", repayable: "8000.00")],
      parts: ["Z": Part("72000.00", "80.00"), "eigen": Part("18000.00", "20.00")],
      findings: ["REDUCTION_DUE"]),
    CommandCase(
      name: "C2 costs rise", project: eighty(), bookings: spentAndDrawn("110.000,00"),
      eligible: "110000.00", grants: ["Z": Grant("80000.00", drawn: "80000.00")],
      parts: ["Z": Part("80000.00", "72.73"), "eigen": Part("30000.00", "27.27")],
      findings: ["TOTAL_OVERRUN"]),
    CommandCase(
      name: "C3 new cover",
      project: eighty(MeasureFile.source("dew", "partnerCash", "0.00", "organisation: partner")),
      bookings: spentAndDrawn(
        "100.000,00", BookingFile.cash("Partnerbeitrag", "10.000,00", "dew")),
      eligible: "100000.00",
      grants: ["Z": Grant("72000.00", drawn: "80000.00", repayable: "8000.00")],
      parts: [
        "Z": Part("72000.00", "72.00"), "eigen": Part("18000.00", "18.00"),
        "dew": Part("10000.00", "10.00"),
      ], findings: ["REDUCTION_DUE"]),
    donation(
      "C4 a donation replaces own cash", "10.000,00", awardedOn: "2025-06-07",
      Grant("80000.00", drawn: "80000.00"),
      [
        "Z": Part("80000.00", "80.00"), "eigen": Part("10000.00", "10.00"),
        "spende": Part("10000.00", "10.00"),
      ]),
    donation(
      "C4 a donation beyond the own share", "25.000,00", awardedOn: "2025-06-07",
      Grant("75000.00", drawn: "80000.00", repayable: "5000.00"),
      ["Z": Part("75000.00", "75.00"), "spende": Part("25000.00", "25.00")], ["REDUCTION_DUE"]),
    donation(
      "C4 before 07.06.2025 a donation reduces the base", "10.000,00", awardedOn: "2025-06-06",
      Grant("72000.00", drawn: "80000.00", repayable: "8000.00"),
      [
        "Z": Part("72000.00", "72.00"), "eigen": Part("18000.00", "18.00"),
        "spende": Part("10000.00", "10.00"),
      ], ["REDUCTION_DUE"]),
    planLines(
      "C12 exactly 20 % over is allowed", ["55.000,00", "24.000,00", "21.000,00"],
      eligible: "100000.00", Grant("80000.00", drawn: "79200.00", open: "800.00"), own: "20000.00"),
    planLines(
      "C12 25 % over is cut", ["55.000,00", "25.000,00", "20.000,00"], eligible: "99000.00",
      ineligible: "1000.00", Grant("79200.00", drawn: "79200.00"), own: "19800.00",
      ["LINE_OVERRUN"]),
  ]

  /// 100,000 planned, 80 %, at most 80,000, own cash 20,000.
  private static func eighty(
    _ sources: MeasureFile.Item..., awardedOn: String = "2024-01-01"
  ) -> MeasureFile {
    MeasureFile(
      lines: [MeasureFile.line("ALLE", "100000.00")],
      sources: [MeasureFile.source("eigen", "ownCash", "20000.00")] + sources,
      awards: [
        MeasureFile.award(
          "Z", "land", "anbest-g-nrw", "share", "80000.00", on: awardedOn, "rate: \"80%\"")
      ])
  }

  private static func spentAndDrawn(_ amount: String, _ more: String...) -> BookingFile {
    BookingFile(rows: [BookingFile.spend(amount), BookingFile.draw("80.000,00")] + more)
  }

  private static func donation(
    _ name: String, _ amount: String, awardedOn: String, _ grant: Grant, _ parts: [String: Part],
    _ findings: [String] = []
  ) -> CommandCase {
    CommandCase(
      name: name,
      project: eighty(MeasureFile.source("spende", "donation", "0.00"), awardedOn: awardedOn),
      bookings: spentAndDrawn("100.000,00", BookingFile.cash("Spende", amount, "spende")),
      eligible: "100000.00", grants: ["Z": grant], parts: parts, findings: findings)
  }

  private static func planLines(
    _ name: String, _ spent: [String], eligible: String, ineligible: String = "0.00",
    _ grant: Grant, own: String, _ findings: [String] = []
  ) -> CommandCase {
    let lines = [("PERSONAL", "60000.00"), ("SACH", "20000.00"), ("INVEST", "20000.00")]
    return CommandCase(
      name: name,
      project: MeasureFile(
        lines: lines.map { MeasureFile.line($0, $1) },
        sources: [MeasureFile.source("eigen", "ownCash", "20000.00")],
        awards: [
          MeasureFile.award("Z", "bund", "anbest-p-bund", "share", "80000.00", "rate: \"80%\"")
        ]),
      bookings: BookingFile(
        rows: zip(lines, spent).map { BookingFile.spend($1, line: $0.0) }
          + [BookingFile.draw("79.200,00")]),
      eligible: eligible, ineligible: ineligible, grants: ["Z": grant],
      parts: ["Z": Part(grant.entitled, "80.00"), "eigen": Part(own, "20.00")], findings: findings)
  }
}
