/// What a grant comes to, what is used of it and what interest it bears.
extension LawCase {
  static let settlement: [LawCase] = base + use + fixed + unpaid + published

  /// What a rate stands on.
  private static let base: [LawCase] = [
    LawCase(
      folder: "K02a", entitled: ["A": "73600.00"], repayable: ["A": "4000.00"],
      absent: ["NOTICE_INCONSISTENT", "RATE_EXCEEDED"],
      says: [
        Says(
          "settle A", "80 % × (100.000,00 € − 3.000,00 €) = 77.600,00 €; so rechnet der Bescheid")
      ]),
    LawCase(
      folder: "K02a", about: "deducted by the notice",
      instead: [("amount: \"77600.00\"", "amount: \"77600.00\"\n    rateBase: net")],
      entitled: ["A": "73600.00"], says: [Says("settle A", "so sagt es der Bescheid")]),
    LawCase(
      folder: "K02a", about: "without a rate", instead: [("    rate: \"80%\"\n", "")],
      entitled: ["A": "73720.00"]),
    LawCase(
      folder: "K02a", about: "on the gross base",
      instead: [("77600.00", "80000.00")], entitled: ["A": "76000.00"],
      absent: ["NOTICE_INCONSISTENT"]),
    LawCase(
      folder: "K02a", about: "on neither base", instead: [("77600.00", "79000.00")],
      entitled: ["A": "76000.00"], found: [Found("NOTICE_INCONSISTENT", "1000.00", "warning")],
      says: [Says("check", "Abstand 1.000,00 €"), Says("check", "Abstand 1.400,00 €")]),
    LawCase(
      folder: "K35", entitled: ["A": "68000.00"], repayable: ["A": "4000.00"],
      absent: ["NOTICE_INCONSISTENT"]),
    LawCase(
      folder: "K35", about: "in the edition that counts donations as own share",
      instead: [
        ("awardedOn: 2024-06-20", "awardedOn: 2025-06-20"), ("72000.00", "80000.00"),
        ("2024-07-01", "2024-01-01"),
      ], entitled: ["A": "76000.00"], absent: ["NOTICE_INCONSISTENT"]),
    LawCase(
      folder: "P3", entitled: ["A": "310000.00"], absent: ["RATE_EXCEEDED", "NOTICE_INCONSISTENT"]),
    LawCase(
      folder: "P3", about: "printed too low", instead: [("74.3%", "74.2%")],
      entitled: ["A": "309396.19"],
      // 74.2 % of 416,976.00 are 309,396.192.
      found: [Found("RATE_EXCEEDED", "603.80", "error")]),
  ]

  /// Use of funds is what the award is entitled to.
  private static let use: [LawCase] = [
    LawCase(
      folder: "K31", repayable: ["A": "4000.00"], interest: ["A": "296.22"],
      found: [Found("LATE_USE", "4000.00")],
      says: [Says("interest A", "ab der Buchung vom 01.10.2025")]),
    LawCase(
      folder: "K31", about: "on the day the notice tells",
      instead: [("to: 2026-06-30", "to: 2026-06-30\n    milestones: {reducedFrom: 2026-09-13}")],
      repayable: ["A": "4000.00"],
      // 78 days as repayable, 55.73; from the booking to that day late use, 240.49.
      interest: ["A": "296.22"],
      says: [.never("interest A", "ab der Buchung vom")]),
    LawCase(
      folder: "K23", about: "own funds paid in full",
      instead: [("to: 2026-06-30", "to: 2026-12-31")], repayable: ["A": "5000.00"],
      found: [Found("LATE_USE", "5000.00")], absent: ["DRAW_BEFORE_OWN_FUNDS"]),
    LawCase(
      folder: "K23", about: "a thousand of own funds not paid",
      instead: [("20.000,00", "19.000,00"), ("to: 2026-06-30", "to: 2026-12-31")],
      repayable: ["A": "5000.00"],
      found: [Found("DRAW_BEFORE_OWN_FUNDS", "1000.00"), Found("LATE_USE", "4000.00")]),
  ]

