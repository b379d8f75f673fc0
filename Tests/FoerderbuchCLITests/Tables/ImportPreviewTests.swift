import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FoerderbuchCLI

/// What `import` shows before it books.
@Suite("Preview of imports") struct ImportPreviewTests {
  /// A part of the answer of `import --json`.
  private struct Preview: Decodable {
    struct Table: Decodable {
      let format: String
      let encoding, separator, sheet: String?
      let headingRow: Int
    }
    struct Sample: Decodable {
      let form: String
      let row: Int
      let text, value: String
    }
    struct Read: Decodable { let amounts, dates: [Sample] }
    struct Sums: Decodable {
      let `in`, out, unpaid: String
    }
    struct LeftOut: Decodable {
      let row: Int
      let reason: String
    }
    struct File: Decodable {
      let rows, entries, known, newRows, knownRows, changedRows: Int
      let profile: String?
      let table: Table
      let read: Read
      let sums: Sums
      let leftOut: [LeftOut]
      let unusedColumns, notices: [String]
    }
    let files: [File]
  }

  @Test("rows, sums in and out, how it was read, and what is new: before booking and on a dry run")
  func text() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(SampleFiles.bookings, to: "b.csv")
    for arguments in [["import", "b.csv", "--dry-run"], ["import", "b.csv"]] {
      let out = desk.run(arguments).out
      for words in [
        "b.csv: CSV, UTF-8, Trenner Semikolon, Überschriften in Zeile 1",
        "Beträge: Dezimalkomma (Zeile 2: „62.000,00“ = 62000.00)",
        "Tage: tt.mm.jjjj (Zeile 2: „01.07.2025“ = 2025-07-01)",
        "4 Zeilen: 4 neu, 0 schon gebucht, 0 geändert.",
      ] {
        #expect(out.contains(words), "\(words)\n\(out)")
      }
      let sums = out.split(separator: "\n").first { $0.contains("Summe") }
      #expect(
        sums?.split(separator: " ").map(String.init)
          == ["Summe", "4", "80.000,00", "87.000,00", "3.000,00"])
    }
  }

  @Test("as JSON")
  func json() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(SampleFiles.bookings, to: "b.csv")
    let file = try #require(try desk.json("import", "b.csv", as: Preview.self).files.first)
    #expect(file.rows == 4 && file.newRows == 4 && file.knownRows == 0 && file.changedRows == 0)
    #expect(file.table.format == "csv" && file.table.encoding == "UTF-8")
    #expect(file.table.separator == "semicolon" && file.table.headingRow == 1)
    #expect(file.read.amounts.first?.form == "comma")
    #expect(file.read.amounts.first?.value == "62000.00")
    #expect(file.read.dates.first?.form == "points")
    #expect(
      [file.sums.in, file.sums.out, file.sums.unpaid] == ["80000.00", "87000.00", "3000.00"])
  }

  @Test("a known row is told from a new one, a payment that came with it not counted")
  func known() throws {
    let desk = try Desk(project: SampleFiles.project)
    let paidLater = "01.07.2025;Ausgabe;M;SACH;;10,00;09.07.2025;;;;;R-1"
    try desk.write(BookingFile(rows: [paidLater]).csv, to: "a.csv")
    try desk.done("import", "a.csv")
    try desk.write(
      BookingFile(rows: [paidLater, BookingFile.spend("2,00", line: "SACH") + "R-2"]).csv,
      to: "b.csv")
    let file = try #require(try desk.json("import", "b.csv", as: Preview.self).files.first)
    #expect(file.known == 2)
    #expect(file.knownRows == 1 && file.newRows == 1)
  }

  @Test("a changed row is refused with what differs")
  func changed() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(
      BookingFile(rows: [BookingFile.spend("1,00", line: "SACH") + "R-1"]).csv, to: "a.csv")
    try desk.done("import", "a.csv")
    try desk.write(
      BookingFile(rows: [
        BookingFile.spend("5,00", line: "SACH") + "R-2",
        BookingFile.spend("3,00", line: "PERSONAL") + "R-1",
      ]).csv, to: "b.csv")
    let before = try desk.snapshot()
    for arguments in [["import", "b.csv", "--dry-run"], ["import", "b.csv"]] {
      let answer = desk.run(arguments)
      #expect(answer.code == 65)
      #expect(answer.out == "")
      #expect(
        answer.complains(
          of: "b.csv, Zeile 3: Die Referenz „R-1“ hat schon Buchung 1"), "\(answer.err)")
      #expect(answer.complains(of: "Geändert: Position: SACH → PERSONAL; Betrag: 1,00 € → 3,00 €."))
    }
    #expect(try desk.bytes("foerderbuch.sqlite") == before["foerderbuch.sqlite"])
  }

  @Test("hidden rows, hidden sheets and formulas of a workbook are noted")
  func notices() throws {
    let desk = try Desk(project: SampleFiles.project)
    func cell(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    let head = ["Buchungsdatum", "Art", "Teilvorhaben", "Position", "Betrag"].map(cell).joined()
    let row = ["01.07.2025", "Ausgabe", "M", "SACH"].map(cell).joined()
    let builder = WorkbookBuilder(sheets: [
      WorkbookBuilder.Sheet(
        name: "Kasse",
        content: "<sheetData><row r=\"1\">\(head)</row><row r=\"2\" hidden=\"1\">\(row)"
          + "<c><f>1+1</f><v>2</v></c></row></sheetData>"),
      WorkbookBuilder.Sheet(
        name: "Alt", state: "hidden", content: "<sheetData><row><c><v>1</v></c></row></sheetData>"),
    ])
    try desk.folder.write(Data(builder.bytes), to: "b.xlsx")
    let out = try desk.done("import", "b.xlsx", "--dry-run").out
    for words in [
      "b.xlsx: xlsx, Blatt „Kasse“, Überschriften in Zeile 1", "Zahlen der Tabelle (Zeile 2: „2“",
      "Ausgeblendete oder weggefilterte Zeilen wurden mitgelesen (1): 2",
      "Ausgeblendete Blätter wurden nicht gelesen: „Alt“",
      "Von Formeln wurde der zuletzt gespeicherte Wert gelesen (1)",
    ] {
      #expect(out.contains(words), "\(words)\n\(out)")
    }
  }
}

