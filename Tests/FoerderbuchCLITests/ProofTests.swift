import TestSupport
import Testing

/// What `verify` proves, and what it finds.
@Suite("Proof") struct ProofTests {
  @Test("verify knows a head noted earlier, a workbook, and that a tail is missing")
  func tail() throws {
    let desk = try Desk.booked()
    let noted = try desk.json("verify", as: ContractAnswers.Verification.self)
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-08-01")
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "nachweis.xlsx")
    let later = try desk.json("verify", as: ContractAnswers.Verification.self)
    #expect(later.head != noted.head)
    try desk.done("verify", "--head", noted.head.description)
    try desk.done("verify", "--workbook", "nachweis.xlsx")

    // The last entry with its seals, and the sums with it: what is left is a sound ledger of four.
    try RawFile(path: desk.ledger).forge(
      """
      DELETE FROM seal WHERE sequence > (SELECT sequence FROM seal WHERE lower(hex(hash)) = '\(noted.head)');
      DELETE FROM posting WHERE entry = 5; DELETE FROM entry WHERE number = 5;
      DELETE FROM batch WHERE id = (SELECT max(id) FROM batch);
      DELETE FROM balance WHERE month = 202508;
      DELETE FROM activity WHERE known_on = 20250801;
      """)
    let known = desk.run("verify")
    #expect(known.code == 1 && known.out.contains("Die Datei weiß von"), "\(known.out)")
    try RawFile(path: desk.ledger).forgetSeals()
    try desk.done("verify", "--head", noted.head.description)
    #expect(try desk.json("verify", as: ContractAnswers.Verification.self).entries == 4)
    for proof in [["--head", later.head.description], ["--workbook", "nachweis.xlsx"]] {
      let answer = desk.run(["verify"] + proof)
      #expect(answer.code == 1)
      #expect(answer.out.contains("Das Ende wurde abgeschnitten"))
      let json = desk.run(["verify", "--json"] + proof)
      #expect(json.code == 1)
      let verification = try json.json(as: ContractAnswers.Verification.self)
      #expect(!verification.ok)
      #expect(verification.problems.count == 1)
    }
    #expect(desk.run("verify", "--head", "abc").code == 64)
  }

  @Test("a workbook is made again from the state it names, however much was booked since")
  func recomputed() throws {
    let desk = try Desk.booked()
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "nachweis.xlsx")
    for amount in ["1,00", "2,00", "3,00"] {
      try desk.done(
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", amount, "--date",
        "2025-06-01", "--paid-on", "2025-06-01")
    }
    try desk.done("reverse", "2", "--reason", "falsch")
    let answer = try desk.done("verify", "--workbook", "nachweis.xlsx")
    #expect(answer.out.contains("seitdem kamen 4 Buchungen hinzu"))
    #expect(answer.out.contains("Zellen aus dem Hauptbuch neu berechnet, alle gleich"))
  }

  @Test("verify names each cell that differs from the ledger")
  func cells() throws {
    let desk = try Desk.booked()
    let path = desk.folder.path("nachweis.xlsx")
    try desk.done("report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", path)
    // A report on another state of the same books, with the properties of the first.
    let other = try Desk.booked()
    try other.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-06-01", "--paid-on", "2025-06-01")
    let changed = other.folder.path("nachweis.xlsx")
    try other.done("report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", changed)
    try PatchedWorkbook.write(
      changed, with: ["docProps/custom.xml"], from: path, to: desk.folder.path("falsch.xlsx"))
    let answer = desk.run("verify", "--workbook", "falsch.xlsx")
    #expect(answer.code == 1)
    #expect(answer.out.contains("✗ Belegliste!"))
    #expect(answer.out.contains("Stellen weichen vom Hauptbuch ab"))
    #expect(try desk.done("verify", "--workbook", path).code == 0)
  }

  @Test("a workbook of sums that were changed is made again from the entries")
  func changedSums() throws {
    let desk = try Desk.booked()
    let report = ["report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o"]
    #expect(desk.run(report + ["wahr.xlsx"]).code == 0)
    try RawFile(path: desk.ledger).forge(
      "UPDATE activity SET amount = amount + 100000 WHERE kind = 'expense'")
    _ = desk.run(report + ["falsch.xlsx"])
    let honest = desk.run("verify", "--workbook", "wahr.xlsx")
    #expect(honest.code == 1 && honest.out.contains("neu berechnet, alle gleich"))
    let lie = desk.run("verify", "--workbook", "falsch.xlsx")
    #expect(lie.out.contains("Stellen weichen vom Hauptbuch ab"), "\(lie.out)")
  }

  @Test("verify names each formula that was replaced by its own value")
  func constants() throws {
    let desk = try Desk.booked()
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "nachweis.xlsx")
    try PatchedWorkbook.withoutFormulas(
      desk.folder.path("nachweis.xlsx"), to: desk.folder.path("fest.xlsx"))
    let answer = desk.run("verify", "--workbook", "fest.xlsx")
    #expect(answer.code == 1)
    #expect(answer.out.contains("lt. Hauptbuch die Formel ="))
    #expect(answer.out.contains(", in der Arbeitsmappe fest "))
  }

  @Test("each part by itself is proven, too, and one part is all that is written")
  func parts() throws {
    let desk = try Desk.booked()
    for (word, name) in [("funder", "Deckblatt"), ("eigene Akte", "Kontrollblatt")] {
      try desk.done(
        "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "--for", word, "-o",
        "teil.xlsx", "--replace")
      let answer = try desk.done("verify", "--workbook", "teil.xlsx")
      #expect(answer.out.contains("alle gleich"))
      let text = try desk.texts("teil.xlsx")
      for sheet in ["Deckblatt", "Kontrollblatt"] {
        #expect(text.contains("<sheet name=\"\(sheet)\"") == (sheet == name))
      }
    }
    let wrong = desk.run("report", "statement-of-use", "Z", "--for", "alle", "-o", "a.xlsx")
    #expect(wrong.code == 64)
  }

  @Test("verify names the entry whose byte was changed")
  func changed() throws {
    let desk = try Desk.booked()
    try RawFile(path: desk.ledger).forge("UPDATE entry SET purpose = 'anders' WHERE number = 2")
    let before = try desk.snapshot()
    let answer = desk.run("verify")
    #expect(answer.code == 1)
    #expect(answer.out.contains("Buchung 2: nicht mehr so, wie versiegelt wurde"))
    #expect(desk.run("verify", "--language", "en").out.contains("entry 2: not as it was sealed"))
    #expect(try desk.snapshot() == before)
  }

  @Test("a workbook of another ledger, or of another program, is told apart")
  func otherWorkbook() throws {
    let desk = try Desk.booked()
    let other = try Desk.booked()
    try other.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-08-01")
    let path = other.folder.path("fremd.xlsx")
    try other.done("report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", path)
    #expect(desk.run("verify", "--workbook", path).code == 1)
    #expect(desk.run("verify", "--workbook", "buchungen.csv").code == 65)
    #expect(desk.run("verify", "--workbook", "fehlt.xlsx").code == 66)
  }
}