  private static let fixed: [LawCase] = [
    LawCase(
      folder: "K13a", entitled: ["A": "50000.00"], repayable: ["A": "0.00"],
      absent: ["REDUCTION_DUE", "LATE_USE", "DRAW_EXCEEDS_NEED"],
      says: [.never("check", "noch nicht verwendet")]),
    LawCase(
      folder: "K13b", entitled: ["A": "45000.00"], repayable: ["A": "5000.00"],
      found: [Found("REDUCTION_DUE", "5000.00"), Found("LATE_USE", "5000.00")]),
    LawCase(
      folder: "K13a", about: "cut by a limit of the notice",
      instead: [
        (
          "planned: \"80000.00\", eligible: \"80000.00\"",
          "planned: \"40000.00\", eligible: \"40000.00\""
        ),
        ("to: 2026-06-30", "to: 2026-06-30\n    overrides: {lineOverrunLimit: \"20%\"}"),
      ], entitled: ["A": "48000.00"], repayable: ["A": "2000.00"],
      found: [Found("LINE_OVERRUN", "17000.00")],
      says: [Says("settle A", "die Grenze des Bescheids kürzt auch den Festbetrag")]),
    LawCase(
      folder: "K13a", about: "not cut by a limit of the rule set",
      instead: [
        (
          "planned: \"80000.00\", eligible: \"80000.00\"",
          "planned: \"40000.00\", eligible: \"40000.00\""
        ),
        ("anbest-g-nrw", "anbest-p-nrw"),
      ], entitled: ["A": "50000.00"], absent: ["LINE_OVERRUN"],
      says: [Says("settle A", "die Grenze des Regelwerks kürzt keinen Festbetrag")]),
  ]

  private static let unpaid: [LawCase] = [
    LawCase(
      folder: "K11b", entitled: ["A": "10000.00"],
      found: [Found("INKIND_UNCONFIRMED", "15000.00", "warning")], absent: ["BE_CAP"],
      says: [.never("check", "2021/1060")]),
    LawCase(
      folder: "K11c", entitled: ["A": "8000.00"],
      found: [Found("INKIND_UNCONFIRMED", "5000.00", "warning")],
      says: [.never("check", "2021/1060"), .never("check", "LHO")]),
    LawCase(
      folder: "K11c", about: "confirmed",
      instead: [("to: 2026-06-30", "to: 2026-06-30\n    inKindAllowed: true")],
      entitled: ["A": "8000.00"], absent: ["INKIND_UNCONFIRMED"]),
    LawCase(
      // 80 % of 10,000: the in-kind of 5,000 is on a line that the plan does not have as eligible.
      folder: "K11c", about: "without an eligible line, at a higher maximum",
      instead: [
        ("planned: \"5000.00\", eligible: \"5000.00\"", "planned: \"5000.00\", eligible: \"0.00\""),
        ("amount: \"8000.00\"", "amount: \"12000.00\""),
      ], entitled: ["A": "8000.00"],
      found: [Found("INKIND_UNCONFIRMED", "5000.00", "warning")],
      says: [Says("check", "zählen mit 0")]),
    LawCase(
      // 50 h at 15.00 are 750.00: 80 % of 10,750.00.
      folder: "K19", entitled: ["A": "8600.00"],
      found: [Found("HOURLY_RATE_EXCEEDED", "1250.00", "warning")], absent: ["BE_CAP"]),
    LawCase(
      // From 22.10.2025 20.00 are paid: 80 % of 11,000.00.
      folder: "K19", about: "in the edition of October 2025",
      instead: [
        ("awardedOn: 2025-06-20", "awardedOn: 2025-10-22"),
        ("from: 2025-07-01", "from: 2025-09-01"),
      ], entitled: ["A": "8800.00"], found: [Found("HOURLY_RATE_EXCEEDED", "1000.00")]),
    LawCase(
      folder: "K19", about: "at the rate itself",
      instead: [("2.000,00;;;;BE-1", "750,00;;;;BE-1"), ("50;40,00", "50;15,00")],
      entitled: ["A": "8600.00"], absent: ["HOURLY_RATE_EXCEEDED"]),
  ]

  /// LRH NRW, Jahresbericht 2022, 16.2.2: five draws in whole euros, four of them too early.
  private static let published: [LawCase] = [
    LawCase(
      folder: "P1", entitled: ["A": "889075.60"], absent: ["REDUCTION_DUE"],
      says: [
        Says("check", "368.224,00 € erst verwendet bis 17.12.2015"),
        Says("check", "73.600,60 € erst verwendet bis 31.12.2017"),
        .never("check", "noch nicht verwendet"),
        // The cents of a payout in whole euros bear their interest with it, in one row.
        Says("interest A", "368.224,00  11.11.2014  31.12.2014    51  4,27 %  2.196,935356"),
        Says("interest A", "28.752,55"), .never("interest A", " 0,20 "),
        Says("settle A", "weniger als ein Euro, weil in vollen Euro ausgezahlt wurde"),
      ])
  ]
}
