import TestSupport
import Testing

/// Reports as they are handed in: kept, written out again, and what came after them.
@Suite("Submissions") struct SubmissionTests {
  private func frozen() throws -> Desk {
    let desk = try Desk.booked()
    let answer = try desk.done(
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "vorlage.xlsx",
      "--freeze")
    #expect(answer.out.contains("Vorgelegt als Nr. 1 nach Buchung 4"))
    return desk
  }

  @Test("a frozen workbook comes out again byte for byte, whatever was booked since")
  func identical() throws {
    let desk = try frozen()
    let bytes = try desk.bytes("vorlage.xlsx")
    #expect(try desk.texts("vorlage.xlsx").contains("Einreichung Nr. 1"))
    try desk.done("report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "nur.xlsx")
    #expect(try !desk.texts("nur.xlsx").contains("Einreichung Nr. 2"))
    #expect(try desk.texts("nur.xlsx").contains("Entwurf"))
    try desk.done("reverse", "2", "--reason", "falsch", "--reported")
    try desk.done("submissions", "1", "-o", "wieder.xlsx")
    #expect(try desk.bytes("wieder.xlsx") == bytes)
    #expect(try desk.done("submissions").out.contains("Verwendungsnachweis  Z "))
    try desk.done("verify", "--deep")
    try desk.done("verify", "--workbook", "wieder.xlsx")
  }

  @Test("a final statement that was handed in counts as filed on its day")
  func filed() throws {
    func deadline(_ desk: Desk) throws -> String {
      let lines = try desk.done("deadlines").out.split(separator: "\n")
      return String(try #require(lines.first { $0.contains("Verwendungsnachweis") }))
    }
    // Of a period that ended on 31 December 2025; today is 1 July 2026.
    let open = try Desk.booked()
    let before = try deadline(open)
    #expect(!before.contains("erledigt"), "\(before)")
    let early = try Desk.booked()
    try early.done(
      "report", "statement-of-use", "Z", "--as-of", "2025-11-30", "-o", "v.xlsx", "--freeze",
      "--reason", "Zwischenstand")
    #expect(try deadline(early) == before)
    let done = try frozen()
    let after = try deadline(done)
    #expect(after.contains("erledigt"), "\(after)")
    #expect(!done.run("status").out.contains("STATEMENT_OVERDUE"))
  }

  @Test("what is handed in already is asked about, as long as nothing changed")
  func repeated() throws {
    let desk = try frozen()
    let again = [
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "b.xlsx", "--freeze",
    ]
    let before = try desk.snapshot()
    let answer = desk.run(again)
    #expect(answer.code == 65)
    #expect(
      answer.err.contains("Dasselbe ist schon vorgelegt, als Nr. 1 am 01.07.2026"), "\(answer.err)")
    #expect(answer.err.contains("--again"))
    #expect(desk.run(again, answer: "n").code == 65)
    #expect(desk.run(again.dropLast() + ["--again"]).code == 64)
    #expect(try desk.snapshot() == before)
    // Another day, another report.
    var other = again
    other[4] = "2026-01-31"
    #expect(desk.run(other + ["--replace"]).code == 0)
    #expect(desk.run(again + ["--replace"], answer: "j").out.contains("Vorgelegt als Nr. 3"))
    #expect(desk.run(again + ["--replace"]).code == 65)
    #expect(desk.run(again + ["--replace", "--again"]).out.contains("Vorgelegt als Nr. 4"))
    // What only a list shows: own cash that other sources leave nothing to bear.
    try desk.done(
      "record", "own-funds", "--measure", "M", "--source", "eigen", "--amount", "5,00", "--date",
      "2025-06-01", "--reported")
    let list = try desk.done("submissions", "1", "--difference").out
    #expect(try list.contains(Regex("Einnahmen insgesamt .*83\\.000,00 +83\\.005,00")), "\(list)")
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2026-06-01", "--paid-on", "2026-06-01")
    #expect(desk.run(again + ["--replace"]).out.contains("Vorgelegt als Nr. 5"))
  }

  @Test("a later report of the same award lists what was booked after submission")
  func since() throws {
    let desk = try frozen()
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-06-01", "--paid-on", "2025-06-01", "--purpose", "Nachzügler", "--reported")
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "spaeter.xlsx",
      "--freeze")
    let proof = try desk.done("verify", "--workbook", "spaeter.xlsx")
    #expect(proof.out.contains("alle gleich"))
    let list = try desk.done("submissions", "--json").out
    #expect(list.contains("\"id\" : 2") || list.contains("\"id\": 2"))
    #expect(try desk.bytes("spaeter.xlsx") != desk.bytes("vorlage.xlsx"))
  }

