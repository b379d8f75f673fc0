import FoerderbuchCLI
import Foundation
import TestSupport
import Testing

/// What is asked about before an entry is recorded; the desk's today is 1 July 2026.
@Suite struct SlipTests {
  private static let first = [
    "record", "expense", "--measure", "M", "--line", "SACH", "--date", "2026-03-02", "--amount",
    "119,00", "--voucher", "R-7", "--counterparty", "Druckerei Muster", "--paid-on", "2026-03-09",
  ]

  /// 25,000.00 of 27,000.00 are spent on SACH, 3,000.00 of 3,000.00 are given by hands.
  private func desk() throws -> Desk {
    let desk = try Desk.booked()
    #expect(desk.run(Self.first).code == 0)
    return desk
  }

  private func expense(_ changes: [String: String?]) -> [String] {
    var words = Array(Self.first.prefix(2))
    var options: [String: String?] = [:]
    for index in stride(from: 2, to: Self.first.count, by: 2) {
      options[Self.first[index]] = Self.first[index + 1]
    }
    options.merge(changes) { _, new in new }
    for (name, value) in options.sorted(by: { $0.key < $1.key }) {
      if let value { words += [name, value] }
    }
    return words
  }

  @Test("an invoice of more than its order leaves is asked about, one that just fits is not")
  func beyondOrder() throws {
    let desk = try desk()
    try desk.done(
      "record", "order", "--order", "A-7", "--date", "2026-01-02", "--measure", "M", "--line",
      "SACH", "--amount", "1.000,00", "--counterparty", "Druckerei Muster")
    func invoice(_ number: String, _ amount: String) -> [String] {
      expense(["--voucher": number, "--amount": amount, "--order": "A-7"])
    }
    #expect(desk.run(invoice("R-10", "600,00")).code == 0)
    let before = try desk.snapshot()
    let answer = desk.run(invoice("R-11", "400,01"))
    #expect(answer.code == 65)
    #expect(
      answer.err.contains("noch 400,00\u{A0}€ offen; diese Rechnung liegt 0,01\u{A0}€ darüber"),
      "\(answer.err)")
    #expect(try desk.snapshot() == before)
    #expect(desk.run(invoice("R-11", "400,00")).code == 0)
    #expect(desk.run(invoice("R-12", "1,00") + ["--beyond-plan"]).code == 0)
  }

  @Test(
    "a slip is asked about with its figures, and the option that says yes books it",
    arguments: [
      (
        [:], ["SAME_ENTRY"], ["--again"],
        "Buchung 5 vom 02.03.2026 (119,00\u{A0}€, Druckerei Muster)"
      ),
      // The same number in another spelling, on another line.
      (
        ["--voucher": "r 7", "--line": "PERSONAL"], ["VOUCHER_SEEN"], ["--again"],
        "Den Beleg „R-7“ gibt es schon in Buchung 5"
      ),
      (
        ["--voucher": "R-8", "--amount": "950.000,00"], ["BEYOND_LINE"], ["--beyond-plan"],
        // 27,000.00 − 25,000.00 − 119.00 = 1,881.00; 950,000.00 − 1,881.00 = 948,119.00.
        "von 27.000,00\u{A0}€ noch 1.881,00\u{A0}€ frei; mit dieser Buchung wären es 948.119,00\u{A0}€ mehr"
      ),
      (
        ["--voucher": "R-8", "--date": "2026-07-02"], ["DAY_AHEAD"], ["--unusual-day"],
        "Das Buchungsdatum 02.07.2026 kommt erst noch, heute ist der 01.07.2026"
      ),
      (
        // 1 September 2025 to 5 March 2026: 30 + 31 + 30 + 31 + 31 + 28 + 4 = 185 days.
        ["--voucher": "R-8", "--date": "2026-03-05", "--voucher-date": "2025-09-01"], ["DAY_FAR"],
        ["--unusual-day"], "liegen 185 Tage"
      ),
      (
        ["--voucher": "R-8", "--paid-on": "2025-08-29"], ["DAY_FAR"], ["--unusual-day"],
        "Bezahlt am 29.08.2025, gebucht am 02.03.2026; dazwischen liegen 185 Tage."
      ),
      (
        ["--voucher": "R-8", "--date": "2006-03-02", "--paid-on": "2006-03-02"], ["DAY_OUTSIDE"],
        ["--unusual-day"], "Der 02.03.2006 liegt außerhalb der Laufzeit"
      ),
    ] as [([String: String], [String], [String], String)])
  func asked(
    changes: [String: String], codes: [String], options: [String], words: String
  ) throws {
    let desk = try desk()
    let before = try desk.snapshot()
    let command = expense(changes.mapValues { $0 })
    // What lies outside is told: it counts nowhere, and every answer says so.
    let isDay = codes == ["DAY_OUTSIDE"]
    let answer = isDay ? desk.run(command, answer: "n") : desk.run(command)
    #expect(answer.code == 65 && answer.err.contains(words), "\(answer.err)")
    #expect(isDay || options.allSatisfy(answer.err.contains), "\(answer.err)")
    let dry = desk.run(command + ["--dry-run"])
    #expect(dry.out.contains("Vor dem Buchen wird gefragt:"))
    #expect(options.allSatisfy(dry.out.contains), "\(dry.out)")
    #expect(try desk.snapshot() == before)
    let told = desk.run(command + ["--json"])
    #expect(told.code == (isDay ? 0 : 65))
    #expect(codes.allSatisfy { told.err.contains("\"\($0)\"") || told.out.contains("\"\($0)\"") })
    #expect(isDay || desk.run(command + options).code == 0)
  }

  @Test("where nobody can be asked a day outside is booked and told, unless somebody says yes")
  func days() throws {
    let desk = try desk()
    let command = expense([
      "--voucher": "R-8", "--date": "2006-03-02", "--paid-on": "2006-03-02",
    ])
    let answer = desk.run(command)
    #expect(answer.code == 0 && answer.out.contains("Bitte prüfen:"), "\(answer.out)")
    #expect(answer.out.contains("Der 02.03.2006 liegt außerhalb"))
    let again = desk.run(command + ["--again", "--unusual-day"])
    #expect(again.code == 0 && !again.out.contains("Bitte prüfen:"), "\(again.out)")
  }

  @Test("days to come are booked of tables, and own money beyond all plans is asked about")
  func tables() throws {
    let desk = try desk()
    try desk.write(
      BookingFile(rows: ["02.07.2026;Ausgabe;M;SACH;;100,00;;;;;;"]).csv, to: "voraus.csv")
    try desk.done("import", "voraus.csv")
    // Planned are 100,000.00 in all, 17,000.00 of them own.
    let own = [
      "record", "own-funds", "--measure", "M", "--source", "eigen", "--date", "2026-03-02",
    ]
    #expect(desk.run(own + ["--amount", "100.000,00"]).code == 0)
    let answer = desk.run(own + ["--amount", "5,00", "--voucher", "E-2"])
    #expect(answer.code == 65)
    #expect(
      answer.err.contains(
        "5,00\u{A0}€ mehr als alle geplanten Ausgaben zusammen (100.000,00\u{A0}€)"),
      "\(answer.err)")
  }

  @Test(
    "what is just inside is booked without a question",
    arguments: [
      ["--voucher": "R-8", "--amount": "1.881,00"], ["--voucher": "R-8", "--date": "2026-07-01"],
      // 184 days.
      ["--voucher": "R-8", "--date": "2026-03-04", "--voucher-date": "2025-09-01"],
      // Another supplier has the number too.
      ["--counterparty": "Anders GmbH", "--amount": "1,00", "--date": "2026-04-01"],
      // A part of the voucher, as its total says.
      ["--line": "PERSONAL", "--voucher-total": "238,00"],
    ] as [[String: String]])
  func inside(changes: [String: String]) throws {
    let answer = try desk().run(expense(changes.mapValues { $0 }))
    #expect(answer.code == 0, "\(answer.err)")
  }

  @Test("a source that has given all it was to give, and money that came twice")
  func sources() throws {
    let desk = try desk()
    let hours = desk.run(
      "record", "civic", "--measure", "M", "--line", "UNBAR", "--source", "be", "--date",
      "2026-03-02", "--method", "hours", "--quantity", "2", "--unit-rate", "15", "--amount", "30",
      "--voucher", "SL-9")
    #expect(hours.code == 65)
    #expect(
      hours.err.contains(
        "Aus „be“ sind 3.000,00\u{A0}€ geplant und 3.000,00\u{A0}€ gebucht; mit dieser Buchung wären es 30,00\u{A0}€ mehr"
      ), "\(hours.err)")
    let own = [
      "record", "own-funds", "--measure", "M", "--source", "eigen", "--date", "2026-03-02",
      "--amount",
    ]
    // Own money may stand in for what others pay later, up to the whole plan of 100,000.00.
    #expect(desk.run(own + ["100.000,00"]).code == 0)
    let more = desk.run(own + ["1.000,01"])
    #expect(more.code == 65 && more.err.contains("1.000,01\u{A0}€ mehr"), "\(more.err)")
    let twice = desk.run(own + ["100.000,00", "--beyond-plan"])
    #expect(twice.code == 65 && twice.err.contains("Dasselbe ist schon gebucht"), "\(twice.err)")
  }

  @Test("more than came is not repaid unasked")
  func repayment() throws {
    let desk = try desk()
    func repay(_ amount: String) -> Answer {
      desk.run(
        "record", "repayment", "--measure", "M", "--source", "Z", "--date", "2026-03-02",
        "--amount", amount)
    }
    // 80,000.00 came.
    #expect(repay("79.999,99").code == 0)
    let answer = repay("0,02")
    #expect(answer.code == 65)
    #expect(
      answer.err.contains(
        "Aus „Z“ kamen bisher 0,01\u{A0}€; zurückgezahlt würden 0,01\u{A0}€ mehr, als je kam."),
      "\(answer.err)")
  }

  @Test("a day within a statement that was handed in")
  func reported() throws {
    let desk = try desk()
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", "2026-03-31", "-o", "v.xlsx", "--freeze",
      "--reason", "Stand zur Besprechung")
    let inside = expense(["--voucher": "R-8", "--amount": "1,00", "--date": "2026-03-31"])
    let answer = desk.run(inside, answer: "n")
    #expect(answer.code == 65)
    #expect(answer.err.contains("Vorlage 1, Stand 31.03.2026"), "\(answer.err)")
    // In a script it is told: a late voucher belongs into its period.
    let told = desk.run(inside)
    #expect(told.code == 0 && told.out.contains("Vorlage 1, Stand 31.03.2026"), "\(told.out)")
    let meant = desk.run(inside + ["--again", "--reported"])
    #expect(meant.code == 0 && !meant.out.contains("Vorlage 1"), "\(meant.out)")
    // Of a table it is told.
    try desk.write(
      """
      Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Beleg-Nr.;Empfänger/Einzahler
      30.03.2026;Ausgabe;M;SACH;2,00;T-1;Papier AG

      """, to: "t.csv")
    #expect(desk.run("import", "t.csv").code == 0)
    for act in [
      ["reverse", "7", "--reason", "falsch"],
      ["correct", "7", "--because", "falsch", "--amount", "1,50"],
      ["record", "payment", "--voucher", "T-1", "--paid-on", "2026-03-31"],
    ] {
      let told = desk.run(act + ["--dry-run"])
      #expect(told.code == 0 && told.out.contains("Vorlage 1"), "\(act) \(told.out)")
      let meant = desk.run(act + ["--reported", "--dry-run"])
      #expect(meant.code == 0 && !meant.out.contains("Vorlage 1"), "\(act) \(meant.out)")
    }
    let later = ["--voucher": "R-9", "--amount": "1,00", "--date": "2026-04-01"]
    let after = later.merging(["--paid-on": "2026-04-02"]) { $1 }.mapValues { $0 }
    #expect(!desk.run(expense(after)).out.contains("Vorlage 1"))
    // Paid within it, which counts there.
    let paid = later.merging(["--voucher": "R-10"]) { $1 }.mapValues { $0 }
    #expect(desk.run(expense(paid), answer: "n").err.contains("Vorlage 1"))
  }

  @Test("on a terminal somebody is asked, and only a yes books", arguments: ["j", "y", "n", ""])
  func terminal(word: String) throws {
    let desk = try desk()
    let answer = desk.run(Self.first, answer: word)
    let isYes = ["j", "y"].contains(word)
    #expect(answer.code == (isYes ? 0 : 65))
    #expect(answer.err.contains("Ist es so gemeint? [j/N]"))
    #expect(answer.out.contains("Gebucht: Buchungen 7, 8.") == isYes)
  }

  @Test("a discount of more than 5 % is asked about, one of 5 % is not")
  func discount() throws {
    let desk = try desk()
    #expect(
      desk.run(expense(["--voucher": "R-8", "--amount": "200,00", "--paid-on": nil])).code == 0)
    func pay(_ amount: String, _ discount: String) -> [String] {
      [
        "record", "payment", "--voucher", "R-8", "--amount", amount, "--discount", discount,
        "--paid-on", "2026-03-20",
      ]
    }
    let before = try desk.snapshot()
    let answer = desk.run(pay("94,99", "5,01"))
    #expect(answer.code == 65 && answer.err.contains("--unusual-discount"), "\(answer.err)")
    #expect(answer.err.contains("5,01\u{A0}€ Skonto von 100,00\u{A0}€"), "\(answer.err)")
    #expect(try desk.snapshot() == before)
    #expect(desk.run(pay("95,00", "5,00")).code == 0)
    #expect(desk.run(pay("94,99", "5,01") + ["--unusual-discount", "--again"]).code == 0)
  }

  @Test("the same order under another id, and one of more than the line has")
  func orders() throws {
    let desk = try desk()
    func order(_ id: String, _ amount: String, _ more: String...) -> Answer {
      desk.run(
        [
          "record", "order", "--order", id, "--date", "2026-06-02", "--measure", "M", "--line",
          "SACH", "--amount", amount, "--counterparty", "Druckerei Muster",
        ] + more)
    }
    #expect(order("A-1", "1.000,00").code == 0)
    let again = order("A-2", "1.000,00")
    #expect(again.code == 65 && again.err.contains("„A-1“"), "\(again.err)")
    // 1,881.00 are left, 1,000.00 of them ordered.
    let more = order("A-3", "881,01")
    #expect(
      more.code == 65 && more.err.contains("noch 881,00\u{A0}€ frei")
        && more.err.contains("0,01\u{A0}€"),
      "\(more.err)")
    #expect(order("A-3", "881,00").code == 0)
    #expect(order("A-4", "5,00", "--beyond-plan").code == 0)
    // What is ordered is not free for others, and is for its own invoice.
    let invoice = ["--voucher": "R-8", "--amount": "10,00", "--date": "2026-06-03"]
    #expect(desk.run(expense(invoice.mapValues { $0 })).code == 65)
    let own = invoice.merging(["--order": "A-1"]) { $1 }
    #expect(desk.run(expense(own.mapValues { $0 }) + ["--beyond-plan"]).code == 0)
  }

  @Test("taking back asks as booking does")
  func takingBack() throws {
    let desk = try desk()
    let ahead = desk.run("reverse", "5", "--reason", "x", "--on", "2026-07-02", "--dry-run")
    #expect(ahead.out.contains("kommt erst noch") && ahead.out.contains("--unusual-day"))
    try desk.done(
      "record", "repayment", "--measure", "M", "--source", "Z", "--date", "2026-03-02",
      "--amount", "79.000,00")
    let drawn = try #require(
      try desk.json("list", "--kind", "drawdown", as: Rows.self).rows.first?.number)
    let before = try desk.snapshot()
    let answer = desk.run("reverse", String(drawn), "--reason", "falsch")
    #expect(answer.code == 65 && answer.err.contains("--beyond-plan"), "\(answer.err)")
    #expect(try desk.snapshot() == before)
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", "2026-03-31", "-o", "v.xlsx", "--freeze",
      "--reason", "Probe")
    // It is booked today, and takes back what was reported; on a day within it goes in there.
    let told = try desk.done("reverse", "5", "--reason", "falsch", "--dry-run").out
    #expect(told.contains("Was am 02.03.2026 gebucht ist, steht in Vorlage 1"), "\(told)")
    #expect(told.contains("zurückgenommen zum 01.07.2026"), "\(told)")
    let inside = desk.run(
      "reverse", "5", "--reason", "falsch", "--on", "2026-03-30", "--dry-run")
    #expect(inside.out.contains("Der 30.03.2026 liegt in einem Zeitraum"), "\(inside.out)")
    #expect(desk.run(["reverse", "5", "--reason", "falsch"], answer: "n").code == 65)
    try desk.done("reverse", "5", "--reason", "falsch", "--reported")
  }

  private struct Rows: Decodable {
    struct Row: Decodable { let number: Int }
    let rows: [Row]
  }

  @Test("a table that goes beyond the plan is told with its rows, and booked when it is meant")
  func table() throws {
    let desk = try desk()
    let head = "Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Beleg-Nr.;Empfänger/Einzahler\n"
    // 1,881.00 are left: the third row goes beyond.
    let rows = [("1.000,00", "T-1"), ("800,00", "T-2"), ("100,00", "T-3")].map { amount, voucher in
      "02.06.2026;Ausgabe;M;SACH;\(amount);\(voucher);Firma \(voucher)"
    }
    try desk.write(head + rows.joined(separator: "\n") + "\n", to: "t.csv")
    let before = try desk.snapshot()
    let dry = try desk.done("import", "t.csv", "--dry-run").out
    #expect(dry.contains("Vor dem Buchen wird gefragt:") && dry.contains("(Zeile 4)"), "\(dry)")
    #expect(desk.run(["import", "t.csv"], answer: "n").code == 65)
    #expect(try desk.snapshot() == before)
    let asked = desk.run(["import", "t.csv"], answer: "j")
    #expect(asked.code == 0 && asked.err.contains("Ist es so gemeint?"), "\(asked.err)")
    // What is known brings nothing.
    try desk.done("import", "t.csv", "--only-new")
    // Where nobody can be asked, it is told: the rules cut what the plan does not hold.
    let told = try self.desk()
    try told.write(head + rows.joined(separator: "\n") + "\n", to: "t.csv")
    let answer = try told.done("import", "t.csv").out
    #expect(answer.contains("Bitte prüfen:"), "\(answer)")
    #expect(answer.contains("19,00\u{A0}€ mehr als geplant (Zeile 4)"), "\(answer)")
  }

  @Test("days of a table that are still to come or far apart are told with their rows, and asked")
  func tableDays() throws {
    let desk = try desk()
    let rows = [
      "02.06.2026;02.06.2026;;1,00", "02.07.2026;;;2,00", "02.06.2026;05.07.2026;;3,00",
      "02.06.2026;;01.07.2025;4,00", "01.06.2026;;29.11.2025;5,00",
    ].enumerated().map { "\($1);Ausgabe;M;SACH;T-\($0);Firma \($0)" }
    let head =
      "Buchungsdatum;Tag der Zahlung;Belegdatum;Betrag;Art;Teilvorhaben;Position;Beleg-Nr.;Empfänger/Einzahler"
    try desk.write(([head] + rows).joined(separator: "\n") + "\n", to: "t.csv")
    let before = try desk.snapshot()
    let no = desk.run(["import", "t.csv"], answer: "n")
    #expect(no.code == 65)
    // 184 days may lie between: 29 November 2025 to 1 June 2026 are as many.
    for words in [
      "2 Zeilen haben einen Tag, der erst noch kommt (heute ist der 01.07.2026): Nr. 3–4",
      "Tage, die mehr als ein halbes Jahr auseinander liegen: Zeile 5.",
    ] { #expect(no.complains(of: words), "\(no.err)") }
    #expect(try desk.snapshot() == before)
    let told = try desk.done("import", "t.csv").out
    #expect(told.contains("Bitte prüfen:") && told.contains("Nr. 3–4"), "\(told)")
    let meant = try self.desk()
    try meant.write(([head] + rows).joined(separator: "\n") + "\n", to: "t.csv")
    let answer = try meant.done("import", "t.csv", "--unusual-day").out
    #expect(!answer.contains("Bitte prüfen:"), "\(answer)")
  }
}
