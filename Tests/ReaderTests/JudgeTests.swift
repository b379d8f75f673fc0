import Foundation
import Interchange
import Testing

/// Hands what is read to judges that are no part of the project.
@Suite("For the judges")
struct JudgeTests {
  private static let folder = ProcessInfo.processInfo.environment["FOERDERBUCH_STATEMENTS"]

  /// Writes `NAME.xml.json` beside every `NAME.xml` of the folder that `FOERDERBUCH_STATEMENTS`
  /// names; then `.ci/judges/camt.py FOLDER` compares them with what another program reads.
  @Test(
    "Statements are written out",
    .enabled(if: folder != nil, "FOERDERBUCH_STATEMENTS names no folder"))
  func statements() throws {
    let folder = URL(filePath: try #require(Self.folder))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".xml") }
    #expect(!names.isEmpty)
    for name in names {
      let problems = ProblemList()
      let input = try InputBytes(path: folder.appending(path: name).path)
      let statements = BankStatementFile.read(input, problems: problems)
      let answer = JSONValue.members([
        ("statements", .array(statements.map(\.json))),
        ("problems", .array(problems.problems.map { .string($0.fault.code) })),
      ])
      try Data(answer.prettyText.utf8).write(to: folder.appending(path: name + ".json"))
    }
  }
}
