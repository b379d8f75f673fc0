import Amounts
import ArgumentParser

/// The whole program as a function, so that tests call it in process.
public enum Program {
  public static let version = "1.0.0"

  /// Runs `arguments` (without the program's name) and returns the exit code (`contract.md` §7).
  public static func run(_ arguments: [String], console: Console) -> Int32 {
    let language = language(arguments, console.environment)
    return Console.$language.withValue(language) {
      Console.$current.withValue(console) { execute(arguments, console, language) }
    }
  }

  private static func execute(
    _ arguments: [String], _ console: Console, _ language: Language
  ) -> Int32 {
    do {
      var command = try Foerderbuch.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let negative as NegativeAnswer {
      return negative.exitCode
    } catch {
      if let failure = Failure(error) {
        failure.report(on: console, json: arguments.contains("--json"))
        return failure.exitCode
      }
      return reportUsage(error, console, language)
    }
  }

  /// Help and what the argument parser itself refuses.
  private static func reportUsage(
    _ error: any Error, _ console: Console, _ language: Language
  ) -> Int32 {
    let code = Foerderbuch.exitCode(for: error)
    let message = UsageText.translate(Foerderbuch.fullMessage(for: error), to: language)
    if code == .success { console.out(message + "\n") } else { console.err(message + "\n") }
    return code == .success ? 0 : 64
  }

  /// `--language`, then `FOERDERBUCH_LANGUAGE`, else German. Needed before parsing: help is in it, too.
  private static func language(_ arguments: [String], _ environment: [String: String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--language", arguments.indices.contains(index + 1),
        let language = Language(rawValue: arguments[index + 1])
      {
        return language
      }
      if argument.hasPrefix("--language="), let language = Language(rawValue: String(argument.dropFirst(11))) {
        return language
      }
    }
    return environment["FOERDERBUCH_LANGUAGE"].flatMap(Language.init(rawValue:)) ?? .de
  }
}

/// The command did its work and its answer is no (`check` found an error, `verify` found damage).
struct NegativeAnswer: Error {
  let exitCode: Int32 = 1
}

/// The command line of the program.
struct Foerderbuch: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "foerderbuch",
      abstract: say(
        "Fördermittel doppelt gebucht, geprüft und nachgewiesen.",
        "Public grants: booked in double entry, checked, accounted for."),
      discussion: say(
        "Das Hauptbuch liegt in foerderbuch.sqlite im Arbeitsordner, sofern --ledger oder FOERDERBUCH_LEDGER kein anderes nennt.",
        "The ledger is foerderbuch.sqlite in the working folder unless --ledger or FOERDERBUCH_LEDGER names another."
      ),
      version: Program.version,
      subcommands: [
        DemoCommand.self, InitCommand.self, ProjectCommand.self, ImportCommand.self,
        RecordCommand.self, ReverseCommand.self, StatusCommand.self, CheckCommand.self,
        ExplainCommand.self, SettleCommand.self, DrawdownCommand.self, InterestCommand.self,
        DeadlinesCommand.self, ReportCommand.self, ExportCommand.self,
        CloseCommand.self, VerifyCommand.self,
      ])
  }
}