/// Profiles of an office's own tables at the command line.
@Suite("Profiles of bookings") struct BookingProfileCommandTests {
  private static let cash = """
    Kassenbuch;;;;
    Tag;Beleg;Firma;Konto;Betrag EUR
    01.07.2025;R-1;Druckhaus;SACH;-1.234,56
    02.07.2025;B-1;Land;;10.000,00
    03.07.2025;R-2;Bürobedarf;SACH;99,90-
    Summe;;;;8.665,54

    """

  private static func desk() throws -> Desk {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(cash, to: "kasse.csv")
    return desk
  }

  @Test("a suggested profile, completed, books the table")
  func suggestion() throws {
    let desk = try Self.desk()
    let before = try desk.snapshot()
    let suggested = try desk.done("import", "kasse.csv", "--suggest-profile").out
    #expect(try desk.snapshot() == before)
    let answer = try desk.done(
      "import", "kasse.csv", "--suggest-profile", "-o", "kasse.yaml")
    #expect(answer.out.contains("Offen blieb: columns.paidOn, amounts.positive."))
    #expect(try desk.bytes("kasse.yaml") == Data(suggested.utf8))
    // Never written over: somebody may have worked on it.
    #expect(desk.run("import", "kasse.csv", "--suggest-profile", "-o", "kasse.yaml").code == 73)
    let open = desk.run("import", "kasse.csv", "--profile", "kasse.yaml")
    #expect(open.code == 65)
    try FileManager.default.createDirectory(
      atPath: desk.folder.path("profiles"), withIntermediateDirectories: true)
    try desk.write(
      suggested.replacing(
        /# positive: {kind: drawdown, source: "[^"]*"}/, with: "positive: drawdown"
      )
      .replacing("  # paidOn:", with: "  paidOn:"),
      to: "profiles/kasse.yaml")
    // By its name: beside the ledger.
    let out = try desk.done("import", "kasse.csv", "--profile", "kasse").out
    for words in [
      "Überschriften in Zeile 2, Profil „kasse.csv“", "3 Zeilen: 3 neu",
      "Zeile 6 bleibt weg: Summenzeile über 8.665,54", "1.334,46", "10.000,00",
    ] {
      #expect(out.contains(words), "\(words)\n\(out)")
    }
    let total = try desk.done("status", "--as-of", "2025-12-31").out
    #expect(total.contains("1.334,46"))
  }

