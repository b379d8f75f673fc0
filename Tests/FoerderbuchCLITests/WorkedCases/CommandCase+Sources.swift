extension CommandCase {
  /// Civic engagement and several funders: C21, C25, C26.
  static let sources: [CommandCase] = [
    civic(
      "C21 cap of cash expenditure, 80 %", "10400.00", rate: "80%", eligible: "12000.00",
      Grant("9600.00", drawn: "9600.00"),
      [
        "Z": Part("9600.00", "80.00"), "eigen": Part("400.00", "3.33"),
        "be": Part("2000.00", "16.67"),
      ]),
    civic(
      "C21 cap of cash expenditure, 90 %: not more than the cash spent", "11700.00", rate: "90%",
      eligible: "12000.00", Grant("10000.00", drawn: "9600.00", open: "400.00"),
      ["Z": Part("10000.00", "83.33"), "be": Part("2000.00", "16.67")]),
    civic(
      "C21 cap of all expenditure, 80 %", "10400.00", rate: "80%",
      override: "overrides: {inKindCapBase: includingFictive}", eligible: "12500.00",
      Grant("10000.00", drawn: "9600.00", open: "400.00"),
      ["Z": Part("10000.00", "80.00"), "be": Part("2500.00", "20.00")]),
    CommandCase(
      name: "C25 costs fall and new cover", project: mixed("countsAsOwnShare: true"),
      bookings: mixedBookings("380.000,00", partner: "18.250,00", cover: "15.000,00"),
      eligible: "380000.00",
      grants: [
        "B": Grant("182500.00", drawn: "180000.00", open: "2500.00"),
        "L": Grant("109500.00", drawn: "100000.00", open: "9500.00"),
      ],
      parts: [
        "B": Part("182500.00", "48.03"), "L": Part("109500.00", "28.81"),
        "eigen": Part("54750.00", "14.41"), "dew": Part("18250.00", "4.80"),
        "einnahme": Part("15000.00", "3.95"),
      ]),
    CommandCase(
      name: "C25 the partner's amount is fixed by contract", project: mixed("fixed: true"),
      bookings: mixedBookings("380.000,00", partner: "20.000,00", cover: "15.000,00"),
      eligible: "380000.00",
      grants: [
        "B": Grant("182500.00", drawn: "180000.00", open: "2500.00"),
        "L": Grant("109500.00", drawn: "100000.00", open: "9500.00"),
      ],
      parts: [
        "B": Part("182500.00", "48.03"), "L": Part("109500.00", "28.81"),
        "eigen": Part("53000.00", "13.95"), "dew": Part("20000.00", "5.26"),
        "einnahme": Part("15000.00", "3.95"),
      ]),
    CommandCase(
      name: "C26 own cash takes what rounding leaves", project: mixed("countsAsOwnShare: true"),
      bookings: mixedBookings("371.234,56", partner: "18.172,84", cover: "7.777,77"),
      eligible: "371234.56",
      grants: [
        "B": Grant("181728.39", drawn: "180000.00", open: "1728.39"),
        "L": Grant("109037.03", drawn: "100000.00", open: "9037.03"),
      ],
      parts: [
        "B": Part("181728.39", "48.95"), "L": Part("109037.03", "29.37"),
        "eigen": Part("54518.53", "14.69"), "dew": Part("18172.84", "4.90"),
        "einnahme": Part("7777.77", "2.09"),
      ]),
  ]

  /// Cash 10,000 and 200 hours at 15.00, of which the rule set takes 20 %.
  private static func civic(
    _ name: String, _ amount: String, rate: String, override: String = "overrides: {}",
    eligible: String, _ grant: Grant, _ parts: [String: Part]
  ) -> CommandCase {
    CommandCase(
      name: name,
      project: MeasureFile(
        lines: [
          MeasureFile.line("ALLE", "10000.00"), MeasureFile.line("UNBAR", "3000.00", inKind: true),
        ],
        sources: [
          MeasureFile.source("eigen", "ownCash", "0.00"),
          MeasureFile.source("be", "civicEngagement", "3000.00"),
        ],
        awards: [
          MeasureFile.award(
            "Z", "land", "anbest-g-nrw", "share", amount, "rate: \"\(rate)\"", override)
        ]),
      bookings: BookingFile(rows: [
        BookingFile.spend("10.000,00"), BookingFile.hours("200", at: "15,00", "3.000,00", "be"),
        BookingFile.draw("9.600,00"),
      ]),
      eligible: eligible, ineligible: eligible == "12000.00" ? "1000.00" : "500.00",
      grants: ["Z": grant], parts: parts,
      // The name of the evidence has no file.
      findings: ["BE_CAP", "INKIND_UNVERIFIED"])
  }

  /// Bund 200,000 and Land 120,000 of 400,000, rates as the plan gives them, own cash 60,000,
  /// partner 20,000.
  private static func mixed(_ partner: String) -> MeasureFile {
    MeasureFile(
      lines: [MeasureFile.line("ALLE", "400000.00")],
      sources: [
        MeasureFile.source("eigen", "ownCash", "60000.00"),
        MeasureFile.source("dew", "partnerCash", "20000.00", "organisation: partner", partner),
        MeasureFile.source("einnahme", "revenue", "0.00"),
      ],
      awards: [
        MeasureFile.award("B", "bund", "kfw-436", "share", "200000.00"),
        MeasureFile.award("L", "land", "anbest-g-nrw", "share", "120000.00"),
      ])
  }

  private static func mixedBookings(
    _ spent: String, partner: String, cover: String
  ) -> BookingFile {
    BookingFile(rows: [
      BookingFile.spend(spent), BookingFile.cash("Partnerbeitrag", partner, "dew"),
      BookingFile.cash("Einnahme", cover, "einnahme"), BookingFile.draw("180.000,00", "B"),
      BookingFile.draw("100.000,00", "L"),
    ])
  }
}
