import Foundation
import TestSupport
import Testing

/// Lines of account statements that pay a part, too much, in advance, nothing of ours, or bring
/// money back. Open of the example's vouchers: RE-2026-102 1,190.00 from Messtechnik Nord GmbH.
@Suite("Account statements beside the open amount") struct StatementSettlingTests {
  typealias Line = BankFile.Line

  private struct Open: Decodable {
    struct Row: Decodable {
      let number: Int
      let voucher: String?
      let left: String
    }
    let rows: [Row]
  }

  func left(_ desk: Desk, _ voucher: String) throws -> String? {
    try desk.json("list", "open", as: Open.self).rows.first { $0.voucher == voucher }?.left
  }

  func desk(_ lines: [Line]) throws -> Desk {
    let desk = try BankFile.desk()
    try desk.write(BankFile(lines: lines).xml, to: "juni.xml")
    return desk
  }

  private static let payee = "Messtechnik Nord GmbH"

  @Test("a part and the rest with a discount are proposed, told with their postings, and booked")
  func parts() throws {
    let desk = try desk([
      Line(amount: "-190.00", name: Self.payee, text: "Abschlag RE-2026-102")
    ])
    let dry = try desk.done("import", "juni.xml", "--accept", "likely", "--dry-run").out
    for words in ["Umsatz", "Verbindlichkeiten", "zuwendungsfähig €", "190,00"] {
      #expect(dry.contains(words), "\(dry)")
    }
    try desk.done("import", "juni.xml", "--accept", "likely")
    #expect(try left(desk, "RE-2026-102") == "1000.00")
    // 2 % of 1,000.00 by 15 July.
    var second = BankFile(lines: [
      Line(
        amount: "-980.00", day: "2026-06-20", name: Self.payee,
        text: "RE-2026-102 Rest ./. 2% Skonto")
    ])
    second.id = "B"
    try desk.write(second.xml, to: "juli.xml")
    let answer: StatementAnswer = try desk.json("import", "juli.xml", "--accept", "sure")
    #expect(answer.lines.first?.hasPrefix("1 posted") == true, "\(answer.lines)")
    #expect(answer.files[0].entries == 2)
    #expect(try left(desk, "RE-2026-102") == nil)
    try desk.done("verify", "--deep")
  }

