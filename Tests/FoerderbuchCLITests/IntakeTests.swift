import Amounts
import Foundation
import Reporting
import TestSupport
import Testing

/// What meets where the readers, profiles, statements and workbooks of `import` come together.
@Suite("Intake") struct IntakeTests {
  // MARK: Several files

  @Test("What earlier files booked is told where a later one fails, also in JSON")
  func tables() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(BookingFile(rows: [BookingFile.draw("10,00")]).csv, to: "a.csv")
    try desk.write(BookingFile(rows: [BookingFile.draw("x")]).csv, to: "b.csv")
    let dry = desk.run("import", "a.csv", "b.csv", "--dry-run", "--language", "en")
    #expect(dry.code == 65)
    #expect(!dry.complains(of: "Booked before"))
    let answer = desk.run("import", "a.csv", "b.csv", "--json")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "b.csv, Zeile 2"))
    #expect(answer.out.contains("Davor gebucht und gültig: a.csv (1–1)."))
  }

  @Test("Names that nothing has are told of rows in which something else is wrong, too")
  func names() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(
      BookingFile(rows: [
        "32.07.2025;Ausgabe;MM;SACH;;1,00;;;;;;", "01.07.2025;Ausgabe;M;SACHE;eigenn;x;;;;;;",
      ]).csv, to: "a.csv")
    let answer = desk.run("import", "a.csv")
    #expect(answer.code == 65)
    for words in [
      "Zeile 2, Spalte „Buchungsdatum“", "Zeile 2, Spalte „Teilvorhaben“", "Gemeint ist wohl „M“",
      "Zeile 3, Spalte „Position“", "Gemeint ist wohl „SACH“", "Zeile 3, Spalte „Betrag“",
      "Zeile 3, Spalte „Finanzierungsquelle“", "Gemeint ist wohl „eigen“",
    ] { #expect(answer.complains(of: words), "\(answer.err)") }
  }

  @Test("Of several statements too")
  func statements() throws {
    let desk = try BankFile.desk()
    try desk.write(
      BankFile(lines: [BankFile.Line(amount: "5.00")], id: "B", offset: 5).xml, to: "b.xml")
    // What was only shown is not booked.
    let shown = desk.run("import", "auszug.xml", "b.xml", "--json")
    #expect(shown.code == 65)
    #expect(!shown.out.contains("Davor gebucht"))
    let answer = desk.run("import", "auszug.xml", "b.xml", "--accept", "sure", "--json")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "b.xml"))
    #expect(answer.out.contains("Davor gebucht und gültig: auszug.xml ("))
  }

  @Test(
    "Options of tables are refused for a statement, not passed over",
    arguments: [
      ["--profile", "muster-kassenbuch"], ["--report-problems", "p.xlsx"],
      ["--only-new"],
      ["--decimal-mark", "comma"], ["--sheet", "A"], ["--require-evidence"],
    ])
  func optionsOfTables(_ options: [String]) throws {
    let desk = try BankFile.desk()
    let answer = desk.run(["import", "auszug.xml"] + options)
    #expect(answer.code == 64)
    #expect(answer.complains(of: "Nur für Tabellen: \(options[0])."))
  }

  // MARK: Targets

  /// Commands that write a file, with its name to follow.
  static let writers = [
    ["export", "hledger", "-o"], ["submissions", "1", "-o"], ["template", "bookings", "-o"],
    ["report", "voucher-list", "M", "-o"], ["import", "t.csv", "--suggest-profile", "-o"],
    ["import", "t.csv", "--report-problems"], ["evidence", "export", "-o"],
  ]

  @Test("The ledger is written over by no command, under whatever name or link", arguments: writers)
  func ledgerStays(_ command: [String]) throws {
    let desk = try Desk.booked()
    try desk.write(BookingFile(rows: [BookingFile.draw("x")]).csv, to: "t.csv")
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "r.xlsx", "--freeze")
    let names = [
      "foerderbuch.sqlite", "l.xlsx", "f/foerderbuch.sqlite", "h.xlsx", "e/x.xlsx", "n.xlsx",
    ]
    let files = FileManager.default
    func link(_ name: String, _ target: String) throws {
      try files.createSymbolicLink(
        atPath: desk.folder.path(name), withDestinationPath: desk.folder.path(target))
    }
    try link("l.xlsx", "foerderbuch.sqlite")
    try link("f", "")
    try files.linkItem(atPath: desk.ledger, toPath: desk.folder.path("h.xlsx"))
    try files.createDirectory(
      atPath: desk.folder.path("foerderbuch.evidence"), withIntermediateDirectories: true)
    try link("e", "foerderbuch.evidence")
    // What a link points to need not be there yet.
    try link("n.xlsx", "foerderbuch.evidence/n.xlsx")
    let before = try desk.bytes("foerderbuch.sqlite")
    for name in names {
      let answer = desk.run(command + [name])
      #expect([64, 65, 73].contains(answer.code), "\(name): \(answer.out)\(answer.err)")
      #expect(try desk.bytes("foerderbuch.sqlite") == before)
    }
    #expect(
      desk.run(command + ["l.xlsx"]).complains(of: "Dort liegt das Hauptbuch mit seinen Nachweisen")
    )
    #expect(
      try files.contentsOfDirectory(atPath: desk.folder.path("foerderbuch.evidence")).isEmpty)
    try desk.done("verify", "--deep")
  }

  @Test("A report that cannot be written leaves no folder of evidence, nor the other way round")
  func neither() throws {
    let desk = try Desk.booked()
    let report = ["report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o"]
    let before = try desk.snapshot()
    #expect(desk.run(report + ["nowhere/r.xlsx", "--with-evidence", "e"]).code == 73)
    #expect(desk.run(report + ["r.xlsx", "--with-evidence", "buchungen.csv/e"]).code == 73)
    #expect(try desk.snapshot() == before)
    #expect(desk.run(report + ["r.xlsx", "--with-evidence", "e"]).code == 0)
  }

  // MARK: An office's own table

  private static let profile = """
    format: foerderbuch/profile/1
    id: kasse
    title: {de: Kasse, en: Cash}
    kind: bookings
    table: {sheet: Kasse, headingRow: 3, decimalMark: comma, dates: dmy}
    columns: {date: Tag, paidOn: Tag, line: [Kostenart, Ansatz], amount: Wert}
    constants: {kind: expense, measure: M}
    skip: {columnNumbers: true}
    """

  @Test("A refused table of an office is corrected and imported with the profile it was read with")
  func corrected() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(Self.profile, to: "kasse.yaml")
    let book = WorkbookBuilder(sheets: [
      .init(
        name: "Kasse",
        content:
          """
          <sheetData><row r="3"><c r="A3" t="inlineStr"><is><t>Tag</t></is></c>\
          <c r="B3" t="inlineStr"><is><t>Ansatz</t></is></c>\
          <c r="C3" t="inlineStr"><is><t>Wert</t></is></c></row>\
          <row r="4"><c r="A4"><v>1</v></c><c r="B4"><v>2</v></c><c r="C4"><v>3</v></c></row>\
          <row r="5"><c r="A5" t="inlineStr"><is><t>01.07.2025</t></is></c>\
          <c r="B5" t="inlineStr"><is><t>NIX</t></is></c><c r="C5"><v>12.345</v></c></row>\
          <row r="6"><c r="A6" t="inlineStr"><is><t>31.06.2025</t></is></c>\
          <c r="B6" t="inlineStr"><is><t>SACH</t></is></c><c r="C6"><v>7.5</v></c></row></sheetData>
          """)
    ])
    try desk.folder.write(Data(book.bytes), to: "t.xlsx")
    let answer = desk.run(
      "import", "t.xlsx", "--profile", "kasse.yaml", "--report-problems", "p.xlsx")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "foerderbuch import p.xlsx --profile kasse.yaml"))
    // One cell that feeds two columns is wrong once.
    #expect(answer.err.components(separatedBy: "31.06.2025").count == 2, "\(answer.err)")

    // Nothing corrected: a number with three decimals is still none that could mean thousands.
    let again = desk.run("import", "p.xlsx", "--profile", "kasse.yaml")
    #expect(again.code == 65)
    #expect(again.complains(of: "12.345"), "\(again.err)")
    // Sheet and rows are those of the table.
    var office = try SpreadsheetProgram(desk.folder.path("p.xlsx"), sheet: "Kasse")
    try office.enter(5, ["Wert": .money(Money(cents: 1234))])
    try office.save(desk.folder.path("q.xlsx"))
    let rest = desk.run("import", "q.xlsx", "--profile", "kasse.yaml")
    #expect(rest.complains(of: "Zelle C5, Spalte „Ansatz“"), "\(rest.err)")
    try office.enter(5, ["Ansatz": .text("SACH")])
    try office.enter(6, ["Tag": .text("30.06.2025")])
    try office.save(desk.folder.path("q.xlsx"))
    let done = desk.run("import", "q.xlsx", "--profile", "kasse.yaml")
    #expect(done.code == 0, "\(done.err)")
    #expect(done.out.contains("19,84"))
    #expect(!done.out.contains("Nicht übernommene Spalten"))
  }

  @Test(
    "A table of other headings is told once, with the way to a profile", arguments: ["de", "en"])
  func foreign(_ language: String) throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write("A;B;C;D\n1;2;3;5\n", to: "t.csv")
    let answer = desk.run("import", "t.csv", "--language", language)
    #expect(answer.code == 65)
    #expect(answer.err.split(separator: "\n").count == 1)
    #expect(answer.complains(of: "--suggest-profile"))
    #expect(answer.complains(of: language == "de" ? "„D“" : "\"D\""))
  }

  @Test(
    "A DATEV batch is told as one, whichever way it is given",
    arguments: [
      [], ["--profile", "muster-kassenbuch"], ["--suggest-profile"],
    ])
  func datev(_ options: [String]) throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(
      "\"EXTF\";700;21;\"Buchungsstapel\";9\r\nUmsatz;Konto;Belegdatum;;\r\n24,95;1200;2102;;\r\n",
      to: "EXTF.csv")
    let answer = desk.run(["import", "EXTF.csv"] + options)
    #expect(answer.code == 65)
    #expect(answer.complains(of: "Buchungsstapel im DATEV-Format"))
  }

  @Test("A file that needs no profile gets none suggested")
  func needsNone() throws {
    let desk = try BankFile.desk()
    #expect(desk.run("import", "auszug.xml", "--suggest-profile").complains(of: "Kontoauszug"))
    try desk.done("template", "bookings", "-o", "m.xlsx")
    for option in [["--suggest-profile"], ["--profile", "muster-kassenbuch"]] {
      let answer = desk.run(["import", "m.xlsx"] + option)
      #expect(answer.code == 65)
      #expect(answer.complains(of: "eine Mappe von Förderbuch selbst"))
    }
  }

  @Test("A third decimal of a statement is told with its amount, a negative sum with its sign")
  func bankMessages() throws {
    let desk = try BankFile.desk()
    try desk.write(
      BankFile(lines: [BankFile.Line(amount: "-5.00")], id: "B", offset: 7).xml, to: "b.xml")
    #expect(
      desk.run("import", "b.xml").complains(of: "0,00 € − 5,00 € = -5,00 €"))
    try desk.write(
      BankFile(lines: [BankFile.Line(amount: "5.00")], id: "B").xml
        .replacing("5.00<", with: "5.001<"), to: "c.xml")
    #expect(desk.run("import", "c.xml").complains(of: "„5.001“ hat 3 Nachkommastellen"))
  }
}
