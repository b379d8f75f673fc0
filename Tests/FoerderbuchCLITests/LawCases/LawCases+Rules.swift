/// What rule sets and deadlines say, and how sure that is.
extension LawCase {
  static let rules: [LawCase] = unread + careful + ruleSets + deadlines

  private static let edition = "nicht gelesenem Text: ANBest-G (NRW), Ausgabe NRW-2026-04-22"

  private static let unread: [LawCase] = [
    LawCase(
      folder: "K20",
      says: ["check", "settle A", "deadlines", "drawdown A", "interest A"].map { Says($0, edition) }
    ),
    LawCase(
      folder: "K20", about: "the day before the edition that nobody read",
      instead: [("awardedOn: 2026-05-04", "awardedOn: 2026-04-21")],
      says: [
        Says.never("check", "NRW-2026-04-22"), Says("check", "Ausgabe NRW-2025-10-22"),
      ]),
    LawCase(
      folder: "K20", about: "an edition that was read in extracts",
      instead: [("awardedOn: 2026-05-04", "awardedOn: 2025-06-06")],
      says: [Says.never("check", "Ausgabe NRW")]),
    LawCase(
      folder: "K34", entitled: ["A": "80000.00"],
      found: [Found("UNREAD_VALUE_FAVOURS", "400.00", "warning")],
      says: [
        Says("settle A", "79.600,00 €, wenn keine Bagatellgrenze gilt"),
        Says(
          "settle A",
          "beruht auf nicht gelesenem Text: Bagatellgrenze 500,00 € (ANBest-P NRW Nr. 2)"),
        Says("explain REDUCTIONTHRESHOLD", "M-: nicht gelesen"),
      ]),
    LawCase(
      folder: "K34", about: "the notice says so: nothing is open",
      instead: [
        (
          "    to: 2026-06-30",
          "    to: 2026-06-30\n    overrides: {reductionThreshold: \"500.00\"}"
        )
      ],
      entitled: ["A": "80000.00"], absent: ["UNREAD_VALUE_FAVOURS"],
      says: [Says.never("settle A", "Bagatellgrenze 500,00 € (ANBest-P NRW Nr. 2)")]),
    LawCase(
      folder: "K34", about: "beyond the threshold both readings are one",
      instead: [("99.500,00", "99.499,99")],
      entitled: ["A": "79599.99"], absent: ["UNREAD_VALUE_FAVOURS"],
      says: [Says.never("settle A", "Bagatellgrenze")]),
  ]

  /// Values that nobody read, or that only a court on another Land gave, and what a careful reader
  /// would take for due.
  private static let careful: [LawCase] = [
    LawCase(
      folder: "H12", entitled: ["A": "80000.00"],
      found: [Found("UNREAD_VALUE_FAVOURS", "4000.00", "warning")],
      says: ["settle A", "check", "drawdown A"].map { Says($0, "76.000,00 €") }
        + ["settle A", "check", "drawdown A", "interest A"].map { Says($0, lineRule) }),
    LawCase(
      folder: "H12", about: "no line is exceeded: nothing rests on the rule",
      instead: [(";45.000,00;", ";40.000,00;")],
      entitled: ["A": "76000.00"], absent: ["UNREAD_VALUE_FAVOURS"],
      says: ["settle A", "check", "drawdown A", "interest A"].map { Says.never($0, lineRule) }),
    LawCase(
      folder: "H12", about: "the notice itself allows 20 %",
      instead: [
        ("    to: 2024-12-31", "    to: 2024-12-31\n    overrides: {lineOverrunLimit: \"20%\"}")
      ], entitled: ["A": "80000.00"], absent: ["UNREAD_VALUE_FAVOURS"],
      says: [Says.never("settle A", lineRule)]),
    LawCase(
      folder: "H16", entitled: ["A": "70000.00"],
      found: [Found("UNREAD_VALUE_FAVOURS", "4000.00", "warning")],
      says: ["settle A", "check", "drawdown A"].map { Says($0, "66.000,00 €") }
        + ["settle A", "check", "drawdown A", "interest A"].map { Says($0, secondHand) }),
    LawCase(
      folder: "H16", about: "as planned: both readings are one",
      instead: [("104.000,00", "100.000,00"), ("14.000,00", "10.000,00")],
      entitled: ["A": "70000.00"], absent: ["UNREAD_VALUE_FAVOURS"],
      says: [Says.never("settle A", secondHand)]),
  ]

