import Amounts
import Foundation
import TestSupport
import Testing

/// Payments of invoices that were booked unpaid.
@Suite struct PaymentTests {
  private static let unpaid = "02.07.2025;Ausgabe;M;SACH;;100,00;;;;;;"

  private func desk() throws -> Desk {
    try Desk(project: SampleFiles.project, bookings: BookingFile(rows: [Self.unpaid]).csv)
  }

  @Test(
    "what cannot be paid and what a payment does not use is refused, never ignored",
    arguments: [
      (["--amount", "100,01"], 65, "Offen sind 100,00\u{A0}€, Abstand 0,01\u{A0}€."),
      (["--amount", "99", "--discount", "1,01"], 65, "99,00\u{A0}€ + Skonto 1,01\u{A0}€"),
      (["--amount", "0"], 65, "0,00"),
      (["--vat", "1,00"], 65, "„1,00\u{A0}€“ in „Umsatzsteuer“ gehört nicht zur Art „Zahlung“"),
      (["--method", "hours"], 65, "„Stunden“ in „Bewertung“ gehört nicht zur Art „Zahlung“"),
      (["--voucher", "R-2"], 65, "der zu zahlen wäre"), (["--amend"], 64, "--amend"),
      (["--due-on", "2025-08-01"], 65, "gehört nicht zur Art"),
    ])
  func refuses(_ options: [String], _ code: Int, _ words: String) throws {
    let desk = try desk()
    let before = try desk.snapshot()
    let answer = desk.run(
      ["record", "payment", "--entry", "1", "--paid-on", "2025-07-20"] + options)
    #expect(answer.code == code)
    #expect(answer.err.contains(words), "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }

  private struct Standing: Decodable {
    struct Measure: Decodable {
      struct Line: Decodable { let id, actual, open, available: String }
      let lines: [Line]
    }
    let measures: [Measure]
  }

  @Test("an invoice that was paid before it was booked hides no other open one of its line")
  func prepaid() throws {
    let desk = try desk()
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "60,00", "--date",
      "2025-08-04", "--voucher", "V-1", "--counterparty", "Vorkasse GmbH", "--paid-on",
      "2025-07-20")
    func line(_ day: String) throws -> [String] {
      let all = try desk.json("status", "--as-of", day, as: Standing.self).measures[0].lines
      let line = try #require(all.first { $0.id == "SACH" })
      return [line.actual, line.open, line.available]
    }
    // 27,000.00 are planned, of which 60.00 are paid and 100.00 owed.
    #expect(try line("2025-07-31") == ["60.00", "100.00", "26840.00"])
    #expect(try line("2025-08-04") == ["60.00", "100.00", "26840.00"])
    // Before anything was paid.
    #expect(try line("2025-07-19") == ["0.00", "100.00", "26900.00"])
  }

  private struct Open: Decodable, Equatable {
    struct Row: Decodable, Equatable {
      let number: Int
      let due: String?
      let paid: String?
      let left: String
      let state: String
    }
    let rows: [Row]
  }

