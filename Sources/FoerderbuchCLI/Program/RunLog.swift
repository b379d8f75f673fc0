import Amounts
import Foundation
import LedgerStore
import Messages
import Office
import Synchronization

/// The offices that one run of the program worked in, so that it can tell what was booked even
/// where its answer could not be written.
final class RunLog: Sendable {
  private let offices = Mutex<[GrantOffice]>([])

  func add(_ office: GrantOffice) { offices.withLock { $0.append(office) } }

  /// What was made final, in order.
  var committed: [Ledger.Committed] { offices.withLock { $0.flatMap(\.committed) } }

  /// Whether it made a ledger or restored one.
  var hasMade: Bool { offices.withLock { $0.contains(where: \.hasMade) } }

  /// Where ledgers are kept as they were before this run brought them up to date.
  var predecessors: [String] { offices.withLock { $0.flatMap(\.predecessors) } }

  /// The end that a ledger lacks which this run worked in.
  var missingEnd: MissingEnd? { offices.withLock { $0.lazy.compactMap(\.missingEnd).first } }

  /// Closes all ledgers, so that each is whole in its file when the program ends.
  func close() {
    for access in [StoreAccess.readOnly, .readWrite] {
      for office in offices.withLock({ $0 }) { office.close(access) }
    }
  }
}

extension Failure {
  /// The answer could not be written; what was booked before stays booked (`Answers.md`).
  /// - Parameter outputError: the system's number of the error.
  init(outputError: Int32, _ log: RunLog) {
    let cause: Fact =
      switch outputError {
      case ENOSPC, EDQUOT, EFBIG: .message(Messages.Message("program.OUTPUT.full"))
      case EPIPE: .message(Messages.Message("program.OUTPUT.left"))
      case EBADF: .message(Messages.Message("program.OUTPUT.closed"))
      default: .whole(String(cString: strerror(outputError)))
      }
    let truth = Self.truth(log, only: "program.OUTPUT.only")
    self.init(
      exitCode: 74,
      [Message(Problem("program.OUTPUT", ["cause": cause, "truth": truth]), Console.language)])
  }

  /// A signal ends the program before its work is done.
  static func interrupted(_ log: RunLog) -> Failure {
    let truth = truth(log, only: "program.INTERRUPTED.only")
    return Failure(
      exitCode: 74, [Message(Problem("program.INTERRUPTED", ["truth": truth]), Console.language)])
  }

  /// What of the work is done.
  /// - Parameter only: the sentence of what is not.
  private static func truth(_ log: RunLog, only: String) -> Fact {
    let (committed, only) = (log.committed, Fact.message(Messages.Message(only)))
    if log.hasMade { return .message(Messages.Message("program.OUTPUT.made", ["only": only])) }
    let ranges = committed.compactMap(\.entries)
    if committed.isEmpty { return .message(Messages.Message("program.OUTPUT.nothing")) }
    if ranges.isEmpty {
      return .message(Messages.Message("program.OUTPUT.ledger", ["only": only]))
    }
    let numbers = ranges.map {
      Fact.whole($0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)")
    }
    return .message(
      Messages.Message(
        "program.OUTPUT.entries",
        [
          "count": ranges.reduce(0) { $0 + $1.count }, "numbers": Fact.series(numbers),
          "only": only,
        ]))
  }
}