  private static let lineRule =
    "beruht auf nicht gelesenem Text: Überschreitung der Einzelansätze 20 %"
  private static let secondHand = "beruht auf einem Text aus zweiter Hand: "

  private static let ruleSets: [LawCase] = [
    LawCase(folder: "P1b", found: [Found("MIN_OWN_CASH", "147500.00", "error")]),
    LawCase(
      folder: "P1b", about: "the municipality's own money all through",
      instead: [
        ("planned: \"3608.00\"", "planned: \"151108.00\""),
        ("      - {id: spenden, kind: donation, planned: \"47500.00\"}\n", ""),
        ("      - {id: kreis, kind: otherPublic, planned: \"100000.00\"}\n", ""),
        ("01.03.2014;Spende;M;;spenden;47.500,00;;;01.03.2014;;;P1b-001\n", ""),
        ("01.03.2014;Andere öffentliche Mittel;M;;kreis;100.000,00;;;01.03.2014;;;P1b-002\n", ""),
      ], absent: ["MIN_OWN_CASH", "MIN_OWN_SHARE"]),
    LawCase(folder: "C18", interest: ["A": "5017.12"], found: [Found("LATE_USE", "100000.00")]),
    LawCase(
      folder: "C18", about: "used within 18 months",
      instead: [("15.12.2025", "15.09.2025")], interest: ["A": "0.00"], absent: ["LATE_USE"]),
    LawCase(
      folder: "A6", found: [Found("CALL_PROCEDURE_ASKED", "100000.00", "info")],
      absent: ["LATE_USE"]),
    LawCase(
      folder: "A6", about: "the yearly amount just within",
      instead: [("2026: \"600000.00\", 2027: \"300000.00\"", "2026: \"500000.00\"")],
      absent: ["CALL_PROCEDURE_ASKED"]),
    LawCase(
      folder: "A6", about: "without yearly amounts the average counts: 1,600,000 over three years",
      instead: [
        ("    years: {2025: \"100000.00\", 2026: \"600000.00\", 2027: \"300000.00\"}\n", ""),
        ("amount: \"1000000.00\"", "amount: \"1600000.00\""), ("rate: \"80%\"\n    ", ""),
        ("\"1250000.00\"", "\"2000000.00\""),
      ], found: [Found("CALL_PROCEDURE_ASKED", "33333.33", "info")]),
    LawCase(
      folder: "A6", about: "called: two days idle is late",
      instead: [("ruleSet: anbest-p-bund", "ruleSet: abruf-bund")],
      found: [Found("LATE_USE", "80000.00")], absent: ["CALL_PROCEDURE_ASKED"]),
    LawCase(folder: "AGVO", found: [Found("AID_BASE_EXPIRED", nil, "error")]),
    LawCase(
      folder: "AGVO", about: "in the six months of transition",
      instead: [("awardedOn: 2027-07-01", "awardedOn: 2027-06-30")],
      found: [Found("AID_BASE_EXPIRED", nil, "warning")]),
    LawCase(
      folder: "AGVO", about: "on its last day",
      instead: [("awardedOn: 2027-07-01", "awardedOn: 2026-12-31")], absent: ["AID_BASE_EXPIRED"]),
  ]

  private static let deadlines: [LawCase] = [
    LawCase(
      folder: "KFW",
      says: [
        Says("deadlines", "01.07.2026   Verwendungsnachweis"),
        Says("deadlines", "Gemeindehaushaltsrecht des Landes"), Says("deadlines", "600 000 4466"),
      ]),
    LawCase(
      folder: "KFW", about: "phase A: 30 months",
      instead: [
        ("to: 2026-12-31", "to: 2026-12-31\n    overrides: {statementDueAfterAward: P30M}")
      ],
      found: [Found("VN_OVERDUE")], says: [Says("check", "Vorlage bis 01.07.2023")]),
    LawCase(
      folder: "K20", about: "six months for investments only: both days, and the condition",
      says: [
        Says("deadlines", "30.06.2027*"), Says("deadlines", "31.03.2027"),
        Says("deadlines", "für Investitionsmaßnahmen; sonst kürzer"),
        Says("deadlines", "§ 59 KomHVO NRW"),
      ]),
    LawCase(
      folder: "K20", about: "no investment",
      instead: [("to: 2026-12-31", "to: 2026-12-31\n    investment: false")],
      says: [Says.never("deadlines", "30.06.2027"), Says("deadlines", "31.03.2027")]),
    LawCase(
      folder: "K16", about: "six months end on a leap day",
      says: [Says("deadlines", "29.02.2028")]),
  ]
}
