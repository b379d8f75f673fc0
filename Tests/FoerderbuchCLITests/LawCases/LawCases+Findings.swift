/// How findings are worded, and what bans and ceilings they hold by.
extension LawCase {
  static let findings: [LawCase] = [
    LawCase(
      folder: "K23", entitled: ["A": "65000.00"], repayable: ["A": "5000.00"],
      found: [Found("REDUCTION_DUE", "5000.00", "warning")],
      absent: ["DRAW_BEFORE_OWN_FUNDS", "DRAW_EXCEEDS_NEED"]),
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
  ]
}
