import Amounts
import LedgerStore
import Messages

extension Refusal {
  /// - Parameter part: one that stands in no backup; nil: the ledger or its state is missing.
  static func noBackup(_ file: String, _ part: String?) -> Refusal {
    let problem =
      part.map { Problem("office.NOT_A_BACKUP.part", ["file": Fact.whole(file), "part": $0]) }
      ?? Problem("office.NOT_A_BACKUP", ["file": Fact.whole(file)])
    return Refusal(.data, problem)
  }

  static func backupDamaged(_ file: String) -> Refusal {
    Refusal(.data, Problem("office.BACKUP_DAMAGED", ["file": Fact.whole(file)]))
  }

  /// - Parameter neighbour: another ledger, that the own files of a backup would count for.
  static func restoresBeside(_ neighbour: String, own: [String]) -> Refusal {
    Refusal(
      .target,
      Problem(
        "office.TARGET_EXISTS.beside", ["file": Fact.whole(neighbour), "names": Fact.names(own)]))
  }

  static func restoresIntoEvidence(_ path: String) -> Refusal {
    Refusal(.usage, Problem("office.TARGET_IS_LEDGER.evidence", ["file": Fact.whole(path)]))
  }

  /// Something lies where a ledger is to be restored.
  static func restoresOver(_ path: String) -> Refusal {
    Refusal(.target, Problem("office.TARGET_EXISTS.restore", ["file": Fact.whole(path)]))
  }

  /// A server is no place for a backup, which holds a file.
  static func restoresToServer(_ name: String) -> Refusal {
    Refusal(.usage, Problem("office.RESTORES_TO_FILE", ["file": Fact.whole(name)]))
  }

  /// - Parameter secret: whether a key for signing was asked for.
  static func noKey(_ file: String, secret: Bool) -> Refusal {
    let key = secret ? "office.NOT_A_KEY.secret" : "office.NOT_A_KEY.public"
    return Refusal(.data, Problem(key, ["file": Fact.whole(file)]))
  }
}
