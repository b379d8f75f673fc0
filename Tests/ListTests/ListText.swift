import Foundation
import Funding
import Interchange

/// Lists and profiles for tests, all names invented.
enum ListText {
  /// A profile with everything a list needs; lines of `more` stand at its end.
  static func profile(
    columns: String = Self.columns, table: String = "", more: String = "", rest: Bool = true
  ) -> String {
    """
    format: foerderbuch/profile/1
    id: probe
    title: {de: "Probe", en: "Sample"}
    kind: projects
    columns: \(columns)
    table: {\(table)}
    project: {idPrefix: "P-"\(rest ? ", rest: ownCash" : "")}
    award:
      funder: {id: efre, name: "EFRE", level: eu}
      ruleSet: anbest-p-nrw
      awardedOn: from
    \(more)
    """
  }

  static let columns = """
    {recipient: "Name des Begünstigten", title: "Bezeichnung", from: "Beginn", to: "Ende", \
    eligible: "Förderfähige Ausgaben", rate: "Satz", region: "Ort"}
    """

  /// Columns of a list that also names the grant and the recipient's own money.
  static let financing = """
    {title: Titel, recipient: Name, from: Beginn, to: Ende, eligible: Ausgaben, grant: Zuwendung, \
    ownCash: Eigenmittel}
    """

  static func read(_ text: String, profile: String) throws -> ProjectList {
    try ProjectList.read(
      InputBytes(Array(text.utf8), file: "liste.csv"), profile: Self.read(profile: profile))
  }

  static func read(fixture: String, profile: String) throws -> ProjectList {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(fixture)").path
    return try ProjectList.read(
      InputBytes(path: path, file: fixture), profile: Self.read(profile: profile))
  }

  static func read(profile: String) throws -> Profile {
    try Profile.read(Array(profile.utf8), file: "profil.yaml")
  }

  /// The problems that `body` throws, as codes with their lines: `LIST_TOTAL_ROW@4`.
  static func problems(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let problems as InputProblems {
      return problems.problems.map { problem in
        problem.fault.code + (problem.place.line.map { "@\($0)" } ?? "")
      }
    } catch {
      return ["\(error)"]
    }
  }
}
