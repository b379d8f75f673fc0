import Amounts
import Funding
import Interchange
import LedgerStore
import Office
import Reporting

/// Why a command ended without doing its work, ready to be told (`Answers.md`).
struct Failure {
  let exitCode: Int32
  /// One for each problem.
  let messages: [Message]

  init(exitCode: Int32, _ messages: [Message]) {
    self.exitCode = exitCode
    self.messages = messages
  }

  /// Several messages of one kind.
  init(exitCode: Int32, _ code: String, _ texts: [String]) {
    self.init(exitCode: exitCode, texts.map { Message(code: code, text: $0) })
  }

  /// Nil for an error that is not the program's own.
  init?(_ error: any Error) {
    let language = Console.language
    switch error {
    case let failure as CommandFailure: self = failure.failure
    case let refusal as Refusal: self.init(refusal, language)
    case let problems as InputProblems: self.init(problems.withOptions, language)
    case let error as LedgerError:
      self.init(exitCode: error.exitCode, error.messages(language))
    case let refused as BookingRefused:
      self.init(
        exitCode: 65,
        refused.faults.map { fault in
          let place = SourcePosition(file: "record", path: fault.field.rawValue.optionName)
          return InputProblem(place: place, fault: .booking(fault)).message(language)
        })
    case let refused as RowsRefused:
      self.init(exitCode: 65, refused.messages(language))
    case let refused as StatementRefused:
      self.init(exitCode: 65, refused.messages(language))
    case let layout as LayoutProblems:
      self.init(exitCode: 65, "FORM_NOT_FILLED", layout.problems.map { $0.sentence(language) })
    case let fault as UsageFault: self.init(exitCode: 64, [fault.problem.message(language)])
    case let damaged as LedgerDamaged: self.init(damaged, language)
    case let unsound as BackupNotSound: self.init(unsound, language)
    case let spoilt as EvidenceSpoilt:
      self.init(
        exitCode: 74, "EVIDENCE_SPOILT", spoilt.problems.map { $0.sentence(language) })
    case let unknown as UnknownRuleSet:
      self.init(exitCode: 65, [Message(unknown.problem, language)])
    case let refused as ScenarioRefused:
      self.init(
        exitCode: 64,
        refused.faults.map { Message($0.problem, under: "--what-if", language) })
    case let error as InterestError: self.init(exitCode: 65, [Message(error.problem, language)])
    case let error as AmountError: self.init(exitCode: 65, [Message(error.problem, language)])
    default:
      guard let refusal = Refusal(below: error) else { return nil }
      self.init(refusal, language)
    }
  }

  private init(_ problems: InputProblems, _ language: Language) {
    let isMissing = problems.problems.allSatisfy { $0.fault == .file(.missing) }
    var messages = problems.problems.map { $0.message(language) }
    // What is said of those that are not told one by one.
    let told = problems.text(language).split(separator: "\n").map(String.init)
    messages += told.dropFirst(messages.count).map { Message(code: "FURTHER_PROBLEMS", text: $0) }
    self.init(exitCode: isMissing ? 66 : 65, messages)
  }

  private init(_ damaged: LedgerDamaged, _ language: Language) {
    let report = damaged.report
    let head = language.pick(
      "Das Hauptbuch ist nicht mehr so, wie es geschrieben wurde (Stellen: \(report.problemCount)); darauf beruht keine Vorlage und kein Anker. Alle nennt `verify --deep`; spielen Sie mit `restore` eine Sicherung zurück, die besteht. Zuerst gefunden:",
      "The ledger is not as it was written (places: \(report.problemCount)); no submission and no anchor rests on it. `verify --deep` names them all; `restore` a backup that passes. Found first:"
    )
    self.init(
      exitCode: 65, "LEDGER_DAMAGED",
      [head] + report.problems.prefix(5).map { $0.sentence(language) })
  }

  private init(_ unsound: BackupNotSound, _ language: Language) {
    let file = unsound.file
    let problems = unsound.report.problems.prefix(5).map {
      "  " + $0.sentence(language).replacing(unsound.folder + "/", with: "")
    }
    let way = language.pick(
      "Nehmen Sie eine andere. Entpackt man diese mit einem Zip-Programm, liegen foerderbuch.sqlite und foerderbuch.evidence da, wie sie gesichert wurden.",
      "Take another one. Unpacked with a zip program this one gives foerderbuch.sqlite and foerderbuch.evidence as they were backed up."
    )
    let head =
      problems.isEmpty
      ? language.pick(
        "\(file): Das Hauptbuch in der Sicherung ist nicht das, dessen Stand (stand.txt) sie nennt. \(way)",
        "\(file): The ledger in the backup is not the one whose state (stand.txt) it names. \(way)")
      : language.pick(
        "\(file): Was in der Sicherung liegt, ist nicht so, wie es geschrieben wurde (Stellen: \(unsound.report.problemCount)). \(way) Zuerst gefunden:",
        "\(file): What is in the backup is not as it was written (places: \(unsound.report.problemCount)). \(way) Found first:"
      )
    self.init(exitCode: 65, "BACKUP_DAMAGED", [head] + problems)
  }

  /// For an error that no command foresees.
  init(unexpected error: any Error) {
    self.init(
      exitCode: 74, "UNEXPECTED",
      [
        say(
          "Das Förderbuch kann nicht weiter (\(error)). Was nicht als erledigt gemeldet wurde, ist nicht geschehen; `foerderbuch verify` prüft das Hauptbuch.",
          "Förderbuch cannot go on (\(error)). What was not reported as done did not happen; `foerderbuch verify` checks the ledger."
        )
      ])
  }

  /// Messages to standard error; with `--json` the same as one document to standard output.
  func report(on console: Console, json: Bool) {
    for message in messages { console.err(message.text + "\n") }
    if json {
      console.out(
        JSONValue.members([
          ("exitCode", .integer(Int64(exitCode))),
          ("errors", .array(messages.map(\.json))),
        ]).prettyText)
    }
  }
}

/// A failure with its sentence made where it happened.
struct CommandFailure: Error {
  let failure: Failure

  init(_ failure: Failure) { self.failure = failure }

  init(_ exitCode: Int32, _ german: String, _ english: String) {
    failure = Failure(exitCode: exitCode, exitCode == 64 ? "USAGE" : "DATA", [say(german, english)])
  }
}

extension InputProblems {
  /// A field of `record` is an option here.
  fileprivate var withOptions: InputProblems {
    InputProblems(
      problems: problems.map { problem in
        guard problem.place.file == "record", let field = problem.place.path else {
          return problem
        }
        return InputProblem(
          place: SourcePosition(file: "record", path: field.optionName), value: problem.value,
          fault: problem.fault)
      }, count: count)
  }
}

extension InputProblem {
  fileprivate func message(_ language: Language) -> Failure.Message {
    Failure.Message(
      code: fault.code, text: text(language), place: Failure.Place(place), found: value,
      allowed: allowed(language))
  }
}
