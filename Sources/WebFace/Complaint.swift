import Amounts
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What is told of one thing that was not done, beside the field that it is about.
struct Complaint: Sendable {
  /// By the name that the call has for it; nil: it is about all.
  var field: String?
  let text: String

  /// What an error says to people, and how grave it is as a status of HTTP; nil for an error that
  /// is none of the house's.
  static func of(_ error: any Error, _ language: Language) -> (status: Int, [Complaint])? {
    func one(_ problem: Problem, _ field: String? = nil) -> [Complaint] {
      [Complaint(field: field, text: problem.pageText(language))]
    }
    switch error {
    case let refusal as Refusal:
      var all = one(refusal.problem, refusal.fields.first)
      all += refusal.details.map { Complaint(text: $0[language]) }
      return (refusal.kind.status, all)
    case let refused as BookingRefused:
      return (
        422,
        refused.faults.map {
          Complaint(field: $0.field.rawValue, text: $0.problem.pageText(language))
        }
      )
    case let problems as InputProblems:
      return (
        422,
        problems.problems.map { problem in
          problem.place.file == "record"
            ? Complaint(field: problem.place.path, text: problem.pageSentence(language))
            : Complaint(text: problem.pageText(language))
        }
      )
    case let found as SlipsFound:
      return (422, found.slips.map { Complaint(text: $0.problem.pageText(language)) })
    case LedgerError.refused(let refusals):
      return (422, refusals.flatMap { one($0.reason.problem) })
    case LedgerError.refusedProjects(let refusals):
      return (422, refusals.flatMap { one($0.reason.problem) })
    case let error as LedgerError: return (error.status, one(error.problem))
    case let error as InterestError: return (422, one(error.problem))
    case let error as AmountError: return (422, one(error.problem))
    case let unknown as UnknownRuleSet: return (422, one(unknown.problem))
    default:
      return ofDesks(error, language)
        ?? Refusal(below: error).map { ($0.kind.status, one($0.problem)) }
    }
  }
}

extension Refusal.Kind {
  fileprivate var status: Int {
    switch self {
    case .permission: 403
    case .inputOutput, .target: 500
    case .usage, .data: 422
    }
  }
}

extension LedgerError {
  fileprivate var status: Int {
    switch self {
    case .needsRelease, .withheldEntry, .withheldOrder: 403
    case .busy: 503
    // Nothing that a person types changes it.
    case .noSuchFile, .notALedger, .newerVersion, .olderVersion, .headChanged, .cannotWrite,
      .diskFull, .inputOutput, .damaged:
      500
    default: 422
    }
  }
}
