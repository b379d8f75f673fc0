import Amounts
import Files
import Funding
import Interchange
import LedgerStore
import Reporting
import Workbooks

/// Why a command ended without doing its work, ready to be told (`contract.md` §7).
struct Failure {
  let exitCode: Int32
  /// One message for each problem: where, what was found, what is allowed, a way out.
  let messages: [String]

  init(exitCode: Int32, _ messages: [String]) {
    self.exitCode = exitCode
    self.messages = messages
  }

  /// Nil for an error that is not the program's own.
  init?(_ error: any Error) {
    let language = Console.language
    switch error {
    case let failure as CommandFailure: self = failure.failure
    case let problems as InputProblems:
      let isMissing = problems.problems.allSatisfy { $0.fault == .file(.missing) }
      self.init(
        exitCode: isMissing ? 66 : 65,
        problems.text(language).split(separator: "\n").map(String.init))
    case let error as LedgerError:
      self.init(exitCode: error.exitCode, error.sentences(language))
    case let error as WorkbookError: self.init(exitCode: 74, [error.text(language)])
    case let fault as WriteFault: self.init(exitCode: fault.exitCode, [fault.text(language)])
    case let refused as BookingRefused:
      self.init(
        exitCode: 65,
        refused.faults.map { fault in
          let place = SourcePosition(file: "record", path: fault.field.optionName)
          return InputProblem(place: place, fault: .booking(fault)).text(language)
        })
    case let layout as LayoutProblems:
      self.init(exitCode: 65, layout.problems.map { $0.sentence(language) })
    case let fault as UsageFault: self.init(exitCode: fault.exitCode, [fault.sentence(language)])
    case let unknown as UnknownRuleSet:
      self.init(
        exitCode: 65,
        [
          language.pick(
            "Bescheid „\(unknown.award)“: ein Regelwerk „\(unknown.ruleSet)“ gibt es nicht. Vorhanden: \(unknown.known.joined(separator: ", ")). "
              + (unknown.nearest.map { "Gemeint ist wohl „\($0)“." }
                ?? "Legen Sie es als rule-sets/\(unknown.ruleSet).yaml neben das Hauptbuch."),
            "Award \"\(unknown.award)\": there is no rule set \"\(unknown.ruleSet)\". Known: \(unknown.known.joined(separator: ", ")). "
              + (unknown.nearest.map { "Probably \"\($0)\" is meant." }
                ?? "Put it as rule-sets/\(unknown.ruleSet).yaml beside the ledger."))
        ])
    case let refused as ScenarioRefused:
      self.init(exitCode: 64, refused.faults.map { $0.sentence(language) })
    case let error as InterestError: self.init(exitCode: 65, [error.sentence(language)])
    case is AmountError:
      self.init(
        exitCode: 65,
        [
          language.pick(
            "Eine Summe übersteigt ±92.233.720.368.547.758,07 €, mehr als das Hauptbuch in Cent führen kann. Prüfen Sie die größten Beträge.",
            "A sum is beyond ±€92,233,720,368,547,758.07, more than the ledger can hold in cents. Check the largest amounts."
          )
        ])
    default: return nil
    }
  }

  /// For an error that no command foresees.
  init(unexpected error: any Error) {
    self.init(
      exitCode: 74,
      [
        say(
          "Das Förderbuch kann nicht weiter (\(error)). Was nicht als erledigt gemeldet wurde, ist nicht geschehen; `foerderbuch verify` prüft das Hauptbuch.",
          "Förderbuch cannot go on (\(error)). What was not reported as done did not happen; `foerderbuch verify` checks the ledger."
        )
      ])
  }

  /// Messages to standard error; with `--json` the same as one document to standard output.
  func report(on console: Console, json: Bool) {
    for message in messages { console.err(message + "\n") }
    if json {
      console.out(
        JSONValue.members([
          ("exitCode", .integer(Int64(exitCode))),
          ("errors", .array(messages.map(JSONValue.string))),
        ]).prettyText)
    }
  }
}

/// A failure with its sentence made where it happened.
struct CommandFailure: Error {
  let failure: Failure

  init(_ failure: Failure) { self.failure = failure }

  init(_ exitCode: Int32, _ german: String, _ english: String) {
    failure = Failure(exitCode: exitCode, [say(german, english)])
  }
}

extension UsageFault {
  var exitCode: Int32 {
    switch self {
    case .value, .unknownWord: 64
    case .unknownFinding, .unknownAward, .unknownMeasure, .unknownProject: 65
    }
  }

  func sentence(_ language: Language) -> String {
    switch self {
    case .value(let problem): return problem.text(language)
    case .unknownWord(let word, let option, let known):
      return Self.unknown(language, option, word, NearestName.of(word, among: known), known)
    case .unknownFinding(let code, let nearest, let known):
      return Self.unknown(language, "explain", code, nearest, known)
    case .unknownAward(let id, let nearest, let known):
      return Self.unknown(language, say("Bescheid", "Award"), id, nearest, known)
    case .unknownMeasure(let id, let nearest, let known):
      return Self.unknown(language, say("Teilvorhaben", "Measure"), id, nearest, known)
    case .unknownProject(let id, let nearest, let known):
      return Self.unknown(language, say("Vorhaben", "Project"), id, nearest, known)
    }
  }

  private static func unknown(
    _ language: Language, _ place: String, _ word: String, _ nearest: String?, _ known: [String]
  ) -> String {
    let shown = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    let hint = nearest.map {
      language.pick(" Gemeint ist wohl „\($0)“.", " Probably \"\($0)\" is meant.")
    }
    return language.pick(
      "\(place): „\(word)“ ist unbekannt. ", "\(place): \"\(word)\" is unknown. ")
      + (known.isEmpty
        ? language.pick("Es gibt noch keine.", "There are none yet.")
        : language.pick("Bekannt: \(shown).", "Known: \(shown).")) + (hint ?? "")
  }
}

extension BookingFault.Field {
  /// Its option at `record`: `--voucher-date`.
  fileprivate var optionName: String {
    rawValue.reduce(into: "--") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}

extension WriteFault {
  /// `contract.md` §7.
  fileprivate var exitCode: Int32 {
    switch self {
    case .cannotCreate: 73
    case .diskFull, .cannotWrite: 74
    }
  }
}
