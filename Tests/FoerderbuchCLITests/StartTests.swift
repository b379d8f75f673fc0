import Foundation
import TestSupport
import Testing

/// The built program where nothing helps it.
@Suite("Start") struct StartTests {
  @Test("--help needs no environment")
  func emptyEnvironment() throws {
    let folder = try TemporaryFolder()
    for (arguments, words) in [
      (["--help"], "BEFEHLE:"), (["status", "--help", "--language", "en"], "OPTIONS:"),
    ] {
      let answer = try Binary.run(arguments, in: folder)
      #expect(answer.code == 0, "\(answer.err)")
      #expect(answer.out.contains(words))
      #expect(answer.err == "")
    }
    #expect(try folder.names() == [])
  }

  @Test("moved elsewhere it still has its files")
  func moved() throws {
    let place = try TemporaryFolder()
    let program = place.path("fb")
    try FileManager.default.copyItem(atPath: try Binary.path(), toPath: program)
    let folder = try TemporaryFolder()
    let answer = try Binary.run(program, ["demo", "vorführung", "--json"], in: folder)
    #expect(answer.code == 0, "\(answer.err)")
    struct Demo: Decodable {
      let workbooks: [String]
      let verify: Verify
      struct Verify: Decodable { let ok: Bool }
    }
    let demo = try answer.json(as: Demo.self)
    #expect(demo.verify.ok)
    #expect(!demo.workbooks.isEmpty)
    #expect(demo.workbooks.allSatisfy(FileManager.default.fileExists))
  }

  @Test("a German locale changes no byte of a workbook")
  func locale() throws {
    let desk = try Desk.booked()
    for locale in ["C.UTF-8", "de_DE.UTF-8"] {
      let answer = try Binary.run(
        ["report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", locale + ".xlsx"],
        in: desk.folder, environment: ["LC_ALL": locale])
      #expect(answer.code == 0, "\(answer.err)")
    }
    #expect(try desk.bytes("C.UTF-8.xlsx") == desk.bytes("de_DE.UTF-8.xlsx"))
  }
}
