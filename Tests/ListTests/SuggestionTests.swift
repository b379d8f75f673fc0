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

  /// 100,000 and 50,000, of which 80,000 and 25,000 are granted; the sums are none of them.
  @Test("Repeated headings, groups with their sums and unknown days are no part of a list's shape")
  func groups() throws {
    let text = """
      Liste der Vorhaben, Stand 01.10.2026
      (Beträge in Tausend Euro)
      Aktenzeichen;Vorhaben;Begünstigter;Beginn;Ende;Gesamtausgaben;Zuwendung
      Landkreis A;;;;;;
      A-1;Radweg;Stadt A;01.01.2025;31.12.2026;100,0;80,0
      Summe Landkreis A;;;;;100,0;80,0
      Aktenzeichen;Vorhaben;Begünstigter;Beginn;Ende;Gesamtausgaben;Zuwendung
      Landkreis B;;;;;;
      B-1;Halle;Stadt B;01.03.2025;31.12.2027;50,0;25,0
      Summe Landkreis B;;;;;50,0;25,0
      Gesamtsumme;;;;;150,0;105,0

      """
    func suggested(_ text: String) throws -> ProfileSuggestion {
      try ProfileSuggestion(
        InputBytes(Array(text.utf8), file: "l.csv"), kind: .projects, sheet: nil)
    }
    let trial = try suggested(text).trial()
    #expect(trial.problems == nil, "\(trial.text(.de))")
    #expect(trial.sums.map(\.amount) == [15_000_000, 10_500_000].map(Money.init(cents:)))
    // A day that is not known is told of its row; the columns are found all the same.
    let open = try suggested(text.replacing("31.12.2027", with: "n.n."))
    #expect(open.yaml(.de).contains("to: \"Ende\""))
    #expect(open.yaml(.de).contains("totals: true"))
    #expect(open.trial().problems?.problems.first?.place.line == 9)
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
