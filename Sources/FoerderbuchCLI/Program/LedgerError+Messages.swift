import Amounts
import LedgerStore
import Messages

extension LedgerError {
  /// `Answers.md`.
  var exitCode: Int32 {
    switch self {
    case .noSuchFile: 66
    case .unreachable, .builtWithoutServers: 69
    case .fileExists, .cannotWrite, .isForReading: 73
    case .diskFull, .inputOutput: 74
    case .busy, .changedWhileReading, .headMoved, .connectionLost: 75
    case .needsRelease, .withheldEntry, .withheldOrder: 77
    case .newerVersion, .olderVersion, .unsuitable: 78
    case .openForReadingOnly: 64
    default: 65
    }
  }

  /// One for each problem.
  func messages(_ language: Language) -> [Failure.Message] {
    switch self {
    case .refused(let refusals):
      // What is posted by hand is one matter, and its place says nothing.
      refusals.map { $0.reason.message(nil, language) }
    case .refusedProjects(let refusals):
      refusals.map { refusal in
        let place = language.pick("Vorhaben ", "Project ") + refusal.project
        return Failure.Message(refusal.reason.problem, under: place, language)
      }
    default:
      [
        Failure.Message(
          problem, found: finding.found, allowed: finding.allowed?[language], language)
      ]
    }
  }
}

extension PostingRefusal.Reason {
  /// - Parameters:
  ///   - place: where people find it; nil: there is one place only.
  ///   - at: the same for programs.
  func message(
    _ place: String?, at: Failure.Place? = nil, _ language: Language
  ) -> Failure.Message {
    Failure.Message(
      problem, under: place, place: at, found: finding.found, allowed: finding.allowed?[language],
      language)
  }
}

extension Failure.Message {
  /// - Parameters:
  ///   - heading: where people find it; it stands before the sentence.
  ///   - place: the same for programs.
  init(
    _ problem: Problem, under heading: String? = nil, place: Failure.Place? = nil,
    found: String? = nil, allowed: String? = nil, _ language: Language
  ) {
    self.init(
      code: problem.code,
      text: (heading.map { $0 + ": " } ?? "") + problem.text(language, atTerminal: true),
      place: place, found: found, allowed: allowed)
  }
}

extension VerificationProblem {
  func sentence(_ language: Language) -> String { problem.text(language, atTerminal: true) }
}
