import Amounts
import ArgumentParser
import Interchange
import LedgerStore
import Messages
import Office

/// The whole program as a function, so that tests call it in process.
public enum Program {
  public static let version = GrantOffice.version

  /// Runs `arguments` (without the program's name) and returns the exit code (`Answers.md`).
  public static func run(_ arguments: [String], console: Console) -> Int32 {
    let language = language(arguments, console.environment)
    let console = console.escaping()
    return Console.$language.withValue(language) {
      Console.$current.withValue(console) {
        let log = RunLog()
        console.atSignal {
          // Progress may stand on the line.
          if console.isTerminal { console.err("\n") }
          Console.$language.withValue(language) {
            Failure.interrupted(log).report(on: console, json: false)
          }
        }
        let code = Console.$run.withValue(log) { execute(arguments, console, language) }
        if let end = log.missingEnd {
          console.tell(end.problem.text(language, atTerminal: true) + "\n")
        }
        log.close()
        for file in log.predecessors {
          let told = Message("program.UPGRADED.found", ["file": Fact.whole(file)])
          console.tell(told.text(language) + "\n")
        }
        // The command's own failure is the better news.
        guard code <= 1, let error = console.outputError() else { return code }
        let failure = Failure(outputError: error, log)
        failure.report(on: console, json: false)
        return failure.exitCode
      }
    }
  }

  /// An argument as it came. Of the names of files any bytes are taken; see
  /// ``GrantOffice/argument(_:)``.
  public static func argument(_ bytes: [UInt8]) -> String { GrantOffice.argument(bytes) }

  /// Takes away what a run began and did not finish, before the process ends: whoever goes on waits
  /// for ever.
  public static func giveUp() { GrantOffice.giveUp() }

  private static func execute(
    _ arguments: [String], _ console: Console, _ language: Language
  ) -> Int32 {
    do {
      try ArgumentReader.checkCharacters(arguments, console)
      let words = try CommandWords.english(arguments)
      var command = try Foerderbuch.parseAsRoot(words)
      try RepeatedOptions.check(words, of: command)
      try command.run()
      return 0
    } catch let proposed as Proposed {
      console.out(
        arguments.contains("--json")
          ? proposed.json.prettyText : proposed.problem.text(language, atTerminal: true) + "\n")
      return 0
    } catch let negative as NegativeAnswer {
      return negative.exitCode
    } catch {
      let failure: Failure
      if let known = Failure(error) {
        failure = known
      } else {
        let message = CommandWords.naming(
          UsageText.translate(Foerderbuch.fullMessage(for: error), to: language))
        switch Foerderbuch.exitCode(for: error) {
        case .success:
          // Help and version: what was asked for.
          console.out(CommandWords.completing(message) + "\n")
          return 0
        case .validationFailure: failure = Failure(exitCode: 64, "USAGE", [message])
        default: failure = Failure(unexpected: error)
        }
      }
      failure.report(on: console, json: arguments.contains("--json"))
      return failure.exitCode
    }
  }

  /// `--language`, then `FOERDERBUCH_LANGUAGE`, else German. Needed before parsing: help is in it,
  /// too.
  private static func language(_ arguments: [String], _ environment: [String: String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--language", arguments.indices.contains(index + 1),
        let language = Language(rawValue: arguments[index + 1])
      {
        return language
      }
      if argument.hasPrefix("--language="),
        let language = Language(rawValue: String(argument.dropFirst(11)))
      {
        return language
      }
    }
    return environment["FOERDERBUCH_LANGUAGE"].flatMap(Language.init(rawValue:)) ?? .de
  }
}

/// The command did its work and its answer is no (`check` found an error, `verify` found damage).
struct NegativeAnswer: Error {
  var exitCode: Int32 = 1
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
        "Das Hauptbuch liegt in foerderbuch.sqlite im Arbeitsordner, sofern --ledger oder FOERDERBUCH_LEDGER kein anderes nennt. Vervollständigung für die Shell: --generate-completion-script bash, zsh oder fish.",
        "The ledger is foerderbuch.sqlite in the working folder unless --ledger or FOERDERBUCH_LEDGER names another. Completions for the shell: --generate-completion-script bash, zsh or fish."
      ),
      version: Program.version,
      subcommands: [
        DemoCommand.self, InitCommand.self, ProjectCommand.self, ImportCommand.self,
        RecordCommand.self, ReverseCommand.self, CorrectCommand.self, ListCommand.self,
        ShowCommand.self,
        AccountCommand.self, StatusCommand.self, CheckCommand.self,
        ExplainCommand.self, SettleCommand.self, DrawdownCommand.self, InterestCommand.self,
        DeadlinesCommand.self, AgendaCommand.self, ReportCommand.self, SubmissionsCommand.self,
        TemplateCommand.self,
        ExportCommand.self,
        EvidenceCommand.self, CloseCommand.self, PeopleCommand.self, ProposalsCommand.self,
        ReleaseCommand.self, RejectCommand.self, VerifyCommand.self, AnchorCommand.self,
        BackupCommand.self, RestoreCommand.self, DoctorCommand.self, ServeCommand.self,
      ])
  }
}
