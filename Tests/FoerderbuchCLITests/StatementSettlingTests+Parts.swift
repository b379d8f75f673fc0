import TestSupport
import Testing

// Vouchers of which lines pay or bring back a part: what is retained, and what is split.
extension StatementSettlingTests {
  @Test("what is retained is not offered to a payment before its day")
  func retained() throws {
    let desk = try desk([Line(amount: "-10.00", name: "Bau GmbH", text: "Q-7 Einbehalt")])
    try desk.done(
      "record", "expense", "--measure", "Q-1", "--line", "0850", "--amount", "100,00", "--date",
      "2026-06-01", "--voucher", "Q-7", "--counterparty", "Bau GmbH", "--retention", "10,00",
      "--retention-due", "2031-06-27", "--paid-on", "2026-06-10")
    let shown: StatementAnswer = try desk.json("import", "juni.xml", "--accept", "likely")
    #expect(!shown.lines[0].contains("payment"), "\(shown.lines)")
    let hint = try desk.done("import", "juni.xml").out
    #expect(hint.contains("bis zum 27.06.2031 einbehalten"), "\(hint)")
    // Paid all the same, it is asked about by hand, and told of what the bank or a table tells.
    try desk.write(
      "Buchungsdatum;Art;Beleg-Nr.;Betrag\n20.06.2026;Zahlung;Q-7;10,00\n", to: "zahlung.csv")
    let before = try desk.snapshot()
    let asked = desk.run("record", "payment", "--voucher", "Q-7", "--paid-on", "2026-06-20")
    #expect(asked.code == 65 && asked.complains(of: "--unusual-day"), "\(asked.err)")
    #expect(asked.complains(of: "bis zum 27.06.2031 einbehalten"), "\(asked.err)")
    for file in [["juni.xml", "--assign", "1=payment:Q-7"], ["zahlung.csv"]] {
      let told = desk.run(["import", "--dry-run"] + file)
      #expect(told.code == 0 && told.out.contains("Vor ihrem Tag gezahlt"), "\(told)")
    }
    #expect(try desk.snapshot() == before)
    try desk.done("import", "juni.xml", "--assign", "1=payment:Q-7")
    #expect(try left(desk, "Q-7") == nil)
  }

  @Test("money that comes back for a voucher of two lines lowers both")
  func splitCredit() throws {
    let desk = try desk([Line(amount: "25.01", name: "Kern GmbH", text: "Gutschrift Q-8")])
    for line in ["0850", "0835"] {
      try desk.done(
        "record", "expense", "--measure", "Q-1", "--line", line, "--amount", "50,00", "--date",
        "2026-06-01", "--voucher", "Q-8", "--counterparty", "Kern GmbH", "--voucher-total",
        "100,00", "--paid-on", "2026-06-01")
    }
    let actual = try status(desk)
    try desk.done("import", "juni.xml", "--accept", "likely")
    #expect(try status(desk) == actual - 2_501)
    // 25.01 ÷ 2 = 12.505, and the rest.
    let shown = try desk.done("show", "Q-8").out
    #expect(shown.contains("12,51") && shown.contains("12,50"), "\(shown)")
    try desk.done("verify", "--deep")
  }

  @Test("one line pays two vouchers less a discount, which each bears in proportion")
  func collectiveDiscount() throws {
    let desk = try desk([
      Line(amount: "-700.00", name: "Kern GmbH", text: "Q-2 und Q-3 abzgl. Skonto")
    ])
    for (voucher, amount) in [("Q-2", "500,00"), ("Q-3", "214,29")] {
      try desk.done(
        "record", "expense", "--measure", "Q-1", "--line", "0850", "--amount", amount, "--date",
        "2026-06-01", "--voucher", voucher, "--counterparty", "Kern GmbH")
    }
    let shown = try desk.done("import", "juni.xml").out
    #expect(shown.contains("zusammen sind 714,29\u{A0}€ offen"), "\(shown)")
    let actual = try status(desk)
    for _ in 1...2 { try desk.done("import", "juni.xml", "--assign", "1=payment:Q-2+Q-3:skonto") }
    #expect(try status(desk) == actual + 70_000)
    // 14.29 × 500.00 ÷ 714.29 = 10.0030, and the rest.
    #expect(try desk.done("show", "Q-2").out.contains("10,00"))
    #expect(try desk.done("show", "Q-3").out.contains("4,29"))
    for voucher in ["Q-2", "Q-3"] { #expect(try left(desk, voucher) == nil) }
    try desk.done("verify", "--deep")
  }
}
