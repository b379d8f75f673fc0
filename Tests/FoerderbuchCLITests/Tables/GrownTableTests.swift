import TestSupport
import Testing

/// Tables that hold what was booked from an earlier one, written another way or completed since.
@Suite("Tables that have grown")
struct GrownTableTests {
  private struct Entries: Decodable {
    struct File: Decodable { let entries, newRows: Int }
    let files: [File]
  }

  private static let headings =
    "Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Beleg-Nr.;Tag der Zahlung;"
    + "Empfänger/Einzahler;Grund der Zahlung;Referenz\n"

  private static func table(_ rows: [String]) -> String {
    headings + rows.joined(separator: "\n") + "\n"
  }

  private static func desk(_ rows: [String]) throws -> Desk {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(table(rows), to: "januar.csv")
    try desk.done("import", "januar.csv")
    return desk
  }

  /// Payees of two rows with one voucher and amount, two days apart.
  @Test(
    "Another spelling of the payee is asked about on another day as well, in both orders",
    arguments: [
      ("Krämer GmbH & Co. KG", "Kraemer GmbH & Co. KG", true),
      ("Krämer GmbH & Co. KG", "Kramer KG", true), ("Müller", "MUELLER, Köln", true),
      ("Dr. Jana Weiß", "Weiss, J.", true), ("Druckhaus Nord", "Druck-Haus Nord e.K.", true),
      ("Schmidt", "Schmitt", true), ("Druckhaus", "Papierhaus", false),
      ("Stadtwerke Ahlen", "Blumen Beck", false),
    ])
  func spelling(_ first: String, _ second: String, isAsked: Bool) throws {
    for (one, other) in [(first, second), (second, first)] {
      let desk = try Self.desk(["13.01.2026;Ausgabe;M;SACH;;80,00;R-1;13.01.2026;\(one);;"])
      let row = "15.01.2026;Ausgabe;M;SACH;;80,00;R 01;15.01.2026;\(other);;"
      try desk.write(Self.table([row]), to: "neu.csv")
      #expect(desk.run("import", "neu.csv").code == (isAsked ? 65 : 0), "\(one), \(other)")
    }
  }

  /// A payee, the purpose on the statement, the day there, and whether it may be the row's payment.
  @Test(
    "a payment at the bank that quotes the voucher of a row is asked about, in both orders",
    arguments: [
      ("Kraemer GmbH", "Rechnung R-17 vom 13.01.", "2026-01-13", true),
      ("Kraemer GmbH", "Rechnung R-17 vom 13.01.", "2026-01-16", true),
      ("Kramer", "RNr. R 17 Danke", "2026-01-15", true),
      ("Papierhaus", "Rechnung R-18", "2026-01-16", false),
      ("Kraemer GmbH", "Rechnung R-17", "2026-02-16", false),
      ("Papierhaus", "Abschlag", "2026-01-16", false),
    ])
  func bank(_ payee: String, _ purpose: String, _ day: String, isAsked: Bool) throws {
    let row = "13.01.2026;Ausgabe;M;SACH;;80,00;R-17;13.01.2026;Krämer GmbH & Co. KG;;"
    let line = BankFile.Line(amount: "-80.00", day: day, name: payee, text: purpose)
    func take(_ desk: Desk, table isTable: Bool) throws -> Int32 {
      if isTable {
        try desk.write(Self.table([row]), to: "t.csv")
        return desk.run("import", "t.csv").code
      }
      try desk.write(BankFile(lines: [line]).xml, to: "a.xml")
      return desk.run("import", "a.xml", "--assign", "1=expense:M:SACH").code
    }
    for isTable in [true, false] {
      let desk = try Desk(project: SampleFiles.project)
      #expect(try take(desk, table: isTable) == 0)
      #expect(try take(desk, table: !isTable) == (isAsked ? 65 : 0), "\(isTable)")
    }
  }

  @Test("Two rents of one landlord are two: another number, or none on another day")
  func rents() throws {
    let desk = try Self.desk([
      "02.01.2026;Ausgabe;M;SACH;;800,00;M-01;02.01.2026;Haus & Hof;Miete;",
      "30.01.2026;Ausgabe;M;SACH;;50,00;;30.01.2026;Parkhaus;Stellplatz;",
    ])
    let rows = [
      "02.02.2026;Ausgabe;M;SACH;;800,00;M-02;02.02.2026;Haus & Hof;Miete;",
      "02.01.2026;Ausgabe;M;SACH;;800,00;M-03;02.01.2026;Haus & Hof;Miete Lager;",
      "01.02.2026;Ausgabe;M;SACH;;50,00;;01.02.2026;Parkhaus;Stellplatz;",
    ]
    try desk.write(Self.table(rows), to: "neu.csv")
    #expect(try desk.done("import", "neu.csv").out.contains("3 neu"))
  }

