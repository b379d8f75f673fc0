import FoerderbuchCLI
import TestSupport
import Testing

/// The help as it is printed. `FOERDERBUCH_RECORD=1` records it anew, and fails so that somebody
/// reads it.
@Suite("Help") struct HelpTests {
  static let commands = [
    "", "demo", "init", "project", "project apply", "project import-list", "import", "record",
    "reverse", "list", "show", "account", "status", "submissions", "template",
    "check",
    "explain", "settle", "drawdown", "interest", "deadlines", "agenda", "report", "export",
    "evidence",
    "evidence add", "evidence list", "evidence export", "close", "people", "people add",
    "people grant", "people revoke", "people list", "people four-eyes", "proposals", "release",
    "reject", "verify", "anchor", "backup",
    "restore", "doctor",
  ]

  @Test("in German and English", arguments: commands, ["de", "en"])
  func help(_ command: String, language: String) throws {
    let desk = try Desk(ledger: false)
    let answer = desk.run(
      command.split(separator: " ").map(String.init) + ["--help"],
      environment: ["FOERDERBUCH_LANGUAGE": language])
    #expect(answer.code == 0)
    #expect(answer.err == "")
    let name = command.isEmpty ? "foerderbuch" : command.replacing(" ", with: "-")
    try expectGolden(answer.out, "help/\(name).\(language).txt")
  }

  @Test("names every command, and help COMMAND shows the same")
  func complete() throws {
    let desk = try Desk(ledger: false)
    let lines = desk.run("--help").out.split(separator: "\n")
    let named = lines.drop { $0 != "BEFEHLE:" }.dropFirst().prefix { $0.hasPrefix("  ") }
      .filter { !$0.hasPrefix("   ") && !$0.hasPrefix("  '") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(named) == Set(Self.commands.filter { !$0.isEmpty && !$0.contains(" ") }))
    for command in named {
      let answer = desk.run(command, "--help")
      #expect(answer.code == 0)
      #expect(desk.run("help", command).out == answer.out)
      // The parser's own words are all put into German.
      for word in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "Show ", "default:", "values:"] {
        #expect(!answer.out.contains(word), "\(command)")
      }
    }
  }

  @Test("--version")
  func version() throws {
    #expect(try Desk(ledger: false).done("--version").out == Program.version + "\n")
  }
}
