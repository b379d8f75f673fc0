import Assets
import Funding
import Interchange
import Testing

@Suite("Profiles")
struct ProfileTests {
  @Test("Every shipped profile is one, and bears the name of its file")
  func shipped() throws {
    let names = Assets.names(in: "profiles").filter { $0.hasSuffix(".yaml") }
    #expect(names.count >= 3)
    let ruleSets = Assets.names(in: "rule-sets").map {
      String($0.dropFirst("rule-sets/".count).dropLast(".yaml".count))
    }
    for name in names {
      let bytes = try #require(Assets.bytes(name))
      let isOfBookings = String(decoding: bytes, as: UTF8.self).contains("\nkind: bookings\n")
      let id =
        isOfBookings
        ? try BookingProfile.read(bytes, file: name).id
        : try Profile.read(bytes, file: name, ruleSets: ruleSets).id
      #expect("profiles/\(id).yaml" == name)
    }
  }

  @Test(
    "What a profile lacks or mistakes is told",
    arguments: [
      ("{recipient: N, from: B, to: E, eligible: A, rate: S}", "", ["MISSING_KEY"]),
      ("{title: T, recipient: N, from: B, to: E, eligible: A}", "", ["MISSING_KEY"]),
      (ListText.columns, "skip: {rows: [{column: title}]}", ["MISSING_KEY"]),
      (ListText.columns, "constants: {rate: \"50%\"}", ["DUPLICATE_KEY"]),
      (ListText.columns, "skipp: {}", ["UNKNOWN_KEY"]),
    ])
  func faulty(columns: String, more: String, codes: [String]) {
    let found = ListText.problems {
      _ = try ListText.read(profile: ListText.profile(columns: columns, more: more))
    }
    #expect(found.map { $0.split(separator: "@")[0].description } == codes)
  }

  @Test("A rule set that does not exist is told with the nearest one")
  func ruleSet() {
    let profile = ListText.profile()
    #expect(throws: InputProblems.self) {
      _ = try Profile.read(Array(profile.utf8), file: "p.yaml", ruleSets: ["anbest-p-bund"])
    }
  }

  @Test("Headings that are missing or stand twice are told by name")
  func headings() {
    let missing = ListText.problems {
      _ = try ListText.read("Bezeichnung;Beginn;Ende\nA;B;C\n", profile: ListText.profile())
    }
    #expect(missing == Array(repeating: "HEADING_MISSING@1", count: 4))
    let columns = "{title: T, recipient: N*, from: B, to: E, eligible: A, rate: S}"
    let twice = ListText.problems {
      _ = try ListText.read("T;Name;Nr;B;E;A;S\n", profile: ListText.profile(columns: columns))
    }
    #expect(twice == ["HEADING_TWICE@1"])
  }

  @Test("Headings are found below other rows, or where the profile says")
  func headingRow() throws {
    let text = """
      Liste;;;;;;
      Stand 2015;;;;;;
      Name des Begünstigten;Bezeichnung;Beginn;Ende;Förderfähige Ausgaben;Satz;Ort
      Amt;Umbau;01.01.2015;31.12.2015;100,00;50%;Ort
      """
    #expect(try ListText.read(text, profile: ListText.profile()).headingLine == 3)
    let fixed = ListText.profile(table: "headingRow: 3")
    #expect(try ListText.read(text, profile: fixed).rows.count == 1)
    let wrong = ListText.profile(table: "headingRow: 2")
    #expect(throws: InputProblems.self) { _ = try ListText.read(text, profile: wrong) }
  }
}
