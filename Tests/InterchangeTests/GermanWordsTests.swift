import Amounts
import Foundation
import Funding
import Interchange
import Testing

/// Fixed words of project files in German, as notices and forms of the Länder write them.
@Suite("German words in project files") struct GermanWordsTests {
  /// A place of a project file, the file's own word, and German ones for it.
  struct Case: CustomTestStringConvertible {
    let key: String
    let own: String
    let german: [String]
    var testDescription: String { "\(key): \(own)" }

    init(_ key: String, _ own: String, _ german: String...) {
      (self.key, self.own, self.german) = (key, own, german)
    }
  }

  static let cases: [Case] = [
    Case("kind", "municipality", "Gemeinde", "Kommune", "Stadt"),
    Case("kind", "enterprise", "Unternehmen"),
    Case("kind", "research", "Forschungseinrichtung", "Hochschule"),
    Case("kind", "association", "Verein"), Case("kind", "public", "öffentliche Stelle"),
    Case("kind", "other", "sonstige"),
    Case("level", "land", "Land"), Case("level", "bund", "Bund"), Case("level", "eu", "EU"),
    Case("level", "municipal", "kommunal", "Kommune", "Gemeinde"),
    Case("level", "foundation", "Stiftung"), Case("level", "other", "sonstige"),
    Case("role", "lead", "federführend"), Case("role", "partner", "Partner"),
    Case("role", "finalRecipient", "Letztempfänger"), Case("role", "associated", "assoziiert"),
    Case("basis", "expenditure", "Ausgaben"), Case("basis", "cost", "Kosten"),
    Case("source", "ownCash", "Eigenmittel"), Case("source", "partnerCash", "Partnerbeitrag"),
    Case("source", "inKind", "Sachleistung"), Case("source", "civicEngagement", "Ehrenamt"),
    Case("source", "donation", "Spende"), Case("source", "revenue", "Einnahmen"),
    Case("source", "otherPublic", "andere öffentliche Mittel"),
    Case("financing", "share", "Anteilfinanzierung", "Anteilsfinanzierung"),
    Case("financing", "deficit", "Fehlbedarfsfinanzierung", "Fehlbedarf"),
    Case("financing", "fixed", "Festbetragsfinanzierung", "Festbetrag"),
    Case("financing", "full", "Vollfinanzierung"),
    Case("after", "none", "keine"), Case("after", "servicesInside", "für Leistungen im Zeitraum"),
    Case("aid", "research", "Forschung"), Case("aid", "deMinimis", "De-minimis"),
    Case("category", "fundamentalResearch", "Grundlagenforschung"),
    Case("category", "industrialResearch", "industrielle Forschung"),
    Case("category", "experimentalDevelopment", "experimentelle Entwicklung"),
    Case("category", "feasibilityStudy", "Durchführbarkeitsstudie"),
    Case("rounding", "halfUp", "kaufmännisch"), Case("interest", "month13", "13. Monat"),
    Case("gap", "capToPlan", "höchstens Plan"), Case("flag", "true", "ja"),
    Case("flag", "false", "nein"),
  ]

  /// A project with one word put in.
  static func file(_ key: String, _ word: String) -> String {
    func put(_ place: String, else other: String) -> String { key == place ? word : other }
    return """
      format: foerderbuch/project/1
      project: {id: P, title: "Vorhaben", lighthouse: \(put("flag", else: "false"))}
      organisations:
        - {id: a, name: "A", kind: \(put("kind", else: "municipality"))}
      measures:
        - id: M
          title: "Werkstatt"
          recipient: a
          role: \(put("role", else: "lead"))
          basis: \(put("basis", else: "expenditure"))
          lines:
            - {id: L, title: "Sache", planned: "100.00", eligible: "100.00", \
      aidCategory: \(put("category", else: "industrialResearch"))}
          sources:
            - {id: s, kind: \(put("source", else: "ownCash")), planned: "20.00"}
      awards:
        - id: W
          measure: M
          funder: {id: f, name: "F", level: \(put("level", else: "land"))}
          ruleSet: anbest-g-nrw
          financing: \(put("financing", else: "share"))
          amount: "80.00"
          awardedOn: 2025-01-01
          from: 2025-01-01
          to: 2026-12-31
          paymentsAfterPeriod: \(put("after", else: "none"))
          aid: {basis: \(put("aid", else: "research"))}
          overrides: {rounding: \(put("rounding", else: "down")), \
      interestFrom: \(put("interest", else: "payout")), \
      gapBase: \(put("gap", else: "actual"))}
      """
  }

  static func read(_ text: String) throws -> Project {
    try ProjectFile.read(Array(text.utf8), file: "p.yaml")
  }

  @Test("means the same as the file's own word", arguments: cases)
  func same(_ example: Case) throws {
    let own = try Self.read(Self.file(example.key, example.own))
    for german in example.german {
      #expect(try Self.read(Self.file(example.key, german)) == own, "\(german)")
    }
  }

  @Test("has a case for every word of an enum")
  func complete() {
    func own(_ key: String) -> Set<String> {
      Set(Self.cases.filter { $0.key == key }.map(\.own))
    }
    #expect(own("kind") == Set(Organisation.Kind.allCases.map(\.rawValue)))
    #expect(own("level") == Set(Funder.Level.allCases.map(\.rawValue)))
    #expect(own("role") == Set(Measure.Role.allCases.map(\.rawValue)))
    #expect(own("source") == Set(Source.Kind.allCases.map(\.rawValue)))
    #expect(own("category") == Set(AidCategory.allCases.map(\.rawValue)))
    // A fixed amount per unit needs further keys.
    let financing = Set(Award.Financing.allCases.map(\.rawValue))
    #expect(own("financing").union(["fixedPerUnit"]) == financing)
  }

  @Test("a word that is none is told with the nearest", arguments: ["Gemeinte", "Verrein"])
  func unknown(_ word: String) throws {
    let problems = try #require(throws: InputProblems.self) {
      try Self.read(Self.file("kind", word))
    }
    let text = problems.text(.de)
    #expect(problems.problems.map(\.fault.code) == ["NOT_ONE_OF"])
    #expect(text.contains(word == "Verrein" ? "„Verein“." : "„Gemeinde“."), "\(text)")
  }

  @Test(
    "quotation marks of a text program around a value are told",
    arguments: ["„Quartier“", "“Quartier”", "‚Quartier‘", "»Quartier«"])
  func typographicQuotes(_ title: String) throws {
    let text = Self.file("kind", "Stadt")
    let problems = try #require(throws: InputProblems.self) {
      try Self.read(text.replacing("\"Werkstatt\"", with: title))
    }
    #expect(problems.problems.map(\.fault.code) == ["TYPOGRAPHIC_QUOTES"])
    #expect(problems.problems.first?.place.line == 7)
    // Between straight ones they are meant; so is a word in them inside a text.
    for meant in ["\"\(title)\"", "Das \(title) und mehr"] {
      let project = try Self.read(text.replacing("\"Werkstatt\"", with: meant))
      #expect(project.measures[0].title == meant.replacing("\"", with: ""))
    }
  }
}
