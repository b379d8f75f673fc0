import Amounts
import Foundation
import Reporting
import TestSupport
import Testing

/// `import --report-problems`: a refused table as a workbook that can be corrected and imported.
@Suite("Workbook of problems") struct ProblemWorkbookTests {
  static let message = "Fehler in dieser Zeile"

  func desk(_ csv: String) throws -> Desk {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(csv, to: "t.csv")
    return desk
  }

  func texts(_ values: [CellValue]) -> [String] {
    values.map { value in
      switch value {
      case .text(let text): text
      case .empty: ""
      default: "\(value)"
      }
    }
  }

  @Test("has every row as it was, and the message beside each faulty one")
  func problems() throws {
    let desk = try desk(
      BookingFile(rows: [
        BookingFile.spend("100,00", line: "SACH"), BookingFile.spend("1.234", line: "SACH"),
        BookingFile.spend("5,00", line: "SACHE"), BookingFile.draw("0,00"),
      ]).csv)
    let before = try desk.snapshot()
    let answer = desk.run("import", "t.csv", "--report-problems", "p.xlsx")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "t.csv, Zeile 3, Spalte „Betrag“: „1.234“"))
    #expect(answer.complains(of: "foerderbuch import p.xlsx"))
    var after = try desk.snapshot()
    #expect(after.removeValue(forKey: "p.xlsx") != nil)
    #expect(after == before)

    var office = try SpreadsheetProgram(desk.folder.path("p.xlsx"))
    let messages = texts(try office.column(Self.message))
    try #require(messages.count == 4)
    #expect(messages[0] == "")
    #expect(messages[1].hasPrefix("Spalte „Betrag“: „1.234“ lässt sich auf zwei Arten lesen"))
    #expect(messages[2].contains("„SACHE“"))
    #expect(messages[3].contains("0,00"))
    #expect(texts(try office.column("Betrag")) == ["100,00", "1.234", "5,00", "0,00"])

    try office.enter(3, ["Betrag": .text("1.234,00")])
    try office.enter(4, ["Position": .text("SACH")])
    try office.enter(5, ["Betrag": .money(Money(cents: 700))])
    try office.save(desk.folder.path("p.xlsx"))
    let done = try desk.json("import", "p.xlsx", as: EntryRoundTripTests.Imported.self)
    #expect(done.files[0].rows == 4)
    #expect(done.files[0].entries == 4)
  }

  @Test("of a corrected workbook has the column of messages once")
  func again() throws {
    let desk = try desk(BookingFile(rows: [BookingFile.spend("1.234", line: "SACHE")]).csv)
    #expect(desk.run("import", "t.csv", "--report-problems", "p.xlsx").code == 65)
    var office = try SpreadsheetProgram(desk.folder.path("p.xlsx"))
    try office.enter(2, ["Betrag": .text("1234,00")])
    try office.save(desk.folder.path("p.xlsx"))
    #expect(desk.run("import", "p.xlsx", "--report-problems", "q.xlsx").code == 65)
    let second = try SpreadsheetProgram(desk.folder.path("q.xlsx"))
    #expect(second.headings == office.headings)
    #expect(texts(try second.column(Self.message)).first?.contains("„SACHE“") == true)
  }

  @Test("keeps hostile texts as texts")
  func hostile() throws {
    let long = String(repeating: "ä", count: 40_000)
    let desk = try desk(
      "Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Grund der Zahlung\n"
        + "01.07.2025;Ausgabe;M;SACH;x;=1+1\n"
        + "01.07.2025;Ausgabe;M;SACH;y;\"@SUM(A1) _x0041_\"\n"
        + "01.07.2025;Ausgabe;M;SACH;z;\(long)\n")
    #expect(desk.run("import", "t.csv", "--report-problems", "p.xlsx").code == 65)
    let office = try SpreadsheetProgram(desk.folder.path("p.xlsx"))
    let purposes = texts(try office.column("Grund der Zahlung"))
    try #require(purposes.count == 3)
    #expect(purposes[0...1] == ["=1+1", "@SUM(A1) _x0041_"])
    #expect(purposes[2].contains("gekürzt"))
  }

  @Test("shows a line that was no row, so that nothing gets lost")
  func unreadable() throws {
    let desk = try desk(
      "Buchungsdatum;Art;Teilvorhaben;Position;Betrag\n"
        + "01.07.2025;Ausgabe;M;SACH;1,00\n01.07.2025;Ausgabe;\"M;SACH;2,00\n")
    #expect(desk.run("import", "t.csv", "--report-problems", "p.xlsx").code == 65)
    let office = try SpreadsheetProgram(desk.folder.path("p.xlsx"))
    #expect(texts(try office.column("Buchungsdatum")) == ["01.07.2025", "?"])
    let messages = texts(try office.column(Self.message))
    try #require(messages.count == 2)
    #expect(messages[1].contains("Anführungszeichen"))
    #expect(messages[1].contains("Zeile 3 der Datei ließ sich nicht lesen und fehlt hier."))
    #expect(desk.run("import", "p.xlsx").complains(of: "Zelle B3"))
  }

  @Test("tells of headings, and can be corrected there")
  func headings() throws {
    let desk = try desk("Buchungsdatum;Art;Teilvorhabn;Betrag\n01.07.2025;Eigenmittel;M;1,00\n")
    #expect(desk.run("import", "t.csv", "--report-problems", "p.xlsx").code == 65)
    var office = try SpreadsheetProgram(desk.folder.path("p.xlsx"))
    try office.enter(1, ["Teilvorhabn": .text("Teilvorhaben")])
    try office.save(desk.folder.path("p.xlsx"))
    try desk.done("import", "p.xlsx")
  }

  @Test("has more problems than a screen shows")
  func many() throws {
    let desk = try desk(
      BookingFile(
        rows: (0..<300).map { _ in BookingFile.spend("zwölf", line: "SACH") }
      ).csv)
    let answer = desk.run("import", "t.csv", "--report-problems", "p.xlsx")
    #expect(answer.err.split(separator: "\n").count == 202)
    #expect(answer.complains(of: "… und 100 weitere Fehler (insgesamt 300); --json nennt alle."))
    let messages = texts(
      try SpreadsheetProgram(desk.folder.path("p.xlsx")).column(Self.message))
    #expect(messages.count == 300)
    #expect(messages.allSatisfy { $0.contains("zwölf") })
  }

  @Test("answers JSON as without it")
  func json() throws {
    let desk = try desk(BookingFile(rows: [BookingFile.spend("0,00", line: "SACH")]).csv)
    let answer = desk.run("import", "t.csv", "--report-problems", "p.xlsx", "--json")
    let plain = desk.run("import", "t.csv", "--json")
    #expect(answer.out == plain.out)
    #expect(answer.code == plain.code)
  }

  @Test(
    "never takes the place of what is imported",
    arguments: ["t.xlsx", "./t.xlsx", "link.xlsx", "t.csv"])
  func sameFile(_ target: String) throws {
    let desk = try desk(BookingFile(rows: [BookingFile.spend("0,00", line: "SACH")]).csv)
    let name = target == "t.csv" ? "t.csv" : "t.xlsx"
    try desk.folder.write(try desk.bytes("t.csv"), to: "t.xlsx")
    try FileManager.default.createSymbolicLink(
      atPath: desk.folder.path("link.xlsx"), withDestinationPath: "t.xlsx")
    let before = try desk.snapshot()
    #expect(desk.run("import", name, "--report-problems", target).code == 64)
    #expect(try desk.snapshot() == before)
  }

  @Test("that cannot be written leaves the answer what it was")
  func cannotWrite() throws {
    let desk = try desk(BookingFile(rows: [BookingFile.spend("0,00", line: "SACH")]).csv)
    let answer = desk.run("import", "t.csv", "--report-problems", "no/p.xlsx")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "Den Ordner gibt es nicht"))
    #expect(answer.complains(of: "Spalte „Betrag“"))
  }
}
