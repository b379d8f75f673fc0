import Amounts
import Foundation
import Interchange
import Reporting
import Testing

/// Forms that tell only what they have otherwise than another.
@Suite("Forms like another") struct LikeFormTests {
  private static let head = """
    format: foerderbuch/form/1
    kind: statement-of-use
    id: own
    like: nrw
    title: Nachweis
    """

  private func form(_ more: String) throws -> FormDefinition {
    try SampleForm.read("\(Self.head)\n\(more)")
  }

  private func problems(_ more: String) throws -> [InputProblem] {
    let found = #expect(throws: InputProblems.self) { try form(more) }
    return try #require(found).problems
  }

  @Test("are the other one where they say nothing")
  func same() throws {
    let (own, nrw) = (try form(""), try SampleForm.nrw())
    #expect(own.sheets == nrw.sheets)
    #expect(own.basis == nrw.basis)
    #expect(own.title == LocalizedText(de: "Nachweis", en: "Nachweis"))
  }

  @Test("put in behind what they follow, take away, and take the place of what they name")
  func laid() throws {
    let own = try form(
      """
      basis: nach der Zusage
      sheets:
        - {key: narrative, leaveOut: true}
        - {key: figures}
        - key: extra
          name: Zusatz
          widths: [90]
          sections: [{content: text, key: extra, text: [Ein Satz]}]
        - key: cover
          sections:
            - {content: text, key: letterhead, text: ["{recipient}"]}
            - content: awards
              columns: [{key: date, heading: Datum}]
      """)
    let nrw = try SampleForm.nrw()
    let keys = nrw.sheets.map(\.key)
    #expect(keys.prefix(3) == ["cover", "narrative", "figures"])
    #expect(own.sheets.map(\.key) == ["cover", "figures", "extra"] + keys.dropFirst(3))
    #expect(own.sheets[0].sections.map(\.key) == ["letterhead"] + nrw.sheets[0].sections.map(\.key))
    let awards = try #require(own.sheets[0].sections.first { $0.content == "awards" })
    #expect(awards.columns.map(\.key) == ["reference", "date", "amount"])
    #expect(awards.columns[1].heading.de == "Datum")
    // A line of its own below the title is not that of a Land.
    #expect(own.land == nil)
    #expect(own.elsewhere == nil)
  }

  @Test("have words of their own, the longest first, each place once")
  func words() throws {
    let own = try form(
      """
      words:
        de: {Zuwendungsbescheid: Zusage, Zuwendungsbescheide: Bescheid, Bescheid: Falsch}
        en: {"Notices of award": Commitments}
      """)
    let awards = try #require(own.sheets[0].sections.first { $0.content == "awards" })
    #expect(awards.title == LocalizedText(de: "Bescheid", en: "Commitments"))
    #expect(
      awards.text[0].de
        == "Durch Zusage(e) der Bewilligungsbehörde ({funder}) wurden bewilligt:")
  }

  @Test("a word that no text has, and a form that does not ship, are told")
  func faults() throws {
    let word = try problems("words: {de: {Zuwendungsbescheidx: Zusage}}")
    #expect(
      word.map(\.fault) == [.config(.wordNotFound("Zuwendungsbescheidx", like: "nrw"))])
    let text = Self.head.replacingOccurrences(of: "like: nrw", with: "like: nrv")
    let found = #expect(throws: InputProblems.self) { try SampleForm.read(text) }
    let first = try #require(found?.problems.first { $0.place.path == "like" })
    #expect(
      first.fault == .value(.notOneOf(["bund", "efre", "kfw", "nrw", "simple"], nearest: "nrw")))
    #expect(first.place.line == 4)
    // What comes from the other form stands where that is named.
    let missing = try problems("sheets: [{key: control, leaveOut: true}]")
    #expect(missing.contains { $0.fault == .config(.missingKey("control")) })
    let unknown = try problems("sheets: [{key: nothing, leaveOut: true}]")
    #expect(unknown.contains { $0.place.path?.hasPrefix("sheets[0]") == true })
  }

  @Test(
    "KfW is told of no notice, no authority and no ANBest",
    arguments: [
      "statement-of-use-kfw", "interim-kfw", "drawdown-request-kfw",
    ])
  func kfw(_ name: String) throws {
    let form = try SampleForm.named(name)
    for sheet in form.sheets where sheet.part == .funder {
      for section in sheet.sections {
        let texts =
          [section.title].compactMap { $0 } + section.text + section.notes
          + section.rows.map(\.label) + section.columns.map(\.heading)
        for text in texts {
          for word in ["Bescheid", "bescheid", "ANBest", "Nebenbestimmung", "Behörde"] {
            #expect(!text.de.contains(word), "\(sheet.key).\(section.key): \(text.de)")
          }
        }
      }
    }
  }
}
