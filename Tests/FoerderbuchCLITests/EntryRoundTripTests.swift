import Amounts
import Foundation
import Reporting
import TestSupport
import Testing

/// The entry workbook from the command that writes it to the ledger, through the hands of an
/// office.
@Suite("Entry workbook") struct EntryRoundTripTests {
  struct Template: Decodable {
    let rows: Int
    let measures: [String]
    let key: String
  }

  struct Imported: Decodable {
    struct File: Decodable {
      let rows: Int
      let entries: Int
      let known: Int
    }
    let files: [File]
  }

  static let day = CellValue.date(CalendarDate(days: 20_270))  // 2025-07-01

  static func money(_ cents: Int64) -> CellValue { .money(Money(cents: cents)) }

  /// A desk with an entry workbook, and that workbook opened.
  func desk() throws -> (Desk, SpreadsheetProgram) {
    let desk = try Desk(project: SampleFiles.project)
    try desk.done("template", "bookings", "-o", "e.xlsx", "--rows", "9")
    return (desk, try SpreadsheetProgram(desk.folder.path("e.xlsx")))
  }

  func enterThree(_ office: inout SpreadsheetProgram) throws {
    try office.enter(
      2,
      [
        "Buchungsdatum": Self.day, "Art": .text("Ausgabe"), "Teilvorhaben": .text("M"),
        "Position": .text("SACH"), "Betrag": Self.money(11_900), "Tag der Zahlung": Self.day,
      ])
    try office.enter(
      4,
      [
        "Buchungsdatum": Self.day, "Art": .text("Bürgerschaftliches Engagement"),
        "Teilvorhaben": .text("M"), "Position": .text("UNBAR"),
        "Finanzierungsquelle": .text("be"), "Betrag": Self.money(12_345),
        "Bewertung": .text("Stunden"), "Menge": .number(Rational(823, over: 100)),
        "Satz": Self.money(3000), "Anteil": .number(Rational(1, over: 2)),
      ])
    try office.enter(
      5,
      [
        "Buchungsdatum": Self.day, "Art": .text("Zuwendungseingang"), "Teilvorhaben": .text("M"),
        "Betrag": Self.money(100),
      ])
  }

  func booked(_ desk: Desk, _ file: String) throws -> [Int] {
    let answer = try desk.json("import", file, as: Imported.self)
    return [answer.files[0].rows, answer.files[0].entries, answer.files[0].known]
  }

  @Test("A copied sheet in which something stands is named, and nothing of it is booked")
  func copiedSheet() throws {
    var (desk, office) = try desk()
    try enterThree(&office)
    office.copySheet(to: "Buchungen (2)")
    try office.save(desk.folder.path("e.xlsx"))
    let told = try desk.done("import", "e.xlsx").out
    #expect(told.contains("sie wurden nicht gelesen: „Buchungen (2)“"), "\(told)")
    #expect(told.contains("3 Buchungen angelegt"))
  }

  @Test("has a key of its own in every row, another one in every workbook")
  func keys() throws {
    let (desk, office) = try desk()
    let references = try office.column("Referenz").compactMap {
      if case .text(let text) = $0 { text } else { nil }
    }
    try #require(references.count == 9)
    #expect(Set(references).count == 9)
    #expect(references[0].wholeMatch(of: /E-[0-9a-f]{8}-0001/) != nil)
    let other = try desk.json("template", "bookings", "-o", "f.xlsx", as: Template.self)
    #expect(other.rows == 500)
    #expect(other.measures == ["M"])
    #expect(!references[0].hasPrefix(other.key))
    #expect(office.headings.first == "Prüfung")
  }

  @Test("books what was entered, once, also when rows come in later")
  func roundTrip() throws {
    var (desk, office) = try desk()
    // 8.23 h × 30.00 € × 1/2 is 123.45 €.
    try enterThree(&office)
    try office.save(desk.folder.path("e.xlsx"))
    #expect(try booked(desk, "e.xlsx") == [3, 3, 0])
    #expect(try booked(desk, "e.xlsx") == [3, 0, 3])
    try office.enter(
      3,
      [
        "Buchungsdatum": Self.day, "Art": .text("Eigenmittel"), "Teilvorhaben": .text("M"),
        "Betrag": Self.money(5),
      ])
    try office.save(desk.folder.path("e.xlsx"))
    #expect(try booked(desk, "e.xlsx") == [4, 1, 3])
    try desk.done("verify", "--deep")
  }

