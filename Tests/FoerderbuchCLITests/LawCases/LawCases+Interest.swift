/// Cases about interest when terms change, or money falls more than once.
extension LawCase {
  static let interest: [LawCase] = [
    LawCase(
      folder: "AB1", entitled: ["A": "70000.00"], repayable: ["A": "10000.00"],
      interest: ["A": "207.85"],
      says: [
        Says("interest A", "Zinsen auf 10.000,00 € laufen ab der Änderung des Bescheids zum"),
        Says("check", "nicht mehr zustehend seit 01.03.2026"),
      ]),
    LawCase(
      folder: "AB2", entitled: ["A": "70000.00"], repayable: ["A": "0.00"],
      interest: ["A": "272.06"], found: [Found("LATE_USE", "8750.00")]),
    LawCase(
      folder: "AB2", about: "before anything was drawn",
      instead: [("amendment: {on: 2026-03-01", "amendment: {on: 2025-09-01")],
      entitled: ["A": "70000.00"], interest: ["A": "0.00"], absent: ["LATE_USE"]),
    LawCase(
      folder: "RED", interest: ["A": "99.63"],
      found: [Found("REDUCTION_DUE", "2000.00")],
      says: [
        Says("interest A", "laufen erst ab der Buchung vom 10.02.2026"),
        Says("interest A", "der angegebene Tag 01.10.2025"),
      ]),
    LawCase(
      // 2,000 from the day told: 80 days at 6.27 %, 27.48; before it both lay unused after their
      // window, 4,000 for 75 days and 2,000 for 60, 72.15.
      folder: "RED", about: "from a day after both",
      instead: [("reducedFrom: 2025-10-01", "reducedFrom: 2026-04-11")],
      interest: ["A": "99.63"], says: [.never("interest A", "laufen")]),
  ]
}
