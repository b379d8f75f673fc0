import Amounts
import Funding
import Interchange
import LedgerStore
import Messages
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
    case let found as SlipsFound:
      self.init(exitCode: 65, found.messages(language))
    case let refused as RowsRefused:
      self.init(exitCode: 65, refused.messages(language))
    case let refused as StatementRefused:
      self.init(exitCode: 65, refused.messages(language))
    case let layout as LayoutProblems:
      self.init(exitCode: 65, layout.problems.map { Message($0.problem, language) })
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
    let head = Message(damaged.problem, language)
    let below = damaged.report.problems.prefix(5).map {
      Message(code: head.code, text: $0.sentence(language))
    }
    self.init(exitCode: 65, [head] + below)
  }

  private init(_ unsound: BackupNotSound, _ language: Language) {
    let head = Message(unsound.problem, language)
    let below = unsound.report.problems.prefix(5).map {
      let text = $0.sentence(language).replacing(unsound.folder + "/", with: "")
      return Message(code: head.code, text: "  " + text)
    }
    self.init(exitCode: 65, [head] + below)
  }

  /// For an error that no command foresees.
  init(unexpected error: any Error) {
    let problem = Problem("program.UNEXPECTED", ["error": Fact.whole("\(error)")])
    self.init(exitCode: 74, [Message(problem, Console.language)])
  }

  /// Messages to standard error; with `--json` the same as one document to standard output.
  func report(on console: Console, json: Bool) {
    for message in messages { console.tell(message.text + "\n") }
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

  init(_ exitCode: Int32, _ problem: Problem) {
    failure = Failure(exitCode: exitCode, [Failure.Message(problem, Console.language)])
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