  @Test("an invoice is paid in parts by its number, and the list tells what is left by due day")
  func parts() throws {
    let desk = try desk()
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1.190,00", "--date",
      "2025-07-01", "--voucher", "Q-1", "--due-on", "2025-07-31")
    try desk.done(
      "record", "payment", "--voucher", "q 1", "--amount", "190", "--paid-on", "5.7.2025")
    let open = try desk.json("list", "open", as: Open.self)
    #expect(
      open.rows == [
        .init(number: 2, due: "2025-07-31", paid: "190.00", left: "1000.00", state: "overdue"),
        .init(number: 1, due: nil, paid: nil, left: "100.00", state: "overdue"),
      ])
    #expect(desk.run("show", "2").out.contains("offen 1.000,00\u{A0}€"))
    // Skonto of 2 % of the rest.
    try desk.done(
      "record", "payment", "--voucher", "Q-1", "--amount", "980", "--discount", "20", "--paid-on",
      "2025-07-15")
    #expect(try desk.json("list", "open", as: Open.self).rows.map(\.number) == [1])
    let status = try desk.json("status", "--as-of", "2025-12-31", as: Status.self)
    #expect(status.measures[0].lines.first { $0.id == "SACH" }?.actual == "1170.00")
    try desk.done("verify", "--deep")
  }

  @Test("a reversed invoice is not paid, and two of one number are told apart")
  func reversed() throws {
    let desk = try desk()
    for line in ["SACH", "PERSONAL"] {
      try desk.done(
        "record", "expense", "--measure", "M", "--line", line, "--amount", "50", "--date",
        "2025-07-01", "--voucher", "Q-1", "--voucher-total", "100")
    }
    // Without the total they may be two invoices.
    for amount in ["10", "20"] {
      try desk.done(
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", amount, "--date",
        "2025-07-01", "--voucher", "Q-9", "--again")
    }
    let two = desk.run("record", "payment", "--voucher", "Q-9", "--paid-on", "2025-07-20")
    #expect(two.code == 65 && two.err.contains("mehrere offene Buchungen: 4, 5"), "\(two.err)")
    try desk.done(
      "record", "payment", "--voucher", "Q-1", "--line", "SACH", "--paid-on", "2025-07-20")
    try desk.done("reverse", "3", "--reason", "falsch")
    for (option, words) in [
      (["--voucher", "Q-1"], "nichts"), (["--entry", "3"], "ist durch Buchung"),
    ] {
      let answer = desk.run(["record", "payment", "--paid-on", "2025-07-21"] + option)
      #expect(answer.code == 65 && answer.err.contains(words), "\(answer.err)")
    }
  }

  @Test("a growing table books the payment of an invoice that it had unpaid before")
  func growing() throws {
    let desk = try desk()
    try desk.write(
      BookingFile(rows: [
        "02.07.2025;Ausgabe;M;SACH;;100,00;20.07.2025;;;;;",
        BookingFile.spend("11,00", line: "SACH"),
      ]).csv, to: "august.csv")
    try desk.done("import", "august.csv", "--only-new")
    let status = try desk.json("status", "--as-of", "2025-12-31", as: Status.self)
    let line = try #require(status.measures[0].lines.first { $0.id == "SACH" })
    #expect(line.actual == "111.00")
    // Once more there is nothing new.
    try desk.done("import", "august.csv", "--only-new")
    let again = try desk.json("status", "--as-of", "2025-12-31", as: Status.self)
    #expect(again.measures[0].lines.first { $0.id == "SACH" }?.actual == "111.00")
  }

  @Test(
    "a day of payment that a row is given later becomes the payment, once",
    arguments: ["02.07.2025", "20.07.2025", "30.06.2025"])
  func completed(_ day: String) throws {
    let desk = try Desk(project: SampleFiles.project, bookings: nil)
    func table(_ paid: String) -> String {
      "Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Tag der Zahlung;Referenz;Beleg-Nr.\n"
        + "02.07.2025;Ausgabe;M;SACH;100,00;\(paid);R-1;Q-1\n"
    }
    for (name, paid) in [("a", ""), ("b", day), ("c", day)] {
      try desk.write(table(paid), to: name + ".csv")
      try desk.done("import", name + ".csv")
    }
    let status = try desk.json("status", "--as-of", "2025-12-31", as: Status.self)
    #expect(status.measures[0].lines.first { $0.id == "SACH" }?.actual == "100.00")
    #expect(try desk.json("list", "open", as: Open.self).rows.isEmpty)
    #expect(try desk.json("list", "entries", as: Entries.self).count == 2)
    try desk.done("verify", "--deep")
  }

  @Test("payments stand in a table beside their invoice, also above it")
  func table() throws {
    let desk = try Desk(project: SampleFiles.project, bookings: nil)
    try desk.write(
      """
      Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Skonto;Beleg-Nr.;Fällig am
      20.07.2025;Zahlung;M;;40,00;;Q-1;
      02.07.2025;Ausgabe;M;SACH;100,00;;Q-1;31.07.2025
      30.07.2025;Zahlung;M;;58,00;2,00;q1;
      """, to: "a.csv")
    try desk.done("import", "a.csv")
    #expect(try desk.json("list", "open", as: Open.self).rows.isEmpty)
    let status = try desk.json("status", "--as-of", "2025-07-20", as: Status.self)
    #expect(status.measures[0].lines.first { $0.id == "SACH" }?.actual == "40.00")
    let later = try desk.json("status", "--as-of", "2025-12-31", as: Status.self)
    #expect(later.measures[0].lines.first { $0.id == "SACH" }?.actual == "98.00")
    try desk.write(
      "Buchungsdatum;Art;Teilvorhaben;Betrag;Beleg-Nr.\n31.07.2025;Zahlung;M;0,01;Q-1\n",
      to: "b.csv")
    let more = desk.run("import", "b.csv")
    #expect(more.code == 65 && more.err.contains("nichts mehr offen"), "\(more.err)")
  }

  @Test("two parts on one day are no double, a payment long before its invoice is asked about")
  func partsOfADay() throws {
    let desk = try desk()
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "60,00", "--date",
      "2025-08-04", "--voucher", "V-1", "--counterparty", "Kern GmbH")
    func pay(_ amount: String, _ day: String) -> Answer {
      desk.run(
        "record", "payment", "--voucher", "V-1", "--amount", amount, "--paid-on", day)
    }
    // 4 August 2025 less 185 days.
    let early = pay("1,00", "2025-01-31")
    #expect(early.code == 65 && early.complains(of: "Bezahlt am 31.01.2025"), "\(early.err)")
    #expect(pay("10,00", "2025-08-05").code == 0)
    #expect(pay("20,00", "2025-08-05").code == 0)
    // The same once more may be a slip.
    #expect(pay("20,00", "2025-08-05").code == 65)
  }

  @Test("a payment and a credit note of a table need no measure: their voucher has one")
  func measureOfVoucher() throws {
    let desk = try desk()
    try desk.write(
      """
      Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Beleg-Nr.;zu Beleg
      01.07.2025;Ausgabe;M;SACH;50,00;V-1;
      02.07.2025;Zahlung;;;20,00;V-1;
      03.07.2025;Gutschrift;;;5,00;V-1G;V-1

      """, to: "b.csv")
    try desk.done("import", "b.csv")
    // 50.00 − 20.00 − 5.00.
    #expect(try desk.done("show", "V-1").out.contains("offen 25,00"))
    try desk.write(
      "Buchungsdatum;Art;Teilvorhaben;Betrag;Beleg-Nr.\n02.07.2025;Zahlung;;1,00;\n"
        + "02.07.2025;Ausgabe;;1,00;X\n", to: "c.csv")
    let faulty = desk.run("import", "c.csv")
    #expect(faulty.code == 65)
    #expect(faulty.complains(of: "Zeile 2, Spalte „Beleg-Nr.“"), "\(faulty.err)")
    #expect(faulty.complains(of: "Zeile 3, Spalte „Teilvorhaben“"), "\(faulty.err)")
    try desk.done("verify", "--deep")
  }

  @Test("a statement pays a part of an invoice, and closes the rest by a discount, once")
  func statement() throws {
    let desk = try BankFile.desk()
    let lines = [("-500.00", "Abschlag"), ("-666.20", "Rest ./. Skonto")].map {
      BankFile.Line(amount: $0.0, name: "Messtechnik Nord GmbH", text: $0.1)
    }
    try desk.write(BankFile(lines: lines).xml, to: "juni.xml")
    let choice = [
      "import", "juni.xml", "--assign", "1=payment:RE-2026-102", "--assign",
      "2=payment:RE-2026-102:skonto",
    ]
    for _ in 1...2 { #expect(desk.run(choice).code == 0) }
    // 1,190.00 − 500.00 − 666.20 = 23.80.
    let shown = desk.run("show", "RE-2026-102").out
    #expect(shown.contains("23,80") && shown.contains("Skonto"), "\(shown)")
    #expect(
      try desk.json("list", "entries", "--voucher", "RE-2026-102", as: Entries.self).count == 4)
    #expect(!desk.run("list", "open").out.contains("RE-2026-102"))
    let more = desk.run("import", "juni.xml", "--assign", "1=payment:RE-2026-103:skonto")
    #expect(more.code == 65, "\(more)")
    try desk.done("verify", "--deep")
  }

  private struct Entries: Decodable { let count: Int }

  private struct Status: Decodable {
    struct Measure: Decodable { let lines: [Line] }
    struct Line: Decodable {
      let id: String
      let actual: String
    }
    let measures: [Measure]
  }
}
