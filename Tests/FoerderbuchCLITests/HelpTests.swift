import FoerderbuchCLI
import TestSupport
import Testing

/// The help as it is printed. `FOERDERBUCH_RECORD=1` records it anew, and fails so that somebody
/// reads it.
@Suite("Help") struct HelpTests {
  static let commands = [
    "", "demo", "init", "project", "project apply", "project import-list", "import", "record",
    "reverse", "correct", "list", "show", "account", "status", "submissions", "template",
    "check",
    "explain", "settle", "drawdown", "interest", "deadlines", "agenda", "report", "export",
    "evidence",
    "evidence add", "evidence list", "evidence export", "close", "project show", "project history",
    "people", "people add", "people grant", "people revoke", "people list", "people four-eyes",
    "people key", "proposals", "release",
    "reject", "verify", "anchor", "backup",
    "restore", "doctor", "serve",
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
      .compactMap { $0.split(whereSeparator: " ,".contains).first.map(String.init) }
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

  @Test("understands the German words of all commands and names them")
  func german() throws {
    let desk = try Desk(ledger: false)
    let help = desk.run("hilfe").out
    #expect(help == desk.run("--help").out)
    for line in help.split(separator: "\n").drop(while: { $0 != "BEFEHLE:" }).dropFirst()
    where line.hasPrefix("  ") && !line.hasPrefix("   ") && !line.hasPrefix("  '") {
      let words = line.split(whereSeparator: " ,".contains).prefix(2).map(String.init)
      #expect(desk.run(words[1], "--help").out == desk.run(words[0], "--help").out, "\(words)")
    }
    #expect(desk.run("zeige", "--help").out == desk.run("show", "--help").out)
    #expect(desk.run("PRUEFEN", "--help").out == desk.run("check", "--help").out)
    #expect(
      desk.run("nachweise", "liste", "--help").out == desk.run("evidence", "list", "--help").out)
    let slip = desk.run("fristn")
    #expect(slip.code == 64)
    #expect(slip.err.contains("Gemeint ist wohl „fristen“."))
  }

  @Test("--version")
  func version() throws {
    #expect(try Desk(ledger: false).done("--version").out == Program.version + "\n")
  }
}