  @Test("the figures that would be others today are told with what was handed in")
  func difference() throws {
    let desk = try frozen()
    #expect(
      try desk.done("submissions", "1", "--difference").out.contains("dieselben Zahlen"))
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-06-01", "--paid-on", "2025-06-01", "--purpose", "Nachzügler", "--reported")
    let told = try desk.done("submissions", "1", "--difference").out
    // 80 % of 90,000.00 and of 90,001.00; 80,000.00 are drawn.
    for row in [
      "Zustehende Zuwendung laut Abrechnung +72\\.000,00 +72\\.000,80",
      "Zu erstatten +8\\.000,00 +7\\.999,20", "25\\.000,00 +25\\.001,00",
    ] {
      #expect(try told.contains(Regex(row)), "\(told)")
    }
    #expect(!told.contains("Nachzügler"))
    #expect(try desk.done("submissions", "1", "--difference", "--json").out.contains("7999.20"))
    #expect(desk.run("submissions", "--difference").code == 64)
    #expect(desk.run("submissions", "1", "--difference", "-o", "a.xlsx").code == 64)
  }

  @Test("nothing is kept where the workbook cannot be written")
  func allOrNothing() throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    #expect(
      desk.run(
        "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "fehlt/vorlage.xlsx",
        "--freeze"
      ).code == 73)
    #expect(try desk.snapshot() == before)
    #expect(try desk.done("submissions").out.contains("Noch keine Vorlagen"))
  }

  @Test("a wrong call is told what is missing")
  func usage() throws {
    let desk = try frozen()
    #expect(desk.run("submissions", "1").code == 64)
    #expect(desk.run("submissions", "-o", "a.xlsx").code == 64)
    let unknown = desk.run("submissions", "7", "-o", "a.xlsx")
    #expect(unknown.code == 65)
    #expect(unknown.err.contains("Eine Vorlage 7 gibt es nicht"))
  }

  @Test("a changed byte of a kept workbook is found")
  func tampered() throws {
    let desk = try frozen()
    try RawFile(path: desk.ledger).forge(
      "UPDATE submission SET content = CAST(content || x'00' AS BLOB) WHERE id = 1")
    #expect(desk.run("verify").code == 1)
    #expect(desk.run("submissions", "1", "-o", "a.xlsx").code == 65)
  }

  @Test(
    "no other paper is handed out for the one that was handed in, though its digest is told anew",
    arguments: [
      "content = x'00', sha256 = x'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'",
      "file_name = 'anders.xlsx'", "head = zeroblob(32)", "as_of = 20250101",
    ])
  func exchanged(change: String) throws {
    let desk = try frozen()
    try RawFile(path: desk.ledger).forge("UPDATE submission SET \(change) WHERE id = 1")
    let answer = desk.run("submissions", "1", "-o", "a.xlsx")
    #expect(answer.code == 65)
    #expect(answer.err.contains("Vorlage 1: nicht mehr so, wie versiegelt wurde"), "\(answer.err)")
    #expect(try !desk.folder.names().contains("a.xlsx"))
    // What is wrong elsewhere is no reason to keep it back.
    let other = try frozen()
    try RawFile(path: other.ledger).forge("UPDATE entry SET purpose = 'x' WHERE number = 1")
    #expect(other.run("submissions", "1", "-o", "a.xlsx").code == 0)
    #expect(other.run("submissions", "2", "-o", "b.xlsx").err.contains("Buchung 1: nicht mehr so"))
    try RawFile(path: other.ledger).forge("DELETE FROM submission")
    let gone = other.run("submissions", "1", "-o", "b.xlsx")
    #expect(gone.err.contains("Vorlage 1: versiegelt, aber nicht mehr da"), "\(gone.err)")
  }

  @Test(
    "every kind of report says what was booked since it was submitted, in either language",
    arguments: [
      "statement-of-use", "interim", "drawdown-request", "voucher-list", "plan-actual",
      "contributions", "portfolio", "audit",
    ], ["Z", "P"])
  func everyKind(_ kind: String, _ subject: String) throws {
    // A request is for what may still be drawn.
    let desk =
      kind == "drawdown-request"
      ? try Desk(
        project: SampleFiles.project,
        bookings: BookingFile(rows: [
          BookingFile.spend("62.000,00", line: "PERSONAL"), BookingFile.draw("20.000,00"),
        ]).csv) : try Desk.booked()
    func report(_ name: String, _ more: String...) throws {
      let words = ["report", kind, subject, "--as-of", SampleFiles.day, "-o", name] + more
      let answer = desk.run(words)
      try #require(answer.code == 0, "\(words): \(answer.err)\(answer.out)")
    }
    try report("vorlage.xlsx", "--freeze")
    try report("gleich.xlsx", "--language", "en")
    #expect(try desk.texts("gleich.xlsx").contains("Submission no. 1 of"))
    #expect(try desk.texts("gleich.xlsx").contains("Nothing booked since"))
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-06-01", "--paid-on", "2025-06-01", "--purpose", "Nachzügler", "--reported")
    try report("spaeter.xlsx")
    #expect(try desk.texts("spaeter.xlsx").contains("Einreichung Nr. 1 vom"))
    #expect(try !desk.texts("spaeter.xlsx").contains("Seitdem nichts gebucht"))
    for name in ["vorlage", "gleich", "spaeter"] {
      try desk.done("verify", "--workbook", "\(name).xlsx")
    }
  }

  @Test("an interim statement is one for each budget year, named or not")
  func interimYears() throws {
    let desk = try Desk.booked()
    func report(_ day: String, _ more: String...) throws -> String {
      let words = ["report", "interim", "Z", "--as-of", day, "-o", "a.xlsx", "--replace"] + more
      let answer = desk.run(words)
      try #require(answer.code == 0, "\(words): \(answer.err)\(answer.out)")
      return try desk.texts("a.xlsx")
    }
    _ = try report("2025-12-31", "--freeze")
    #expect(try report("2026-03-31", "--year", "2025").contains("Einreichung Nr. 1 vom"))
    #expect(try report("2026-03-31").contains("Einreichung Nr. 1 vom"))
    #expect(try !report("2026-03-31", "--year", "2026").contains("Einreichung Nr. 1 vom"))
    #expect(try !report("2026-12-31").contains("Einreichung Nr. 1 vom"))
  }
}