  @Test(
    "In a grown table only a corrected amount is a reason to reverse, and what is new is counted")
  func grownAndCorrected() throws {
    func row(_ day: String, _ amount: String, _ voucher: String, _ payee: String) -> String {
      "\(day).2026;Ausgabe;M;SACH;;\(amount);\(voucher);\(day).2026;\(payee);;"
    }
    // Without the column of references, of which nobody knows which rows are known.
    func table(_ rows: [String]) -> String {
      Self.table(rows).replacing(";Referenz\n", with: "\n").replacing(";\n", with: "\n")
    }
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(
      table([
        row("05.02", "100,00", "", "Druckhaus Nord GmbH"), row("06.02", "59,50", "R-17", "Müller"),
        row("07.02", "10,00", "R-18", "Krämer"),
      ]), to: "februar.csv")
    try desk.done("import", "februar.csv")
    try desk.write(
      table([
        row("05.02", "100,00", "", "Druckhaus Nord GmbH & Co. KG"),
        row("06.02", "59,50", "r 17", "Müller"), row("07.02", "10,10", "R-18", "Krämer"),
        row("08.03", "50,00", "R-19", "Neu"),
      ]), to: "maerz.csv")
    let err = desk.run("import", "maerz.csv").err
    #expect(err.contains("1 Zeile gleicht einer schon gebuchten"))
    #expect(err.contains("bucht nur die eine neue"))
    #expect(err.contains("(Zeile 4): nehmen Sie die Buchung zurück (`foerderbuch reverse 3 "))
    #expect(!err.contains("reverse 1"))
    let again = desk.run("import", "maerz.csv", "--only-new", "--same", "2,4")
    #expect(again.out.contains("4 Zeilen: 1 neu"), "\(again.err)")
  }

  @Test("An open invoice whose row was given its day of payment is paid, once")
  func paidLater() throws {
    func row(_ day: String, _ voucher: String, _ paid: String) -> String {
      "\(day).01.2026;Ausgabe;M;SACH;;80,00;\(voucher);\(paid);Druckhaus;;"
    }
    let desk = try Self.desk([row("13", "R-1", ""), row("14", "R-2", ""), row("15", "R-3", "")])
    let rows = [
      row("13", "R-1", "13.01.2026"), row("14", "R-2", "20.01.2026"), row("15", "R-3", ""),
    ]
    try desk.write(Self.table(rows), to: "februar.csv")
    let err = desk.run("import", "februar.csv").err
    #expect(err.contains("`foerderbuch record payment --entry 1 --date 2026-01-13`"))
    #expect(err.contains("`foerderbuch record payment --entry 2 --date 2026-01-20`"))
    #expect(!err.contains("--entry 3") && !err.contains("reverse"))
    #expect(
      try desk.done("import", "februar.csv", "--only-new", "--dry-run").out
        .contains("3 Zeilen: 0 neu, 2 Zahlungen, "))
    // 3 rows, none of them new, and the payments of two.
    for (dryRun, count) in [(["--dry-run"], 2), ([], 2), ([], 0)] {
      let taken: Entries = try desk.run(
        ["import", "februar.csv", "--only-new", "--json"] + dryRun
      ).json()
      #expect(taken.files[0].entries == count)
      #expect(taken.files[0].newRows == 0)
    }
    // Paid, and told with another day: the difference is named, and nothing of „nichts“.
    try desk.write(
      Self.table([rows[0], row("14", "R-2", "21.01.2026"), row("16", "R-4", "")]), to: "neu.csv")
    let late = desk.run("import", "neu.csv")
    #expect(late.err.contains("Tag der Zahlung: 20.01.2026 → 21.01.2026"), "\(late.err)")
    #expect(!late.err.contains("nichts →"), "\(late.err)")
    let only = try desk.done("import", "neu.csv", "--only-new", "--dry-run").out
    #expect(
      only.contains(
        "Zeile 3: Als Tag der Zahlung steht 21.01.2026, gebucht ist 20.01.2026 (Buchung 2)"),
      "\(only)")
    #expect(only.contains("3 Zeilen: 1 neu, 0 schon"), "\(only)")
    #expect(try desk.done("list", "open").out.contains("R-3"))
    #expect(try !desk.done("list", "open").out.contains("R-1"))
    // As typed, where nobody takes the table.
    let other = try Self.desk([row("13", "R-1", "")])
    try other.done("record", "payment", "--entry", "1", "--date", "2026-01-13")
    try other.write(Self.table([rows[0]]), to: "februar.csv")
    #expect(!other.run("import", "februar.csv").err.contains("noch offen"))
  }
}
