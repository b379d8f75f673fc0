import Reporting
import Testing

@Suite("Texts of forms") struct FormTextTests {
  @Test(
    "fill placeholders once",
    arguments: [
      ("Az. {award}", "Az. 436"), ("{award}{award}", "436436"),
      ("{page} von {pages}", "{page} von {pages}"),
      ("{measure}", "{award}"), ("offen {award", "offen {award"), ("", ""),
    ])
  func fills(_ text: String, _ filled: String) {
    // What a user wrote is never filled again.
    #expect(FormText.filled(text, ["award": "436", "measure": "{award}"]) == filled)
  }

  @Test func names() {
    #expect(FormText.placeholders(in: "{a} und {b}") == ["a", "b"])
  }
}
