import Foundation
import TestSupport
import Testing

@Suite("Bad tables of bookings") struct BadTableTests {
  private static func desk() throws -> Desk {
    var measure = SampleFiles.measure
    measure.hasNeighbour = true
    return try Desk(project: measure.yaml, bookings: SampleFiles.bookings)
  }

  @Test("are refused with place, value, what is allowed and a way out", arguments: BadTable.all)
  func refused(_ bad: BadTable) throws {
    let desk = try Self.desk()
    try desk.write(bad.text, to: "tabelle.csv")
    let before = try desk.snapshot()
    for (language, words) in [("de", bad.german), ("en", bad.english)] {
      let answer = desk.run("import", "tabelle.csv", "--language", language)
      #expect(answer.code == 65)
      #expect(answer.out == "")
      for word in words { #expect(answer.complains(of: word), "\(answer.err)") }
    }
    let json = desk.run("import", "tabelle.csv", "--json")
    #expect(json.code == 65)
    let failure = try json.json(as: ContractAnswers.Failure.self)
    #expect(failure.exitCode == 65)
    #expect(failure.errors.allSatisfy { $0.place?.file == "tabelle.csv" })
    #expect(
      failure.errors.map(\.message).joined(separator: "\n") + "\n"
        == desk.run("import", "tabelle.csv").err)
    #expect(try desk.snapshot() == before)
  }

  @Test("say all their problems at once and book none of their good rows")
  func allAtOnce() throws {
    let desk = try Self.desk()
    try desk.write(
      BookingFile(rows: [
        BookingFile.spend("1,00", line: "SACH"),
        BookingFile.spend("1.234", line: "REISE", on: "31.04.2025"),
        BookingFile.draw("5,00", "ZZ"), BookingFile.hours("2", at: "15,00", "31,00", "be"),
      ]).csv, to: "tabelle.csv")
    let before = try desk.snapshot()
    let answer = desk.run("import", "tabelle.csv")
    #expect(answer.code == 65)
    let lines = answer.err.split(separator: "\n")
    let places = [
      "Zeile 3, Spalte „Buchungsdatum“", "Zeile 3, Spalte „Position“",
      "Zeile 3, Spalte „Betrag“", "Zeile 3, Spalte „Tag der Zahlung“",
      "Zeile 4, Spalte „Finanzierungsquelle“: Einen Bescheid „ZZ“", "Zeile 5, Spalte „Betrag“",
    ]
    #expect(lines.count == places.count)
    for (line, place) in zip(lines, places) { #expect(line.contains(place)) }
    #expect(try desk.snapshot() == before)
  }

  @Test("a file with a fault in it books nothing, the files before it stay booked")
  func perFile() throws {
    let desk = try Self.desk()
    try desk.write(BookingFile(rows: [BookingFile.spend("1,00", line: "SACH")]).csv, to: "gut.csv")
    try desk.write(BookingFile(rows: [BookingFile.spend("1,00", line: "X")]).csv, to: "falsch.csv")
    let answer = desk.run("import", "gut.csv", "falsch.csv")
    #expect(answer.code == 65)
    #expect(answer.out.contains("gut.csv: 1 Zeile, 1 Buchung angelegt"))
    #expect(try desk.done("verify").out.contains("5 Buchungen"))
  }

  @Test("a row in a closed period is refused with its line")
  func closed() throws {
    let desk = try Self.desk()
    try desk.done("close", SampleFiles.day)
    let rows = ["01.01.2026", "31.12.2025"].map { BookingFile.spend("1,00", line: "SACH", on: $0) }
    try desk.write(BookingFile(rows: rows).csv, to: "tabelle.csv")
    let before = try desk.snapshot()
    let answer = desk.run("import", "tabelle.csv")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "tabelle.csv, Zeile 3: Der 31.12.2025 liegt im abgeschlossenen"))
    #expect(!answer.complains(of: "Zeile 2"))
    #expect(try desk.snapshot() == before)
  }

  @Test("a number that is ambiguous is read once the file's mark is named")
  func decimalMark() throws {
    let desk = try Self.desk()
    try desk.write(
      BookingFile(rows: [BookingFile.spend("1.234", line: "SACH")]).csv, to: "tabelle.csv")
    let imported = try desk.done("import", "tabelle.csv", "--decimal-mark", "comma")
    #expect(imported.out.contains("1.234,00"))
    let unknown = desk.run("import", "tabelle.csv", "--decimal-mark", "komma")
    #expect(unknown.code == 64)
    #expect(unknown.err.contains("wohl „comma“"))
  }

  @Test("a file that was imported before is refused, unless it is wanted again")
  func twice() throws {
    let desk = try Self.desk()
    let before = try desk.snapshot()
    let answer = desk.run("import", "buchungen.csv")
    #expect(answer.code == 65)
    #expect(answer.err.contains("Buchungen 1 bis 4"))
    #expect(answer.err.contains("--again"))
    #expect(try desk.snapshot() == before)
    try desk.done("import", "buchungen.csv", "--again", "alle")
  }

  @Test("a reference with the same content books once, with other content is refused")
  func reference() throws {
    let desk = try Self.desk()
    let row = BookingFile.spend("1,00", line: "SACH") + "R-1"
    try desk.write(BookingFile(rows: [row]).csv, to: "a.csv")
    try desk.done("import", "a.csv")
    try desk.write(
      BookingFile(rows: [row, BookingFile.spend("2,00", line: "SACH") + "R-2"]).csv, to: "b.csv")
    #expect(try desk.done("import", "b.csv").out.contains("1 war schon gebucht"))
    let before = try desk.snapshot()
    try desk.write(
      BookingFile(rows: [BookingFile.spend("3,00", line: "SACH") + "R-1"]).csv, to: "b.csv")
    let answer = desk.run("import", "b.csv")
    #expect(answer.code == 65)
    #expect(answer.err.contains("b.csv, Zeile 2: Die Referenz „R-1“ hat schon Buchung 5"))
    #expect(try desk.bytes("foerderbuch.sqlite") == before["foerderbuch.sqlite"])
  }
}
