import Amounts
import Foundation
import Funding
import TestSupport
import Testing

/// The table of all values in `Schemas/rule-sets/README.md` is made from the files beside it.
/// `FOERDERBUCH_RECORD=1` writes it anew, and fails so that somebody reads it.
@Suite struct RuleSetReadmeTests {
  private static let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Schemas/rule-sets/README.md")

  /// What follows is generated.
  private static let mark =
    "<!-- Ab hier erzeugt: FOERDERBUCH_RECORD=1 swift test --disable-xctest"
    + " --filter RuleSetReadmeTests -->\n"

  @Test func tableIsThatOfTheFiles() throws {
    let text = try String(contentsOf: Self.place, encoding: .utf8)
    let parts = text.split(separator: Self.mark, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "the mark is missing")
    let library = try ShippedRuleSets.library()
    let table = library.ids.compactMap { library.families[$0] }.map(Self.section)
      .joined(separator: "\n")
    if ProcessInfo.processInfo.environment["FOERDERBUCH_RECORD"] != nil {
      try (parts[0] + Self.mark + table).write(to: Self.place, atomically: true, encoding: .utf8)
      Issue.record("recorded")
    }
    #expect(String(parts[1]) == table, "write it anew as the mark in the file says")
  }

  private static func section(_ family: RuleSetFamily) -> String {
    var lines = ["## \(family.id): \(family.title.de)", ""]
    lines += family.editions.map { edition in
      "- Ausgabe `\(edition.id)`, ab \(edition.from.text(.de))"
        + (edition.certainty.map { " (\($0.rawValue): \($0.meaning.de))" } ?? "")
        + (edition.note.map { ": " + $0.de } ?? "")
    }
    lines += [
      "", "| Parameter | Wert | Ausgabe | Fundstelle | Sicherheit | beruht auf |",
      "| --- | --- | --- | --- | --- | --- |",
    ]
    for parameter in Parameter.allCases {
      for edition in family.editions {
        guard let setting = edition.settings[parameter] else { continue }
        let name = "\(parameter.catalogue.name.de) `\(parameter.rawValue)`"
        let certainty = "\(setting.certainty.rawValue): \(setting.certainty.meaning.de)"
        lines.append(
          "| "
            + [
              name, setting.value.text(.de), edition.id, setting.norm, certainty,
              setting.note?.de ?? "",
            ].joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
