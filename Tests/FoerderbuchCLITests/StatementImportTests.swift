import Foundation
import TestSupport
import Testing

/// Account statements at `import`.
@Suite("Account statements") struct StatementImportTests {
  private typealias Line = BankFile.Line

  // MARK: The example

  @Test("are shown with proposals, and nothing is booked", arguments: ["de", "en"])
  func shown(_ language: String) throws {
    let desk = try BankFile.desk()
    let before = try desk.snapshot()
    let answer = desk.run("import", "auszug.xml", "--language", language)
    #expect(answer.code == 0)
    #expect(try desk.snapshot() == before)
    try expectGolden(answer.out, "statement/shown.\(language).txt")
  }

  @Test("say the same in JSON")
  func json() throws {
    let answer: StatementAnswer = try BankFile.desk().json("import", "auszug.xml")
    let statement = try #require(answer.files.first?.statements.first)
    #expect(statement.ties == true)
    #expect(
      [statement.opening, statement.in, statement.out, statement.closing]
        == ["10000.00", "45200.00", "15403.00", "39797.00"])
    #expect(
      answer.lines == [
        "1 proposal drawdown:436-0815 likely", "2 proposal partner-cash:Q-1:werke sure",
        "3 proposal payment:1 sure", "4 proposal payment:2 sure", "5 proposal payment:3 sure",
        "6 several payment:4 likely payment:5 likely", "7 proposal payment:6+7 sure",
        "8 booked booked:9 sure", "9 none", "10 none", "11 none", "12 pending",
      ])
    #expect(statement.rows[2].candidates.first?.reasons == ["amount", "reference", "iban"])
  }

  @Test("book what is accepted, once; two equal payments stay two")
  func accepted() throws {
    let desk = try BankFile.desk()
    let arguments = [
      "import", "auszug.xml", "--accept", "likely", "--assign", "6=payment:K-17", "--assign",
      "9=spende:Q-1:spenden", "--assign", "10=expense:Q-1:0850", "--assign", "11=expense:Q-1:0850",
    ]
    let first = desk.run(arguments)
    #expect(first.code == 0, "\(first.err)")
    try expectGolden(first.out, "statement/accepted.de.txt")
    try desk.done("verify", "--deep")
    let before = try desk.snapshot()
    // The same again, with or without its options, finds all of it.
    for again in [arguments, ["import", "auszug.xml"]] {
      let answer = desk.run(again)
      #expect(answer.code == 0, "\(answer.err)")
      #expect(
        answer.out.contains("Nichts gebucht. Schon früher aus einem Kontoauszug gebucht: 10."))
      #expect(try desk.snapshot() == before)
    }
    let status: ContractAnswers.Status = try desk.json("status", "--as-of", "2026-06-30")
    #expect(status.measures[0].awards[0].drawn == "40000.00")
    #expect(status.measures[0].expenditure.actual == "15403.00")
  }

  @Test("with --dry-run show balances and book nothing")
  func dryRun() throws {
    let desk = try BankFile.desk()
    let before = try desk.snapshot()
    let answer = try desk.done("import", "auszug.xml", "--accept", "sure", "--dry-run")
    #expect(try desk.snapshot() == before)
    for words in ["Probelauf, nichts gebucht. Es wären die Buchungen 10–15.", "nachher €", "3810"] {
      #expect(answer.out.contains(words), "\(words)")
    }
    let json: StatementAnswer = try desk.json(
      "import", "auszug.xml", "--accept", "sure", "--dry-run")
    #expect(json.files.first?.entries == 6)
    #expect(json.lines[1] == "2 accepted partner-cash:Q-1:werke sure #10")
  }

  // MARK: Other files

  @Test("that do not tie are refused with the difference")
  func difference() throws {
    let desk = try BankFile.desk()
    try desk.folder.write(try BankFile.sample("camt/v2.five.decimals.xml"), to: "five.xml")
    let answer = desk.run("import", "five.xml", "--accept", "likely")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "Der Schlusssaldo 27,05 € ist um 0,05 € anders"))
    var file = BankFile(lines: [Line(amount: "1.00")])
    file.offset = -7
    try desk.write(file.xml, to: "off.xml")
    #expect(desk.run("import", "off.xml").complains(of: "um 0,07 € anders"))
  }

  @Test("of other banks are read as they are")
  func samples() throws {
    let desk = try BankFile.desk()
    try desk.folder.write(try BankFile.sample("camt/v2.multi.statement.xml"), to: "multi.xml")
    let multi: StatementAnswer = try desk.json("import", "multi.xml")
    #expect(multi.files[0].statements.map(\.closing) == ["27.00", "20.00"])
    #expect(multi.files[0].statements.map(\.ties) == [true, true])
    #expect(multi.lines == ["1 none", "2 none"])
    try desk.folder.write(try BankFile.sample("sparkasse/camt-v2.csv"), to: "sparkasse.csv")
    let sparkasse: StatementAnswer = try desk.json("import", "sparkasse.csv")
    #expect(sparkasse.files[0].statements.map(\.ties) == [nil, nil])
    #expect(sparkasse.files[0].statements.map(\.in) == ["2500.50", "0.00"])
    #expect(sparkasse.lines == ["1 none", "2 none", "3 none", "4 pending", "5 none"])
    try desk.folder.write(try BankFile.sample("camt/v8.xml"), to: "v8.xml")
    #expect(desk.run("import", "v8.xml").complains(of: "Der Betrag steht in „SEK“"))
  }

  @Test(
    "that are broken book nothing and say why",
    arguments: [
      ("<?xml version=\"1.0\"?><Document><BkToCstmrStmt>", 65),
      ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><Document>&b;</Document>", 65),
      ("<?xml version=\"1.0\"?><html/>", 65), ("<Document/>", 65),
      ("\"Auftragskonto\";\"Buchungstag\"\r\n\"DE1\";\"31.06.26\"\r\n", 65),
    ] as [(String, Int32)])
  func hostile(_ content: String, _ code: Int32) throws {
    let desk = try BankFile.desk()
    try desk.write(content, to: "auszug.dat")
    let before = try desk.snapshot()
    let answer = desk.run("import", "auszug.dat", "--accept", "likely")
    #expect(answer.code == code)
    #expect(answer.err.contains("auszug.dat"))
    #expect(try desk.snapshot() == before)
  }

  @Test("hold third digits and other currencies only as zero and EUR")
  func refusedAmounts() throws {
    let desk = try BankFile.desk()
    var file = BankFile(lines: [Line(amount: "1.00")])
    try desk.write(file.xml.replacing(">1.00<", with: ">1.005<"), to: "drei.xml")
    #expect(desk.run("import", "drei.xml").complains(of: "Nachkommastellen, die nicht null sind"))
    try desk.write(file.xml.replacing(">1.00<", with: ">1.000<"), to: "null.xml")
    #expect(desk.run("import", "null.xml").code == 0)
    file.currency = "USD"
    try desk.write(file.xml, to: "usd.xml")
    #expect(desk.run("import", "usd.xml").complains(of: "„USD“"))
  }

  @Test("cannot send signs to the terminal")
  func controlSigns() throws {
    let desk = try BankFile.desk()
    let file = BankFile(lines: [Line(amount: "1.00", name: "\u{9B}31m\u{202E}X", text: "\u{85}Y")])
    try desk.write(file.xml, to: "a.xml")
    let answer = desk.run("import", "a.xml")
    #expect(!answer.out.unicodeScalars.contains { [0x9B, 0x202E, 0x85].contains($0.value) })
  }

  // MARK: The same line in other files

  @Test("that overlap, or come within the day and again at its end, book each line once")
  func overlap() throws {
    let desk = try BankFile.desk()
    let equal = Line(amount: "5.00", name: "Nachbar", text: "Spende")
    var report = BankFile(lines: [equal, Line(amount: "6.00", status: "PDNG")])
    report.message = "052"
    try desk.write(report.xml, to: "tag.xml")
    let day: StatementAnswer = try desk.json(
      "import", "tag.xml", "--assign", "1=donation:Q-1:spenden")
    #expect(day.lines == ["1 posted #10", "2 pending"])
    var full = BankFile(lines: [equal, equal, Line(amount: "6.00")])
    full.id = "B"
    try desk.write(full.xml, to: "abend.xml")
    let evening: StatementAnswer = try desk.json(
      "import", "abend.xml", "--assign", "2=donation:Q-1:spenden", "--assign",
      "3=donation:Q-1:spenden")
    #expect(evening.lines == ["1 known #10", "2 posted #11", "3 posted #12"])
    let again: StatementAnswer = try desk.json("import", "abend.xml")
    #expect(again.lines == ["1 known #10", "2 known #11", "3 known #12"])
  }

  @Test("in another format are recognised by day, amount and name")
  func otherFormat() throws {
    let desk = try BankFile.desk()
    try desk.done("import", "auszug.xml", "--accept", "sure")
    let csv = """
      "Auftragskonto";"Buchungstag";"Valutadatum";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"Betrag";"Waehrung";"Info"
      "DE02120300000000202051";"11.06.26";"11.06.26";"Beitrag";"STADTWERKE HAFENAU GMBH";"";"5000,00";"EUR";"Umsatz gebucht"
      "DE02120300000000202051";"12.06.26";"12.06.26";"RE-2026-101";"MESSTECHNIK NORD GMBH";"";"-11900,00";"EUR";"Umsatz gebucht"

      """
    try desk.write(csv, to: "umsaetze.csv")
    let answer: StatementAnswer = try desk.json("import", "umsaetze.csv", "--accept", "likely")
    #expect(answer.lines == ["1 booked booked:10 sure", "2 booked booked:11 sure"])
  }

  @Test("whose entry was reversed can be booked again, as the same or something else")
  func reversed() throws {
    let desk = try BankFile.desk()
    try desk.done("import", "auszug.xml", "--accept", "3")
    try desk.done("reverse", "10", "--reason", "falsch")
    let again: StatementAnswer = try desk.json("import", "auszug.xml", "--accept", "3")
    #expect(again.lines[2] == "3 posted payment:1 sure #12")
    let known: StatementAnswer = try desk.json("import", "auszug.xml", "--accept", "3")
    #expect(known.lines[2] == "3 known #12")
    try desk.done("reverse", "12", "--reason", "falsch")
    try desk.done("import", "auszug.xml", "--assign", "3=expense:Q-1:0835")
    try desk.done("verify", "--deep")
    let answer = desk.run("import", "auszug.xml", "--assign", "3=payment:1")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "auszug.xml, Umsatz 3: Er ist schon anders gebucht (14)."))
  }

  @Test("Money that came back is no receipt, unless somebody says so twice")
  func cameBack() throws {
    let desk = try BankFile.desk()
    try desk.write(
      BankFile(lines: [Line(amount: "50.00", text: "Rueckueberweisung R-17")]).xml, to: "r.xml")
    let answer = desk.run("import", "r.xml", "--assign", "1=drawdown:436-0815")
    #expect(answer.code == 65)
    #expect(answer.err.contains("r.xml, Umsatz 1: Damit kam eine frühere Zahlung zurück"))
    #expect(answer.err.contains("--assign 1=credit-note:BELEG"))
    try desk.done("import", "r.xml", "--assign", "1=drawdown:436-0815", "--again", "1")
    // The same again is known.
    try desk.done("import", "r.xml", "--assign", "1=drawdown:436-0815")
  }

  @Test("A line that surely is an entry is not booked again by an assignment alone")
  func assignedAgain() throws {
    let desk = try BankFile.desk()
    let before = try desk.snapshot()
    let refused = desk.run("import", "auszug.xml", "--assign", "8=expense:Q-1:0850")
    #expect(refused.code == 65)
    #expect(
      refused.complains(of: "auszug.xml, Umsatz 8: Er ist schon gebucht, als Buchung 9 (sicher:"))
    #expect(refused.complains(of: "nehmen Sie --again 8 hinzu"))
    #expect(try desk.snapshot() == before)
    let meant: StatementAnswer = try desk.json(
      "import", "auszug.xml", "--assign", "8=expense:Q-1:0850", "--again", "8")
    #expect(meant.files.first?.entries == 1)
  }

  // MARK: Wrong choices

  @Test(
    "refuse choices that make no sense, all at once, and book nothing",
    arguments: [
      (["--accept", "alles"], 64, "Erlaubt: sure, likely oder Nummern"),
      (["--accept", "7-5"], 64, "--accept: „7-5“"), (["--accept", "0"], 64, "--accept: „0“"),
      (["--accept", "1,,2"], 64, "--accept"), (["--accept", "1-99999999999"], 64, "--accept"),
      (["--accept", "13,14"], 65, "Umsatz 14: Den gibt es nicht; die Datei hat 12 Umsätze."),
      (["--accept", "6"], 65, "Umsatz 6: Mehrere Vorschläge passen gleich gut."),
      (["--accept", "8"], 65, "Umsatz 8: Er ist wohl schon gebucht, als Buchung 9."),
      (["--accept", "9"], 65, "Umsatz 9: Für ihn gibt es keinen Vorschlag."),
      (["--accept", "12"], 65, "Umsatz 12: Er ist nur vorgemerkt"),
      (["--assign", "12=payment:1"], 65, "Umsatz 12: Er ist nur vorgemerkt"),
      (["--assign", "9"], 64, "„9“ ist keine Zuordnung"),
      (["--assign", "9=donation"], 64, "ist keine Zuordnung"),
      (["--assign", "9=in-kind:Q-1:x"], 64, "„in-kind“ ist unbekannt"),
      (["--assign", "9=donation:Q-2:spenden"], 65, "„Q-2“ ist unbekannt"),
      (["--assign", "9=donation:Q-1:spende"], 65, "spenden"),
      (["--assign", "9=drawdown:436-0816"], 65, "„436-0816“ ist unbekannt"),
      (["--assign", "9=expense:Q-1:0835"], 65, "ist ein Eingang"),
      (["--assign", "3=donation:Q-1:spenden"], 65, "ist ein Ausgang"),
      (["--assign", "3=payment:2"], 65, "10.710,00 € Unterschied"),
      (["--assign", "3=payment:99"], 65, "Offen: 1, 2, 3, 4, 5, 6, 7."),
      (["--assign", "3=payment:1+1"], 65, "nennt keine offene Ausgabe"),
      (["--assign", "3=payment:1", "--accept", "3"], 64, "zweimal genannt"),
      (["--assign", "5=payment:2", "--accept", "sure"], 65, "nichts mehr offen"),
    ] as [([String], Int32, String)])
  func wrongChoice(_ options: [String], _ code: Int32, _ words: String) throws {
    let desk = try BankFile.desk()
    let before = try desk.snapshot()
    let answer = desk.run(["import", "auszug.xml"] + options)
    #expect(answer.code == code)
    #expect(answer.complains(of: words), "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }

  @Test("are not mixed with tables, and tables take no --accept")
  func mixed() throws {
    let desk = try BankFile.desk()
    let table = desk.run("import", "buchungen.csv", "--accept", "sure")
    #expect(table.code == 64)
    #expect(table.complains(of: "buchungen.csv: --accept und --assign gelten für Kontoauszüge"))
    #expect(desk.run("import", "auszug.xml", "buchungen.csv").complains(of: "getrennt auf"))
    try desk.write(try BankFile.fixture("auszug.xml"), to: "zwei.xml")
    #expect(desk.run("import", "auszug.xml", "zwei.xml", "--accept", "3").code == 64)
    let both: StatementAnswer = try desk.json(
      "import", "auszug.xml", "zwei.xml", "--accept", "sure")
    #expect(both.files.map(\.entries) == [6, 0])
    #expect(desk.run("import", "fehlt.xml").code == 66)
  }

  @Test("of a partner's account propose nothing of other recipients")
  func otherAccount() throws {
    let desk = try BankFile.desk()
    let project = try BankFile.fixture("projekt.yaml")
      .replacing(
        "awards:\n",
        with: """
            - id: Q-2
              title: "Netz"
              recipient: werke
              role: partner
              lines:
                - {id: NETZ, title: "Netz", planned: "500.00", eligible: "500.00"}
          awards:

          """)
    try desk.write(project, to: "projekt.yaml")
    try desk.done("project", "apply", "projekt.yaml")
    var file = BankFile(lines: [Line(amount: "-11900.00", text: "RE-2026-101")])
    file.account = "DE02500105170137075030"
    try desk.write(file.xml, to: "werke.xml")
    #expect(try desk.json("import", "werke.xml", as: StatementAnswer.self).lines == ["1 none"])
    file.account = "DE21500500009876543210"
    try desk.write(file.xml, to: "fremd.xml")
    let other: StatementAnswer = try desk.json("import", "fremd.xml")
    #expect(other.lines == ["1 proposal payment:1 likely"])
  }
}
