/// How findings are worded, and what bans and ceilings they hold by.
extension LawCase {
  static let findings: [LawCase] = [
    LawCase(
      folder: "K23", entitled: ["A": "65000.00"], repayable: ["A": "5000.00"],
      found: [Found("REDUCTION_DUE", "5000.00", "warning")],
      absent: ["DRAW_BEFORE_OWN_FUNDS", "DRAW_EXCEEDS_NEED"],
      says: [Says("check", "ANBest-P Nr. 2.1.2")]),
    LawCase(
      folder: "K23", about: "own funds not booked: told once, as repayable",
      instead: [(";eigen;20.000,00;", ";eigen;1,00;")],
      repayable: ["A": "5000.00"], found: [Found("REDUCTION_DUE", "5000.00", "warning")],
      absent: ["DRAW_BEFORE_OWN_FUNDS"]),
    LawCase(
      folder: "K13a", entitled: ["A": "50000.00"], repayable: ["A": "0.00"],
      absent: ["REDUCTION_DUE", "MIN_OWN_SHARE", "OVERFINANCED", "GRANT_FALLS_LOWER"]),
    LawCase(
      folder: "K13b", entitled: ["A": "45000.00"], repayable: ["A": "5000.00"],
      found: [Found("REDUCTION_DUE", "5000.00", "warning")],
      // A fixed amount knows no minimum own share.
      absent: ["MIN_OWN_SHARE", "GRANT_FALLS_LOWER"]),
    LawCase(
      folder: "K13b", about: "the notice wants an own share of 10 %",
      instead: [
        ("    to: 2026-06-30", "    to: 2026-06-30\n    overrides: {minOwnShare: \"10%\"}")
      ],
      found: [Found("MIN_OWN_SHARE", "4500.00", "error")]),
    LawCase(
      folder: "K13b", about: "not drawn yet: nothing to repay",
      instead: [("Zuwendungseingang;M;;A;50.000,00", "Zuwendungseingang;M;;A;40.000,00")],
      entitled: ["A": "45000.00"], repayable: ["A": "0.00"],
      found: [Found("GRANT_FALLS_LOWER", "5000.00", "info")], absent: ["REDUCTION_DUE"],
      says: [
        Says("check", "noch nicht ausgezahlt 5.000,00 €"),
        Says.never("check", "Betrag zurückzahlen"),
      ]),
    LawCase(
      folder: "K24",
      found: [Found("OWN_SHARE_BANNED_SOURCE", "25000.00", "error")],
      says: [Says("check", "BMI Bund 25.000,00 €"), Says("check", "35.000,00 € = 35 %")]),
    LawCase(
      folder: "K24", about: "the Land gives the 25 %",
      instead: [
        ("name: \"Geber BMI\", level: bund", "name: \"Geber BMI\", level: land"),
        ("ruleSet: anbest-gk-bund", "ruleSet: anbest-g-nrw"),
      ], absent: ["OWN_SHARE_BANNED_SOURCE"]),
    LawCase(
      folder: "K24", about: "the notice lifts the ban",
      instead: [("ruleSet: kfw-436", "ruleSet: kfw-436\n    overrides: {ownShareNotFrom: null}")],
      absent: ["OWN_SHARE_BANNED_SOURCE"]),
    LawCase(
      folder: "K36", found: [Found("FLAT_RATE_EXCEEDED", "45000.00", "error")],
      says: [Says("check", "Art. 54 Buchst. b VO (EU) 2021/1060")]),
    LawCase(
      folder: "K36", about: "remaining costs of Art. 56",
      instead: [
        ("percent: \"60%\", of: [P]", "percent: \"40%\", of: [P], article: \"56\""),
        (
          "planned: \"60000.00\", eligible: \"60000.00\"",
          "planned: \"40000.00\", eligible: \"40000.00\""
        ),
        ("amount: \"144000.00\"", "amount: \"126000.00\""),
        (
          "kind: ownCash, organisation: uni, planned: \"16000.00\"",
          "kind: ownCash, organisation: uni, planned: \"14000.00\""
        ),
      ], absent: ["FLAT_RATE_EXCEEDED", "RATE_EXCEEDED"]),
    LawCase(
      folder: "K36", about: "remaining costs of Art. 56 and other costs beside them",
      instead: [
        (
          "percent: \"60%\", of: [P]}}",
          "percent: \"40%\", of: [P], article: \"56\"}}\n"
            + "      - {id: S, title: \"Material\", planned: \"5000.00\", eligible: \"5000.00\"}"
        )
      ], found: [Found("FLAT_RATE_BASE", "5000.00", "warning")],
      says: [Says("check", "Art. 56 Abs. 1 VO (EU) 2021/1060")]),
    // 45,000 direct costs, staff 20 % of them = 9,000, indirect costs 15 % of that = 1,350; 90 %.
    LawCase(
      folder: "K36", about: "a flat rate of staff that is a flat rate",
      instead: [
        (
          "planned: \"100000.00\", eligible: \"100000.00\"",
          "planned: \"45000.00\", eligible: \"45000.00\""
        ),
        (
          "planned: \"60000.00\", eligible: \"60000.00\", flatRate: {percent: \"60%\", of: [P]}}",
          "planned: \"1350.00\", eligible: \"1350.00\", flatRate: {percent: \"15%\", of: [S]}}\n"
            + "      - {id: S, title: \"Personal\", planned: \"9000.00\", eligible: \"9000.00\", "
            + "flatRate: {percent: \"20%\", of: [P], article: \"55\"}}"
        ),
        ("amount: \"144000.00\"", "amount: \"49815.00\""),
        (
          "kind: ownCash, organisation: uni, planned: \"16000.00\"",
          "kind: ownCash, organisation: uni, planned: \"5535.00\""
        ), ("10.000,00", "45.000,00"),
      ], entitled: ["A": "49815.00"], absent: ["FLAT_RATE_BASE", "FLAT_RATE_EXCEEDED"]),
    // efre.nrw.de: 70 % of 8,815.00 a month in the first group of staff, 15 % of it, 90 % of both.
    LawCase(
      folder: "K36", about: "P4",
      instead: [
        ("percent: \"60%\"", "percent: \"15%\""),
        (
          "planned: \"60000.00\", eligible: \"60000.00\"",
          "planned: \"15000.00\", eligible: \"15000.00\""
        ),
        ("amount: \"144000.00\"", "amount: \"103500.00\""), ("10.000,00", "6.170,50"),
      ], entitled: ["A": "6386.46"], absent: ["FLAT_RATE_EXCEEDED"]),
    LawCase(
      folder: "K17c", found: [Found("DEMINIMIS_EXCEEDED", "50000.00", "error")],
      says: [Says("check", "in den letzten 36 Monaten")]),
    LawCase(
      folder: "K17c", about: "the shorter list is in this file",
      instead: [(", {on: 2025-03-01, amount: \"150000.00\"}", "")],
      absent: ["DEMINIMIS_EXCEEDED"]),
    LawCase(
      folder: "K17c", about: "three years to the day",
      instead: [("2024-06-15", "2023-06-20")], found: [Found("DEMINIMIS_BORDER_DAY", "50000.00")],
      absent: ["DEMINIMIS_EXCEEDED"]),
    LawCase(
      folder: "K17c", about: "K17a: 310,000.00 in three years",
      instead: [("150000.00", "110000.00")], found: [Found("DEMINIMIS_EXCEEDED", "10000.00")]),
    LawCase(
      folder: "K17c", about: "K17a, just inside", instead: [("150000.00", "100000.00")],
      absent: ["DEMINIMIS_EXCEEDED", "DEMINIMIS_BORDER_DAY"]),
    // K09: a retention paid after the period; what to do about it is said.
    LawCase(
      folder: "K04", found: [Found("OUT_OF_PERIOD")],
      says: [Says("check", "Bürgschaft"), Says("check", "paymentsAfterPeriod")]),
    // 78,000.00 are due, 30,000.00 were drawn, and nothing may be drawn any more.
    LawCase(
      folder: "K09b", entitled: ["A": "78000.00"],
      found: [
        Found("FUNDS_LAPSE", "48000.00", "warning"), Found("GRANT_FALLS_LOWER", "2000.00", "info"),
      ],
      says: [
        Says("drawdown A", "0,00 €"), Says.never("check", "mit dem Verwendungsnachweis abrufen"),
      ]),
    // The 20,000.00 for 2027 can still be drawn in that year.
    LawCase(
      folder: "K09b", about: "the second year is not over",
      instead: [
        ("to: 2026-12-31", "to: 2027-12-31"), ("2026: \"20000.00\"", "2027: \"20000.00\""),
      ],
      entitled: ["A": "78000.00"], found: [Found("FUNDS_LAPSE", "28000.00", "warning")],
      says: [Says("drawdown A", "20.000,00 €")]),
    LawCase(
      folder: "J19", entitled: ["A": "8000.00"],
      found: [Found("SERVICE_TIME_ASKED", "10000.00", "warning")],
      absent: ["SERVICE_OUTSIDE_PERIOD"], says: [Says("check", "W-1")]),
    LawCase(
      folder: "J19", about: "a service of one day",
      instead: [(";01.12.2025;;J19", ";01.12.2025;01.12.2025;J19")],
      entitled: ["A": "8000.00"], absent: ["SERVICE_TIME_ASKED", "SERVICE_OUTSIDE_PERIOD"]),
    LawCase(
      folder: "J19", about: "the end is told: 31 of 1,096 days",
      instead: [(";01.12.2025;;J19", ";01.12.2025;30.11.2028;J19")],
      entitled: ["A": "226.27"], found: [Found("SERVICE_OUTSIDE_PERIOD", "9717.16", "error")],
      absent: ["SERVICE_TIME_ASKED"]),
  ]
}