  @Test("a profile of lists is no profile of bookings, nor the other way round")
  func otherKind() throws {
    let desk = try Self.desk()
    let wrong = desk.run("import", "kasse.csv", "--profile", "efre-bw")
    #expect(wrong.code == 65)
    #expect(wrong.complains(of: "profiles/efre-bw.yaml, Zeile 10, kind: Dieses Profil beschreibt"))
    #expect(wrong.complains(of: "project import-list"))
    let other = desk.run("project", "import-list", "kasse.csv", "--profile", "muster-kassenbuch")
    #expect(other.code == 65)
    #expect(other.complains(of: "„foerderbuch import DATEI --profile PROFIL“"))
    let unknown = desk.run("import", "kasse.csv", "--profile", "muster-kasenbuch")
    #expect(unknown.code == 64)
    #expect(unknown.complains(of: "Gemeint ist wohl „muster-kassenbuch“"))
  }

  @Test("the shipped sample reads a cash book")
  func sample() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(
      """
      Tag;Nr.;X
      Buchungstag;Beleg-Nr.;Lieferant / Einzahler;Buchungstext;\
      Kostenstelle;Kostenart;Ausgaben EUR;Einnahmen EUR
      1;2;3;4;5;6;7;8
      01.07.2025;;;Übertrag aus Juni;;;;500,00
      01.07.2025;R-1;Druckhaus;Flyer;M;Sachkosten;12,50;
      02.07.2025;B-1;Land;Abruf;M;;;1.000,00
      ;;;Summe;;;12,50;1.000,00

      """, to: "kasse.csv")
    let out = try desk.done("import", "kasse.csv", "--profile", "muster-kassenbuch").out
    #expect(out.contains("2 Zeilen: 2 neu"), "\(out)")
    #expect(out.contains("Zeile 4 bleibt weg: Bestand, keine Buchung: „Übertrag aus Juni“"))
  }

  @Test("a list needs a profile; one is suggested")
  func lists() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(
      "Name des Begünstigten;Titel;Beginn;Ende;Förderfähige Ausgaben;Fördersatz\nA;B;01.01.2025;31.12.2025;10,00;50%\n",
      to: "liste.csv")
    let missing = desk.run("project", "import-list", "liste.csv")
    #expect(missing.code == 64)
    #expect(missing.complains(of: "--suggest-profile"))
    let out = try desk.done("project", "import-list", "liste.csv", "--suggest-profile").out
    #expect(out.contains("kind: projects"))
    #expect(out.contains("  eligible: \"Förderfähige Ausgaben\"  # geraten"))
  }
}

/// The line that tells how far a long work is.
@Suite("Progress") struct ProgressTests {
  private static func shown(
    isTerminal: Bool = true, _ work: (FoerderbuchCLI.Progress) -> Void
  ) throws -> [String] {
    let err = Mutex<[String]>([])
    let console = Console(
      out: { _ in }, err: { text in err.withLock { $0.append(text) } }, environment: [:],
      today: Desk.today, timestamp: "", workingDirectory: "/", isTerminal: isTerminal)
    do {
      let progress = FoerderbuchCLI.Progress(console: console, label: "Liest")
      work(progress)
    }
    return err.withLock { $0 }
  }

  @Test("is written once a per cent, and taken away at the end")
  func percent() throws {
    let lines = try Self.shown { progress in
      for done in 1...2000 { progress.update(done, of: 2000) }
      progress.finish()
    }
    #expect(lines.count == 101)
    #expect(lines.first == "\rLiest … 1 %")
    #expect(lines.dropLast().last == "\rLiest … 100 %")
    #expect(lines.last == "\r" + String(repeating: " ", count: 13) + "\r")
  }

  @Test(
    "counts where nobody knows the whole, and says nothing of short works or without a terminal")
  func count() throws {
    let lines = try Self.shown { progress in
      for done in 1...2500 { progress.update(done) }
    }
    #expect(lines.dropLast() == ["\rLiest … 1\u{A0}000", "\rLiest … 2\u{A0}000"])
    #expect(try Self.shown { $0.update(999) } == [])
    #expect(try Self.shown { $0.update(50, of: 100) } == [])
    #expect(try Self.shown(isTerminal: false) { $0.update(5000) } == [])
  }
}
