import Funding
import Testing

@Suite struct NearestNameTests {
  private static let known = [
    "Betrag", "Buchungsdatum", "Art", "Quartierslabor Kern", "Nordstadt im Wandel", "Nordstadt",
  ]

  @Test(
    "the name that was most likely meant",
    arguments: [
      ("Betrga", "Betrag"), ("BETRAG", "Betrag"), ("Buchungstag", "Buchungsdatum"), ("Ar", "Art"),
      ("Summe", nil), ("", nil), ("Quartier", "Quartierslabor Kern"),
      ("Kern Quartirslabor", "Quartierslabor Kern"),
      ("kern quartierslabr", "Quartierslabor Kern"), ("Labor", nil), ("Nord", "Nordstadt"),
      ("Qua", nil),
      ("Nord Stadt", "Nordstadt"),
    ])
  func nearest(name: String, expected: String?) {
    #expect(NearestName.of(name, among: Self.known) == expected)
  }

  @Test("a text of megabytes is no misspelt name, and does not take minutes")
  func huge() {
    #expect(NearestName.of(String(repeating: "B", count: 8 << 20), among: Self.known) == nil)
    let huge = [String(repeating: "B", count: 8 << 20), "Betrag"]
    #expect(NearestName.of("Betrga", among: huge) == "Betrag")
  }
}