  @Test("is recognised by its sheets where a program dropped its properties")
  func withoutProperties() throws {
    var (desk, office) = try desk()
    try enterThree(&office)
    try office.save(desk.folder.path("e.xlsx"), keepsProperties: false)
    try desk.done("import", "e.xlsx", "--dry-run")
    try desk.done("import", "e.xlsx", "--dry-run", "--sheet", "buchungen")
    #expect(desk.run("import", "e.xlsx", "--sheet", "Hilfe").code == 65)
  }

  @Test("is read where a program saved it that does not compute its live check")
  func withoutResults() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.done("template", "bookings", "-o", "e.xlsx", "--rows", "9")
    try PatchedWorkbook.withoutResults(desk.folder.path("e.xlsx"), to: desk.folder.path("f.xlsx"))
    let answer = desk.run("import", "f.xlsx")
    #expect(answer.complains(of: "noch keine Zeile ausgefüllt"), "\(answer.err)")
  }

  @Test("with nothing entered is no table")
  func nothingEntered() throws {
    let (desk, _) = try desk()
    let before = try desk.snapshot()
    let answer = desk.run("import", "e.xlsx", "--report-problems", "p.xlsx")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "noch keine Zeile ausgefüllt"))
    #expect(try desk.snapshot() == before)
  }

  @Test("a copied row is not taken for one that was booked")
  func copiedRow() throws {
    var (desk, office) = try desk()
    try enterThree(&office)
    office.copy(2, to: 7)
    try office.save(desk.folder.path("e.xlsx"))
    let answer = desk.run("import", "e.xlsx")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "Zeile 7, Spalte „Referenz“"))
    #expect(answer.complains(of: "steht zweimal, zuerst in Zeile 2"))
  }

  @Test("a row that lost its reference is refused")
  func lostReference() throws {
    var (desk, office) = try desk()
    try enterThree(&office)
    try office.enter(4, ["Referenz": .empty])
    try office.save(desk.folder.path("e.xlsx"))
    let answer = desk.run("import", "e.xlsx")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "Zeile 4, Spalte „Referenz“: Die Zeile hat keine Referenz."))
  }

  @Test("a booked row that was changed is told, with the column marked")
  func changedRow() throws {
    var (desk, office) = try desk()
    try enterThree(&office)
    try office.save(desk.folder.path("e.xlsx"))
    try desk.done("import", "e.xlsx")
    try office.enter(5, ["Betrag": Self.money(101)])
    try office.save(desk.folder.path("e.xlsx"))
    let answer = desk.run("import", "e.xlsx", "--report-problems", "p.xlsx")
    #expect(answer.code == 65)
    let problems = try SpreadsheetProgram(desk.folder.path("p.xlsx"))
    let messages = try problems.column("Fehler in dieser Zeile")
    try #require(messages.count == 3)
    #expect(messages[0...1] == [.empty, .empty])
    // Numbers stay numbers and days stay days.
    #expect(try problems.column("Betrag")[2] == .number(Rational(101, over: 100)))
    #expect(try problems.column("Buchungsdatum")[2] == Self.day)
    guard case .text(let text) = messages[2] else {
      Issue.record("no message")
      return
    }
    #expect(text.hasPrefix("Spalte „Referenz“: Die Referenz „E-"))
  }

  @Test(
    "says what is wrong with the command",
    arguments: [
      (["template", "booking", "-o", "a.xlsx"], 64, "„booking“ ist unbekannt. Bekannt: bookings"),
      (["template", "bookings", "-o", "a.csv"], 64, "endet nicht auf .xlsx"),
      (["template", "bookings", "-o", "a.xlsx", "--rows", "0"], 64, "0 liegt außerhalb von 1 bis"),
      (["template", "bookings", "-o", "a.xlsx", "--rows", "5001"], 64, "außerhalb von 1 bis 5000"),
      (["template", "bookings", "-o", "a.xlsx", "--measure", "MM"], 65, "„MM“ ist unbekannt"),
      (["template", "bookings", "-o", "a.xlsx", "--project", "PP"], 65, "„PP“ ist unbekannt"),
      (["template", "bookings", "-o", "no/a.xlsx"], 73, "Den Ordner gibt es nicht"),
    ] as [([String], Int32, String)])
  func usage(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let desk = try Desk(project: SampleFiles.project)
    let before = try desk.snapshot()
    let answer = desk.run(arguments)
    #expect(answer.code == code)
    #expect(answer.complains(of: words), "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }

  @Test("needs something to book for")
  func noMeasure() throws {
    let answer = try Desk().run("template", "bookings", "-o", "a.xlsx")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "foerderbuch project apply"))
  }
}