  @Test("a discount above 5 % is asked about as by hand, what is beyond the plan is told")
  func slips() throws {
    // 1,190.00 − 1,130.50 = 59.50 are 5 %, one cent less paid is more.
    let desk = try desk([
      Line(amount: "-1130.49", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "900000.00", day: "2026-06-25", name: "Land", text: "Abruf"),
    ])
    let before = try desk.snapshot()
    func run(_ words: String...) -> Answer { desk.run(["import", "juni.xml"] + words) }
    let discount = "1=payment:RE-2026-102:skonto"
    let high = run("--assign", discount)
    #expect(high.code == 65)
    #expect(high.complains(of: "Mehr als 5,00 % Skonto: Zeile 1"), "\(high.err)")
    #expect(high.complains(of: "--unusual-discount"))
    #expect(try desk.snapshot() == before)
    let dry = run("--assign", discount, "--dry-run")
    #expect(dry.code == 0 && dry.out.contains("Vor dem Buchen wird gefragt"), "\(dry.out)")
    let award = try #require(
      desk.json("list", "awards", as: Awards.self).rows.first?.award)
    let beyond = run("--assign", "2=drawdown:\(award)", "--dry-run")
    #expect(beyond.code == 0 && beyond.out.contains("als geplant (Zeile 2)"), "\(beyond.out)")
    #expect(try desk.snapshot() == before)
    #expect(
      run("--assign", discount, "--assign", "2=drawdown:\(award)", "--beyond-plan").code == 65)
    #expect(
      run(
        "--assign", discount, "--assign", "2=drawdown:\(award)", "--beyond-plan",
        "--unusual-discount"
      ).code == 0)
    try desk.done("verify", "--deep")
  }

  private struct Awards: Decodable {
    struct Row: Decodable { let award: String }
    let rows: [Row]
  }

  @Test("what was paid too much is refused, or said to be so, and comes back")
  func surplus() throws {
    let desk = try desk([
      Line(amount: "-1192.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "2.00", day: "2026-06-25", name: Self.payee, text: "Zuviel RE-2026-102"),
    ])
    let refused = desk.run("import", "juni.xml", "--assign", "1=payment:RE-2026-102")
    #expect(refused.code == 65)
    #expect(refused.err.contains("payment:17:überzahlt"), "\(refused.err)")
    let actual = try status(desk)
    for _ in 1...2 {
      try desk.done("import", "juni.xml", "--assign", "1=payment:RE-2026-102:überzahlt")
    }
    #expect(try left(desk, "RE-2026-102") == nil)
    // 1,190.00 are spent for it, and 2.00 that do not count.
    #expect(try status(desk) == actual + 119_200)
    let back: StatementAnswer = try desk.json("import", "juni.xml", "--accept", "sure")
    #expect(back.lines[1].hasPrefix("2 posted"), "\(back.lines)")
    #expect(try status(desk) == actual + 119_000)
    let more = desk.run("import", "juni.xml", "--assign", "1=payment:RE-2026-102")
    #expect(more.code == 65)
    try desk.done("verify", "--deep")
  }

  @Test("a credit note comes in by the number of its invoice")
  func credit() throws {
    let desk = try desk([
      Line(amount: "-1190.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "90.00", day: "2026-06-25", name: Self.payee, text: "Gutschrift RE-2026-102"),
    ])
    let actual = try status(desk)
    try desk.done("import", "juni.xml", "--accept", "sure")
    let shown: StatementAnswer = try desk.json("import", "juni.xml")
    #expect(shown.lines[1].hasSuffix("likely") && shown.lines[1].contains("credit-note:"))
    try desk.done("import", "juni.xml", "--accept", "2")
    #expect(try status(desk) == actual + 110_000)
    try desk.done("verify", "--deep")
  }

  @Test("money of a credit note reaches the bank though part of its invoice is open")
  func partlyPaid() throws {
    let desk = try desk([
      Line(amount: "-600.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "50.00", day: "2026-06-25", name: Self.payee, text: "Gutschrift RE-2026-102"),
    ])
    let actual = try status(desk)
    let credit = ["import", "juni.xml", "--assign", "2=credit-note:RE-2026-102"]
    // Nothing was paid that could come back.
    let early = desk.run(credit)
    #expect(early.code == 65)
    #expect(early.complains(of: "noch nicht zurückgekommen sind davon 0,00"), "\(early.err)")
    try desk.done("import", "juni.xml", "--assign", "1=payment:RE-2026-102")
    #expect(desk.run(credit).code == 0)
    #expect(try left(desk, "RE-2026-102") == "590.00")
    #expect(try status(desk) == actual + 55_000)
    try desk.done("verify", "--deep")
  }

  @Test("a payment and its credit note in one file are proposed together, the last line first")
  func together() throws {
    let desk = try desk([
      Line(amount: "90.00", day: "2026-06-25", name: Self.payee, text: "Gutschrift zu RE-2026-102"),
      Line(amount: "-1190.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "-1190.00", day: "2026-06-26", name: "Ganz Anders AG", text: "Miete"),
    ])
    let actual = try status(desk)
    let shown: StatementAnswer = try desk.json("import", "juni.xml")
    #expect(shown.lines[0].contains("credit-note:2"), "\(shown.lines)")
    try desk.done("import", "juni.xml", "--accept", "likely")
    #expect(try status(desk) == actual + 110_000)
    try desk.done("verify", "--deep")
  }

  @Test("what is paid twice is told, booked as too much, and comes back; with its own number")
  func twice() throws {
    let desk = try desk([
      Line(amount: "-1190.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "-1190.00", day: "2026-06-18", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "1190.00", day: "2026-06-25", name: Self.payee, text: "doppelt"),
    ])
    let actual = try status(desk)
    try desk.done("import", "juni.xml", "--accept", "1")
    let shown = try desk.done("import", "juni.xml").out
    #expect(shown.contains("schon bezahlt") && shown.contains("2=payment:2:überzahlt"), "\(shown)")
    for target in ["RE-2026-102", "2"] {
      try desk.done("import", "juni.xml", "--assign", "2=payment:\(target):überzahlt")
    }
    // 1,190.00 are spent for it, and as many that do not count.
    #expect(try status(desk) == actual + 238_000)
    #expect(
      desk.run("import", "juni.xml", "--assign", "2=payment:RE-2026-102").code == 65)
    let number = "RE-2026-102 Überzahlung"
    for _ in 1...2 {
      try desk.done("import", "juni.xml", "--assign", "3=credit-note:\(number):G-7")
    }
    #expect(try status(desk) == actual + 119_000)
    #expect(try desk.done("show", "G-7").out.contains("1.190,00"))
    try desk.done("verify", "--deep")
  }

  @Test("money that comes back for what was paid twice lowers no invoice unasked")
  func returnedTwice() throws {
    let desk = try desk([
      Line(amount: "-1190.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "-1190.00", day: "2026-06-18", name: Self.payee, text: "RE-2026-102"),
      Line(
        amount: "1190.00", day: "2026-06-25", name: Self.payee,
        text: "Rueckzahlung Doppelzahlung RE-2026-102"),
    ])
    let actual = try status(desk)
    try desk.done("import", "juni.xml", "--accept", "likely")
    try desk.done("import", "juni.xml", "--accept", "likely")
    // 1,190.00 are paid and count, what came twice and went waits for a word.
    #expect(try status(desk) == actual + 119_000)
    try desk.done("import", "juni.xml", "--assign", "2=payment:RE-2026-102:überzahlt")
    try desk.done("import", "juni.xml", "--accept", "likely")
    #expect(try status(desk) == actual + 119_000)
    #expect(try desk.done("account", "1800").out.contains("RE-2026-102"))
  }

  @Test("of two payments of one voucher in one file the second is too much")
  func twiceInOneFile() throws {
    let desk = try desk([
      Line(amount: "-1190.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "-1190.00", day: "2026-06-18", name: Self.payee, text: "RE-2026-102"),
    ])
    let actual = try status(desk)
    let second = "2=payment:RE-2026-102:überzahlt"
    // Alone it is no more than what is open.
    let alone = desk.run("import", "juni.xml", "--assign", second)
    #expect(alone.code == 65 && alone.err.contains("0,00"), "\(alone.err)")
    try desk.done("import", "juni.xml", "--accept", "1", "--assign", second)
    #expect(try status(desk) == actual + 238_000)
    #expect(try left(desk, "RE-2026-102") == nil)
    try desk.done("verify", "--deep")
  }

  @Test("a line sees what earlier lines of its file pay: a credit note, and what was retained")
  func oneFile() throws {
    let desk = try desk([
      Line(amount: "-1190.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "90.00", day: "2026-06-25", name: Self.payee, text: "zurück"),
      Line(amount: "-90.00", day: "2026-06-10", name: "Bau GmbH", text: "Q-7"),
      Line(amount: "-10.00", day: "2026-06-28", name: "Bau GmbH", text: "Q-7 Einbehalt"),
    ])
    try desk.done(
      "record", "expense", "--measure", "Q-1", "--line", "0850", "--amount", "100,00", "--date",
      "2026-06-01", "--voucher", "Q-7", "--counterparty", "Bau GmbH", "--retention", "10,00",
      "--retention-due", "2026-06-27")
    let actual = try status(desk)
    try desk.done(
      "import", "juni.xml", "--accept", "1,3", "--assign", "2=credit-note:RE-2026-102", "--assign",
      "4=payment:Q-7")
    // 1,190.00 − 90.00 + 90.00 + 10.00 = 1,200.00.
    #expect(try status(desk) == actual + 120_000)
    #expect(try left(desk, "Q-7") == nil)
    try desk.done("verify", "--deep")
  }

  @Test("one line pays two vouchers by their numbers, in any spelling, once")
  func severalVouchers() throws {
    let desk = try desk([Line(amount: "-1250.00", name: "Wer auch immer")])
    for (voucher, amount) in [("Q-5", "40,00"), ("Q-6", "20,00")] {
      try desk.done(
        "record", "expense", "--measure", "Q-1", "--line", "0850", "--amount", amount, "--date",
        "2026-06-01", "--voucher", voucher, "--counterparty", "Kern GmbH")
    }
    let choice = ["import", "juni.xml", "--assign", "1=payment:Q-5+q6+RE-2026-102"]
    #expect(desk.run(choice).code == 0)
    for voucher in ["Q-5", "Q-6", "RE-2026-102"] { #expect(try left(desk, voucher) == nil) }
    let after = try desk.snapshot()
    #expect(desk.run(choice).code == 0)
    #expect(try desk.snapshot() == after)
    let unknown = desk.run("import", "juni.xml", "--assign", "1=payment:Q-5+Q-99")
    #expect(unknown.code == 65)
  }

  @Test("a payment that came back is told with its entry, and is booked by taking that back")
  func returned() throws {
    let bank = BankFile(lines: [
      Line(amount: "-1190.00", name: Self.payee, text: "RE-2026-102"),
      Line(
        amount: "1190.00", day: "2026-06-18", name: Self.payee, text: "Rueckgabe RE-2026-102",
        isReversal: true),
    ])
    let desk = try desk(bank.lines)
    let booked: StatementAnswer = try desk.json("import", "juni.xml", "--accept", "sure")
    let payment = try #require(booked.files[0].first)
    let told = try desk.done("import", "juni.xml").out
    #expect(told.contains("wohl Buchung \(payment)"), "\(told)")
    #expect(told.contains("reverse \(payment) --on 18.06.2026"), "\(told)")
    try desk.done(
      "reverse", String(payment), "--on", "2026-06-18", "--reason", "Rückläufer")
    #expect(try left(desk, "RE-2026-102") == "1190.00")
    let after: StatementAnswer = try desk.json("import", "juni.xml", "--accept", "likely")
    #expect(after.files[0].entries == 0, "\(after.lines)")
    #expect(after.lines[1].contains("booked:\(payment + 1)"), "\(after.lines)")
    try desk.done("verify", "--deep")
  }

  @Test("money of a credit note is known weeks after it was recorded")
  func lateCredit() throws {
    let desk = try desk([
      Line(amount: "-1190.00", name: Self.payee, text: "RE-2026-102"),
      Line(amount: "90.00", day: "2026-08-20", name: Self.payee, text: "Gutschrift GS-2026-7"),
    ])
    try desk.done("import", "juni.xml", "--accept", "1")
    try desk.done(
      "record", "credit-note", "--for", "RE-2026-102", "--amount", "90,00", "--date", "2026-06-20",
      "--voucher", "GS-2026-7")
    let shown: StatementAnswer = try desk.json("import", "juni.xml", "--accept", "likely")
    #expect(shown.files[0].entries == 0, "\(shown.lines)")
    #expect(shown.lines[1].contains("booked:"), "\(shown.lines)")
  }

  @Test("a line that is nobody's is settled with its reason, once, until it is booked after all")
  func ignored() throws {
    let desk = try desk([Line(amount: "-12.90", name: "Sparkasse", text: "Entgelt")])
    let choice = ["import", "juni.xml", "--assign", "1=ignore:Kontoführung trägt der Haushalt"]
    let before = try desk.snapshot()
    #expect(desk.run(choice + ["--dry-run"]).code == 0)
    #expect(try desk.snapshot() == before)
    #expect(desk.run(choice).out.contains("ohne Buchung: Kontoführung trägt der Haushalt"))
    let after = try desk.snapshot()
    let shown: StatementAnswer = try desk.json("import", "juni.xml", "--accept", "likely")
    #expect(shown.lines == ["1 ignored"])
    #expect(desk.run(choice).code == 0)
    // For another reason it is not settled once more.
    #expect(
      desk.run("import", "juni.xml", "--assign", "1=ignore:anders").complains(of: "Kontoführung"))
    #expect(try desk.snapshot() == after)
    try desk.done("verify", "--deep")
    #expect(desk.run("import", "juni.xml", "--accept", "1").err.contains("ohne Buchung erledigt"))
    try desk.done("import", "juni.xml", "--assign", "1=expense:Q-1:0850")
    let known = desk.run(choice)
    #expect(known.code == 65 && known.err.contains("schon anders gebucht"), "\(known.err)")
  }

  @Test(
    "a reason is told, on one line, and short",
    arguments: [
      ("1=ignore", 64), ("1=ignore: ", 64), ("1=ignore:a\u{2028}b", 65), ("1=ignore:a\nb", 65),
      ("1=ignore:" + String(repeating: "x", count: 201), 64),
    ] as [(String, Int32)])
  func reasons(_ assign: String, _ code: Int32) throws {
    let desk = try desk([Line(amount: "-12.90")])
    let before = try desk.snapshot()
    let answer = desk.run("import", "juni.xml", "--assign", assign)
    #expect(answer.code == code && !answer.err.isEmpty, "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }

  /// What is spent, cents.
  func status(_ desk: Desk) throws -> Int {
    let status: ContractAnswers.Status = try desk.json("status", "--as-of", "2026-12-31")
    return Int(status.measures[0].expenditure.actual.description.filter { $0 != "." }) ?? 0
  }
}
