import Amounts
import Foundation
import Interchange
import Testing

@Suite("Suggestions for lists")
struct SuggestionTests {
  @Test(
    "A suggestion reads its own list, in every dialect to the same sums",
    arguments: [
      "liste-semikolon.csv", "liste-komma.csv", "liste-cp1252.csv", "liste-bom-crlf.csv",
      "liste-utf16.csv", "liste-tab.csv", "liste.xlsx",
    ])
  func fixtures(name: String) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name)").path
    let suggestion = try ProfileSuggestion(
      InputBytes(path: path, file: name), kind: .projects, sheet: nil)
    let trial = suggestion.trial()
    #expect(trial.problems == nil, "\(trial.text(.de))")
    #expect(trial.rows == 3)
    #expect(trial.sums.first?.amount == Money(cents: 112_761_328))
  }

  @Test("Where a column has to be named first, nothing is tried")
  func lacking() throws {
    let text = "Was;Wer;Wann;Wert\nA;B;bald;viel\nC;D;bald;wenig\n"
    let trial = try ProfileSuggestion(
      InputBytes(Array(text.utf8), file: "l.csv"), kind: .projects, sheet: nil
    ).trial()
    #expect(trial.lacking.contains("columns.eligible"))
    #expect(trial.rows == 0)
    #expect(trial.text(.de).contains("erst, wenn ausgefüllt ist: columns."))
  }
}
