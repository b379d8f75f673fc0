public import Amounts
import Glibc

/// Why a file was not written. Whatever lay at the target before still lies there.
public enum WriteFault: Error, Hashable, Sendable {
  /// The folder takes no new file: it does not exist, is read-only, is no folder. Holds `errno`.
  case cannotCreate(path: String, errno: Int32)
  /// The disk has no room.
  case diskFull(path: String)
  /// Writing, flushing or renaming failed otherwise. Holds `errno`.
  case cannotWrite(path: String, errno: Int32)

  /// No room on the disk, in the user's quota, or under the process's limit for files.
  public static func isFull(_ code: Int32) -> Bool {
    code == ENOSPC || code == EDQUOT || code == EFBIG
  }

  /// Why the system refused, in words that end a sentence.
  /// - Parameter code: `errno`.
  public static func reason(_ code: Int32) -> LocalizedText {
    switch code {
    case ENOENT: LocalizedText(de: "Den Ordner gibt es nicht", en: "there is no such folder")
    case EACCES, EPERM:
      LocalizedText(de: "Das Recht zum Schreiben fehlt", en: "writing there is not allowed")
    case EROFS:
      LocalizedText(de: "Der Datenträger ist schreibgeschützt", en: "the disk is read-only")
    case ENOTDIR:
      LocalizedText(
        de: "Ein Teil des Pfads ist kein Ordner", en: "a part of the path is no folder")
    case EISDIR: LocalizedText(de: "Dort liegt ein Ordner", en: "there is a folder in its place")
    case ENAMETOOLONG: LocalizedText(de: "Der Name ist zu lang", en: "the name is too long")
    default:
      LocalizedText(
        de: "Fehler \(code) des Betriebssystems", en: "error \(code) of the system")
    }
  }
}
