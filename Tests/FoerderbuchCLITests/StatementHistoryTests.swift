import TestSupport
import Testing

/// What the ledger remembers of statements: batches and their parts, gaps, days cut in two.
@Suite("Statements one after another") struct StatementHistoryTests {
  private static let account = "DE02120300000000202051"

  /// A statement; entries are the content of `<Ntry>`.
  private static func xml(
    _ id: String, opening: String?, closing: String?, on days: (String, String), _ entries: [String]
  ) -> String {
    let (root, element, message) =
      opening == nil ? ("BkToCstmrAcctRpt", "Rpt", "052") : ("BkToCstmrStmt", "Stmt", "053")
    func balance(_ code: String, _ amount: String?, _ day: String) -> String {
      guard let amount else { return "" }
      return "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(amount)</Amt>"
        + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>\(day)</Dt></Dt></Bal>"
    }
    return """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.\(message).001.08"><\(root)><\(element)>\
      <Id>\(id)</Id><Acct><Id><IBAN>\(account)</IBAN></Id><Ccy>EUR</Ccy></Acct>\
      \(balance("OPBD", opening, days.0))\(balance("CLBD", closing, days.1))\
      \(entries.map { "<Ntry>\($0)</Ntry>" }.joined())</\(element)></\(root)></Document>
      """
  }

  private static func entry(_ amount: String, on day: String, _ more: String = "") -> String {
    "<Amt Ccy=\"EUR\">\(amount)</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
      + "<BookgDt><Dt>\(day)</Dt></BookgDt>\(more)"
  }

  private static let parts =
    "<AcctSvcrRef>S-777</AcctSvcrRef><NtryDtls>"
    + ["30.00", "70.00"].map {
      "<TxDtls><Amt Ccy=\"EUR\">\($0)</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        + "<RmtInf><Ustrd>Spende \($0)</Ustrd></RmtInf></TxDtls>"
    }.joined() + "</NtryDtls>"
  private static let whole =
    "<AcctSvcrRef>S-777</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch></NtryDtls>"

  private static let day = ("2026-02-26", "2026-02-27")

  private func desk() throws -> Desk {
    let desk = try BankFile.desk()
    try desk.write(
      Self.xml(
        "T", opening: nil, closing: nil, on: Self.day,
        [
          Self.entry("100.00", on: "2026-02-27", Self.whole)
        ]), to: "tag.xml")
    try desk.write(
      Self.xml(
        "A", opening: "0.00", closing: "100.00", on: Self.day,
        [
          Self.entry("100.00", on: "2026-02-27", Self.parts)
        ]), to: "abend.xml")
    return desk
  }

  @Test("A batch that is booked as a whole is not booked in parts again")
  func wholeThenParts() throws {
    let desk = try desk()
    try desk.done("import", "tag.xml", "--assign", "1=donation:Q-1:spenden")
    let before = try desk.snapshot()
    let shown = try desk.done("import", "abend.xml")
    #expect(shown.out.contains("schon gebucht: Sammler 100,00\u{A0}€ (Buchung 10)"))
    let again = desk.run(
      "import", "abend.xml", "--assign", "1=donation:Q-1:spenden", "--assign",
      "2=donation:Q-1:spenden")
    #expect(again.code == 65)
    #expect(again.complains(of: "Er ist ein Teil des Sammlers über 100,00 €"))
    #expect(try desk.snapshot() == before)
    // What is taken back is open again.
    try desk.done("reverse", "10", "--reason", "falsch")
    try desk.done(
      "import", "abend.xml", "--assign", "1=donation:Q-1:spenden", "--assign",
      "2=donation:Q-1:spenden")
    try desk.done("verify", "--deep")
  }

  @Test("Nor is one that is booked in parts booked as a whole again")
  func partsThenWhole() throws {
    let desk = try desk()
    try desk.done("import", "abend.xml", "--assign", "1=donation:Q-1:spenden")
    let shown = try desk.done("import", "tag.xml")
    #expect(shown.out.contains("schon gebucht: Teile des Sammlers, 30,00\u{A0}€ (Buchung 10)"))
    let again = desk.run("import", "tag.xml", "--assign", "1=donation:Q-1:spenden")
    #expect(again.complains(of: "Von diesem Sammler sind 30,00 € schon in Teilen gebucht"))
  }

  @Test("One payment with one reference of the bank is one, however else it is told")
  func sameReference() throws {
    let desk = try desk()
    func payment(_ text: String) -> String {
      Self.entry(
        "100.00", on: "2026-02-27",
        "<AcctSvcrRef>R-1</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>\(text)</Ustrd></RmtInf></TxDtls></NtryDtls>"
      )
    }
    try desk.write(
      Self.xml("T", opening: nil, closing: nil, on: Self.day, [payment("SPENDE")]), to: "a.xml")
    try desk.write(
      Self.xml("A", opening: "0.00", closing: "100.00", on: Self.day, [payment("Spende Meier")]),
      to: "b.xml")
    try desk.done("import", "a.xml", "--assign", "1=donation:Q-1:spenden")
    #expect(try desk.done("import", "b.xml").out.contains("schon gebucht: 10"))
  }

