import Assets
import Foundation
import TestSupport
import Testing

/// What a notice asks a form for besides, and what an own form can say.
@Suite("Parts of forms") struct FormPartsTests {
  private func desk(_ ruleSet: String = "anbest-g-nrw", _ more: String...) throws -> Desk {
    var measure = SampleFiles.measure
    measure.awards = [
      MeasureFile.award(
        "Z", "land", ruleSet, "share", "80000.00",
        (["rate: \"80%\""] + more).joined(separator: ", "))
    ]
    return try Desk(project: measure.yaml, bookings: SampleFiles.bookings)
  }

  private func text(
    _ desk: Desk, _ kind: String = "statement-of-use", _ more: String...
  ) throws -> String {
    let words = ["report", kind, "Z", "--as-of", SampleFiles.day, "-o", "a.xlsx", "--replace"]
    let answer = desk.run(words + more)
    try #require(answer.code == 0, "\(answer.err)")
    try desk.done("verify", "--workbook", "a.xlsx")
    return try desk.texts("a.xlsx")
  }

  @Test("a statement has the parts that the notice asks for, and no others")
  func blocks() throws {
    let plain = try text(try desk())
    #expect(!plain.contains("Vorsteuerabzug"))
    #expect(!plain.contains("Vergabeübersicht"))
    let asked = try text(
      try desk("anbest-g-nrw", "formBlocks: [Vorsteuer, \"§ 264 StGB\", orders, Zweckbindung]"))
    #expect(asked.contains("nicht zum Vorsteuerabzug berechtigt"))
    #expect(asked.contains("§ 264 StGB"))
    #expect(asked.contains("Keine Aufträge erfasst"))
    #expect(asked.contains("Die Zweckbindung endet am"))
    #expect(!asked.contains("Inventarliste"))
  }

  @Test("the form of the README is found by name, and says what it says there")
  func own() throws {
    let readme = try #require(Assets.text("Reports/README.md"))
    let from = try #require(readme.range(of: "```yaml\n"))
    let to = try #require(readme.range(of: "```\n", range: from.upperBound..<readme.endIndex))
    let desk = try desk("anbest-g-nrw", "formValues: {projectLeader: \"Dr. Muster\"}")
    try FileManager.default.createDirectory(
      at: desk.folder.url.appending(path: "forms"), withIntermediateDirectories: true)
    try desk.write(String(readme[from.upperBound..<to.lowerBound]), to: "forms/stiftung.yaml")
    let told = try text(desk, "statement-of-use", "--form", "stiftung")
    #expect(told.contains("Dr. Muster"))
    // 72,000.00 granted, 80,000.00 drawn.
    #expect(told.contains("Wir zahlen 8.000,00\u{A0}€ bis zum Ende des Monats zurück."))
    #expect(told.contains("Belege liegen in Kopie bei"))
    #expect(told.contains("Förderzusagen"))
    #expect(!told.contains("Zuwendungsbescheide"))
    #expect(try text(desk, "statement-of-use", "--form", "kulturstiftung") == told)
  }

  @Test("a programme has the form that is called as its rules begin")
  func programmes() throws {
    #expect(try text(try desk("kfw-436")).contains("Formular 600 000 4466"))
    #expect(try text(try desk("efre-nrw-2021")).contains("nach Quartal und Kostenart"))
  }
}
