import Amounts
import Foundation
import Funding
import Testing

@testable import Interchange

@Suite struct ProjectFileTests {
  static let ruleSets = ["anbest-p-bund", "anbest-g-nrw", "kfw-436"]

  @Test(arguments: Fixture.files("projects/good"))
  func readsAndWritesBack(_ url: URL) throws {
    let project = try ProjectFile.read(
      try Fixture.bytes(url), file: url.lastPathComponent, ruleSets: Self.ruleSets)
    let text = ProjectFile.json(project).prettyText
    #expect(try ProjectFile.read(Array(text.utf8), file: "again") == project)
  }

  /// The name of a faulty file says its only fault: `not-one-of_role.yaml`.
  @Test(
    arguments: Fixture.files("projects/faulty") + Fixture.files("projects/faulty-beyond-schema"))
  func refuses(_ url: URL) throws {
    let bytes = try Fixture.bytes(url)
    let name = url.deletingPathExtension().lastPathComponent
    let code = name.prefix { $0 != "_" }.uppercased().split(separator: "-").joined(separator: "_")
    let problems = try #require(throws: InputProblems.self) {
      try ProjectFile.read(bytes, file: url.lastPathComponent, ruleSets: Self.ruleSets)
    }
    #expect(problems.problems.contains { $0.fault.code == code }, "\(problems.text(.en))")
    // A misspelt key that must stand there is missing as well.
    if code != "UNKNOWN_KEY" { #expect(problems.count == 1, "\(problems.text(.en))") }
    for problem in problems.problems {
      #expect((problem.place.line ?? 0) > 0, "no line: \(problem)")
    }
  }

  @Test func everyFaultOfAProjectFileHasItsCase() {
    let names = Set(
      (Fixture.files("projects/faulty") + Fixture.files("projects/faulty-beyond-schema")).map {
        $0.lastPathComponent.prefix { $0 != "_" }.uppercased().split(separator: "-")
          .joined(separator: "_")
      })
    let wanted = [
      "UNKNOWN_KEY", "MISSING_KEY", "OTHER_FORMAT", "NOT_ONE_OF", "NOT_AN_AMOUNT",
      "AMOUNT_DECIMALS", "AMOUNT_TOO_SMALL", "AMOUNT_BEYOND_LIMIT", "NOT_A_RATE", "RATE_OUTSIDE",
      "NOT_A_DATE", "NO_SUCH_DAY", "NOT_A_BOOL", "NOT_A_DURATION", "NOT_AN_ID", "VALUE_MISSING",
      "CONTROL_CHARACTER", "TEXT_TOO_LONG", "WRONG_KIND", "TOO_FEW_ELEMENTS", "NUMBER_OUTSIDE",
      "NOT_A_NUMBER", "KEY_NOT_APPLICABLE", "KEY_NEEDED", "DUPLICATE_ID", "UNKNOWN_ID",
      "ELIGIBLE_ABOVE_PLANNED", "PERIOD_REVERSED", "YEARS_ABOVE_AMOUNT", "RATE_UNKNOWN",
      "SUM_BEYOND_LIMIT", "FLAT_RATE_OF_ITSELF", "FORWARDED_FROM_ITSELF", "FUNDER_DIFFERS",
      "DUPLICATE_KEY", "CONFIG_SYNTAX",
      "CONFIG_SEVERAL_DOCUMENTS", "NOT_AN_IBAN",
    ]
    for code in wanted { #expect(names.contains(code), "no case for \(code)") }
  }

  @Test func readsTheValuesOfTheContract() throws {
    let url = Fixture.folder.appendingPathComponent("projects/good/contract.yaml")
    let project = try ProjectFile.read(try Fixture.bytes(url), file: "contract.yaml")
    #expect(project.id == "SC-883")
    #expect(project.organisations[1].inputVatDeductible == .full)
    let measure = try #require(project.measure("SC-883-DO"))
    #expect(measure.lines[0].planned == Money(cents: 60_000_000))
    #expect(measure.lines[1].inKind)
    let award = try #require(project.awards.first)
    #expect(award.rate == Rate(percent: 65))
    #expect(award.years == [2021: Money(cents: 10_000_000), 2022: Money(cents: 30_000_000)])
    #expect(award.overrides[.lineOverrunLimit] == .rate(Rate(percent: 20)))
    #expect(award.period.to == CalendarDate(year: 2025, month: 12, day: 31))
  }

  @Test func namesPlaceValueAndNearestKeyInBothLanguages() throws {
    let url = Fixture.folder.appendingPathComponent("projects/faulty/unknown-key_planed.yaml")
    let problems = try #require(throws: InputProblems.self) {
      try ProjectFile.read(try Fixture.bytes(url), file: "p.yaml")
    }
    #expect(
      problems.text(.de) == """
        p.yaml, Zeile 13, measures[0].lines[0].planned: Der Schlüssel „planned“ fehlt. \
        Ergänzen Sie ihn.
        p.yaml, Zeile 13, measures[0].lines[0].planed: Den Schlüssel „planed“ gibt es hier nicht. \
        Erlaubt: „id“, „title“, „planned“, „eligible“, „inKind“, „consent“, „aidCategory“, \
        „flatRate“, „account“ oder „group“. \
        Gemeint ist wohl „planned“.
        """)
    #expect(problems.text(.en).contains("Probably \"planned\" is meant."))
  }
}
