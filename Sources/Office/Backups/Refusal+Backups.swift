import Amounts
import LedgerStore

extension Refusal {
  /// - Parameter part: one that stands in no backup; nil: the ledger or its state is missing.
  static func noBackup(_ file: String, _ part: String?) -> Refusal {
    let (german, english) =
      part.map { ("Darin liegt „\($0)“.", "It holds \"\($0)\".") }
      ?? (
        "Darin fehlt das Hauptbuch oder sein Stand.", "The ledger or its state is missing in it."
      )
    return Refusal(
      .data, .notABackup,
      "\(file): Das ist keine Sicherung des Förderbuchs. \(german) Nennen Sie die Datei, die „backup“ schrieb.",
      "\(file): This is no backup of Förderbuch. \(english) Name the file that \"backup\" wrote.")
  }

  static func backupDamaged(_ file: String) -> Refusal {
    Refusal(
      .data, .backupDamaged,
      "\(file): Die Datei ist keine unversehrte Sicherung: abgeschnitten, verändert oder keine zip-Datei. Holen Sie eine andere Abschrift davon.",
      "\(file): The file is no sound backup: cut off, changed, or no zip file. Get another copy of it."
    )
  }

  /// - Parameter neighbour: another ledger, that the own files of a backup would count for.
  static func restoresBeside(_ neighbour: String, own: [String]) -> Refusal {
    let names = own.joined(separator: ", ")
    return Refusal(
      .target, .targetExists,
      "\(neighbour): Dort liegt schon ein Hauptbuch, und die eigenen Dateien der Sicherung (\(names)) gälten auch für dieses. Nennen Sie einen anderen Ordner.",
      "\(neighbour): A ledger lies there already, and the own files of the backup (\(names)) would count for it as well. Name another folder."
    )
  }

  static func restoresIntoEvidence(_ path: String) -> Refusal {
    Refusal(
      .usage, .targetIsLedger,
      "\(path): Dort liegen die Nachweise eines Hauptbuchs. Nennen Sie einen anderen Ordner.",
      "\(path): The evidence of a ledger lies there. Name another folder.")
  }

  /// Something lies where a ledger is to be restored.
  static func restoresOver(_ path: String) -> Refusal {
    Refusal(
      .target, .targetExists,
      "\(path): Dort liegt schon etwas; eine Sicherung wird nur dorthin zurückgespielt, wo nichts liegt. Nennen Sie einen anderen Ort für das Hauptbuch, oder legen Sie das Alte beiseite.",
      "\(path): Something lies there already; a backup is restored only where nothing does. Name another place for the ledger, or put the old one aside."
    )
  }

  /// - Parameter secret: whether a key for signing was asked for.
  static func noKey(_ file: String, secret: Bool) -> Refusal {
    let (german, english) =
      secret
      ? ("kein geheimer Schlüssel", "no secret key")
      : ("kein öffentlicher Schlüssel", "no public key")
    return Refusal(
      .data, .notAKey,
      "\(file): Das ist \(german) für Ed25519 (PEM-Datei). Nennen Sie die Datei, die beim Anlegen des Schlüssels entstand.",
      "\(file): This is \(english) for Ed25519 (PEM file). Name the file that was made with the key."
    )
  }
}
