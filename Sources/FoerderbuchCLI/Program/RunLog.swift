import Amounts
import Foundation
import LedgerStore
import Office
import Synchronization

/// The offices that one run of the program worked in, so that it can tell what was booked even
/// where its answer could not be written.
final class RunLog: Sendable {
  private let offices = Mutex<[GrantOffice]>([])

  func add(_ office: GrantOffice) { offices.withLock { $0.append(office) } }

  /// What was made final, in order.
  var committed: [Ledger.Committed] { offices.withLock { $0.flatMap(\.committed) } }

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
  init(outputError: Int32, _ committed: [Ledger.Committed]) {
    let cause =
      switch outputError {
      case ENOSPC, EDQUOT, EFBIG: say("Der Datenträger ist voll", "The disk is full")
      case EPIPE: say("Das Programm, das sie liest, hat aufgehört", "Its reader has stopped")
      case EBADF: say("Der Ausgang ist geschlossen", "It is closed")
      default: String(cString: strerror(outputError))
      }
    let ranges = committed.compactMap(\.entries)
    let numbers = ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    .joined(separator: ", ")
    let truth: String
    if ranges.reduce(0, { $0 + $1.count }) == 1 {
      truth = say(
        "Gebucht ist Buchung \(numbers); nur die Ausgabe ging nicht. Buchen Sie nicht noch einmal.",
        "Entry \(numbers) is booked; only the output failed. Do not book it again.")
    } else if !ranges.isEmpty {
      truth = say(
        "Gebucht sind die Buchungen \(numbers); nur die Ausgabe ging nicht. Buchen Sie nicht noch einmal.",
        "Entries \(numbers) are booked; only the output failed. Do not book them again.")
    } else if !committed.isEmpty {
      truth = say(
        "Das Hauptbuch ist fortgeschrieben; nur die Ausgabe ging nicht.",
        "The ledger was written; only the output failed.")
    } else {
      truth = say("Am Hauptbuch ist nichts geändert.", "Nothing changed in the ledger.")
    }
    self.init(
      exitCode: 74, "OUTPUT",
      [
        say(
          "Die Ausgabe ließ sich nicht schreiben: \(cause). \(truth)",
          "The output could not be written: \(cause). \(truth)")
      ])
  }
}