  @Test(
    "Two equal payments of a day that two statements cut in two are two, whoever paid them",
    arguments: [
      "",
      "<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Max Beispiel</Nm></Pty></Dbtr></RltdPties>"
        + "<RmtInf><Ustrd>Spende</Ustrd></RmtInf></TxDtls></NtryDtls>",
    ])
  func dayCutInTwo(_ details: String) throws {
    let desk = try desk()
    let payment = Self.entry("50.00", on: "2026-02-27", details)
    try desk.write(
      Self.xml("A", opening: "0.00", closing: "50.00", on: Self.day, [payment]), to: "a.xml")
    try desk.write(
      Self.xml("B", opening: "50.00", closing: "100.00", on: Self.day, [payment]), to: "b.xml")
    try desk.done("import", "a.xml", "--assign", "1=donation:Q-1:spenden")
    try desk.done("import", "b.xml", "--assign", "1=donation:Q-1:spenden")
    let answer: ContractAnswers.Status = try desk.json("status", "--as-of", "2026-06-30")
    #expect(answer.measures[0].sources.first { $0.id == "spenden" }?.actual == "100.00")
    // Each of them again, and both in the other order, adds nothing.
    let before = try desk.snapshot()
    for files in [["a.xml"], ["b.xml"], ["b.xml", "a.xml"]] {
      let again = desk.run(["import"] + files)
      #expect(again.out.contains("Schon früher aus einem Kontoauszug gebucht: 1."))
    }
    #expect(try desk.snapshot() == before)
  }

  private static let january = xml(
    "2026-01", opening: "0.00", closing: "10.00", on: ("2026-01-01", "2026-01-31"),
    [entry("10.00", on: "2026-01-30")])
  private static let march = xml(
    "2026-03", opening: "50.00", closing: "70.00", on: ("2026-03-01", "2026-03-31"),
    [entry("20.00", on: "2026-03-30")])
  private static let gap =
    "Zwischen dem Auszug 2026-01 (Schlusssaldo 10,00\u{A0}€ am 31.01.2026) und dem Auszug 2026-03 "
    + "(Anfangssaldo 50,00\u{A0}€ am 01.03.2026) fehlen Umsätze über 40,00\u{A0}€."

  /// 10.00 and 40.00 make 50.00; with 30.00 there 10.00 are missing, and 60.00 are 20.00 too much.
  @Test("A gap that a bank's table fills is none; the rest of one is told")
  func gapFilledByTable() throws {
    func table(_ amount: String) -> String {
      "\"Auftragskonto\";\"Buchungstag\";\"Betrag\";\"Waehrung\";\"Info\"\n"
        + "\"\(Self.account)\";\"10.02.26\";\"\(amount)\";\"EUR\";\"Umsatz gebucht\"\n"
    }
    for (amount, rest) in [("40,00", nil), ("30,00", "10,00"), ("60,00", "20,00")] {
      let desk = try desk()
      try desk.write(Self.january, to: "januar.xml")
      try desk.write(Self.march, to: "maerz.xml")
      try desk.write(table(amount), to: "februar.csv")
      for file in ["januar.xml", "februar.csv"] {
        try desk.done("import", file, "--assign", "1=donation:Q-1:spenden")
      }
      let told = try desk.done("import", "maerz.xml").out
      #expect(told.contains("fehlen Umsätze") == (rest != nil))
      if let rest {
        #expect(
          told.contains(
            "fehlen Umsätze über \(rest)\u{A0}€; \(amount)\u{A0}€ dazwischen sind aus anderen Dateien"
          ))
      }
    }
  }

  @Test("A statement that was imported tells the gap, though nothing of it was booked")
  func nothingBooked() throws {
    let desk = try desk()
    try desk.write(Self.january, to: "januar.xml")
    try desk.write(Self.march, to: "maerz.xml")
    // To look at it, or to try it, keeps nothing.
    let before = try desk.snapshot()
    try desk.done("import", "januar.xml")
    try desk.done("import", "januar.xml", "--accept", "sure", "--dry-run")
    #expect(try desk.snapshot() == before)
    #expect(!(try desk.done("import", "maerz.xml").out.contains("fehlen Umsätze")))
    #expect(
      try desk.done("import", "januar.xml", "--accept", "sure").out.contains("Nichts gebucht."))
    #expect(try desk.done("import", "maerz.xml").out.contains(Self.gap))
    // The same again adds nothing, and the journal is as it was.
    let kept = try desk.snapshot()
    try desk.done("import", "januar.xml", "--accept", "sure")
    #expect(try desk.snapshot() == kept)
    try desk.done("verify", "--deep")
    #expect(try desk.done("list", "batches").out.contains("januar.xml"))
    // What was left open can still be booked.
    try desk.done("import", "januar.xml", "--assign", "1=donation:Q-1:spenden")
    try desk.done("verify", "--deep")
  }

  @Test("A month that is missing is told, in one call or later, whichever comes first")
  func gap() throws {
    let desk = try desk()
    try desk.write(Self.january, to: "januar.xml")
    try desk.write(Self.march, to: "maerz.xml")
    #expect(try desk.done("import", "januar.xml", "maerz.xml").out.contains(Self.gap))
    #expect(try desk.done("import", "maerz.xml", "januar.xml").out.contains(Self.gap))
    try desk.done("import", "maerz.xml", "--assign", "1=donation:Q-1:spenden")
    #expect(try desk.done("import", "januar.xml").out.contains(Self.gap))
    let answer: StatementAnswer = try desk.json("import", "januar.xml")
    #expect(answer.files[0].hints.map(\.code) == ["STATEMENT_GAP"])
    // With February nothing is missing any more.
    try desk.write(
      Self.xml(
        "2026-02", opening: "10.00", closing: "50.00", on: ("2026-02-01", "2026-02-28"),
        [Self.entry("40.00", on: "2026-02-10")]), to: "februar.xml")
    try desk.done("import", "januar.xml", "--assign", "1=donation:Q-1:spenden")
    #expect(!(try desk.done("import", "februar.xml").out.contains("fehlen Umsätze")))
    try desk.done("import", "februar.xml", "--assign", "1=donation:Q-1:spenden")
    for file in ["januar.xml", "februar.xml", "maerz.xml"] {
      #expect(!(try desk.done("import", file).out.contains("fehlen Umsätze")))
    }
  }
}
