import TestSupport
import Testing

@Suite("Rows that repeat what is booked")
struct RepeatTests {
  private struct Entries: Decodable {
    struct File: Decodable {
      struct Repeat: Decodable { let row, entry: Int }
      let entries, newRows, repeatedRows: Int
      let repeated: [Repeat]
      let equalRows: [[Int]]
    }
    let files: [File]
  }

  private static let headings =
    "Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Beleg-Nr.;Tag der Zahlung;"
    + "Empfänger/Einzahler;Grund der Zahlung;Referenz\n"

  /// One row of every kind of money, as January's table has them.
  private static let january = [
    "05.01.2026;Zuwendungseingang;M;;Z;10.000,00;;05.01.2026;Bezirksregierung;;",
    "12.01.2026;Eigenmittel;M;;eigen;500,00;;12.01.2026;Stadt;;",
    "13.01.2026;Ausgabe;M;SACH;;80,00;;13.01.2026;Druckhaus;Flyer;",
  ]

  private static func table(_ rows: [String]) -> String {
    headings + rows.joined(separator: "\n") + "\n"
  }

  private static func desk(_ rows: [String] = january) throws -> Desk {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(table(rows), to: "januar.csv")
    try desk.done("import", "januar.csv")
    return desk
  }

  @Test("A growing table is asked about, and --only-new books what is new")
  func growing() throws {
    let desk = try Self.desk()
    let fresh = "03.02.2026;Eigenmittel;M;;eigen;200,00;;03.02.2026;Stadt;;"
    try desk.write(Self.table(Self.january + [fresh]), to: "februar.csv")
    let before = try desk.snapshot()
    for arguments in [[], ["--dry-run"]] {
      let answer = desk.run(["import", "februar.csv"] + arguments)
      #expect(answer.code == 65)
      #expect(
        answer.err.contains(
          "februar.csv: 3 Zeilen gleichen schon gebuchten in Tag, Art, Betrag, Name; nichts wurde gebucht"
        ))
      #expect(answer.err.contains("februar.csv, Zeile 2 gleicht Buchung 1: 05.01.2026"))
      #expect(answer.err.contains("--only-new"))
      #expect(answer.err.contains("--again 2,3,4"))
      #expect(!answer.err.contains("reverse"))
      #expect(try desk.snapshot() == before)
    }
    let taken: Entries = try desk.json("import", "februar.csv", "--only-new")
    #expect(taken.files[0].entries == 1)
    #expect(taken.files[0].newRows == 1)
    #expect(taken.files[0].repeated.map(\.row) == [2, 3, 4])
    #expect(taken.files[0].repeated.map(\.entry) == [1, 2, 3])
    // 10,000.00 came in once.
    #expect(try !desk.done("status").out.contains("20.000,00"))
    // The same again: nothing is new, and nothing is asked.
    #expect(try desk.done("import", "februar.csv", "--only-new").out.contains("0 neu"))
  }

  @Test("--again says that rows are meant; the others are still asked about")
  func again() throws {
    let desk = try Self.desk()
    try desk.write(Self.table(Self.january.reversed()), to: "nochmal.csv")
    let answer = desk.run("import", "nochmal.csv", "--again", "2")
    #expect(answer.code == 65)
    #expect(answer.err.contains("2 Zeilen gleichen"))
    #expect(!answer.err.contains("Zeile 2 gleicht"))
    let one: Entries = try desk.json("import", "nochmal.csv", "--again", "2", "--only-new")
    #expect(one.files[0].entries == 1)
    #expect(try desk.done("import", "nochmal.csv", "--again", "alle").out.contains("3 neu"))
  }

  @Test(
    "--again that names no rows is refused", arguments: ["", "x", "3-2", "0", "1,,2", "2-", "-1"])
  func noRows(_ rows: String) throws {
    let desk = try Self.desk()
    #expect(desk.run("import", "januar.csv", "--again=\(rows)").code == 64)
    #expect(desk.run("import", "januar.csv", "januar.csv", "--again", "2").code == 64)
  }

  /// A row of which one thing is changed, and whether it still repeats what is booked.
  @Test(
    "What tells a row from a booked one",
    arguments: [
      ("13.01.2026;Ausgabe;M;SACH;;80,00;;13.01.2026;druckhaus;Plakate;", true),
      ("13.01.2026;Ausgabe;M;SACH;;80,00;;;Druckhaus;;", true),
      ("13.01.2026;Ausgabe;M;SACH;;80,00;R-1;13.01.2026;Druckhaus;Flyer;", true),
      ("14.01.2026;Ausgabe;M;SACH;;80,00;;14.01.2026;Druckhaus;Flyer;", false),
      ("13.01.2026;Ausgabe;M;PERSONAL;;80,00;;13.01.2026;Druckhaus;Flyer;", false),
      ("13.01.2026;Ausgabe;M;SACH;;80,01;;13.01.2026;Druckhaus;Flyer;", false),
      ("13.01.2026;Ausgabe;M;SACH;;80,00;;13.01.2026;Papierhaus;Flyer;", false),
    ])
  func likeness(row: String, repeats: Bool) throws {
    let desk = try Self.desk()
    try desk.write(Self.table([row]), to: "neu.csv")
    let answer = desk.run("import", "neu.csv")
    #expect(answer.code == (repeats ? 65 : 0), "\(answer.err)")
  }

  @Test(
    "Numbers of vouchers and a sender's own references tell rows apart; those of two origins do not",
    arguments: [
      ("R-1;;", "r 1;;", true), ("R-1;;", "R-2;;", false), ("R-1;;", ";;", true),
      (";;A-1", ";;A-2", false), (";;A-1", ";;", true), (";;", ";;A-1", true),
      // A spreadsheet drops the zeros of a number.
      (";;0017", ";;17", true), (";;17", ";;18", false), (";;A-01", ";;A-1", false),
      (";;E-1a2b3c4d-0001", ";;E-1a2b3c4d-0002", false),
      (";;E-1a2b3c4d-0001", ";;E-0a2b3c4d-0001", true), (";;A-1", ";;E-0a2b3c4d-0001", true),
    ])
  func numbers(first: String, second: String, repeats: Bool) throws {
    func row(_ numbers: String) -> String {
      let parts = numbers.split(separator: ";", omittingEmptySubsequences: false)
      return
        "13.01.2026;Ausgabe;M;SACH;;80,00;\(parts[0]);13.01.2026;Druckhaus;Flyer;\(parts[2])"
    }
    let desk = try Self.desk([row(first)])
    try desk.write(Self.table([row(second)]), to: "neu.csv")
    #expect(desk.run("import", "neu.csv").code == (repeats ? 65 : 0))
  }

  /// Booking day and value day of one payment: a weekend with a holiday lies between them at most.
  @Test(
    "The same voucher over the same amount a few days later is asked about",
    arguments: [
      ("14.01.2026", "80,00", "R-1", true), ("18.01.2026", "80,00", "r1", true),
      ("08.01.2026", "80,00", "R-1", true), ("19.01.2026", "80,00", "R-1", false),
      ("14.01.2026", "80,01", "R-1", false), ("14.01.2026", "80,00", "R-2", false),
      ("14.01.2026", "80,00", "", false), ("15.01.2026", "80,00", "RE 0001", true),
      ("15.01.2026", "80,00", "00001", true), ("15.01.2026", "80,00", "10", false),
    ])
  func later(_ day: String, _ amount: String, _ voucher: String, isAsked: Bool) throws {
    let desk = try Self.desk(["13.01.2026;Ausgabe;M;SACH;;80,00;R-1;13.01.2026;Druckhaus;;"])
    let row = "\(day);Ausgabe;M;SACH;;\(amount);\(voucher);\(day);Druckhaus;;"
    try desk.write(Self.table([row]), to: "neu.csv")
    let answer = desk.run("import", "neu.csv")
    #expect(answer.code == (isAsked ? 65 : 0), "\(answer.err)")
    if isAsked { #expect(answer.err.contains("neu.csv, Zeile 2 ähnelt Buchung 1")) }
  }

  @Test("A running number that begins anew is no reason to reverse anything")
  func runningNumberAnew() throws {
    func row(_ day: String, _ amount: String, _ number: Int) -> String {
      "\(day);Ausgabe;M;SACH;;\(amount);;\(day);Druckhaus;Flyer;\(number)"
    }
    let desk = try Self.desk([row("05.01.2026", "100,00", 1), row("06.01.2026", "50,00", 2)])
    try desk.write(
      Self.table([row("05.02.2026", "10,00", 1), row("06.02.2026", "5,00", 2)]), to: "neu.csv")
    let err = desk.run("import", "neu.csv").err
    #expect(err.contains("Diese Nummern beginnen offenbar in jeder Datei neu"))
    #expect(!err.contains("reverse"))
  }

  @Test("A table sorted without its references is told as that; nothing of it is wrong")
  func sorted() throws {
    func row(_ day: String, _ amount: String, _ reference: String) -> String {
      "\(day);Ausgabe;M;SACH;;\(amount);;\(day);Druckhaus;Flyer;\(reference)"
    }
    let desk = try Self.desk([
      row("09.02.2026", "100,00", "A-1"), row("05.02.2026", "50,00", "A-2"),
    ])
    try desk.write(
      Self.table([row("05.02.2026", "50,00", "A-1"), row("09.02.2026", "100,00", "A-2")]),
      to: "neu.csv")
    let answer = desk.run("import", "neu.csv")
    #expect(answer.code == 65)
    #expect(answer.err.contains("2 Zeilen stehen bei den Referenzen anderer Zeilen"))
    #expect(
      answer.err.contains(
        "Zeile 2: Die Referenz „A-1“ gehört zu Buchung 1; die Zeile ist Buchung 2."))
    #expect(!answer.err.contains("reverse"))
  }

  @Test("Rows that equal each other are asked about")
  func asked() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(Self.table([Self.january[2], Self.january[1], Self.january[2]]), to: "d.csv")
    let before = try desk.snapshot()
    let answer = desk.run("import", "d.csv")
    #expect(answer.code == 65)
    #expect(
      answer.err.contains("Eine Zeile gleicht einer anderen derselben Datei in allem: Nr. 4."),
      "\(answer.err)")
    #expect(answer.err.contains("--again 4"))
    #expect(try desk.snapshot() == before)
    #expect(try desk.done("import", "d.csv", "--again", "4").out.contains("(1–"))
  }

  @Test("Each booked one of rows that equal each other is repeated once only")
  func equalRows() throws {
    let desk = try Self.desk([Self.january[2]])
    try desk.write(Self.table([Self.january[2], Self.january[2]]), to: "zwei.csv")
    let taken: Entries = try desk.json("import", "zwei.csv", "--only-new")
    #expect(taken.files[0].equalRows == [[2, 3]])
    #expect(taken.files[0].repeated.map(\.row) == [2])
    #expect(taken.files[0].entries == 1)
  }

  @Test("What was reversed is no repeat, and a payment that came later goes with its expense")
  func reversed() throws {
    let later = "13.01.2026;Ausgabe;M;SACH;;80,00;;20.01.2026;Druckhaus;Flyer;"
    let desk = try Self.desk([later])
    try desk.write(Self.table([later, Self.january[1]]), to: "neu.csv")
    let taken: Entries = try desk.json("import", "neu.csv", "--only-new")
    #expect(taken.files[0].entries == 1)
    #expect(taken.files[0].repeatedRows == 1)
    try desk.done("reverse", "1", "--reason", "falsch")
    try desk.write(Self.table([later]), to: "neu.csv")
    #expect(try desk.done("import", "neu.csv").out.contains("1 neu"))
  }

  // MARK: Rows completed or corrected since

  /// A booked row and one of a later table, and whether that one may be the same.
  @Test(
    "A row that lacked its payee or its voucher is asked about, and so is a voucher's new amount",
    arguments: [
      ("80,00;;Druckhaus;Flyer", "80,00;;Druckhaus GmbH;Flyer", true),
      ("80,00;;;Flyer", "80,00;;Druckhaus;Flyer", true),
      ("80,00;;Druckhaus;Flyer", "80,00;R-1;;Flyer", true),
      ("80,00;R-1;Druckhaus;Flyer", "80,00;R 1;Papierhaus;Flyer", true),
      ("80,00;R-1;Druckhaus;Flyer", "81,00;R-1;Druckhaus;Flyer", true),
      ("80,00;R-1;Druckhaus;Flyer", "81,00;R-2;Druckhaus;Flyer", false),
      ("80,00;R-1;;Flyer", "80,00;R-2;Druckhaus;Flyer", false),
      ("80,00;;Druckhaus;Flyer", "80,00;;Papierhaus;Flyer", false),
      ("80,00;;Druckhaus;Flyer", "81,00;;Druckhaus;Flyer", false),
    ])
  func completed(_ first: String, _ second: String, isAsked: Bool) throws {
    func row(_ cells: String) -> String {
      let parts = cells.split(separator: ";", omittingEmptySubsequences: false)
      return
        "13.01.2026;Ausgabe;M;SACH;;\(parts[0]);\(parts[1]);13.01.2026;\(parts[2]);\(parts[3]);"
    }
    let desk = try Self.desk([row(first)])
    try desk.write(Self.table([row(second), Self.january[1]]), to: "neu.csv")
    let answer = desk.run("import", "neu.csv")
    #expect(answer.code == (isAsked ? 65 : 0), "\(answer.err)")
    guard isAsked else { return }
    #expect(answer.err.contains("neu.csv: 1 Zeile ähnelt einer gebuchten; nichts wurde gebucht"))
    #expect(answer.err.contains("Zeile 2 ähnelt Buchung 1: 13.01.2026, Ausgabe, 80,00"))
    // As the message says: the row is the entry, or one more.
    #expect(
      try desk.done("import", "neu.csv", "--same", "2", "--dry-run").out
        .contains("2 Zeilen: 1 neu, 0 schon gebucht, 0 geändert, 1 gleicht einer"))
    #expect(
      try desk.done("import", "neu.csv", "--again", "2", "--dry-run").out.contains("2 neu"))
    let wrong = desk.run("import", "neu.csv", "--same", "2,3")
    #expect(wrong.code == 65)
    #expect(wrong.err.contains("Zeile 3: Die Zeile ähnelt keiner Buchung"))
  }

  @Test("In a growing table a corrected amount is asked about, where the old row is gone")
  func corrected() throws {
    let old = "13.01.2026;Ausgabe;M;SACH;;1,50;;13.01.2026;;Porto;"
    let new = old.replacing("1,50", with: "1,60")
    let desk = try Self.desk([old])
    try desk.write(Self.table([new, Self.january[1]]), to: "neu.csv")
    let answer = desk.run("import", "neu.csv", "--only-new")
    #expect(answer.code == 65)
    #expect(answer.err.contains("Betrag: 1,50\u{A0}€ → 1,60\u{A0}€"))
    // Two amounts of one day are two bookings, in whichever order they stand.
    for rows in [[old, new], [new, old]] {
      try desk.write(Self.table(rows), to: "neu.csv")
      #expect(
        try desk.done("import", "neu.csv", "--only-new", "--dry-run").out.contains("1 neu"))
    }
    try desk.done("reverse", "1", "--reason", "berichtigt")
    try desk.write(Self.table([new]), to: "neu.csv")
    #expect(try desk.done("import", "neu.csv", "--only-new").out.contains("1 neu"))
  }

  // MARK: References

  @Test("The same reference twice in one table is an error that names both rows")
  func referenceTwice() throws {
    let desk = try Desk(project: SampleFiles.project)
    let row = "05.01.2026;Ausgabe;M;SACH;;50,00;B-1;05.01.2026;;;RE-1"
    try desk.write(Self.table([row, row]), to: "t.csv")
    let answer = desk.run("import", "t.csv")
    #expect(answer.code == 65)
    #expect(answer.err.contains("Zeile 3"))
    #expect(answer.err.contains("Die Referenz „RE-1“ steht zweimal, zuerst in Zeile 2."))
  }

  private static func profile(_ reference: String) -> String {
    """
    format: foerderbuch/profile/1
    id: eigene
    title: {de: "Eigene Tabelle", en: "Own table"}
    kind: bookings
    table: {decimalMark: comma}
    columns: {date: Datum, reference: \(reference), purpose: Text, line: Kostenart, amount: Betrag, paidOn: Datum}
    constants: {measure: M, kind: expense}
    """
  }

  private static func numbered(_ rows: [String]) -> String {
    "Datum;Lfd. Nr.;Text;Kostenart;Betrag\n" + rows.joined(separator: "\n") + "\n"
  }

  @Test("Numbers that start anew in every file are told, and nobody is told to reverse")
  func runningNumbers() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(Self.profile("\"Lfd. Nr.\""), to: "p.yaml")
    try desk.write(
      Self.numbered(["05.01.2026;1;Flyer;SACH;50,00", "06.01.2026;2;Leisten;SACH;70,00"]),
      to: "januar.csv")
    try desk.write(
      Self.numbered(["02.02.2026;1;Server;SACH;500,00", "03.02.2026;2;Papier;SACH;7,00"]),
      to: "februar.csv")
    try desk.done("import", "januar.csv", "--profile", "p.yaml")
    let answer = desk.run("import", "februar.csv", "--profile", "p.yaml")
    #expect(answer.code == 65)
    #expect(
      answer.err.contains(
        "verschieben sich mit neuen Zeilen; nehmen Sie reference aus dem Profil"))
    #expect(answer.err.contains("reference: {column: \"Lfd. Nr.\", scope: file}"))
    #expect(!answer.err.contains("reverse"))
    // A new row in front moved the others on by one; its amount is that of the row before.
    try desk.write(
      Self.numbered([
        "04.01.2026;1;Plakat;SACH;50,00", "05.01.2026;2;Flyer;SACH;50,00",
        "06.01.2026;3;Leisten;SACH;70,00",
      ]), to: "neu.csv")
    let moved = desk.run("import", "neu.csv", "--profile", "p.yaml")
    #expect(moved.err.contains("scope: file") && !moved.err.contains("reverse"), "\(moved.err)")
    // One row whose amount alone differs may be a correction.
    try desk.write(Self.numbered(["05.01.2026;1;Flyer;SACH;55,00"]), to: "mai.csv")
    let corrected = desk.run("import", "mai.csv", "--profile", "p.yaml")
    #expect(!corrected.err.contains("beginnen"))
    #expect(corrected.err.contains("Betrag: 50,00\u{A0}€ → 55,00\u{A0}€"))
    // As the message says.
    try desk.write(Self.profile("{column: \"Lfd. Nr.\", scope: file}"), to: "p.yaml")
    #expect(
      try desk.done("import", "februar.csv", "--profile", "p.yaml").out.contains("2 neu"))
  }

  @Test("A reference that starts anew every year has the year before it, one of a file is not kept")
  func scopes() throws {
    let desk = try Desk(project: SampleFiles.project)
    for scope in ["year", "file"] {
      try desk.write(Self.profile("{column: \"Lfd. Nr.\", scope: \(scope)}"), to: "p.yaml")
      for year in ["2025", "2026"] {
        let text = "\(scope) \(year)"
        try desk.write(
          Self.numbered([
            "05.01.\(year);1;\(text);SACH;50,00", "05.01.\(year);2;\(text);SACH;60,00",
          ]), to: "t.csv")
        let answer = desk.run("import", "t.csv", "--profile", "p.yaml", "--again", "alle")
        #expect(answer.code == 0, "\(answer.err)")
        #expect(answer.out.contains("2 neu"))
      }
      try desk.write(
        Self.numbered(["05.01.2026;1;x;SACH;50,00", "05.02.2026;1;y;SACH;60,00"]), to: "t.csv")
      let twice = desk.run("import", "t.csv", "--profile", "p.yaml")
      #expect(twice.err.contains("steht zweimal, zuerst in Zeile 2"))
    }
  }
}
