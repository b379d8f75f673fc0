import LedgerStore
import Office
import TestSupport
import Testing

/// What is only shown.
@Suite("Dry runs") struct DryRunTests {
  @Test(
    "a dry run writes nothing",
    arguments: [
      [
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "10,00", "--date",
        "2025-08-01",
      ],
      ["import", "mehr.csv"], ["project", "apply", "änderung.yaml"],
    ])
  func dryRun(_ command: [String]) throws {
    // On a ledger that nothing was booked in yet as on one in use.
    for desk in [try Desk(project: SampleFiles.project), try Desk.booked()] {
      try desk.write(
        BookingFile(rows: [BookingFile.spend("1,00", line: "SACH")]).csv, to: "mehr.csv")
      try desk.write(SampleFiles.amended, to: "änderung.yaml")
      let before = try desk.snapshot()
      let answer = desk.run(command + ["--dry-run"])
      #expect(answer.code == 0, "\(answer.err)")
      #expect(try desk.snapshot() == before)
      #expect(desk.run(command).code == 0)
      #expect(try desk.snapshot() != before)
    }
  }

  @Test("record --dry-run shows postings, balances before and after, and new findings")
  func recordDryRun() throws {
    let desk = try Desk.booked()
    let answer = try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "20.000,00", "--date",
      "2025-08-01", "--paid-on", "2025-08-01", "--dry-run")
    for words in [
      "Probelauf, nichts gebucht", "Soll €", "Haben €", "vorher €", "nachher €", "TOTAL_OVERRUN",
    ] {
      #expect(answer.out.contains(words), "\(words)")
    }
  }

  /// An invoice on an order, a credit note for it, and the payment of what is left, in one table.
  static let related = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Beleg-Nr.;Empfänger/Einzahler;Auftrag;zu Beleg;Referenz
    01.06.2025;Auftrag;M;SACH;;2.000,00;;;Druckhaus;A-1;;
    01.07.2025;Ausgabe;M;SACH;;1.500,00;20.07.2025;R-1;Druckhaus;A-1;;a1
    05.07.2025;Ausgabe;M;SACH;;300,00;;R-2;Druckhaus;A-1;;a2
    06.07.2025;Gutschrift;M;SACH;;50,00;06.07.2025;G-1;Druckhaus;;R-2;a3
    07.07.2025;Gutschrift;M;SACH;;20,00;07.07.2025;G-2;Druckhaus;;R-2;a4
    08.07.2025;Zuwendungseingang;M;;Z;100,00;;;;;;a5
    """

  private struct Imported: Decodable {
    struct File: Decodable, Equatable {
      let entries, orders, known, newRows, knownRows: Int
      let first, last: Int?
      let head: String
    }
    let files: [File]
  }

  @Test("what a dry run of a table says is what then happens, also where rows refer to rows")
  func related() throws {
    for isFirst in [true, false] {
      let desk = try isFirst ? Desk(project: SampleFiles.project) : Desk.booked()
      try desk.write(Self.related, to: "b.csv")
      let told = try desk.json("import", "b.csv", "--dry-run", as: Imported.self)
      // The first invoice comes with its payment.
      #expect(told.files[0].entries == 6)
      #expect(told.files[0].orders == 1)
      #expect(try desk.json("import", "b.csv", as: Imported.self).files == told.files)
      try desk.done("verify", "--deep")
    }
  }

  @Test("a dry run asks what the table alone would contradict")
  func contradiction() throws {
    let desk = try Desk(project: SampleFiles.project)
    // The second credit note is more than is left of the invoice.
    let rows = Self.related.replacing("20,00;07.07.2025", with: "260,00;07.07.2025")
    try desk.write(rows, to: "b.csv")
    let told = desk.run("import", "b.csv", "--dry-run")
    #expect(told.code == 65)
    #expect(told.err.contains("250,00"))
    let done = desk.run("import", "b.csv")
    #expect((done.code, done.err) == (told.code, told.err))
  }

  @Test(
    "a dry run waits for nobody",
    arguments: [
      [
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "10,00", "--date",
        "2025-08-01",
      ], ["import", "mehr.csv"], ["import", "auszug.xml", "--assign", "1=drawdown:Z"],
      ["project", "apply", "änderung.yaml"],
      ["project", "import-list", "liste.csv", "--profile", "liste.yaml"],
    ])
  func waits(_ command: [String]) throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(
      BookingFile(rows: [BookingFile.spend("1,00", line: "SACH")]).csv, to: "mehr.csv")
    try desk.write(SampleFiles.amended, to: "änderung.yaml")
    try desk.write(BankFile(lines: [BankFile.Line(amount: "100.00")]).xml, to: "auszug.xml")
    try desk.write(ListImportTests.table, to: "liste.csv")
    try desk.write(ListImportTests.profile, to: "liste.yaml")
    let ledger = try desk.office.open(.readWrite)
    let head = try ledger.head()
    try ledger.transaction {
      // Somebody else is writing all the while.
      let dry = desk.run(command + ["--dry-run", "--wait", "0"])
      #expect(dry.code == 0, "\(dry.err)")
      #expect(desk.run(command + ["--wait", "0"]).code == 75)
    }
    #expect(try ledger.head() == head)
  }
}
